/** Signs a draft and sends it in: by a key that a demonstration holds here, or with what a person's passkey answered. */
import * as z from 'zod/mini'
import { evidenceSchema, type Evidence } from '../core/act.ts'
import { sameActor, type KeyId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import type { Reason } from '../core/refusal.ts'
import type { Key } from '../core/situation.ts'
import { canonical } from '../record/canonical.ts'
import type { Signer } from '../record/crypto.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { actMessage, keyId } from '../record/digest.ts'
import { base64 } from '../record/bytes.ts'
import { signAct } from '../record/sign.ts'
import type { Private } from '../store/private.ts'
import { actOf, draftOf, dropDraft, replaceDraft, tried, type Drafted, type Signed } from './draft.ts'
import { secondNeeded } from '../core/acts/second-officer.ts'
import { personOf, signerHere, type Chamber, type Seat } from './seat.ts'

const crypto = nodeCrypto()

/** What became of a signature: sent in at a position, waiting for a second one, refused with reasons, or somebody was faster. */
export type SignedAs =
  | { readonly is: 'accepted'; readonly draft: Drafted; readonly id: string; readonly position?: number }
  | { readonly is: 'waits'; readonly draft: Drafted }
  | { readonly is: 'refused'; readonly draft: Drafted; readonly reasons: readonly Reason[] }
  | { readonly is: 'changed' }

/** What a passkey is to sign: the act with its challenge, and the credentials of the person. */
export interface Challenge {
  /** The act's id: what the passkey signs, in base 64. */
  readonly challenge: string
  readonly credentials: readonly { readonly key: KeyId; readonly credential: string }[]
}

/** Fixes the bytes of a draft for one of the person's passkeys; the same bytes where somebody has signed already. */
export function challengeFor(seat: Seat, draft: Drafted, key: KeyId): Challenge {
  const signed = draft.signed ?? actOf(seat.chamber, draft, key)
  const bytes = canonical(signed.act as unknown as Json)
  const isSecond = (draft.signed?.evidence.length ?? 0) > 0
  // Whoever signs first is named in the act by that very key; a second person signs with any of its own.
  const credentials = seat.keys.flatMap(({ key: own, passkey }) =>
    passkey && (isSecond || own === signed.act.by.key) ? [{ key: own, credential: passkey.credential }] : [],
  )
  return { challenge: base64(crypto.sha256(actMessage(bytes))), credentials }
}

/** Signs a draft here, in a demonstration, and sends it in or keeps it for a second person. */
export async function signHere(tables: Private, seat: Seat, id: string): Promise<SignedAs | undefined> {
  const found = await draftOf(tables, seat.chamber, id)
  const signer = signerHere(seat, idOf)
  if (!found || !signer || !maySign(seat, found.draft)) return undefined
  const { draft } = found
  if (isOnItsWay(draft)) return sendIn(tables, seat, found, draft.signed)
  const first = (draft.signed?.evidence.length ?? 0) === 0
  const made =
    draft.signed && !first ? draft.signed : { ...actOf(seat.chamber, draft, idOf(signer)), evidence: [] }
  const one = signAct(crypto, signer, canonical(made.act as unknown as Json))
  return send(tables, seat, found, { ...made, evidence: [...made.evidence, one] })
}

/** The draft with its bytes fixed for a passkey of the person, where it signs by one and nobody has signed yet. */
export async function fixed(
  tables: Private,
  seat: Seat,
  found: { readonly draft: Drafted; readonly version: number },
): Promise<Drafted> {
  const { draft, version } = found
  const [key] = seat.keys.filter(({ passkey }) => passkey)
  const isHeld = draft.signed && (draft.signed.evidence.length > 0 || key?.key === draft.signed.act.by.key)
  if (seat.signs !== 'passkey' || !key || isHeld || !maySign(seat, draft)) return draft
  const signed = { ...actOf(seat.chamber, draft, key.key), evidence: [] }
  await replaceDraft(tables, seat.chamber, { draft: { ...draft, signed }, version })
  return { ...draft, signed }
}

/** Takes what a passkey answered for the bytes that were fixed; undefined where it is of no form that there is. */
export async function signWith(
  tables: Private,
  seat: Seat,
  id: string,
  given: string | null,
): Promise<SignedAs | undefined> {
  const found = await draftOf(tables, seat.chamber, id)
  if (!found || !maySign(seat, found.draft)) return undefined
  const { draft } = found
  if (isOnItsWay(draft)) return sendIn(tables, seat, found, draft.signed)
  const { signed } = draft
  const one = evidenceOf(given)
  if (!signed || !one) return undefined
  return send(tables, seat, found, { ...signed, evidence: [...signed.evidence, one] })
}

function evidenceOf(given: string | null): Evidence | undefined {
  try {
    const read = z.safeParse(evidenceSchema, [JSON.parse(given ?? '')])
    return read.success ? read.data[0] : undefined
  } catch {
    return undefined
  }
}

/** True where the draft is of the seat's own party or office. Whether its key may sign is the record's to rule. */
export function maySign({ actor }: Seat, { by, state }: Drafted): boolean {
  return sameActor(by, actor) && state !== 'done' && state !== 'returned'
}

/** True where all have signed, and it is not known whether the record took it: whoever sent it was away, or the server was killed. */
export function isOnItsWay(draft: Drafted): draft is Drafted & { readonly signed: Signed } {
  return draft.state === 'sending' && draft.signed !== undefined
}

async function send(
  tables: Private,
  seat: Seat,
  { draft, version }: { readonly draft: Drafted; readonly version: number },
  signed: Signed,
): Promise<SignedAs> {
  const { chamber } = seat
  const waits = isAlone(chamber, signed)
  // The bytes are kept before they are sent: what was signed is never made again.
  const ruling = waits ? tried(chamber, signed.act) : undefined
  const effects = ruling?.inOrder ? { effects: ruling.effects } : {}
  const kept: Drafted = { ...draft, signed, ...effects, state: waits ? 'second' : 'sending' }
  if (!(await replaceDraft(tables, chamber, { draft: kept, version }))) return { is: 'changed' }
  // Sent in alone it would be refused, and a refusal is on record for good: it waits here for the second person.
  if (waits) return { is: 'waits', draft: kept }
  return sendIn(tables, seat, { draft, version: version + 1 }, signed)
}

/** Sends in what all have signed. Sent a second time it stands once. */
async function sendIn(
  tables: Private,
  { chamber }: Seat,
  { draft, version }: { readonly draft: Drafted; readonly version: number },
  signed: Signed,
): Promise<SignedAs> {
  const answer = await chamber.submit(signed)
  if (answer.accepted) {
    const done: Drafted = { ...draft, signed, state: 'done' }
    await dropDraft(tables, chamber, draft.id)
    const { position } = answer
    return { is: 'accepted', draft: done, id: answer.id, ...(position === undefined ? {} : { position }) }
  }
  // Refused, it is as it was before the last signature; what was sent again is signed anew by all.
  const { signed: before, ...rest } = draft
  const isAgain = draft.state === 'sending'
  const back: Drafted = isAgain
    ? { ...rest, state: 'draft' }
    : before && before.evidence.length > 0
      ? { ...rest, signed: before }
      : rest
  await replaceDraft(tables, chamber, { draft: back, version })
  return { is: 'refused', draft: isAgain ? back : draft, reasons: answer.reasons }
}

/** True where the charter wants a second person of the office, and only one has signed. */
export function isAlone({ registrar }: Chamber, { act, evidence }: Signed): boolean {
  const { charter, standing } = registrar.ledger
  const by = 'party' in act.by ? { party: act.by.party } : { office: act.by.office }
  return secondNeeded(charter, standing, by, act) !== undefined && evidence.length < 2
}

/** True where this person has signed the draft. */
export function hasSigned({ keys }: Pick<Seat, 'keys'>, { signed }: Drafted, all: readonly Key[]): boolean {
  const by = new Set((signed?.evidence ?? []).map(({ key }) => key))
  const persons = new Set(all.filter(({ key }) => by.has(key)).map(personOf))
  return keys.some((key) => by.has(key.key) || (personOf(key) !== undefined && persons.has(personOf(key))))
}

export function idOf({ publicKey }: Signer): KeyId {
  return keyId(crypto, publicKey)
}
