/** An act put to the rules without being done: in order or not, on top of the chronicle of a day and of acts before it. */
import * as z from 'zod/mini'
import { declarationOf } from '../core/acts/declaration.ts'
import { KINDS } from '../core/acts/index.ts'
import type { Context } from '../core/acts/kind.ts'
import { withSource, type CitedReason } from '../core/charter/cited.ts'
import { shown, type Fault, type Read } from '../core/faults.ts'
import { CODE, partyId, type Actor, type OfficeId, type QuestionId } from '../core/ids.ts'
import { startOf } from '../core/period.ts'
import { outOfOrder, type Effect, type Reason, type Ruling } from '../core/refusal.ts'
import { branch, type Situation } from '../core/situation.ts'
import { dayIn, EARLIEST_DAY, instant, type Day, type Instant } from '../core/time.ts'
import { LATEST, VERSIONS } from '../core/versions.ts'
import { knowsParty } from './ask.ts'
import { situationOn, type Reading } from './reading.ts'

/** An act without signature: who does what, and when, where that is said. */
export interface Short {
  readonly type: string
  readonly by: Actor
  readonly at?: Instant
  readonly body: unknown
  readonly docs: readonly string[]
}

interface Timed extends Short {
  readonly at: Instant
}

/** The ruling, or the act before it that is itself out of order: then there is no such situation. */
export type Tried =
  | { readonly ruling: Ruling }
  | { readonly before: number; readonly type: string; readonly reasons: readonly Reason[] }

/**
 * Whether the act is in order on that day or at that instant, after these acts before it. Changes nothing. One that does
 * not say when is received at that instant, or as the day begins at the seat, and never before what came before it.
 */
export function tryAct(
  reading: Reading,
  before: readonly Short[],
  given: Short,
  moment: Day | Instant,
): Tried {
  const situation = standingOf(reading, moment)
  const size = reading.size ?? reading.events().length + 1
  const { zone } = reading.charter.seat
  // A day begins at the seat: midnight of UTC may be the day before there.
  const start = moment.length > 10 ? (moment as Instant) : startOf(moment as Day, zone)
  const timed = (one: Short, last: Instant): Timed => ({
    ...one,
    at: one.at ?? (last > start ? last : start),
  })
  let last = EARLIEST
  for (const [index, one] of before.entries()) {
    const act = filled(reading, situation, timed(one, last))
    const ruling = againstClock(act.at, last) ?? ruled(reading, situation, act, size + index)
    last = act.at
    if (!ruling.inOrder) return { before: index, type: act.type, reasons: ruling.reasons }
    const day = dayIn(act.at, zone)
    const done = { by: act.by, body: act.body, day, instant: act.at, act: size + index }
    KINDS.get(act.type)?.evolve(situation, done, reading.charter)
  }
  const act = filled(reading, situation, timed(given, last))
  return { ruling: againstClock(act.at, last) ?? ruled(reading, situation, act, size + before.length) }
}

const EARLIEST = `${EARLIEST_DAY}T00:00:00Z` as Instant

/** What is received is never earlier than what was received before. */
function againstClock(at: Instant, last: Instant): Ruling | undefined {
  return at < last ? outOfOrder({ code: 'clock-backwards', needed: last, reached: at }) : undefined
}

/** The ruling as an answer gives it: each reason with how its source was read. */
export function rulingAnswer(
  reading: Reading,
  ruling: Ruling,
): {
  readonly inOrder: boolean
  readonly reasons: readonly CitedReason[]
  readonly effects: readonly Effect[]
  readonly earliest?: Instant
} {
  if (ruling.inOrder) return { ...ruling, reasons: [] }
  const reasons = ruling.reasons.map((reason) => withSource(reading.charter, reason))
  return { ...ruling, reasons, effects: [] }
}

const shortSchema = z.strictObject({
  type: z.string(),
  by: z.string(),
  at: z.optional(z.string()),
  body: z._default(z.record(z.string(), z.unknown()), {}),
  docs: z._default(z.array(z.string()), []),
})

/** The acts that a list gives; or every fault with its place in the list. */
export function readShorts(value: unknown, file: string): Read<readonly Short[]> {
  if (!Array.isArray(value))
    return {
      ok: false,
      faults: [{ code: 'wrong-form', file, found: shown(value), right: '[{"type": ...}]' }],
    }
  const read = value.map((one: unknown, index) => readShort(one, file, `/${index}`))
  const faults = read.flatMap((one) => (one.ok ? [] : one.faults))
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, value: read.flatMap((one) => (one.ok ? [one.value] : [])) }
}

/** The act that a value states; or every fault of it, with its place under `at`. */
export function readShort(value: unknown, file: string, at = ''): Read<Short> {
  const wrong = (path: string, right: string, found?: string): Fault => ({
    code: 'wrong-form',
    file,
    pointer: `${at}/${path}`,
    ...(found === undefined ? {} : { found }),
    right,
  })
  const parsed = z.safeParse(shortSchema, value)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => wrong(path.map(String).join('/'), message))
    return { ok: false, faults }
  }
  const { type, by, body, docs } = parsed.data
  const actor = actorOf(by)
  const moment = parsed.data.at === undefined ? undefined : instant(parsed.data.at)
  const timeless = parsed.data.at !== undefined && !moment
  if (actor && !timeless)
    return { ok: true, value: { type, by: actor, body, docs, ...(moment ? { at: moment } : {}) } }
  return {
    ok: false,
    faults: [
      ...(actor ? [] : [wrong('by', 'ARM | secretariat', by)]),
      ...(timeless ? [wrong('at', '2022-01-05T16:00:00Z', parsed.data.at ?? '')] : []),
    ],
  }
}

/** The chronicle of the day, as a standing that acts can be performed on. */
function standingOf(reading: Reading, moment: Day | Instant): Situation {
  const on = moment.length > 10 ? dayIn(moment as Instant, reading.charter.seat.zone) : (moment as Day)
  const situation = branch(situationOn(reading, { on }))
  const { charter } = reading
  situation.founding = {
    organisation: charter.organisation,
    time: 'real',
    audience: 'public',
    example: false,
    demonstration: false,
    charter: '',
    rules: LATEST,
  }
  return situation
}

/** A declaration in short form: what it leaves out of the ruling is what the record gives. What it says stays as it says. */
function filled(reading: Reading, situation: Situation, act: Timed): Timed {
  if (act.type !== 'question.decided') return act
  const { charter } = reading
  const body = act.body as Readonly<Record<string, unknown>>
  const asked = situation.questions.get(body['question'] as QuestionId)
  const today = dayIn(act.at, charter.seat.zone)
  const declared = asked && declarationOf({ charter, situation, today, now: act.at }, asked)
  return declared ? { ...act, body: { ...declared.body, ...body } } : act
}

function ruled(reading: Reading, situation: Situation, act: Timed, size: number): Ruling {
  const { charter } = reading
  const knows: Context['knows'] = (party) => knowsParty(reading, party)
  const context: Context = {
    charter,
    situation,
    now: act.at,
    today: dayIn(act.at, charter.seat.zone),
    size,
    docs: act.docs,
    knows,
  }
  return VERSIONS.get(LATEST)!.decide(context, act)
}

function actorOf(code: string): Actor | undefined {
  const party = partyId(code)
  if (party) return { party }
  return CODE.test(code) ? { office: code as OfficeId } : undefined
}
