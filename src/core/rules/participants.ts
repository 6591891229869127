/** Who takes part in a question: who is left out and why, and who votes as one. */
import { holds } from '../charter/at.ts'
import type { Charter, Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Question } from './answer.ts'
import type { Position } from './condition.ts'
import { partiesIn, type Facts } from './facts.ts'

export interface Excluded {
  readonly party: PartyId
  readonly fact: string
  readonly base: 'shrinks' | 'stays' | 'asks'
}

/** Those that take no part: whom a fact excludes, and whom the fact of those that take part does not name. */
export function exclusionsOf(rule: Rule, members: readonly PartyId[], facts: Facts): readonly Excluded[] {
  const found = new Map<PartyId, Excluded>()
  for (const { fact, base } of rule.excluded) {
    const named = partiesIn(facts, fact)
    const isMember = named.length > 1 ? seated(members) : (party: PartyId) => members.includes(party)
    for (const party of named)
      if (isMember(party) && !found.has(party)) found.set(party, { party, fact, base })
  }
  const { electorate } = rule
  if (electorate && Array.isArray(facts[electorate.named])) {
    const named = new Set(partiesIn(facts, electorate.named))
    for (const party of members)
      if (!named.has(party) && !found.has(party))
        found.set(party, { party, fact: electorate.named, base: 'shrinks' })
  }
  return [...found.values()]
}

function seated(members: readonly PartyId[]): (party: PartyId) => boolean {
  const set = new Set(members)
  return (party) => set.has(party)
}

/** The units of the organ that day, each with those of its members that take part. */
export function unitsOf(
  charter: Charter,
  { organ, on }: Question,
  out: ReadonlySet<PartyId>,
): readonly (readonly PartyId[])[] {
  const units = charter.organs[organ]?.units.filter((unit) => holds(unit, on)) ?? []
  return units.map(({ parties }) => parties.filter((party) => !out.has(party)))
}

/** Members of units that do not all stand alike: a unit casts its votes as one. */
export function splitUnits(
  units: readonly (readonly PartyId[])[],
  positions: ReadonlyMap<PartyId, Position>,
): readonly PartyId[] {
  return units.flatMap((parties) => {
    const taken = parties.filter((party) => positions.has(party))
    return new Set(taken.map((party) => positions.get(party))).size > 1 ? taken : []
  })
}

/** The positions, those of a unit taken for all its members. */
export function inUnits(
  units: readonly (readonly PartyId[])[],
  given: ReadonlyMap<PartyId, Position>,
): ReadonlyMap<PartyId, Position> {
  if (units.length === 0) return given
  const positions = new Map(given)
  for (const parties of units) {
    const speaker = parties.find((party) => given.has(party))
    if (speaker === undefined) continue
    for (const party of parties) positions.set(party, given.get(speaker)!)
  }
  return positions
}
