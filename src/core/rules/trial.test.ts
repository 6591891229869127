/** Rules tried on rolls that nobody cast. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Condition, Stand } from './condition.ts'
import { adoptsOn, neverMet, trialRoll, type Ground } from './trial.ts'

const lake = charterOf('lake-commission')
const LAKE = Object.keys(lake.parties) as PartyId[]
const votes = (num: bigint, more: object = {}): Condition => ({
  kind: 'votes',
  counted: ['yes'],
  comparison: 'at-least',
  threshold: { num, den: 1n },
  ...more,
})

function ground(rule: Partial<Rule> = {}): Ground {
  const measure = lake.rules.find(({ id }) => id === 'measure')!
  return { charter: lake, rule: { ...measure, ...rule }, on: '2026-03-05' as Day, inForce: () => false }
}
const stands = (...those: readonly Stand[]): ReadonlyMap<PartyId, Stand> =>
  new Map(those.map((stand, at) => [LAKE[at]!, stand]))

test('a roll that is tried is closed unless it is said to run, and weighs as on its day', () => {
  const roll = trialRoll(ground(), stands('yes'))
  assert.deepEqual(
    [roll.running, roll.facts, roll.clause, roll.positions],
    [false, {}, 'Lake Treaty, Art. 11', ['yes', 'no', 'abstain', 'absent']],
  )
  assert.equal(roll.weights('shoreline')?.get('AARE' as PartyId), 100n)
  assert.equal(trialRoll(ground(), stands('yes'), {}, true).running, true)
})

test('a condition is never met where all members together do not meet it, and not where they might or a finding might', () => {
  const never = (condition: Condition): boolean => neverMet(ground(), LAKE, condition)
  assert.deepEqual([never(votes(8n)), never(votes(7n)), never(votes(0n))], [true, false, false])
  assert.equal(never(votes(301n, { weight: 'shoreline' })), true)
  assert.equal(never(votes(300n, { weight: 'shoreline' })), false)
  assert.equal(never(votes(1n, { counted: ['objection'] })), true, 'a stand that the rule does not know')
  assert.equal(never({ kind: 'fact', name: 'levyAsked', is: 'yes', unstated: 'asks' }), false)
})

test('a rule adopts where each precondition, the quorum and the rest hold, and not where one of them does not', () => {
  const requires = [1n, 2n].map((number) => ({
    condition: votes(number),
    otherwise: 'precondition' as const,
  }))
  const rule = { requires, quorum: votes(1n, { counted: ['no'] }), adopt: votes(3n) }
  const adopts = (...those: readonly Stand[]): boolean => adoptsOn(ground(rule), stands(...those), {})
  assert.equal(adopts('yes', 'yes', 'yes', 'no'), true)
  assert.equal(adopts('yes', 'yes', 'yes'), false, 'no quorum')
  assert.equal(adopts('yes', 'yes', 'no'), false, 'not enough')
  const few = { ...rule, adopt: votes(1n) }
  assert.equal(adoptsOn(ground(few), stands('yes', 'no'), {}), false, 'the second precondition is wanting')
  assert.equal(adoptsOn(ground(few), stands('yes', 'yes', 'no'), {}), true)
})
