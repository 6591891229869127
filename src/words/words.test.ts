import { test } from 'node:test'
import assert from 'node:assert/strict'
import { direction, language, SPOKEN, words } from './index.ts'
import { countEn, countRu } from './plural.ts'

test('a Russian noun agrees with its number, to 11 and 111 too', () => {
  const acts = (count: number): string => countRu(count, 'акт', 'акта', 'актов')
  assert.deepEqual([0, 1, 2, 4, 5, 11, 14, 21, 22, 25, 111, 121].map(acts), [
    '0 актов',
    '1 акт',
    '2 акта',
    '4 акта',
    '5 актов',
    '11 актов',
    '14 актов',
    '21 акт',
    '22 акта',
    '25 актов',
    '111 актов',
    '121 акт',
  ])
  assert.deepEqual(
    [0, 1, 2].map((count) => countEn(count, 'party', 'parties')),
    ['0 parties', '1 party', '2 parties'],
  )
  assert.equal(countEn(29_929, 'row'), '29,929 rows')
})

test('every language says the same things with the same parameters, and leaves none of them out', () => {
  const [first, ...others] = SPOKEN.map(({ code }) => entries(words(code)))
  for (const other of others) {
    assert.deepEqual(
      other.map(([path]) => path),
      first!.map(([path]) => path),
    )
    first!.forEach(([path, value], index) => {
      const counterpart = other[index]![1]
      assert.equal(typeof counterpart, typeof value, path)
      if (typeof value === 'function' && typeof counterpart === 'function') {
        assert.equal(counterpart.length, value.length, path)
        const gaps = Array.from({ length: value.length }, (_, gap) => `9${gap}1`)
        assert.deepEqual(
          gaps.filter((gap) => said(value, gaps).includes(gap)),
          gaps.filter((gap) => said(counterpart, gaps).includes(gap)),
          path,
        )
      } else assert.notEqual(counterpart, '', path)
    })
  }
})

test('a language that is not spoken here is not guessed at', () => {
  assert.equal(language('ru'), 'ru')
  assert.equal(language('xx'), undefined)
  assert.equal(language('toString'), undefined)
  assert.equal(direction('ru'), 'ltr')
})

type Said = (...parts: never[]) => unknown

function said(value: Said, gaps: readonly string[]): string {
  return String(value(...(gaps as never[])))
}

function entries(value: unknown, path = ''): [string, string | Said][] {
  if (typeof value === 'string' || typeof value === 'function') return [[path, value as string | Said]]
  return Object.entries(value as object)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, inside]) => entries(inside, `${path}/${key}`))
}
