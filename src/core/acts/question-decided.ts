/**
 * `question.decided`: an outcome is declared. Performed, it is in order only where it says what the charter says of the
 * positions on the record; the act carries the ruling, so that a reader need not reckon. Reported, it carries the roll
 * that its sources give, and is flagged where the rule of its day would give another outcome.
 */
import * as z from 'zod/mini'
import { dayText, matterCode, organCode, partyCode, plainCode, symbol } from '../charter/forms.ts'
import type { Charter } from '../charter/charter.ts'
import { againstSymbol } from '../charter/symbols.ts'
import { actorCode, type PartyId, type QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { noteNumber } from '../numbering.ts'
import { inOrder, outOfOrder, type Effect, type Reason, type Ruling } from '../refusal.ts'
import type { Position } from '../rules/condition.ts'
import { decideQuestion } from '../rules/question.ts'
import { isDeclaredUnseen, isHidden, placeCode, restrictedState } from '../restricted.ts'
import { unheard, type Asked, type Situation } from '../situation.ts'
import { textRefSchema } from '../texts.ts'
import { dayIn, instantOf, seconds, type Instant } from '../time.ts'
import { adoptedAs, answerOf, declarationOf, effectsIn, isClosed } from './declaration.ts'
import { kind, mayAct, notAuthorised, type Context } from './kind.ts'
import { afterDeciding, beforeDeciding, noteDecided } from './meeting.ts'
import { procedureIn } from './procedure.ts'

const parties = z.array(partyCode)
/** A roll by position. */
export const roll = z.strictObject({
  yes: z.optional(parties),
  no: z.optional(parties),
  abstain: z.optional(parties),
  absent: z.optional(parties),
  notParticipating: z.optional(parties),
  objection: z.optional(parties),
  reservation: z.optional(parties),
  silent: z.optional(parties),
})
export type RollOfNames = z.infer<typeof roll>

const count = z.int().check(z.nonnegative())
const counts = z.strictObject({
  yes: count,
  no: count,
  abstain: count,
  absent: count,
  notParticipating: count,
  notVoted: count,
  objection: count,
  reservation: count,
  silent: count,
})

const schema = z.strictObject({
  question: symbol,
  organ: organCode,
  matter: matterCode,
  outcome: z.enum(['adopted', 'not-adopted']),
  roll: z.optional(roll),
  vetoes: z.optional(parties),
  adoptedAs: z.optional(symbol),
  sitting: z.optional(plainCode),
  /** The operation that it is about, where it neither mandates nor ends one. */
  operation: z.optional(plainCode),
  rows: z.optional(z.array(z.string().check(z.regex(/^[A-Z]\d{1,2}$/)))),
  /** Performed: the ruling, under which charter and rules version, and the positions in the log that it rests on. */
  counts: z.optional(counts),
  effects: z.optional(
    z.array(z.strictObject({ party: partyCode, effect: plainCode, from: z.optional(dayText) })),
  ),
  charter: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  rules: z.optional(z.int()),
  rule: z.optional(plainCode),
  rests: z.optional(z.array(z.int())),
  /** The issue of the text that was put, with the digest of each of its languages. */
  text: z.optional(textRefSchema),
})
export type Decided = z.infer<typeof schema>

export const questionDecided = kind<Decided>({
  kind: 'question.decided',
  schema,
  logs: ['public', 'register'],

  /** In order from whom the charter lets declare, once the deadline is past (a question without one closes by the declaration), with the outcome that follows. */
  decide(context, { by, body }) {
    const { charter, situation, now, today } = context
    const asked = situation.questions.get(body.question as QuestionId)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    if (asked.outcome) return outOfOrder({ code: 'already-done', reached: asked.outcome })
    if (asked.withdrawn !== undefined) return outOfOrder({ code: 'question-closed', reached: 'withdrawn' })
    if (!mayAct(context, charter.powers.decide, by, asked.organ)) return notAuthorised(charter.powers.decide)
    // A position may be changed until the close: before it nothing is declared, however settled it looks.
    if (asked.closes !== undefined && !isClosed(asked, now)) {
      const early = outOfOrder({ code: 'deadline-not-past', needed: asked.closes, reached: now })
      return { ...early, earliest: asked.closes }
    }
    const first = beforeDeciding(context, asked)
    if (first) return outOfOrder(first)
    const known = knownFor(context, asked)
    if (known === 'attested')
      return (
        againstText(asked, body) ??
        againstNumber(context, asked, body) ??
        inOrder({ effect: body.outcome }, { effect: 'attested' })
      )
    if ('code' in known) return outOfOrder(known)
    const declared = declarationOf(context, known)
    if (!declared) return { inOrder: false, reasons: answerOf(charter, situation, known, today, now).reasons }
    const clause = declared.answer.rule?.clause
    // A number that the charter gives is the charter's own form.
    const isFree = body.adoptedAs !== undefined && declared.body.adoptedAs === undefined
    const form = isFree ? againstSymbol(charter, asked.organ, body.adoptedAs!) : undefined
    if (form) return outOfOrder(form)
    const wrong = difference(body, declared.body)
    if (wrong) return outOfOrder({ ...wrong, ...(clause === undefined ? {} : { clause }) })
    return inOrder(
      { effect: declared.body.outcome },
      ...effectsIn(declared.answer),
      ...noticeDue(charter, asked),
      ...afterDeciding(context, asked, declared.body.outcome),
    )
  },

  flagsPerformed: true,

  /**
   * What the rule of that day gives on the reported roll, where it is another outcome or other vetoes. Performed: what it
   * gives by all that is known since, where a late report says otherwise of that day; the decision stands all the same.
   */
  flag({ charter, situation }, { body, day, instant, reported }) {
    if (!reported) return instant ? sinceFlagged(charter, situation, body, instant) : []
    if (!body.roll) return []
    const members = membersOf(charter, situation, body.organ, day)
    const answer = decideQuestion(charter, members, {
      organ: body.organ,
      matter: body.matter,
      on: day,
      positions: positionsOf(body.roll),
      facts: {},
      closed: true,
    })
    if (answer.outcome !== body.outcome) {
      return [
        {
          code: 'outcome-differs',
          needed: answer.outcome,
          reached: body.outcome,
          ...(answer.rule ? { clause: answer.rule.clause } : {}),
        },
      ]
    }
    const vetoes = (body.vetoes ?? []).toSorted().join(', ')
    const ruled = answer.vetoes.toSorted().join(', ')
    return vetoes === ruled
      ? []
      : [{ code: 'outcome-differs', needed: `veto: ${ruled}`, reached: `veto: ${vetoes}` }]
  },

  evolve(to, { by, body, act, instant, day }, charter) {
    const id = body.question as QuestionId
    const { organ, matter, outcome, adoptedAs: number } = body
    const at = instant === undefined ? {} : { decidedAt: instant }
    // History often reports a decision of which nobody reports how it was put.
    const asked = to.questions.get(id) ?? unheard({ id, organ, matter, put: act, putBy: actorCode(by) })
    const numbered = number === undefined ? {} : { adoptedAs: number }
    to.questions.set(id, { ...asked, outcome, decided: act, ...at, ...numbered })
    if (number !== undefined) noteNumber(to, charter, asked, number, day)
    noteDecided(to, charter, asked, outcome)
  },
})

/**
 * The question with all that was taken on it. Positions that stay unseen are ruled on once their log is closed and anchored;
 * who verifies without them takes the outcome as attested.
 */
function knownFor(context: Context, asked: Asked): Asked | Reason | 'attested' {
  const { charter, situation, hidden, attests } = context
  if (!isHidden(charter, asked)) return asked
  const place = { question: asked.id }
  const reached = placeCode(place)
  if (restrictedState(situation, place).sealed === undefined) return { code: 'restricted-open', reached }
  if (!isDeclaredUnseen(charter, asked)) return { code: 'not-disclosed', reached }
  return hidden?.(asked.id) ?? (attests ? 'attested' : { code: 'restricted-missing', reached })
}

/** Another number than the next one of its year, where the charter numbers decisions: that shows also to whom the positions do not. */
function againstNumber(context: Context, asked: Asked, body: Decided): Ruling | undefined {
  const needed = adoptedAs(context, asked, body.outcome)
  if (needed === undefined || needed === body.adoptedAs) return undefined
  const reached = `adoptedAs: ${body.adoptedAs}`
  return outOfOrder({ code: 'outcome-differs', needed: `adoptedAs: ${needed}`, reached })
}

/** Where the chronicle gives another outcome on the positions of the record than was declared on it. */
function sinceFlagged(
  charter: Charter,
  situation: Situation,
  { question, outcome }: Decided,
  at: Instant,
): readonly Reason[] {
  const asked = situation.questions.get(question as QuestionId)
  if (!asked) return []
  const answer = answerOf(charter, situation, asked, dayIn(at, charter.seat.zone), at)
  const clause = answer.rule === undefined ? {} : { clause: answer.rule.clause }
  if (answer.outcome === outcome) return []
  return [{ code: 'outcome-differs', needed: answer.outcome, reached: outcome, ...clause }]
}

/** The positions that a roll of names gives. A party named twice keeps the first; the reader of history refuses such rolls. */
export function positionsOf(names: RollOfNames): ReadonlyMap<PartyId, Position> {
  const positions = new Map<PartyId, Position>()
  for (const [name, those] of Object.entries(names)) {
    const position = name === 'notParticipating' ? 'not-participating' : (name as Position)
    for (const party of those ?? []) if (!positions.has(party)) positions.set(party, position)
  }
  return positions
}

/** Which text was put is known also to who does not see how members stood. */
function againstText({ text }: Asked, { text: said }: Decided): Ruling | undefined {
  if (isSame(text, said)) return undefined
  return outOfOrder({
    code: 'outcome-differs',
    needed: `text: ${plain(text)}`,
    reached: `text: ${plain(said)}`,
  })
}

/** What the body says otherwise than the expected declaration, or does not say: all its fields in one reason. */
function difference(body: Decided, expected: Decided): Reason | undefined {
  // A text that was not put is not decided on.
  const names = new Set<keyof Decided>([...(Object.keys(expected) as (keyof Decided)[]), 'text'])
  const fields = [...names].filter((field) => !isSame(expected[field], body[field]))
  if (fields.length === 0) return undefined
  const said = (of: Decided): string => fields.map((field) => `${field}: ${plain(of[field])}`).join('; ')
  return { code: 'outcome-differs', needed: said(expected), reached: said(body) }
}

/** True for the same value, whatever the order of its keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return plain(one) === plain(other)
  const [names, others] = [Object.keys(one), Object.keys(other)]
  if (Array.isArray(one) !== Array.isArray(other) || names.length !== others.length) return false
  return names.every(
    (name) => Object.hasOwn(other, name) && isSame(one[name as keyof object], other[name as keyof object]),
  )
}

/** A value as text, its keys in order. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([name, inner]) => `${name}: ${plain(inner)}`).join(', ')}}`
}

/** The notice that the procedure owes once the outcome stands, and by when. */
function noticeDue(charter: Charter, asked: Asked): readonly Effect[] {
  const notice = procedureIn(charter, asked.procedure)?.notice
  if (!notice) return []
  const by =
    notice.hours === undefined || asked.closes === undefined
      ? {}
      : { from: instantOf(seconds(asked.closes) + Number(notice.hours) * 3600) }
  return [{ effect: 'notice-due', ...by }]
}
