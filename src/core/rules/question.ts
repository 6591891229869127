/**
 * Is a question adopted? The answer of `decide`, of a roll-call file, of a page that says why, and of the act
 * `question.decided`: all of them call this.
 */
import { groupOn, ruleFor, weightsOn } from '../charter/at.ts'
import type { Charter, Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Reason } from '../refusal.ts'
import { cite, count, EMPTY, without, type Answer, type Outcome, type Question } from './answer.ts'
import type { Position, Stand } from './condition.ts'
import { effectsOf, followsOf } from './effect.ts'
import { evaluate, withoutVeto, type Verdict } from './evaluate.ts'
import { partiesIn, wordIn, type Facts } from './facts.ts'
import { blockersIn } from './leaves.ts'
import { exclusionsOf, inUnits, splitUnits, unitsOf } from './participants.ts'
import type { Roll } from './roll.ts'
import { commonEnd, evaluateRunning, settled } from './settled.ts'

export type { Answer, CitedRule, Counts, Outcome, Question } from './answer.ts'
export type { Facts } from './facts.ts'

/** What was judged, for whoever wants to say why: the rule, the roll, the verdict on quorum and on adoption. */
export interface Judged {
  readonly answer: Answer
  readonly rule?: Rule
  readonly roll?: Roll
  readonly quorum?: Verdict
  readonly adopt?: Verdict
  /** What every way of ending gives, where what was judged is open by itself. */
  readonly end?: Outcome
}

/**
 * Whether an organ of these members adopts the question under the rule in force on its day.
 * A position that the rule does not know is the caller's to refuse first (`unknownPositions`).
 */
export function decideQuestion(charter: Charter, members: readonly PartyId[], question: Question): Answer {
  return judgeQuestion(charter, members, question).answer
}

/** The rule that governs the question, by its organ, matter, day, findings and circumstances. */
export function ruleOf(charter: Charter, members: readonly PartyId[], question: Question): Rule | undefined {
  const { organ, matter, on, facts, inForce } = question
  return ruleFor(charter, organ, matter, on, { facts, members, ...(inForce ? { inForce } : {}) })
}

/** The positions that the rule in force does not know, with the parties that took them. */
export function unknownPositions(
  charter: Charter,
  members: readonly PartyId[],
  question: Question,
): readonly [PartyId, Position][] {
  const rule = ruleOf(charter, members, question)
  if (!rule || rule.provides === 'nothing') return []
  return [...question.positions].filter(([, position]) => !rule.positions.includes(position))
}

/** The answer, with what it was judged on. */
export function judgeQuestion(charter: Charter, members: readonly PartyId[], question: Question): Judged {
  const rule = ruleOf(charter, members, question)
  const refused = (...reasons: readonly Reason[]): Judged => ({
    answer: without(charter, question, members, reasons, rule),
    ...(rule ? { rule } : {}),
  })
  if (!rule) return refused({ code: 'no-rule' })
  const { clause } = rule
  if (rule.provides === 'nothing') return refused({ code: 'no-rule', clause })
  if (members.length === 0) return refused({ code: 'no-members' })
  const strangers = strangersTo(members, question.positions)
  if (strangers.length > 0) return refused({ code: 'not-a-member', clause, parties: strangers })
  const missing = missingFact(rule, question.facts)
  if (missing) return asking(charter, question, members, rule, missing)
  for (const { fact, most, clause: own } of rule.excluded) {
    if (most === undefined) continue
    const seated = new Set(members)
    const named = partiesIn(question.facts, fact).filter((party) => seated.has(party))
    if (BigInt(named.length) > most)
      return refused({
        code: 'too-many-excluded',
        clause: own ?? clause,
        needed: `${most}`,
        reached: `${named.length}`,
        parties: named,
      })
  }
  return judged(charter, rule, members, question)
}

/** Whoever took a position without being a member. */
function strangersTo(
  members: readonly PartyId[],
  positions: ReadonlyMap<PartyId, Position>,
): readonly PartyId[] {
  let known = 0
  for (const party of members) if (positions.has(party)) known += 1
  if (known === positions.size) return []
  const seated = new Set(members)
  return [...positions.keys()].filter((party) => !seated.has(party))
}

