import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyCase, anyWiderCondition } from '../../../tests/support/any-question.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import { POSITIONS, type Condition, type Stand } from './condition.ts'
import { evaluate } from './evaluate.ts'
import { implies, sameCondition } from './implies.ts'
import { trialRoll } from './trial.ts'

const votes = (num: bigint, more: object = {}): Condition => ({
  kind: 'votes',
  counted: ['yes'],
  comparison: 'at-least',
  threshold: { num, den: 1n },
  ...more,
})

test('what is said to follow holds on every roll on which the other does', () => {
  let followed = 0
  const roll = fc.array(fc.constantFrom<Stand>(...POSITIONS, 'not-voted'), { minLength: 6, maxLength: 6 })
  const pair = fc.oneof(
    fc.tuple(anyWiderCondition, anyWiderCondition),
    // Of one shape, so that many do follow.
    fc.tuple(anyWiderCondition, anyWiderCondition).map(([a, b]): [Condition, Condition] => [
      { kind: 'all', of: [a, b] },
      { kind: 'any', of: [b, a] },
    ]),
    fc
      .tuple(
        fc.bigInt({ min: 1n, max: 4n }),
        fc.bigInt({ min: 1n, max: 4n }),
        fc.constantFrom('members', 'cast', 'present'),
        fc.constantFrom('members', 'cast', 'present'),
        fc.constantFrom('at-least', 'more-than', 'fewer-than', 'at-most'),
        fc.constantFrom('at-least', 'more-than', 'fewer-than', 'at-most'),
      )
      .map(([a, b, one, other, how, also]): [Condition, Condition] => [
        votes(a, { threshold: { num: a, den: 4n }, base: one, comparison: how }),
        votes(b, { threshold: { num: b, den: 4n }, base: other, comparison: also }),
      ]),
  )
  fc.assert(
    fc.property(pair, roll, anyCase(), ([a, b], stands, { charter }) => {
      if (!implies(a, b)) return
      followed += 1
      const ground = { charter, rule: charter.rules[0]!, on: '2026-03-05' as Day, inForce: () => false }
      const members = stands.map((stand, at): [PartyId, Stand] => [`P${at}` as PartyId, stand])
      const facts = { abstention: 'blocks', base: 'one', tested: 'yes' }
      const holds = (condition: Condition): string =>
        evaluate(condition, trialRoll(ground, new Map(members), facts)).holds
      if (holds(a) === 'yes') assert.equal(holds(b), 'yes')
    }),
    { numRuns: 3000 },
  )
  assert.ok(followed > 300)
})

test('more votes imply fewer, not the other way', () => {
  assert.deepEqual([implies(votes(5n), votes(4n)), implies(votes(4n), votes(5n))], [true, false])
  assert.equal(implies(votes(5n, { weight: 'w' }), votes(4n)), false)
})

/** Whether the second follows from the first, and the first from the second. */
const ways = (a: Condition, b: Condition): readonly boolean[] => [implies(a, b), implies(b, a)]

test('all of several follow from what each of them follows from, and give each of them', () => {
  const both: Condition = { kind: 'all', of: [votes(1n), votes(3n)] }
  assert.deepEqual(ways(votes(3n), both), [true, true])
  assert.deepEqual(ways(votes(2n), both), [false, true])
  assert.equal(implies({ kind: 'all', of: [votes(1n), votes(2n)] }, votes(3n)), false)
})

test('one of several follows from each of them, and gives what each of them gives', () => {
  const either: Condition = { kind: 'any', of: [votes(3n), votes(5n)] }
  assert.deepEqual(ways(votes(4n), either), [true, false])
  assert.deepEqual(ways(votes(3n), either), [true, true])
  assert.deepEqual(ways(votes(2n), either), [false, true])
})

test('that the lesser does not hold gives that the greater does not', () => {
  const not = (of: Condition): Condition => ({ kind: 'not', of })
  assert.deepEqual(ways(not(votes(2n)), not(votes(3n))), [true, false])
  assert.deepEqual(ways(not(votes(2n)), votes(2n)), [false, false])
})

test('more members give fewer, a smaller minority that blocks gives a greater one, a greater number found gives a smaller', () => {
  const members = (atLeast: bigint, more: object = {}): Condition => ({ kind: 'members', atLeast, ...more })
  const blockers = (fewerThan: bigint): Condition => ({ kind: 'blockers', fewerThan })
  const days = (atLeast: bigint, more: object = {}): Condition => ({
    kind: 'fact',
    name: 'days',
    atLeast,
    unstated: 'asks',
    ...more,
  })
  assert.deepEqual(ways(members(3n), members(2n)), [true, false])
  assert.deepEqual(ways(members(3n, { clause: 'Art. 1' }), members(3n)), [true, true])
  assert.deepEqual(ways(blockers(2n), blockers(3n)), [true, false])
  assert.deepEqual(ways(days(90n), days(30n)), [true, false])
  for (const other of [members(1n), blockers(9n), votes(1n)])
    assert.deepEqual(ways(days(90n), other), [false, false])
  assert.deepEqual(ways(members(9n), votes(1n)), [false, false])
  assert.deepEqual(ways(days(90n), days(30n, { name: 'weeks' })), [false, false])
  assert.deepEqual(ways(days(90n), days(30n, { unstated: 'holds' })), [false, false])
  const found: Condition = { kind: 'fact', name: 'days', unstated: 'asks' }
  assert.deepEqual(ways(days(90n), found), [false, false])
})

