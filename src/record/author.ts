/** Makes acts: fills in what every act carries, refers to its documents, signs. The inverse of what `ledger.ts` checks. */
import type { Act, DocumentRef } from '../core/act.ts'
import { classificationOf, type Audience } from '../core/audience.ts'
import type { Actor, KeyId } from '../core/ids.ts'
import type { Json, JsonObject } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import { base64, hex, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'
import type { Crypto, Signer } from './crypto.ts'
import { documentDigest, keyId } from './digest.ts'
import { commitment } from './document.ts'
import type { Kept, Submission } from './ledger.ts'
import { signAct } from './sign.ts'

/** Where randomness comes from: 16 bytes for a nonce, 32 for a salt. Tests derive it from a fixed seed. */
export type Random = (bytes: number) => Uint8Array

export interface Draft {
  readonly log: string
  readonly type: string
  readonly by: Exclude<Actor, { organ: unknown }>
  readonly at: Instant
  readonly seen?: { readonly size: number; readonly root: string }
  /** Whom the act is for; public where not given. */
  readonly audience?: Audience
  readonly body: JsonObject
  readonly documents?: readonly DraftDocument[]
}

export interface DraftDocument {
  readonly name: string
  readonly media: string
  readonly bytes: Uint8Array
  /** True where the document names persons: the entry then holds a salted commitment, so that it can be erased. */
  readonly committed: boolean
}

/** The act of this draft, signed with the author's key, and its documents with their salts. */
export function author(crypto: Crypto, random: Random, signer: Signer, draft: Draft): Submission {
  const { act, documents } = unsigned(crypto, random, keyId(crypto, signer.publicKey), draft)
  return { act, evidence: [signAct(crypto, signer, canonical(act as unknown as Json))], documents }
}

/** The act of this draft under a key that is elsewhere, as a passkey is: its id is what is to be signed. */
export function unsigned(
  crypto: Crypto,
  random: Random,
  key: KeyId,
  draft: Draft,
): Omit<Submission, 'evidence'> {
  const { documents = [], by, ...rest } = draft
  const kept = documents.map((document) => keep(random, document))
  const { audience = 'public' } = rest
  const classification = classificationOf(audience)
  const docs = documents.map((document, index) => refer(crypto, document, kept[index]!, classification))
  const act: Act = { v: 1, ...rest, audience, by: { ...by, key }, docs, nonce: hex(random(16)) }
  return { act, documents: kept }
}

/** The key of a signer as a genesis act or `key.enrolled` states it. */
export function enrolment(
  crypto: Crypto,
  signer: Signer,
  holder: Actor,
): { key: KeyId; public: string; holder: Actor } {
  return { key: keyId(crypto, signer.publicKey), public: base64(signer.publicKey), holder }
}

/** A document of JSON, in canonical bytes. */
export function jsonDocument(name: string, value: Json, committed: boolean): DraftDocument {
  return { name, media: 'application/json', bytes: canonical(value), committed }
}

/** A document of plain text. */
export function textDocument(name: string, text: string, media: string, committed = false): DraftDocument {
  return { name, media, bytes: utf8(text), committed }
}

function keep(random: Random, { name, bytes, committed }: DraftDocument): Kept {
  return committed ? { name, bytes, salt: random(32) } : { name, bytes }
}

function refer(
  crypto: Crypto,
  { name, media, bytes }: DraftDocument,
  kept: Kept,
  classification: string,
): DocumentRef {
  const common = { name, media, bytes: bytes.length }
  if (kept.salt === undefined) return { ...common, digest: documentDigest(crypto, bytes) }
  return { ...common, commitment: commitment(crypto, { salt: kept.salt, bytes, classification }) }
}
