/** Who voted as whom in the decisions that an address asks for: what the page, its picture and its data are made of. */
import { pairOf, type Pair } from '../analysis/agreement.ts'
import { cohesionOf, type Cohesion } from '../analysis/cohesion.ts'
import { newVotes, type Rows } from '../analysis/votes.ts'
import { partyId, type OrganId, type PartyId } from '../core/ids.ts'
import { day, type Day } from '../core/time.ts'
import { decisionsOf, type Decision } from './facts.ts'
import type { View } from './view.ts'

/** Below so many decisions in common no share is given: chance would speak. */
export const FEWEST = 5

/** What the address chooses: an organ, and the days between which was decided, both included. */
export interface Choice {
  readonly organ?: OrganId
  readonly from?: Day
  readonly to?: Day
}

export interface Voter {
  readonly party: PartyId
  /** Decisions in which it cast yes, no or abstain. */
  readonly votes: number
  readonly rows: Rows
}

export interface Agreements {
  /** Decisions whose roll is on record, newest first. */
  readonly decisions: readonly (Decision & { readonly positions: NonNullable<Decision['positions']> })[]
  /** Those that voted, the most often first. */
  readonly voters: readonly Voter[]
}

export interface VotersPair extends Pair {
  readonly a: PartyId
  readonly b: PartyId
}

/** The choice of the address; a code or day that is none chooses nothing. */
export function choiceOf({ query, reading }: Pick<View, 'query' | 'reading'>): Choice {
  const of = (name: string): string => query.get(name)?.trim() ?? ''
  const [organ, from, to] = [of('organ'), day(of('from')), day(of('to'))]
  return {
    ...(Object.hasOwn(reading.charter.organs, organ) ? { organ: organ as OrganId } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}

/** The organs of which a roll is on record by the date. */
export function organsWithRolls(view: View): readonly OrganId[] {
  const found = decisionsOf(view).filter(({ event, positions }) => positions && event.day <= view.on)
  return [...new Set(found.map(({ body }) => body.organ))].toSorted()
}

/** The decisions of the choice by the date, and who voted in them. */
export function agreementsOf(view: View, { organ, from, to }: Choice): Agreements {
  const decisions = decisionsOf(view).filter(
    (decision): decision is Agreements['decisions'][number] =>
      decision.positions !== undefined &&
      decision.event.day <= view.on &&
      (organ === undefined || decision.body.organ === organ) &&
      (from === undefined || from <= decision.event.day) &&
      (to === undefined || decision.event.day <= to),
  )
  const votes = newVotes()
  const numbers = new Map<PartyId, number>()
  decisions.forEach(({ positions }, decision) => {
    for (const [party, position] of positions) {
      if (!numbers.has(party)) numbers.set(party, votes.party())
      votes.note(decision, numbers.get(party)!, position)
    }
  })
  const voters = [...numbers].map(([party, number]): Voter => {
    const rows = votes.rows(number, decisions.length)
    return { party, votes: pairOf(rows, rows).common, rows }
  })
  return {
    decisions,
    voters: voters
      .filter((voter) => voter.votes > 0)
      .toSorted((a, b) => b.votes - a.votes || (a.party < b.party ? -1 : 1)),
  }
}

/** Every two that voted together, the most often first; those of one party where it is named. */
export function pairsOf({ voters }: Agreements, party?: string): readonly VotersPair[] {
  const found: VotersPair[] = []
  voters.forEach((one, place) => {
    for (const other of voters.slice(place + 1)) {
      if (party !== undefined && one.party !== party && other.party !== party) continue
      const [a, b] = one.party < other.party ? [one, other] : [other, one]
      const pair = pairOf(a.rows, b.rows)
      if (pair.common > 0) found.push({ a: a.party, b: b.party, ...pair })
    }
  })
  return found.toSorted((x, y) => y.common - x.common || (x.a + x.b < y.a + y.b ? -1 : 1))
}

/** How united all of them voted. */
export function unityOf({ decisions, voters }: Agreements): Cohesion {
  return cohesionOf(
    voters.map(({ rows }) => rows),
    decisions.length,
  )
}

/** The two parties that a part of an address names, `ARM-RUS`; undefined where it names no two that anybody knows. */
export function twoOf({ reading }: View, given: string): readonly [PartyId, PartyId] | undefined {
  const [a, b, ...more] = given.split('-').map((code) => partyId(code))
  const known = (code: PartyId | undefined): code is PartyId =>
    code !== undefined && (reading.parties.has(code) || Object.hasOwn(reading.charter.parties, code))
  return known(a) && known(b) && a !== b && more.length === 0 ? [a, b] : undefined
}

/** What two parties have in common; nothing where one of them never voted. */
export function commonPair({ voters }: Agreements, a: PartyId, b: PartyId): Pair {
  const [one, other] = [a, b].map((code) => voters.find(({ party }) => party === code)?.rows)
  return one && other ? pairOf(one, other) : { common: 0, equal: 0, opposite: 0 }
}

const CAST = ['yes', 'no', 'abstain']

/** The decisions in which both voted, newest first. */
export function commonOf({ decisions }: Agreements, a: PartyId, b: PartyId): Agreements['decisions'] {
  return decisions.filter(({ positions }) =>
    [a, b].every((party) => CAST.includes(positions.get(party) ?? '')),
  )
}
