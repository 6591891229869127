/**
 * Which notices an entry of the public log makes, and to whom. A function of that log alone: what is taken in unseen is in
 * none of its entries before its time, so that it is in no notice either, nor in who is told.
 */
import { maySee, NOBODY, PUBLIC } from '../core/audience.ts'
import type { Entry } from '../core/act.ts'
import { answerOf } from '../core/acts/declaration.ts'
import type { Charter } from '../core/charter/charter.ts'
import type { Actor, OfficeId, OrganId, QuestionId, TextId } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import { membersOf } from '../core/members.ts'
import { doneIn } from '../core/paper.ts'
import { isHidden } from '../core/restricted.ts'
import type { Counts } from '../core/rules/question.ts'
import type { Asked, Situation } from '../core/situation.ts'
import { authorOf } from '../core/standing.ts'
import { dayIn } from '../core/time.ts'
import { once, type Notice, type NoticeKind, type OfQuestion } from './notice.ts'

/** How things stood before an entry, as far as notices go by it. */
export interface Before {
  readonly asked?: Asked | undefined
}

/** An entry with its position, and how all stands with it. */
export interface Happened {
  readonly charter: Charter
  readonly standing: Situation
  readonly entry: Entry
  readonly position: number
}

/** What is to be remembered of a standing before an entry is taken into it. */
export function before(standing: Situation, { act }: Entry): Before {
  return { asked: askedBy(standing, act) }
}

/** The question that an act is about, whoever entered it. */
export function askedBy({ questions }: Situation, act: Entry['act']): Asked | undefined {
  return questions.get((doneIn(act).body as JsonObject)['question'] as QuestionId)
}

/** The notices of an entry: none of what the public may not see, and none of history. */
export function noticesOf(happened: Happened, was: Before): readonly Notice[] {
  const { entry, standing } = happened
  if (!maySee(PUBLIC, entry.act.audience, NOBODY)) return []
  const asked = askedBy(standing, entry.act)
  if (asked) return ofQuestion(happened, was.asked, asked)
  return entry.act.type === 'text.corrected' ? ofText(happened) : ofKey(happened)
}

function ofQuestion(happened: Happened, was: Asked | undefined, asked: Asked): readonly Notice[] {
  const { entry } = happened
  const { type, body } = doneIn(entry.act) as { type: string; body: JsonObject }
  const tell = (kind: NoticeKind, more: Partial<OfQuestion> = {}, others: readonly Actor[] = []): Notice => ({
    ...common(happened),
    kind,
    to: once([...seated(happened, asked.organ), ...others]),
    question: questionAt(happened, asked, more),
  })
  const putter = officeOf(happened.charter, asked.putBy)
  if (type === 'question.put') return asked.closes === undefined ? [] : [tell('question-put')]
  if (type === 'deadline.extended') return [tell('deadline-extended')]
  if (type === 'question.withdrawn') return [tell('question-withdrawn', { sequence: asked.extensions + 1 })]
  if (type === 'text.published') return [tell('text-published', { symbol: body['symbol'] as string }, putter)]
  if (asked.outcome !== undefined && asked.outcome !== was?.outcome) {
    const outcome = outcomeIn(body)
    const earlier = was?.outcome as OfQuestion['before']
    if (earlier !== undefined) return [tell('outcome-corrected', { ...outcome, before: earlier }, putter)]
    return [tell('question-decided', outcome, putter)]
  }
  if (asked.broken !== undefined && was?.broken === undefined) {
    const first = asked.breach ?? breakerIn(asked)
    if (!first) return []
    const kind = asked.breach ? 'position.taken' : type
    const broken = { party: first.party, at: first.at, kind }
    return [tell('procedure-broken', { brokenBy: broken, sequence: asked.extensions + 1 }, putter)]
  }
  return []
}

/** Whose stand broke the procedure: the member's, also where another spoke for it or its letter was entered. */
function breakerIn({ positions, broken }: Asked): NonNullable<Asked['breach']> | undefined {
  for (const [party, { act, at }] of positions) if (act === broken) return { party, at, act }
  return undefined
}

