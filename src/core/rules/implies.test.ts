import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyCase, anyWiderCondition } from '../../../tests/support/any-question.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import { POSITIONS, type Condition, type Stand } from './condition.ts'
import { evaluate } from './evaluate.ts'
import { implies } from './implies.ts'
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

test('conditions nested into each other as deep as is read are compared at once', () => {
  const nested = (depth: number, one: bigint): Condition =>
    depth === 0
      ? votes(one)
      : { kind: depth % 2 === 0 ? 'all' : 'any', of: [nested(depth - 1, one), votes(one + BigInt(depth))] }
  const began = performance.now()
  implies(nested(45, 1n), nested(44, 1000n))
  assert.ok(performance.now() - began < 5000)
})
