/** Conditions that a charter sets on facts found of a party. */
import type { FactCondition } from '../charter/instrument.ts'
import type { PartyId } from '../ids.ts'
import type { Situation } from '../situation.ts'

/** The facts that stand against a party: those that should name it and do not, and those that should not and do. */
export function unmet(
  situation: Situation,
  conditions: readonly FactCondition[],
  party: PartyId,
): readonly string[] {
  return conditions
    .filter(({ fact, named }) => named !== (situation.findings.get(fact)?.parties.includes(party) ?? false))
    .map(({ fact, named }) => (named ? fact : `not ${fact}`))
}
