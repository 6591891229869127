/** How a decision is numbered: which forms there are, and which symbols they make. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { check } from '../reading.ts'
import { formOf, numberIn, numberingSchema, symbolOf } from './numbering.ts'

test('a symbol has the number with as many noughts, and the year with as many digits, as its form says', () => {
  const written = (form: string, number: number): string => symbolOf(formOf({ form }, '2026'), number)
  assert.equal(written('MC.DEC/{n}/{yy}', 7), 'MC.DEC/7/26')
  assert.equal(written('MC.DEC/{nnn}/{yyyy}', 7), 'MC.DEC/007/2026')
  assert.equal(written('{nn}', 123), '123')
})

test('a number is read off the symbol that it makes, and off no other', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('A/{n}/26', 'A-{nn}', '{nnn}/B', 'A{nnnn}B'),
      fc.integer({ min: 1, max: 999_999 }),
      (form, number) => {
        assert.equal(numberIn(form, symbolOf(form, number)), number)
      },
    ),
  )
  for (const other of [
    'A/0/26',
    'A/07/26',
    'A/7/27',
    'A//26',
    'B/7/26',
    'A/7/2',
    'A/7x/26',
    'A/1234567890/26',
    '',
  ])
    assert.equal(numberIn('A/{n}/26', other), undefined, other)
})

test('a form has one place for the number and one at most for the year, and makes symbols', () => {
  const read = (form: string): boolean => {
    const value = { form, clause: 'Rules, r. 1', source: 'rules' }
    return check<unknown>(numberingSchema, { file: 'charter.yaml', value, line: () => 0 }).ok
  }
  const right = ['{n}', 'DEC/{n}', 'DEC/{nnnn}/{yyyy}', '{yy}-{nn}', `${'D'.repeat(71)}{n}`]
  for (const form of right) assert.ok(read(form), form)
  const wrong = [
    '',
    'DEC',
    'DEC/{yy}',
    '{n}/{nn}',
    '{n}/{yy}/{yyyy}',
    '{nnnnn}',
    '{n}/{y}',
    '{n}/{yyy}',
    '№ {n}',
    '/{n}',
    `${'D'.repeat(72)}{n}`,
  ]
  for (const form of wrong) assert.ok(!read(form), form)
})
