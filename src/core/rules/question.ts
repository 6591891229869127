/**
 * Is a question adopted? The answer of `decide`, of a roll-call file, of a page that says why, and of the act
 * `question.decided`: all of them call this.
 */
import { groupOn, ruleFor } from '../charter/at.ts'
import type { Charter, Rule, Seen } from '../charter/charter.ts'
import type { MatterId, OrganId, PartyId } from '../ids.ts'
import type { Reason } from '../refusal.ts'
import type { Day } from '../time.ts'
import type { Position, Stand } from './condition.ts'
import { evaluate, withoutVeto, type Roll } from './evaluate.ts'

export type Outcome = 'adopted' | 'not-adopted' | 'open' | 'out-of-order' | 'needs-parameter'

/** Findings that a rule needs: parties for a fact, a word for a parameter. */
export type Facts = Readonly<Record<string, string | readonly string[]>>

export interface Question {
  readonly organ: OrganId
  readonly matter: MatterId
  readonly on: Day
  readonly positions: ReadonlyMap<PartyId, Position>
  readonly facts: Facts
  /** False while the question runs. */
  readonly closed: boolean
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
  readonly effect: Readonly<Record<string, string>>
  /** Members whose ballot the rule leaves out, and why they are excluded. */
  readonly excluded: readonly { readonly party: PartyId; readonly fact: string }[]
}

/**
 * Whether an organ of these members adopts the question under the rule in force on its day.
 * A position that the rule does not know is the caller's to refuse first (`unknownPositions`).
 */
export function decideQuestion(charter: Charter, members: readonly PartyId[], question: Question): Answer {
  const rule = ruleFor(charter, question.organ, question.matter, question.on)
  if (!rule) return without(charter, question, members, [{ code: 'no-rule' }])
  if (members.length === 0) return without(charter, question, members, [{ code: 'no-members' }], rule)
  const strangers = [...question.positions.keys()].filter((party) => !members.includes(party))
  if (strangers.length > 0) {
    return without(
      charter,
      question,
      members,
      [{ code: 'not-a-member', clause: rule.clause, parties: strangers }],
      rule,
    )
  }
  const missing = rule.excluded.find(
    (exclusion) => exclusion.required && !Array.isArray(question.facts[exclusion.fact]),
  )
  if (missing) return needs(charter, question, members, rule, missing.fact, missing.clause)
  return ruled(charter, rule, members, question)
}

/** The positions that the rule in force does not know, with the parties that took them. */
export function unknownPositions(charter: Charter, question: Question): readonly [PartyId, Position][] {
  const rule = ruleFor(charter, question.organ, question.matter, question.on)
  return rule ? [...question.positions].filter(([, position]) => !rule.positions.includes(position)) : []
}

function ruled(charter: Charter, rule: Rule, members: readonly PartyId[], question: Question): Answer {
  const excluded = rule.excluded.flatMap((exclusion) =>
    named(question.facts[exclusion.fact])
      .filter((party) => members.includes(party))
      .map((party) => ({ party, fact: exclusion.fact, shrinks: exclusion.base === 'shrinks' })),
  )
  const out = new Set(excluded.map(({ party }) => party))
  const stands = new Map<PartyId, Stand>()
  for (const party of members)
    if (!out.has(party)) stands.set(party, question.positions.get(party) ?? 'not-voted')
  if (stands.size === 0)
    return without(charter, question, members, [{ code: 'no-members', clause: rule.clause }], rule)
  const heard = [...stands.values()].some((stand) => stand !== 'not-voted')
  if (question.closed && !heard && question.facts['attendance'] === undefined) {
    return needs(charter, question, members, rule, 'attendance')
  }
  const roll: Roll = {
    stands,
    idle: excluded.filter(({ shrinks }) => !shrinks).length,
    running: !question.closed,
    positions: rule.positions,
    group: (name) => groupOn(charter, name, question.on),
    parameters: words(question.facts),
    clause: rule.clause,
  }
  const verdict = evaluate(rule.adopt, roll)
  const base = {
    closed: question.closed,
    reasons: verdict.reasons,
    counts: count(stands.values()),
    rule: cite(charter, rule),
    effect: {},
    vetoes: [],
    blockedBy: [],
    excluded: excluded.map(({ party, fact }) => ({ party, fact })),
  }
  if (verdict.holds === 'yes') {
    return {
      outcome: 'adopted',
      ...base,
      reasons: verdict.reasons,
      effect: effectOf(rule, members, stands),
    }
  }
  if (verdict.holds === 'open') return { outcome: 'open', ...base, reasons: verdict.reasons }
  if (verdict.holds === 'needs') return { outcome: 'needs-parameter', ...base, reasons: verdict.reasons }
  return { outcome: 'not-adopted', ...base, ...defeat(rule, roll, verdict.reasons) }
}