function outcomeIn(body: JsonObject): Partial<OfQuestion> {
  const { counts, adoptedAs } = body as { counts?: unknown; adoptedAs?: string }
  return {
    ...(counts === undefined ? {} : { counts: counts as Counts }),
    ...(adoptedAs === undefined ? {} : { symbol: adoptedAs }),
  }
}

/** What is told of a question as it stands at that moment. */
export function questionAt(
  { charter, standing, entry }: Happened,
  asked: Asked,
  more: Partial<OfQuestion> = {},
): OfQuestion {
  const hidden = isHidden(charter, asked)
  const now = entry.received
  // What the charter gives at the deadline if nothing more is received until then.
  const answer = answerOf(charter, standing, asked, dayIn(now, charter.seat.zone), asked.closes ?? now)
  const { outcome, rule } = answer
  const known = !hidden && asked.outcome === undefined && (outcome === 'adopted' || outcome === 'not-adopted')
  return {
    asked,
    sequence: asked.extensions,
    hidden,
    ...(rule ? { rule: rule.id } : {}),
    ...(known ? { otherwise: outcome } : {}),
    ...more,
  }
}

/** The members of the organ on the day on which the entry came in. */
export function seated({ charter, standing, entry }: Happened, organ: OrganId): readonly Actor[] {
  const today = dayIn(entry.received, charter.seat.zone)
  return membersOf(charter, standing, organ, today).map((party) => ({ party }))
}

/** A text is corrected: the members of the organ that has it are told. */
function ofText(happened: Happened): readonly Notice[] {
  const { standing, entry } = happened
  const { text, issue, corrigendum, digests } = entry.act.body as Readonly<{
    text: TextId
    issue: number
    corrigendum: number
    digests: JsonObject
  }>
  const organ = standing.texts.get(text)?.organ
  if (organ === undefined) return []
  const told = { text, issue, number: corrigendum, languages: Object.keys(digests).toSorted() }
  return [
    { ...common(happened), kind: 'text-corrected', to: once(seated(happened, organ)), corrigendum: told },
  ]
}

function ofKey(happened: Happened): readonly Notice[] {
  const { charter, standing, entry } = happened
  const { type, body } = entry.act
  const tell = (
    kind: NoticeKind,
    key: NonNullable<Notice['key']>,
    others: readonly Actor[] = [],
  ): Notice[] => {
    // The log and the clock are machines of the server, and nobody reads their mail.
    const holder = isMachine(key.holder) ? [] : [key.holder]
    return [{ ...common(happened), kind, key, to: once([...holder, ...others]) }]
  }
  if (type === 'key.enrolled' || type === 'key.revoked') {
    const key = standing.keys.get(body['key'] as never)
    return key
      ? tell(type === 'key.enrolled' ? 'key-enrolled' : 'key-revoked', { id: key.key, holder: key.holder })
      : []
  }
  const kind = RECOVERY[type]
  const recovery = standing.recoveries.get(body['recovery'] as string)
  if (kind === undefined || !recovery) return []
  const officers = charter.keys?.recovery?.may.flatMap((code) => officeOf(charter, code)) ?? []
  const { key, code } = recovery
  return tell(kind, { id: key.key, holder: key.holder, recovery: code }, officers)
}

const RECOVERY: Readonly<Record<string, NoticeKind>> = {
  'recovery.requested': 'recovery-requested',
  'recovery.objected': 'recovery-objected',
  'recovery.completed': 'recovery-completed',
}

function isMachine(actor: Actor): boolean {
  return 'office' in actor && ['log', 'clock', 'archivist'].includes(actor.office)
}

/** The office of that code, where the charter has one: a party that put a question is told as a member. */
function officeOf({ offices }: Charter, code: string): readonly Actor[] {
  return Object.hasOwn(offices, code) ? [{ office: code as OfficeId }] : []
}

function common({ entry, position }: Happened): Pick<Notice, 'act' | 'at' | 'by' | 'mark'> {
  const mark = entry.act.body['distribution']
  return {
    act: position,
    at: entry.received,
    by: authorOf(entry),
    ...(typeof mark === 'string' ? { mark } : {}),
  }
}
