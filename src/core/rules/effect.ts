/** What an outcome does: for each party, and for the organ. Never one yes or no for all. */
import type { Charter, EffectCase, Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import { day, dayNumber, dayOfNumber, type Day } from '../time.ts'
import { evaluate } from './evaluate.ts'
import { partiesIn, wordIn, type Facts } from './facts.ts'
import type { Stand } from './condition.ts'
import type { Roll } from './roll.ts'

/** `bound`, `not-bound`, `consent-required`, `opted-out`; or carried out from a day on. */
export type Effect = string | { readonly executoryFrom: Day }

export interface Following {
  readonly is: string
  readonly within?: string
  readonly clause?: string
}

/**
 * The effect of adoption on each member: the first case that fits it. A member that no case fits has none; nor has one,
 * while the question runs, for which what is still to be done may change it.
 */
export function effectsOf(rule: Rule, members: readonly PartyId[], roll: Roll): Record<string, Effect> {
  const cases = rule.effect.flatMap((of): readonly Open[] => {
    const holds = of.if ? evaluate(of.if, roll).holds : 'yes'
    const named = of.named === undefined ? undefined : new Set(partiesIn(roll.facts, of.named))
    return holds === 'yes' || holds === 'open' ? [{ of, named, open: holds === 'open' }] : []
  })
  if (cases.length === 0) return {}
  const found: Record<PartyId, Effect> = {}
  for (const party of members) {
    const stand = roll.stands.get(party)
    const [first, ...others] = endings(roll, stand).map((end) => fitting(cases, party, end))
    if (first && !first.open && others.every((other) => other && !other.open && same(other.of, first.of)))
      found[party] = effectOf(first.of, roll.facts)
  }
  return found
}

/** A case of which the condition holds, or is open still. */
interface Open {
  readonly of: EffectCase
  /** Those that its fact names; undefined where it asks for none. */
  readonly named: ReadonlySet<PartyId> | undefined
  readonly open: boolean
}

/** What a member may end with: what it has done, or anything where it has done nothing and the question runs. */
function endings({ running, positions }: Roll, stand: Stand | undefined): readonly (Stand | undefined)[] {
  return running && stand === 'not-voted' ? ['not-voted', ...positions] : [stand]
}

function fitting(cases: readonly Open[], party: PartyId, stand: Stand | undefined): Open | undefined {
  return cases.find(({ of: { position }, named }) => {
    if (position && (stand === undefined || !position.includes(stand))) return false
    return named === undefined || named.has(party)
  })
}

function same(one: EffectCase, other: EffectCase): boolean {
  return one === other || (typeof one.is === 'string' && one.is === other.is)
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
    .filter((one) => one.on === outcome && (!one.if || evaluate(one.if, roll).holds === 'yes'))
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
