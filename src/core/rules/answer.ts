/** The question as it is put to the rules, and the answer that they give. */
import type { Charter, Rule, Seen } from '../charter/charter.ts'
import type { MatterId, OrganId, PartyId, TreatyId } from '../ids.ts'
import type { Reason } from '../refusal.ts'
import type { Day } from '../time.ts'
import { STANDS, type Position, type Stand } from './condition.ts'
import type { Effect, Following } from './effect.ts'
import type { Facts } from './facts.ts'
import { indexOf } from './roll.ts'

export type Outcome = 'adopted' | 'not-adopted' | 'open' | 'out-of-order' | 'needs-parameter'

export interface Question {
  readonly organ: OrganId
  readonly matter: MatterId
  readonly on: Day
  readonly positions: ReadonlyMap<PartyId, Position>
  readonly facts: Facts
  /** False while the question runs. */
  readonly closed: boolean
  /** Whether an instrument is in force that day; without it none is. */
  readonly inForce?: (treaty: TreatyId) => boolean
}

export interface Counts {
  readonly yes: number
  readonly no: number
  readonly abstain: number
  readonly absent: number
  readonly notParticipating: number
  readonly notVoted: number
  readonly objection: number
  readonly reservation: number
  readonly silent: number
}

/** The rule that an answer rests on, and how its source was read: what is not seen in the text shows as such. */
export interface CitedRule {
  readonly id: string
  readonly clause: string
  readonly inForce: Day
  readonly source: { readonly title: string; readonly seen: Seen }
}

export interface Answer {
  readonly outcome: Outcome
  readonly closed: boolean
  readonly reasons: readonly Reason[]
  readonly counts: Counts
  readonly vetoes: readonly PartyId[]
  readonly blockedBy: readonly PartyId[]
  readonly rule?: CitedRule
  readonly effect: Readonly<Record<string, Effect>>
  /** Members whose ballot the rule leaves out, and why they are excluded. */
  readonly excluded: readonly { readonly party: PartyId; readonly fact: string }[]
  /** Members that stated a reservation: it does not block, and is recorded against them. */
  readonly reserved: readonly PartyId[]
  /** What follows for the organ. */
  readonly follows: readonly Following[]
}

/** An answer of which nothing is said yet. */
export const EMPTY = {
  reasons: [],
  vetoes: [],
  blockedBy: [],
  effect: {},
  excluded: [],
  reserved: [],
  follows: [],
} as const

/** An answer that judges no position. */
export function without(
  charter: Charter,
  question: Question,
  members: readonly PartyId[],
  reasons: readonly Reason[],
  rule?: Rule,
): Answer {
  const stands = members.map((party): Stand => question.positions.get(party) ?? 'not-voted')
  return {
    ...EMPTY,
    outcome: 'out-of-order',
    closed: question.closed,
    reasons,
    counts: count(stands),
    ...(rule ? { rule: cite(charter, rule) } : {}),
  }
}

/** The rule as an answer cites it. */
export function cite(charter: Charter, rule: Rule): CitedRule {
  const source = charter.sources[rule.source]
  const { title, seen } = source ?? { title: rule.source, seen: 'memory' as const }
  return { id: rule.id, clause: rule.clause, inForce: rule.from, source: { title, seen } }
}

/** How many took each stand. */
export function count(stands: Iterable<Stand>): Counts {
  const counts = STANDS.map(() => 0)
  for (const stand of stands) counts[indexOf(stand)]! += 1
  const of = (stand: Stand): number => counts[indexOf(stand)]!
  return {
    yes: of('yes'),
    no: of('no'),
    abstain: of('abstain'),
    absent: of('absent'),
    objection: of('objection'),
    reservation: of('reservation'),
    silent: of('silent'),
    notParticipating: of('not-participating'),
    notVoted: of('not-voted'),
  }
}
