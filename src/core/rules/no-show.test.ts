/** Rules under which a vote for a question can only help it, and two under which a vote against it helps. */
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyCase, decide, ruleOf, tally, withRule } from '../../../tests/support/any-question.ts'
import type { Rule } from '../charter/charter.ts'
import { conditionsOf } from '../charter/fact-forms.ts'
import type { PartyId } from '../ids.ts'
import { walk, type Condition, type Stand } from './condition.ts'

test('a no turned into a yes never un-adopts, under every rule that is monotone', () => {
  let met = 0
  const monotone = anyCase().filter((of) => conditionsOf(ruleOf(of)).every(isMonotone))
  fc.assert(
    fc.property(monotone, (of) => {
      if (decide(of).outcome !== 'adopted') return
      for (const [party, position] of of.question.positions) {
        if (position !== 'no') continue
        met += 1
        const turned = new Map(of.question.positions).set(party, 'yes')
        assert.equal(decide(of, { positions: turned }).outcome, 'adopted')
      }
    }),
    { numRuns: 1500 },
  )
  assert.ok(met > 50, `the property met ${met} votes against that were turned`)
})

const SEVEN = Array.from({ length: 7 }, (_, index) => `P${index}` as PartyId)
const [sample] = fc.sample(anyCase({ condition: fc.constant(tally()) }), { numRuns: 1, seed: 1 })
const roll = (rule: Partial<Rule>, stands: readonly Stand[]): string => {
  const positions = new Map(
    stands.flatMap((stand, index) => (stand === 'not-voted' ? [] : [[SEVEN[index]!, stand] as const])),
  )
  return decide(withRule({ ...sample!, members: SEVEN }, rule), { positions, closed: true }).outcome
}
const majority = tally({ threshold: { num: 1n, den: 2n }, comparison: 'more-than', base: 'cast' })

test('no show, first way: who comes to vote against a question makes the quorum by which it is adopted', () => {
  const quorum = tally({ counted: ['yes', 'no', 'abstain'], threshold: { num: 5n, den: 1n } })
  const four: readonly Stand[] = ['yes', 'yes', 'yes', 'yes']
  assert.equal(
    roll({ quorum, adopt: majority }, [...four, 'not-voted', 'not-voted', 'not-voted']),
    'out-of-order',
  )
  assert.equal(roll({ quorum, adopt: majority }, [...four, 'no', 'not-voted', 'not-voted']), 'adopted')
})

test('no show, second way: where so many votes must be cast, a vote against adopts and an abstention would not have', () => {
  const enough = tally({
    counted: ['yes', 'no'],
    threshold: { num: 1n, den: 2n },
    comparison: 'more-than',
    base: 'members',
  })
  const adopt: Condition = { kind: 'all', of: [majority, enough] }
  const three: readonly Stand[] = ['yes', 'yes', 'yes']
  assert.equal(roll({ adopt }, [...three, 'abstain', 'absent', 'absent', 'absent']), 'not-adopted')
  assert.equal(roll({ adopt }, [...three, 'no', 'absent', 'absent', 'absent']), 'adopted')
})

test('a rule that turns a condition round is not monotone: a vote for it un-adopts', () => {
  const adopt: Condition = { kind: 'not', of: tally({ threshold: { num: 2n, den: 1n } }) }
  assert.equal(isMonotone(adopt), false)
  assert.equal(roll({ adopt }, ['yes', 'no']), 'adopted')
  assert.equal(roll({ adopt }, ['yes', 'yes']), 'not-adopted')
})

/** True where a no turned into a yes can only help the condition. */
function isMonotone(condition: Condition): boolean {
  if (condition.kind === 'votes') {
    const [yes, no] = [condition.counted.includes('yes'), condition.counted.includes('no')]
    return yes === no || yes === (condition.comparison === 'at-least' || condition.comparison === 'more-than')
  }
  if (condition.kind === 'consensus') return condition.bearing.yes === 'gives'
  if (condition.kind === 'not') return false
  let every = true
  walk(condition, (part) => {
    if (part !== condition && !isMonotone(part)) every = false
  })
  return every
}
