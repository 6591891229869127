/** An act put to the rules without being done: in order or not, on top of the chronicle of a day and of acts before it. */
import * as z from 'zod/mini'
import { declarationOf } from '../core/acts/declaration.ts'
import { KINDS } from '../core/acts/index.ts'
import type { Context } from '../core/acts/kind.ts'
import { withSource, type CitedReason } from '../core/charter/cited.ts'
import { shown, type Fault, type Read } from '../core/faults.ts'
import { CODE, partyId, type Actor, type OfficeId, type QuestionId } from '../core/ids.ts'
import type { Effect, Reason, Ruling } from '../core/refusal.ts'
import { branch, type Situation } from '../core/situation.ts'
import { dayIn, instant, type Day, type Instant } from '../core/time.ts'
import { LATEST, VERSIONS } from '../core/versions.ts'
import { knowsParty } from './ask.ts'
import { situationOn, type Reading } from './reading.ts'

/** An act without signature: who does what, when. */
export interface Short {
  readonly type: string
  readonly by: Actor
  readonly at: Instant
  readonly body: unknown
  readonly docs: readonly string[]
}

/** The ruling, or the act before it that is itself out of order: then there is no such situation. */
export type Tried =
  | { readonly ruling: Ruling }
  | { readonly before: number; readonly type: string; readonly reasons: readonly Reason[] }

/** Whether the act is in order on that day or at that instant, after these acts before it. Changes nothing. */
export function tryAct(
  reading: Reading,
  before: readonly Short[],
  given: Short,
  moment: Day | Instant,
): Tried {
  const situation = standingOf(reading, moment)
  const size = reading.size ?? reading.events().length + 1
  for (const [index, one] of before.entries()) {
    const act = filled(reading, situation, one)
    const ruling = ruled(reading, situation, act, size + index)
    if (!ruling.inOrder) return { before: index, type: act.type, reasons: ruling.reasons }
    const day = dayIn(act.at, reading.charter.seat.zone)
    const done = { by: act.by, body: act.body, day, instant: act.at, act: size + index }
    KINDS.get(act.type)?.evolve(situation, done, reading.charter)
  }
  const act = filled(reading, situation, given)
  return { ruling: ruled(reading, situation, act, size + before.length) }
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

/** The instant of an act that gives none: the moment of the situation, of a day its first. */
export function startOf(moment: Day | Instant): Instant {
  return (moment.length > 10 ? moment : `${moment}T00:00:00Z`) as Instant
}

const shortSchema = z.strictObject({
  type: z.string(),
  by: z.string(),
  at: z.optional(z.string()),
  body: z._default(z.record(z.string(), z.unknown()), {}),
  docs: z._default(z.array(z.string()), []),
})

/** The acts that a list gives, each with its instant or the one that stands for it; or every fault with its place in the list. */
export function readShorts(value: unknown, file: string, start: Instant): Read<readonly Short[]> {
  if (!Array.isArray(value))
    return {
      ok: false,
      faults: [{ code: 'wrong-form', file, found: shown(value), right: '[{"type": ...}]' }],
    }
  const read = value.map((one: unknown, index) => readShort(one, file, start, `/${index}`))
  const faults = read.flatMap((one) => (one.ok ? [] : one.faults))
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, value: read.flatMap((one) => (one.ok ? [one.value] : [])) }
}

/** The act that a value states; or every fault of it, with its place under `at`. */
export function readShort(value: unknown, file: string, start: Instant, at = ''): Read<Short> {
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
  const moment = parsed.data.at === undefined ? start : instant(parsed.data.at)
  if (actor && moment) return { ok: true, value: { type, by: actor, at: moment, body, docs } }
  return {
    ok: false,
    faults: [
      ...(actor ? [] : [wrong('by', 'ARM | secretariat', by)]),
      ...(moment ? [] : [wrong('at', '2022-01-05T16:00:00Z', parsed.data.at ?? '')]),
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
function filled(reading: Reading, situation: Situation, act: Short): Short {
  if (act.type !== 'question.decided') return act
  const { charter } = reading
  const body = act.body as Readonly<Record<string, unknown>>
  const asked = situation.questions.get(body['question'] as QuestionId)
  const today = dayIn(act.at, charter.seat.zone)
  const declared = asked && declarationOf({ charter, situation, today, now: act.at }, asked)
  return declared ? { ...act, body: { ...declared.body, ...body } } : act
}

function ruled(reading: Reading, situation: Situation, act: Short, size: number): Ruling {
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
