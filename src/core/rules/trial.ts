/** Rules tried on rolls that nobody cast, to find out what they can do. */
import { groupOn, weightsOn } from '../charter/at.ts'
import type { Charter, Rule } from '../charter/charter.ts'
import type { PartyId, TreatyId } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Condition, Stand } from './condition.ts'
import { evaluate } from './evaluate.ts'
import type { Facts } from './facts.ts'
import type { Roll } from './roll.ts'

/** Where a rule is tried: on which day, on which members, with which instruments in force. */
export interface Ground {
  readonly charter: Charter
  readonly rule: Rule
  readonly on: Day
  readonly inForce: (treaty: TreatyId) => boolean
}

/** A roll of these stands under the rule that day. */
export function trialRoll(
  { charter, rule, on, inForce }: Ground,
  stands: ReadonlyMap<PartyId, Stand>,
  facts: Facts = {},
  running = false,
): Roll {
  return {
    stands,
    idle: [],
    units: [],
    running,
    positions: rule.positions,
    group: (name) => groupOn(charter, name, on),
    weights: (name) => weightsOn(charter, name, on),
    inForce,
    facts,
    clause: rule.clause,
  }
}

/** True where no roll of these members can meet the condition, whatever is found: shown by a question on which nobody has voted yet. */
export function neverMet(ground: Ground, members: readonly PartyId[], condition: Condition): boolean {
  const stands = new Map(members.map((party): [PartyId, Stand] => [party, 'not-voted']))
  return evaluate(condition, trialRoll(ground, stands, {}, true)).holds === 'no'
}

/** True where the rule adopts on the roll: what must come first is there, there is a quorum, and the rest holds. */
export function adoptsOn(ground: Ground, stands: ReadonlyMap<PartyId, Stand>, facts: Facts): boolean {
  const roll = trialRoll(ground, stands, facts)
  const { requires, quorum, adopt } = ground.rule
  return (
    requires.every(({ condition }) => evaluate(condition, roll).holds === 'yes') &&
    (quorum === undefined || evaluate(quorum, roll).holds === 'yes') &&
    evaluate(adopt, roll).holds === 'yes'
  )
}
