import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayCount, sayTime } from './live-script.ts'
import { formsOf, liveScript } from './live.ts'
import { countIn, countRu } from './plural.ts'

test('a script says a number as the dictionary does, in each language and for each of its forms', () => {
  const nouns = (n: number): string => countRu(n, 'акт', 'акта', 'актов')
  const arabic = (n: number): string =>
    countIn('ar', n, { zero: 'لا', two: 'اثنان', few: '# ف', other: '# م' })
  for (const n of [0, 1, 2, 3, 5, 11, 21, 22, 99, 100, 102, 1111, 2_000_004]) {
    const [ru, ar] = [liveScript('ru'), liveScript('ar')]
    assert.equal(sayCount(ru, formsOf('ru', nouns), n), nouns(n))
    assert.equal(sayCount(ar, formsOf('ar', arabic), n), arabic(n))
  }
})

test('what is left is said in words', () => {
  const left = 3 * 86_400 + 22 * 3600
  assert.equal(sayTime(liveScript('en'), left), '3 days 22 hours')
  assert.equal(sayTime(liveScript('en'), 61), '1 minute 1 second')
  assert.equal(sayTime(liveScript('ru'), left), '3 дня 22 часа')
  assert.equal(sayTime(liveScript('ru'), 0), '0 секунд')
  // English where the language has no sentence, without the signs that mark it on a page.
  assert.doesNotMatch(JSON.stringify(liveScript('ar')), /[\uE000-\uE1FF]/)
})
