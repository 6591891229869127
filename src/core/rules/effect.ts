/** What an outcome does: for each party, and for the organ. Never one yes or no for all. */
import type { Charter, EffectCase, Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import { day, dayNumber, dayOfNumber, type Day } from '../time.ts'
import { evaluate } from './evaluate.ts'
import { partiesIn, wordIn, type Facts } from './facts.ts'
import type { Roll } from './roll.ts'

/** `bound`, `not-bound`, `consent-required`, `opted-out`; or carried out from a day on. */
export type Effect = string | { readonly executoryFrom: Day }

export interface Following {
  readonly is: string
  readonly within?: string
  readonly clause?: string
}

/** The effect of adoption on each member: the first case that fits it. A member that no case fits has none. */
export function effectsOf(rule: Rule, members: readonly PartyId[], roll: Roll): Record<string, Effect> {
  const cases = rule.effect.filter(
    (one) => !one.if || evaluate(one.if, { ...roll, running: false }).holds === 'yes',
  )
  if (cases.length === 0) return {}
  const found: Record<PartyId, Effect> = {}
  for (const party of members) {
    const fitting = cases.find((one) => fits(one, party, roll))
    if (fitting) found[party] = effectOf(fitting, roll.facts)
  }
  return found
}

function fits({ position, named }: EffectCase, party: PartyId, { stands, facts }: Roll): boolean {
  const stand = stands.get(party)
  if (position && (stand === undefined || !position.includes(stand))) return false
  return named === undefined || partiesIn(facts, named).includes(party)
}

/** Executory so many days after a day that is not stated yet: bound, from a day still to come. */
function effectOf({ is }: EffectCase, facts: Facts): Effect {
  if (typeof is === 'string') return is
  const from = day(wordIn(facts, is.executory.fact) ?? '')
  return from
    ? { executoryFrom: dayOfNumber(dayNumber(from) + Number(is.executory.days)) }
    : 'executory-later'
}

/** What follows for the organ once the outcome stands. */
export function followsOf(rule: Rule, outcome: 'adopted' | 'not-adopted', roll: Roll): readonly Following[] {
  return rule.follows
    .filter(
      (one) =>
        one.on === outcome && (!one.if || evaluate(one.if, { ...roll, running: false }).holds === 'yes'),
    )
    .map(({ is, within, clause }) => ({
      is,
      ...(within === undefined ? {} : { within }),
      ...(clause === undefined ? {} : { clause }),
    }))
}

/** The effect as a code, for acts and tables. */
export function effectCode(effect: Effect): string {
  return typeof effect === 'string' ? effect : 'executory'
}

/** Every code of effect that the charter's rules know. */
export function effectCodes(charter: Charter): readonly string[] {
  const codes = charter.rules.flatMap(({ effect }) =>
    effect.map(({ is }) => (typeof is === 'string' ? is : 'executory')),
  )
  return [...new Set(codes)].toSorted()
}
