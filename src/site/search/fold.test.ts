import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { fold, inLatin, wordsOf } from './fold.ts'

test('case, accents and letters with two spellings make no difference', () => {
  const same = [
    ['Café', 'cafe'],
    ['STRASSE', 'Straße'],
    ['Kyïv', 'kyiv'],
    ['Ещё', 'еще'],
    ['Öland', 'oland'],
    ['Łódź', 'lodz'],
    ['أمانة', 'امانه'],
    ['ﬁle', 'file'],
  ] as const
  for (const [one, other] of same) assert.equal(fold(one), fold(other), one)
})

test('a symbol is found by its parts, a date by its numbers', () => {
  assert.deepEqual(wordsOf('S/RES/2504 (2020), “Aldan–Borova”'), [
    's',
    'res',
    '2504',
    '2020',
    'aldan',
    'borova',
  ])
})

test('a Cyrillic word is found in Latin letters, a Latin one has no second form', () => {
  assert.equal(inLatin(fold('Щит')), 'shchit')
  assert.equal(inLatin(fold('Юность')), 'yunost')
  assert.equal(inLatin('council'), undefined)
})

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(fold(fold(text)), fold(text))),
  )
})
