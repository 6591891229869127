/**
 * A passkey's assertion as evidence of an act (W3C Web Authentication, 7.2), checked without asking anybody: the challenge
 * is the id of the act, and the site that asked is one that the record names. The count of signatures is passed over: a
 * passkey that is kept on several devices always says 0.
 *
 * A public key is kept raw: 32 bytes of Ed25519; a point of P-256 uncompressed, 65 bytes from 0x04; or the modulus of RSA,
 * 256 to 512 bytes, the exponent being 65537.
 */
import type { Assertion } from '../core/act.ts'
import type { Reason, ReasonCode } from '../core/refusal.ts'
import type { Passkey } from '../core/situation.ts'
import { base64, concat, hex, sameBytes, unbase64, utf8 } from './bytes.ts'
import type { Crypto } from './crypto.ts'
import { keyId } from './digest.ts'
import { parse } from './json.ts'

// W3C Web Authentication, 6.1: the flags of authenticator data.
const [PRESENT, VERIFIED, ELIGIBLE, BACKED_UP, CREDENTIAL, EXTENSIONS] = [1, 4, 8, 16, 64, 128] as const
const RP_HASH = 32
/** The hash of the relying party, the flags, and the count. */
const LEAST = 37

/** The signature apart, why the assertion is none over this act: every reason. `id` is the act's, as 32 bytes. */
export function assertionReasons(
  crypto: Crypto,
  { alg: _alg, ...passkey }: Passkey,
  portals: ReadonlyMap<string, string>,
  id: Uint8Array,
  { key, credential, authenticatorData, clientDataJSON }: Assertion,
): readonly Reason[] {
  const client = clientData(clientDataJSON)
  const data = unbase64(authenticatorData)
  if (!client || !data || data.length < LEAST) return [{ code: 'assertion-wrong', reached: key }]
  const flags = data[RP_HASH] ?? 0
  const has = (flag: number): boolean => (flags & flag) !== 0
  const party = portals.get(client.origin)
  const wrong = (part: string): Reason => ({ code: 'assertion-wrong', needed: part, reached: key })
  const differs = (code: ReasonCode, reached: string, needed?: string): Reason => ({
    code,
    reached,
    ...(needed === undefined ? {} : { needed }),
  })
  const checks: readonly (readonly [holds: boolean, Reason])[] = [
    [credential === passkey.credential, wrong('credential')],
    [client.type === 'webauthn.get', wrong('type')],
    [!client.crossOrigin, wrong('crossOrigin')],
    [client.challenge === base64url(id), differs('challenge-differs', client.challenge, base64url(id))],
    [party !== undefined, differs('portal-unknown', client.origin)],
    [
      party === undefined || sameBytes(data.subarray(0, RP_HASH), crypto.sha256(utf8(party))),
      wrong('rpIdHash'),
    ],
    [has(PRESENT), wrong('UP')],
    [has(VERIFIED), wrong('UV')],
    // Whether it may be copied is fixed for life; a copy without leave cannot be.
    [has(ELIGIBLE) === passkey.backupEligible && (has(ELIGIBLE) || !has(BACKED_UP)), wrong('BE')],
    [!has(CREDENTIAL) && has(EXTENSIONS) === data.length > LEAST, wrong('authenticatorData')],
  ]
  return checks.flatMap(([holds, reason]) => (holds ? [] : [reason]))
}

/** True when the assertion is signed with this public key, which was enrolled under `assertion.key`. */
export function isAsserted(
  crypto: Crypto,
  alg: Passkey['alg'],
  publicKey: Uint8Array,
  { key, authenticatorData, clientDataJSON, sig }: Assertion,
): boolean {
  const [data, client, signature] = [unbase64(authenticatorData), unbase64(clientDataJSON), unbase64(sig)]
  if (!data || !client || !signature || key !== keyId(crypto, publicKey)) return false
  const message = concat(data, crypto.sha256(client))
  return crypto.verifyPasskey(alg, publicKey, message, signature)
}

/** The id of an act as the challenge that a browser is given and gives back: base 64 in the alphabet for addresses. */
export function base64url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** What the browser says that it asked for; undefined where it is no such text. A field that occurs twice is refused. */
function clientData(encoded: string):
  | {
      readonly type: string
      readonly challenge: string
      readonly origin: string
      readonly crossOrigin: boolean
    }
  | undefined {
  const read = parse(unbase64(encoded) ?? new Uint8Array())
  if (!read.ok || typeof read.value !== 'object' || Array.isArray(read.value)) return undefined
  const {
    type,
    challenge,
    origin,
    crossOrigin = false,
    topOrigin,
  } = read.value as Readonly<Record<string, unknown>>
  if (typeof type !== 'string' || typeof challenge !== 'string' || typeof origin !== 'string')
    return undefined
  // A frame within another site is another site's asking: 5.8.1.
  return { type, challenge, origin, crossOrigin: crossOrigin !== false || topOrigin !== undefined }
}

/** What a browser gives of a new passkey, as `key.enrolled` states it; undefined for keys of another kind. Takes the key as DER (SPKI). */
export function passkeyPublic(
  spki: Uint8Array,
): { readonly alg: Passkey['alg']; readonly public: Uint8Array } | undefined {
  const form = FORMS.find(
    ({ start, length }) => hex(spki.subarray(0, start.length / 2)) === start && spki.length === length,
  )
  if (!form) return undefined
  return { alg: form.alg, public: spki.slice(form.from, form.from + form.bytes) }
}

// DER of SubjectPublicKeyInfo (RFC 8410, RFC 5480, RFC 8017) up to the raw key, for each form that is taken.
const RSA = '300d06092a864886f70d0101010500'
const FORMS = [
  { alg: 'eddsa', start: '302a300506032b6570032100', from: 12, bytes: 32, length: 44 },
  {
    alg: 'es256',
    start: '3059301306072a8648ce3d020106082a8648ce3d03010703420004',
    from: 26,
    bytes: 65,
    length: 91,
  },
  { alg: 'rs256', start: `30820122${RSA}0382010f003082010a0282010100`, from: 33, bytes: 256, length: 294 },
  { alg: 'rs256', start: `308201a2${RSA}0382018f003082018a0282018100`, from: 33, bytes: 384, length: 422 },
  { alg: 'rs256', start: `30820222${RSA}0382020f003082020a0282020100`, from: 33, bytes: 512, length: 550 },
] as const