test('of blocking minorities by a share of a weight nothing follows, unless they say the same', () => {
  const holding = (num: bigint): Condition => ({
    kind: 'blockers',
    fewerThan: { weight: 'w', threshold: { num, den: 4n }, strict: false, plus: 0n },
  })
  assert.deepEqual(ways(holding(1n), holding(3n)), [false, false])
  assert.deepEqual(ways(holding(1n), holding(1n)), [true, true])
  assert.deepEqual(ways(holding(1n), { kind: 'blockers', fewerThan: 4n }), [false, false])
})

test('the same said in another order of words and with another clause is the same', () => {
  const one = { kind: 'in-force', treaty: 't', clause: 'Art. 1' } as unknown as Condition
  const other = { treaty: 't', kind: 'in-force', clause: 'Art. 2' } as unknown as Condition
  assert.ok(sameCondition(one, other))
  assert.ok(!sameCondition(one, { ...other, treaty: 'u' } as unknown as Condition))
})

test('tallies of another weight, class or fact, and one of a floor and one of a ceiling, say nothing of each other', () => {
  for (const more of [{ weight: 'w' }, { class: 'c' }, { named: 'n' }, { comparison: 'at-most' }])
    assert.deepEqual(ways(votes(5n, more), votes(4n)), [false, false], JSON.stringify(more))
})

test('so many of fewer stands give so many of more, and at most so many of more at most so many of fewer', () => {
  const of = (counted: readonly Stand[], comparison: string): Condition => votes(2n, { counted, comparison })
  for (const floor of ['at-least', 'more-than'])
    assert.deepEqual(ways(of(['yes'], floor), of(['yes', 'abstain'], floor)), [true, false])
  for (const ceiling of ['at-most', 'fewer-than'])
    assert.deepEqual(ways(of(['yes', 'abstain'], ceiling), of(['yes'], ceiling)), [true, false])
  assert.deepEqual(ways(of(['yes', 'no'], 'at-least'), of(['yes', 'abstain'], 'at-least')), [false, false])
})

test('a share of a wider base gives the same share of a narrower one; of a number, and of no share at all, nothing follows', () => {
  const of = (base: string | undefined, num: bigint, comparison = 'at-least'): Condition =>
    votes(1n, { comparison, threshold: { num, den: 4n }, ...(base ? { base } : {}) })
  for (const [wide, narrow] of [
    ['members', 'cast'],
    ['members', 'present'],
    ['present', 'cast'],
  ] as const) {
    assert.deepEqual(ways(of(wide, 2n), of(narrow, 2n)), [true, false])
    assert.deepEqual(ways(of(narrow, 2n, 'at-most'), of(wide, 2n, 'at-most')), [true, false])
  }
  assert.deepEqual(ways(of('members', 2n), of(undefined, 2n)), [false, false])
  assert.deepEqual(ways(of('members', 0n), of('cast', 0n)), [false, false])
})

test('more than a share gives at least that share; fewer than it, at most; equal shares are equal however they are written', () => {
  const of = (comparison: string, num: bigint, den: bigint): Condition =>
    votes(1n, { comparison, threshold: { num, den }, base: 'cast' })
  assert.deepEqual(ways(of('more-than', 1n, 2n), of('at-least', 2n, 4n)), [true, false])
  assert.deepEqual(ways(of('fewer-than', 1n, 2n), of('at-most', 2n, 4n)), [true, false])
  for (const comparison of ['at-least', 'more-than', 'at-most', 'fewer-than'])
    assert.deepEqual(ways(of(comparison, 1n, 2n), of(comparison, 2n, 4n)), [true, true], comparison)
  assert.deepEqual(ways(of('at-least', 3n, 4n), of('more-than', 1n, 2n)), [true, false])
})

test('of nothing at most a share holds and fewer than a share does not, so only the second gives the first', () => {
  const of = (comparison: string, num: bigint, base?: string): Condition =>
    votes(1n, { comparison, threshold: { num, den: 4n }, ...(base ? { base } : {}) })
  assert.deepEqual(ways(of('at-most', 1n, 'cast'), of('fewer-than', 2n, 'cast')), [false, false])
  assert.deepEqual(ways(of('fewer-than', 1n, 'cast'), of('at-most', 2n, 'cast')), [true, false])
  assert.deepEqual(ways(of('at-most', 1n), of('fewer-than', 2n)), [true, false])
})

test('conditions nested into each other as deep as is read are compared at once', () => {
  const nested = (depth: number, one: bigint): Condition =>
    depth === 0
      ? votes(one)
      : { kind: depth % 2 === 0 ? 'all' : 'any', of: [nested(depth - 1, one), votes(one + BigInt(depth))] }
  const began = performance.now()
  implies(nested(45, 1n), nested(44, 1000n))
  assert.ok(performance.now() - began < 5000)
})
