/** The form of an act and of an entry of the log; what each field means is settled in `docs/record.md`. */
import * as z from 'zod/mini'
import { audienceSchema, type Audience } from './audience.ts'
import { instantText, officeCode, partyCode } from './charter/forms.ts'
import { base64Text, CREDENTIAL_DIGITS } from './base64-form.ts'
import { KEY, type KeyId, type OfficeId, type PartyId } from './ids.ts'
import type { JsonObject } from './json.ts'
import type { Instant } from './time.ts'

/** Largest act and entry, in bytes of canonical JSON. */
export const MOST_ACT_BYTES = 16_384
export const MOST_ENTRY_BYTES = 65_535

const HEX = /^[0-9a-f]{64}$/
const hex = z.string().check(z.regex(HEX))
const keyText = z.string().check(z.regex(KEY)) as unknown as z.ZodMiniType<KeyId>
const size = z.int().check(z.nonnegative())

export type Author = ({ readonly party: PartyId } | { readonly office: OfficeId }) & { readonly key: KeyId }

/** A document that an act refers to: by digest, or by a salted commitment where it names persons or is restricted. */
export interface DocumentRef {
  readonly name: string
  readonly media: string
  readonly bytes: number
  readonly digest?: string
  readonly commitment?: string
}

export interface Act {
  readonly v: 1
  /** The origin of the one log that this act belongs to. */
  readonly log: string
  readonly type: string
  readonly by: Author
  /** When its author says it was done. What counts is `received`. */
  readonly at: Instant
  /** The checkpoint its signer had in view. Genesis alone has none. */
  readonly seen?: { readonly size: number; readonly root: string }
  readonly audience: Audience
  readonly body: JsonObject
  readonly docs: readonly DocumentRef[]
  readonly nonce: string
}

/** That the holder of a key signed the act. */
export type Evidence = Signature | Assertion

export interface Signature {
  readonly key: KeyId
  readonly alg: 'ed25519'
  /** 64 bytes in base 64. */
  readonly sig: string
}

/** What a passkey answered to the act's id as its challenge (W3C Web Authentication, 7.2). Bytes in base 64. */
export interface Assertion {
  readonly key: KeyId
  readonly alg: 'webauthn'
  /** The id of the credential, as at its enrolment. */
  readonly credential: string
  readonly authenticatorData: string
  readonly clientDataJSON: string
  readonly sig: string
}

export interface Entry {
  readonly act: Act
  readonly evidence: readonly Evidence[]
  /** In a restricted log alone: on how many entries of the public log the act was ruled. */
  readonly after?: number
  /** The store's clock, read under the lock of the log's head; never decreasing. */
  readonly received: Instant
}

const name = z.string().check(z.regex(/^[a-z][a-z0-9.-]{0,79}$/))
const document = z.union([
  z.strictObject({ name, media: z.string(), bytes: size, digest: hex }),
  z.strictObject({ name, media: z.string(), bytes: size, commitment: hex }),
])

export const actSchema = z.strictObject({
  v: z.literal(1),
  log: z.string().check(z.minLength(1), z.maxLength(200)),
  type: z.string().check(z.regex(/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/)),
  by: z.union([
    z.strictObject({ party: partyCode, key: keyText }),
    z.strictObject({ office: officeCode, key: keyText }),
  ]),
  at: instantText,
  seen: z.optional(z.strictObject({ size, root: hex })),
  audience: audienceSchema,
  body: z.record(z.string(), z.unknown()),
  docs: z.array(document),
  nonce: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
}) as unknown as z.ZodMiniType<Act>

export const evidenceSchema = z.array(
  z.union([
    z.strictObject({
      key: keyText,
      alg: z.literal('ed25519'),
      sig: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/)),
    }),
    z.strictObject({
      key: keyText,
      alg: z.literal('webauthn'),
      credential: base64Text(CREDENTIAL_DIGITS),
      authenticatorData: base64Text(2048),
      clientDataJSON: base64Text(4096),
      sig: base64Text(1024),
    }),
  ]),
) as unknown as z.ZodMiniType<readonly Evidence[]>

export const entrySchema = z.strictObject({
  act: actSchema,
  after: z.optional(size),
  evidence: evidenceSchema,
  received: instantText,
}) as unknown as z.ZodMiniType<Entry>
