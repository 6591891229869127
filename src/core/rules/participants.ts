/** Who takes part in a question: who is left out and why, and who votes as one. */
import { holds } from '../charter/at.ts'
import type { Charter, Rule, Unit } from '../charter/charter.ts'
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
  for (const { fact, base } of rule.excluded)
    for (const party of partiesIn(facts, fact))
      if (members.includes(party) && !found.has(party)) found.set(party, { party, fact, base })
  const { electorate } = rule
  if (electorate && Array.isArray(facts[electorate.named])) {
    const named = new Set(partiesIn(facts, electorate.named))
    for (const party of members)
      if (!named.has(party) && !found.has(party))
        found.set(party, { party, fact: electorate.named, base: 'shrinks' })
  }
  return [...found.values()]
}

function unitsOf(charter: Charter, { organ, on }: Question): readonly Unit[] {
  return charter.organs[organ]?.units.filter((unit) => holds(unit, on)) ?? []
}

/** Members of units that do not all stand alike: a unit casts its votes as one. */
export function splitUnits(charter: Charter, question: Question): readonly PartyId[] {
  return unitsOf(charter, question).flatMap(({ parties }) => {
    const taken = parties.filter((party) => question.positions.has(party))
    return new Set(taken.map((party) => question.positions.get(party))).size > 1 ? taken : []
  })
}

/** The positions, those of a unit taken for all its members. */
export function inUnits(charter: Charter, question: Question): ReadonlyMap<PartyId, Position> {
  const units = unitsOf(charter, question)
  if (units.length === 0) return question.positions
  const positions = new Map(question.positions)
  for (const { parties } of units) {
    const speaker = parties.find((party) => question.positions.has(party))
    if (speaker === undefined) continue
    for (const party of parties) positions.set(party, question.positions.get(speaker)!)
  }
  return positions
}