/** The positions; once a procedure without a meeting is over, those that did not reply stand as it says. */
function withSilent(
  charter: Charter,
  members: readonly PartyId[],
  { closed, facts }: Question,
  positions: ReadonlyMap<PartyId, Position>,
): ReadonlyMap<PartyId, Position> {
  const code = closed ? wordIn(facts, 'procedure') : undefined
  const procedure =
    code !== undefined && Object.hasOwn(charter.procedures, code) ? charter.procedures[code] : undefined
  if (!procedure || procedure.nonReply === 'not-voted') return positions
  const all = new Map(positions)
  for (const party of members) if (!all.has(party)) all.set(party, procedure.nonReply)
  return all
}

/** The first fact that the rule cannot do without and that is not stated. */
function missingFact(rule: Rule, facts: Facts): { fact: string; clause?: string } | undefined {
  const unnamed = (name: string): boolean => !Array.isArray(facts[name])
  const exclusion = rule.excluded.find(({ fact, required }) => required && unnamed(fact))
  if (exclusion) return exclusion
  const { electorate } = rule
  if (!electorate?.required || !unnamed(electorate.named)) return undefined
  return { fact: electorate.named, ...(electorate.clause === undefined ? {} : { clause: electorate.clause }) }
}

function judged(charter: Charter, rule: Rule, members: readonly PartyId[], question: Question): Judged {
  const excluded = exclusionsOf(rule, members, question.facts)
  const out = new Set(excluded.map(({ party }) => party))
  const units = unitsOf(charter, question, out)
  const split = splitUnits(units, question.positions)
  if (split.length > 0) {
    const reason: Reason = { code: 'unit-split', clause: rule.clause, parties: split }
    return { answer: without(charter, question, members, [reason], rule), rule }
  }
  const positions = withSilent(charter, members, question, inUnits(units, question.positions))
  const stands = new Map<PartyId, Stand>()
  const reserved: PartyId[] = []
  let heard = false
  for (const party of members) {
    if (out.has(party)) continue
    const stand = positions.get(party) ?? 'not-voted'
    stands.set(party, stand)
    if (stand === 'reservation') reserved.push(party)
    if (stand !== 'not-voted') heard = true
  }
  const base = {
    ...EMPTY,
    closed: question.closed,
    counts: count(stands.values()),
    rule: cite(charter, rule),
    excluded: excluded.map(({ party, fact }) => ({ party, fact })),
    reserved,
  }
  if (stands.size === 0) {
    const reasons = [{ code: 'no-members', clause: rule.clause } as const]
    return { answer: without(charter, question, members, reasons, rule), rule }
  }
  if (question.closed && !heard && question.facts['attendance'] === undefined) {
    return asking(charter, question, members, rule, { fact: 'attendance' })
  }
  const rollWith = (unclear: 'shrinks' | 'stays'): Roll => ({
    stands,
    idle: excluded
      .filter(({ base: of }) => (of === 'asks' ? unclear : of) === 'stays')
      .map(({ party }) => party),
    units,
    running: !question.closed,
    positions: rule.positions,
    group: (name) => groupOn(charter, name, question.on),
    weights: (name) => weightsOn(charter, name, question.on),
    inForce: question.inForce ?? (() => false),
    facts: question.facts,
    clause: rule.clause,
  })
  const chosen = wordIn(question.facts, 'base')
  const asks = excluded.some(({ base: of }) => of === 'asks')
  if (!asks || chosen === 'shrinks' || chosen === 'stays')
    return ruled(charter, rule, rollWith(chosen === 'stays' ? 'stays' : 'shrinks'), base, members)
  const [one, other] = [
    ruled(charter, rule, rollWith('shrinks'), base, members),
    ruled(charter, rule, rollWith('stays'), base, members),
  ]
  if (one.answer.outcome === other.answer.outcome) return one
  // What is open comes before what would have to be said: the rest may make it one under both readings.
  const open = [one, other].find(({ answer }) => answer.outcome === 'open')
  if (open) return open
  const asked = { fact: 'base', options: ['shrinks', 'stays'] }
  return asking(charter, question, members, rule, asked)
}

const OUTCOMES = { needs: 'needs-parameter', open: 'open' } as const

