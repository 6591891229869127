/**
 * `POST /ORG/acts` with `dryRun`: what would become of an act, were it sent now. Nothing is written, promised or noted. It
 * is ruled on what the public record shows, so that it tells nothing of what is taken unseen; and it is told to nobody but
 * whoever could send such an act: the holder of the key that signed it, or whoever is signed in for its author.
 */
import * as z from 'zod/mini'
import { actSchema, evidenceSchema, type Act, type Evidence } from '../core/act.ts'
import type { Within } from '../core/acts/kind.ts'
import { actorCode, partyId, sameActor, type KeyId } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import { placeOf, type Place } from '../core/restricted.ts'
import type { Reason } from '../core/refusal.ts'
import { rule } from '../core/standing.ts'
import type { Instant } from '../core/time.ts'
import { actOf } from '../desk/draft.ts'
import type { Holder } from '../desk/holder.ts'
import { keysOf } from '../desk/seat.ts'
import {
  documentReasons,
  keyReasons,
  placeReasons,
  redactionReasons,
  sizeReasons,
  stated,
  type Kept as KeptDocument,
} from '../record/ledger.ts'
import { notBefore } from '../store/group.ts'
import type { Language } from '../words/language.ts'
import type { Kept } from './kept.ts'
import { kindOf, problem } from './problem.ts'
import type { Session } from './sessions.ts'

/** A full act, signed or not. */
const fullSchema = z.object({ act: actSchema, evidence: z.optional(evidenceSchema) })
/** Who does what: the rest is filled in as the desk does. */
const shortSchema = z.strictObject({
  type: z.string(),
  by: z.optional(z.string()),
  body: z.record(z.string(), z.json()),
})

/** An act to be tried; `signed` where evidence came with it. */
interface Asked {
  readonly act: Act
  readonly evidence: readonly Evidence[]
}

/** The ruling on what was sent, or why it is not told. `documents` are those that came along; they may be left out. */
export function dryRun(
  kept: Kept,
  language: Language,
  sent: Readonly<Record<string, unknown>>,
  documents: readonly KeptDocument[],
  session: Session | undefined,
): Response {
  const asked = 'act' in sent ? full(sent) : short(kept, sent, session)
  if (asked === 'unread') return problem(language, 'unreadable', '{act, evidence?} | {type, by?, body}')
  if (asked === 'no-session') return problem(language, 'not-signed', kept.code)
  if (asked === 'no-key')
    return problem(language, 'not-allowed', '', [{ code: 'unknown-key', reached: actorCode(session!.actor) }])
  const { act, evidence } = asked
  const { ledger } = kept.registrar
  const { bytes, id } = stated(ledger.crypto, act)
  const stranger = evidence.length > 0 ? signers(kept, asked, bytes) : strangeTo(act, session)
  if (stranger === 'no-session') return problem(language, 'not-signed', kept.code)
  const dry = { dryRun: true, id }
  if (stranger.length > 0) return problem(language, kindOf(stranger), '', stranger, dry)
  if (ledger.ids.has(id)) return answered({ ...dry, inOrder: true, already: true, effects: [] })
  const place = placeOf(ledger.origin ?? '', act.log)
  const wrong = [
    ...sizeReasons(bytes),
    ...(place ? [] : placeReasons(ledger, act)),
    ...(documents.length > 0 ? documentReasons(ledger.crypto, act, documents) : []),
    ...redactionReasons(ledger.entries, act),
  ]
  if (wrong.length > 0) return problem(language, kindOf(wrong), '', wrong, dry)
  const received = notBefore(ledger, kept.now())
  return ruled(kept, language, { act, evidence, received, within: withinOf(place) }, dry)
}

function ruled(
  { registrar }: Kept,
  language: Language,
  of: Asked & { readonly received: Instant; readonly within: Within },
  dry: object,
): Response {
  const { charter, standing, entries } = registrar.ledger
  const { act, received, evidence, within } = of
  const on = { act, received }
  // Not yet signed, it is ruled as its author alone would sign it; what a second person must add is told beside the ruling.
  const own = { key: act.by.key } as Evidence
  const signed = evidence.length > 0 ? evidence : [own]
  const first = rule(charter, standing, { ...on, evidence: signed }, entries.length, within)
  const waits = !first.inOrder && first.reasons.every(({ code }) => code === 'second-officer-missing')
  const ruling = waits ? rule(charter, standing, on, entries.length, within) : first
  if (!ruling.inOrder) {
    const { reasons, earliest } = ruling
    const more = earliest === undefined ? {} : { earliest }
    return problem(language, kindOf(reasons), '', reasons, { ...dry, ...more })
  }
  const wanting = waits && !first.inOrder ? { wanting: first.reasons } : {}
  return answered({ ...dry, inOrder: true, received, effects: ruling.effects, ...wanting })
}

function answered(body: object): Response {
  return Response.json(body, { headers: { 'cache-control': 'no-store' } })
}

function full(sent: Readonly<Record<string, unknown>>): Asked | 'unread' {
  const read = z.safeParse(fullSchema, sent)
  return read.success ? { act: read.data.act, evidence: read.data.evidence ?? [] } : 'unread'
}

/** An act in short form, of whoever is signed in, under a key of that person. */
function short(
  kept: Kept,
  sent: Readonly<Record<string, unknown>>,
  session: Session | undefined,
): Asked | 'unread' | 'no-session' | 'no-key' {
  const read = z.safeParse(shortSchema, sent)
  if (!read.success) return 'unread'
  if (!session) return 'no-session'
  const { type, by: code, body } = read.data
  const by = code === undefined ? session.actor : holderOf(code)
  const key = keyOf(kept, session)
  if (!key) return 'no-key'
  const { act } = actOf(kept, { kind: type, by, body: body as JsonObject, documents: [] }, key)
  return { act, evidence: [] }
}

function keyOf(kept: Kept, { key, actor, person }: Session): KeyId | undefined {
  return key ?? keysOf(kept, actor, person)[0]?.key
}

function holderOf(code: string): Holder {
  const party = partyId(code)
  return party ? { party } : ({ office: code } as Holder)
}

/** Whether the signatures that came hold. */
function signers({ registrar }: Kept, { act, evidence }: Asked, bytes: Uint8Array): readonly Reason[] {
  const { crypto, standing, entries } = registrar.ledger
  return keyReasons({ crypto, standing }, act, evidence, bytes, entries.length)
}

/** An act that nobody signed is told of to whoever is signed in for its author alone. */
function strangeTo({ by }: Act, session: Session | undefined): readonly Reason[] | 'no-session' {
  if (!session) return 'no-session'
  const author: Holder = 'party' in by ? { party: by.party } : { office: by.office }
  return sameActor(author, session.actor)
    ? []
    : [{ code: 'wrong-holder', needed: actorCode(author), reached: actorCode(session.actor) }]
}

function withinOf(place: Place | undefined): Within {
  if (place === undefined) return {}
  return place === 'register' ? { log: 'register' } : { log: 'question', question: place.question }
}
