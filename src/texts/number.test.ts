import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handlesOf, inOrderOf, INSERTED, numberOf, renumbered, romanValue, stepsOf } from './number.ts'

const inOrder = (one: string, other: string): boolean => inOrderOf(stepsOf(one)!, stepsOf(other)!) < 0

test('a number is a figure, what was inserted, decimals, a letter and a roman figure', () => {
  for (const number of ['1', '3 bis', '3(a)', '3(a)(ii)', '3.1', '12 ter.2', '3.1(b)', '999'])
    assert.equal(stepsOf(number) && numberOf(stepsOf(number)!), number)
  for (const none of [
    '',
    '0',
    '01',
    '3bis',
    '3 Bis',
    '3 undecies',
    '3(A)',
    '3(1)',
    '3(ii)',
    '3(a)(iiii)',
    '3.0',
    '3.01',
    '1000',
    '3.',
    '٣',
    '3 ',
    'а',
  ])
    assert.equal(stepsOf(none), undefined, none)
})

test('what is inserted comes after the parts of a number and before the next', () => {
  for (const [one, other] of [
    ['3', '3(a)'],
    ['3(a)', '3(b)'],
    ['3(a)(ix)', '3(b)'],
    ['3(h)', '3(i)'],
    ['3(z)', '3 bis'],
    ['3 bis', '3 ter'],
    ['3 decies', '4'],
    ['3.9', '3.10'],
    ['9', '10'],
  ] as const) {
    assert.ok(inOrder(one, other), `${one} ${other}`)
    assert.ok(!inOrder(other, one))
  }
})

test('roman figures are read up to fifty', () => {
  assert.deepEqual(['i', 'iv', 'xix', 'xlix', 'l'].map(romanValue), [1, 4, 19, 49, 50])
  assert.deepEqual(['', 'li', 'iiii', 'ic'].map(romanValue), [undefined, undefined, undefined, undefined])
})

test('each provision has a place of its own, the same in every language', () => {
  const numbers = [undefined, undefined, '1', '3 bis', '3(a)', '3(a)(ii)', '3.1']
  assert.deepEqual(handlesOf(numbers.map((number) => (number === undefined ? {} : { number }))), [
    'pp1',
    'pp2',
    'p1',
    'p3-bis',
    'p3-a',
    'p3-a-ii',
    'p3-1',
  ])
})

test('a clean text is numbered anew: nothing inserted, nothing left out, each at its depth', () => {
  const given = ['1', '1 bis', '3', '3(b)', '3(d)', '3(d)(ii)', '5', '5.4', undefined, '7']
  const clean = renumbered(given.map((number) => (number === undefined ? {} : { number })))
  assert.deepEqual(
    clean.map(({ number }: { number?: string }) => number),
    ['1', '2', '3', '3(a)', '3(b)', '3(b)(i)', '4', '4.1', undefined, '5'],
  )
})

const step = (kind: 'figure' | 'letter' | 'roman', most: number) =>
  fc.integer({ min: 1, max: most }).map((value) => ({ kind, value, inserted: 0 }) as const)
const first = fc
  .record({ value: fc.integer({ min: 1, max: 999 }), inserted: fc.integer({ min: 0, max: INSERTED.length }) })
  .map((of) => ({ kind: 'figure', ...of }) as const)
const anySteps = fc
  .tuple(
    first,
    fc.array(step('figure', 20), { maxLength: 3 }),
    fc.option(step('letter', 26), { nil: undefined }),
    fc.option(step('roman', 50), { nil: undefined }),
  )
  .map(([one, more, letter, roman]) => [one, ...more, ...(letter ? [letter, ...(roman ? [roman] : [])] : [])])

test('every number is read as it is written', () => {
  fc.assert(fc.property(anySteps, (steps) => assert.deepEqual(stepsOf(numberOf(steps)), steps)))
})

test('numbered anew, numbers rise, keep their depth, and numbering again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anySteps, { maxLength: 40 }), (all) => {
      const sorted = all.toSorted(inOrderOf).map((steps) => numberOf(steps))
      const given = [...new Set(sorted)].map((number) => ({ number }))
      const clean = renumbered(given)
      const steps = clean.map(({ number }) => stepsOf(number)!)
      for (const [at, own] of steps.entries()) {
        assert.equal(own.length, stepsOf(given[at]!.number)!.length)
        if (at > 0) assert.ok(inOrderOf(steps[at - 1]!, own) < 0, JSON.stringify([given, clean]))
      }
      assert.deepEqual(renumbered(clean), clean)
    }),
  )
})