/** The answer on one roll; while the question runs, what every way of ending gives is no longer open. */
function ruled(
  charter: Charter,
  rule: Rule,
  roll: Roll,
  base: Omit<Answer, 'outcome'>,
  members: readonly PartyId[],
): Judged {
  const now = ruledAsItStands(charter, rule, roll, base, members)
  if (now.answer.outcome !== 'open') return now
  const end = commonEnd(roll, (ended) => ruledAsItStands(charter, rule, ended, base, members).answer.outcome)
  if (end === undefined || end === 'needs-parameter') return now
  if (end === 'out-of-order') {
    // How it stands is one of the ways.
    const { answer } = ruledAsItStands(charter, rule, { ...roll, running: false }, base, members)
    return { ...now, end, answer }
  }
  // The outcome is settled; what follows for whom may not be.
  const effect = end === 'adopted' ? effectsOf(rule, members, roll) : {}
  const follows = end === 'open' ? [] : followsOf(rule, end, roll)
  const reasons = settled(now.answer.reasons)
  return { ...now, end, answer: { ...base, outcome: end, reasons, effect, follows } }
}

/** Preconditions, then quorum, then adoption. */
function ruledAsItStands(
  charter: Charter,
  rule: Rule,
  roll: Roll,
  base: Omit<Answer, 'outcome'>,
  members: readonly PartyId[],
): Judged {
  const about = { rule, roll }
  for (const { condition, otherwise, clause } of rule.requires) {
    const own = clause === undefined ? roll : { ...roll, clause }
    const found = evaluate(condition, own)
    if (found.holds === 'yes') continue
    // What the rest may still bring about is not lacking yet.
    if (found.holds !== 'no')
      return { answer: { ...base, outcome: OUTCOMES[found.holds], reasons: found.reasons }, ...about }
    const reason: Reason = { code: otherwise, clause: clause ?? rule.clause }
    return { answer: { ...base, outcome: 'out-of-order', reasons: [reason, ...found.reasons] }, ...about }
  }
  const quorum = rule.quorum && evaluate(rule.quorum, roll)
  const seen = quorum ? { ...about, quorum } : about
  if (quorum?.holds === 'no') {
    const reasons = quorum.reasons.map((reason) => ({ ...reason, code: 'no-quorum' as const }))
    return { answer: { ...base, outcome: 'out-of-order', reasons }, ...seen }
  }
  if (quorum?.holds === 'needs')
    return { answer: { ...base, outcome: 'needs-parameter', reasons: quorum.reasons }, ...seen }
  const adopt = evaluateRunning(rule.adopt, roll)
  const all = { ...seen, adopt }
  const { reasons } = adopt
  if (adopt.holds === 'needs') return { answer: { ...base, outcome: 'needs-parameter', reasons }, ...all }
  // While the quorum may still be wanting nothing is adopted, and nothing rejected: the end may be that there was no vote.
  if (adopt.holds === 'open' || quorum?.holds === 'open')
    return {
      answer: { ...base, outcome: 'open', reasons: adopt.holds === 'open' ? reasons : quorum!.reasons },
      ...all,
    }
  const outcome = adopt.holds === 'yes' ? 'adopted' : 'not-adopted'
  const follows = followsOf(rule, outcome, roll)
  if (outcome === 'adopted')
    return { answer: { ...base, outcome, reasons, effect: effectsOf(rule, members, roll), follows }, ...all }
  return { answer: { ...base, outcome, follows, ...defeat(rule, roll, reasons) }, ...all }
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
  const blockedBy = blockersIn(others)
  if (negative.length === 0) return { reasons, vetoes: [], blockedBy }
  const rest = withoutVeto(rule.adopt)
  const sufficient = rest === undefined || evaluate(rest, roll).holds === 'yes'
  const vetoes = [...new Set(negative.flatMap((reason) => reason.parties ?? []))]
  if (sufficient) return { reasons: negative, vetoes, blockedBy: [] }
  return others.length > 0
    ? { reasons: others, vetoes: [], blockedBy }
    : { reasons: negative.map((reason) => ({ ...reason, code: 'blocking-vote' })), vetoes: [], blockedBy }
}

/** The question cannot be answered before this is stated. */
function asking(
  charter: Charter,
  question: Question,
  members: readonly PartyId[],
  rule: Rule,
  { fact, clause, options }: { fact: string; clause?: string; options?: readonly string[] },
): Judged {
  const reason: Reason = {
    code: 'needs-parameter',
    clause: clause ?? rule.clause,
    parameter: fact,
    ...(options ? { options } : {}),
  }
  return {
    answer: { ...without(charter, question, members, [reason], rule), outcome: 'needs-parameter' },
    rule,
  }
}