/**
 * A negative vote is a veto only where it defeats an otherwise sufficient majority; else the majority was wanting,
 * and nobody has vetoed.
 */
function defeat(
  rule: Rule,
  roll: Roll,
  reasons: readonly Reason[],
): { reasons: readonly Reason[]; vetoes: readonly PartyId[]; blockedBy: readonly PartyId[] } {
  const negative = reasons.filter((reason) => reason.code === 'veto')
  const others = reasons.filter((reason) => reason.code !== 'veto')
  const blockedBy = unique(others.flatMap((reason) => reason.parties ?? []))
  if (negative.length === 0) return { reasons, vetoes: [], blockedBy }
  const rest = withoutVeto(rule.adopt)
  const sufficient = rest === undefined || evaluate(rest, roll).holds === 'yes'
  const vetoes = unique(negative.flatMap((reason) => reason.parties ?? []))
  if (sufficient) return { reasons: negative, vetoes, blockedBy: [] }
  return others.length > 0
    ? { reasons: others, vetoes: [], blockedBy }
    : { reasons: negative.map((reason) => ({ ...reason, code: 'blocking-vote' })), vetoes: [], blockedBy }
}

function effectOf(
  rule: Rule,
  members: readonly PartyId[],
  stands: ReadonlyMap<PartyId, Stand>,
): Record<string, string> {
  const { effect } = rule
  if (!effect) return {}
  return Object.fromEntries(
    members.map((party) => [party, stands.get(party) === 'yes' ? effect.yes : effect.others]),
  )
}

function needs(
  charter: Charter,
  question: Question,
  members: readonly PartyId[],
  rule: Rule,
  parameter: string,
  clause?: string,
): Answer {
  const reason: Reason = { code: 'needs-parameter', clause: clause ?? rule.clause, parameter }
  return { ...without(charter, question, members, [reason], rule), outcome: 'needs-parameter' }
}

function without(
  charter: Charter,
  question: Question,
  members: readonly PartyId[],
  reasons: readonly Reason[],
  rule?: Rule,
): Answer {
  const stands = members.map((party): Stand => question.positions.get(party) ?? 'not-voted')
  const base = { closed: question.closed, reasons, vetoes: [], blockedBy: [], effect: {}, excluded: [] }
  return {
    outcome: 'out-of-order',
    ...base,
    counts: count(stands),
    ...(rule ? { rule: cite(charter, rule) } : {}),
  }
}

function cite(charter: Charter, rule: Rule): CitedRule {
  const source = charter.sources[rule.source]
  const { title, seen } = source ?? { title: rule.source, seen: 'memory' as const }
  return { id: rule.id, clause: rule.clause, inForce: rule.from, source: { title, seen } }
}

function count(stands: Iterable<Stand>): Counts {
  const counts: Record<Stand, number> = {
    yes: 0,
    no: 0,
    abstain: 0,
    absent: 0,
    'not-participating': 0,
    objection: 0,
    reservation: 0,
    silent: 0,
    'not-voted': 0,
  }
  for (const stand of stands) counts[stand] += 1
  const { 'not-participating': notParticipating, 'not-voted': notVoted, ...rest } = counts
  return { ...rest, notParticipating, notVoted }
}

function named(fact: string | readonly string[] | undefined): readonly PartyId[] {
  return fact === undefined || typeof fact === 'string' ? [] : (fact as readonly PartyId[])
}

function words(facts: Facts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) => (typeof fact === 'string' ? [[name, fact]] : [])),
  )
}

function unique(parties: readonly PartyId[]): readonly PartyId[] {
  return [...new Set(parties)]
}
