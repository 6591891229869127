/**
 * A passkey in software, for tests: it answers as an authenticator and a browser would (W3C Web Authentication, 6.3.3 and
 * 5.8.1), with keys of `node:crypto`. Whatever it says may be said otherwise, to see what is noticed.
 */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import type { Assertion } from '../../src/core/act.ts'
import type { Actor, KeyId } from '../../src/core/ids.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { Passkey } from '../../src/core/situation.ts'
import { base64url, passkeyPublic } from '../../src/record/webauthn.ts'
import { keyId } from '../../src/record/digest.ts'
import { nodeCrypto } from '../../src/record/crypto-node.ts'

/** What an answer may say otherwise than an honest one. */
export interface Otherwise {
  readonly type?: string
  readonly challenge?: Uint8Array
  readonly crossOrigin?: boolean
  readonly relyingParty?: string
  readonly flags?: number
  readonly count?: number
  /** Taken for the browser's own text: fields beyond those, or other ones. */
  readonly clientData?: (honest: object) => string
  readonly extensions?: Uint8Array
}

export interface Authenticator {
  readonly key: KeyId
  /** The raw public key. */
  readonly publicKey: Uint8Array
  /** DER (SPKI), as `getPublicKey()` of a browser gives it. */
  readonly spki: Uint8Array
  readonly passkey: Passkey
  /** The body of `key.enrolled`. */
  readonly enrolment: (holder: Actor) => JsonObject
  /** The answer to an act's id, asked for at this web origin. */
  readonly assert: (id: Uint8Array, origin: string, otherwise?: Otherwise) => Assertion
}

const USER_PRESENT_AND_VERIFIED = 0x05

/** A new passkey of this algorithm for a relying party. Its private key is random, as is what it signs with ES256. */
export function authenticator(
  alg: Passkey['alg'],
  relyingParty: string,
  { backupEligible = false, backedUp = false } = {},
): Authenticator {
  const { publicKey, privateKey } = pairOf(alg)
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
  const raw = passkeyPublic(spki)!.public
  const key = keyId(nodeCrypto(), raw)
  const credential = randomBytes(32).toString('base64')
  const passkey: Passkey = { alg, credential, aaguid: '0'.repeat(32), backupEligible, backedUp }
  const own = USER_PRESENT_AND_VERIFIED | (backupEligible ? 0x08 : 0) | (backedUp ? 0x10 : 0)
  return {
    key,
    publicKey: raw,
    spki,
    passkey,
    enrolment: (holder) => ({
      key,
      public: Buffer.from(raw).toString('base64'),
      holder,
      passkey: { ...passkey },
    }),
    assert(id, origin, otherwise = {}) {
      const honest = {
        type: otherwise.type ?? 'webauthn.get',
        challenge: base64url(otherwise.challenge ?? id),
        origin,
        crossOrigin: otherwise.crossOrigin ?? false,
      }
      const client = Buffer.from(otherwise.clientData?.(honest) ?? JSON.stringify(honest))
      const count = Buffer.alloc(4)
      count.writeUInt32BE(otherwise.count ?? 0)
      const data = Buffer.concat([
        sha256(otherwise.relyingParty ?? relyingParty),
        Buffer.of((otherwise.flags ?? own) | (otherwise.extensions ? 0x80 : 0)),
        count,
        otherwise.extensions ?? Buffer.of(),
      ])
      const message = Buffer.concat([data, sha256(client)])
      return {
        key,
        alg: 'webauthn',
        credential,
        authenticatorData: data.toString('base64'),
        clientDataJSON: client.toString('base64'),
        sig: sign(alg === 'eddsa' ? null : 'sha256', message, privateKey).toString('base64'),
      }
    },
  }
}

function pairOf(alg: Passkey['alg']): { publicKey: KeyObject; privateKey: KeyObject } {
  if (alg === 'es256') return generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return alg === 'eddsa'
    ? generateKeyPairSync('ed25519')
    : generateKeyPairSync('rsa', { modulusLength: 2048 })
}

/** The public key as COSE (RFC 9052), which other programs take it in: what an authenticator gives at registration. */
export function coseKey({ passkey: { alg }, publicKey }: Authenticator): Uint8Array {
  const bytes = Buffer.from(publicKey)
  const of: Readonly<Record<Passkey['alg'], readonly (readonly [number, number | Buffer])[]>> = {
    es256: [
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes.subarray(1, 33)],
      [-3, bytes.subarray(33)],
    ],
    eddsa: [
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, bytes],
    ],
    rs256: [
      [1, 3],
      [3, -257],
      [-1, bytes],
      [-2, Buffer.of(1, 0, 1)],
    ],
  }
  const items = of[alg].flatMap(([label, value]) => [
    integer(label),
    typeof value === 'number' ? integer(value) : Buffer.concat([header(2, value.length), value]),
  ])
  return new Uint8Array(Buffer.concat([header(5, of[alg].length), ...items]))
}

/** CBOR (RFC 8949) of a whole number. */
function integer(value: number): Buffer {
  return value < 0 ? header(1, -1 - value) : header(0, value)
}

function header(major: number, value: number): Buffer {
  const top = major << 5
  if (value < 24) return Buffer.of(top | value)
  if (value < 256) return Buffer.of(top | 24, value)
  return Buffer.of(top | 25, value >> 8, value & 255)
}

function sha256(of: string | Uint8Array): Buffer {
  return createHash('sha256').update(of).digest()
}
