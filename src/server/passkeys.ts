/**
 * Passkeys at the door: what a browser answers to a challenge at sign-in, and what it gives of a new one (W3C Web
 * Authentication, 7.1 and 7.2, by `@simplewebauthn/server`). That an act is signed by one is the record's to check:
 * `src/record/webauthn.ts`.
 */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Key, Passkey } from '../core/situation.ts'
import type { KeyId } from '../core/ids.ts'
import { hex, unbase64 } from '../record/bytes.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { keyId } from '../record/digest.ts'
import { base64url } from '../record/webauthn.ts'

/** Where people are: the web origin, and the relying party that passkeys here are for. */
export interface Place {
  readonly origin: string
  readonly relyingParty: string
}

/** A passkey as `key.enrolled` states it, without whose it is. */
export interface NewPasskey {
  readonly key: KeyId
  readonly public: string
  readonly passkey: Passkey
}

/** COSE (RFC 9053, RFC 8812): the algorithms that the record takes, in the order in which a browser is asked for them. */
export const ALGORITHMS = { es256: -7, eddsa: -8, rs256: -257 } as const
const [KEY_TYPE, ALGORITHM, CURVE, X, Y] = [1, 3, -1, -2, -3] as const
const [OCTET_PAIR, TWO_COORDINATES, RSA] = [1, 2, 3] as const

/** The count of an assertion by this passkey, where it is one over a challenge that is taken, at this place, with the person verified. */
export async function assertedCount(
  place: Place,
  { passkey, public: text }: Pick<Key, 'passkey' | 'public'>,
  response: AuthenticationResponseJSON,
  take: (challenge: string) => Promise<boolean>,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const bytes = unbase64(text)
  if (!passkey || !bytes) return undefined
  try {
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: take,
      expectedOrigin: place.origin,
      expectedRPID: place.relyingParty,
      requireUserVerification: true,
      credential: { id: response.id, publicKey: await coseOf(passkey.alg, bytes), counter: 0 },
    })
    // Whether it may be copied is fixed for life.
    if (!verified || (info.credentialDeviceType === 'multiDevice') !== passkey.backupEligible)
      return undefined
    return info.newCounter
  } catch {
    // The library throws for whatever does not hold; nobody is told which it was.
    return undefined
  }
}

/** What a browser is asked for: a passkey that it finds by itself later, that knows its person, and that is none of those. */
export async function creation(
  { relyingParty }: Place,
  organisation: string,
  name: string,
  shown: string,
  challenge: string,
  others: readonly { readonly passkey: Passkey }[],
): Promise<object> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  return generateRegistrationOptions({
    rpName: organisation,
    rpID: relyingParty,
    userName: name,
    userDisplayName: shown,
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    excludeCredentials: others.map(({ passkey }) => ({ id: credentialId(passkey.credential) })),
    supportedAlgorithmIDs: Object.values(ALGORITHMS),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** The passkey that a browser made in answer to a challenge that is taken, at this place; undefined where it is none that the record takes. */
export async function registered(
  place: Place,
  response: RegistrationResponseJSON,
  take: (challenge: string) => Promise<boolean>,
): Promise<NewPasskey | undefined> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, registrationInfo: info } = await verifyRegistrationResponse({
      response,
      expectedChallenge: take,
      expectedOrigin: place.origin,
      expectedRPID: place.relyingParty,
      requireUserVerification: true,
      supportedAlgorithmIDs: Object.values(ALGORITHMS),
    })
    const raw = verified ? await rawOf(info.credential.publicKey) : undefined
    if (!verified || !raw) return undefined
    return {
      key: keyId(nodeCrypto(), raw.bytes),
      public: Buffer.from(raw.bytes).toString('base64'),
      passkey: {
        alg: raw.alg,
        credential: Buffer.from(info.credential.id, 'base64url').toString('base64'),
        aaguid: info.aaguid.replaceAll('-', ''),
        backupEligible: info.credentialDeviceType === 'multiDevice',
        backedUp: info.credentialBackedUp,
      },
    }
  } catch {
    return undefined
  }
}

/** The id of a credential as browsers write it, as the record writes it. */
export function credentialOf(id: string): string {
  return Buffer.from(id, 'base64url').toString('base64')
}

/** The same the other way. */
function credentialId(credential: string): string {
  return base64url(unbase64(credential) ?? new Uint8Array())
}

/** The public key as COSE (RFC 9052): what the library checks against. */
async function coseOf(alg: Passkey['alg'], bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { isoCBOR } = await import('@simplewebauthn/server/helpers')
  const of: Readonly<Record<Passkey['alg'], readonly (readonly [number, number | Uint8Array])[]>> = {
    es256: [
      [KEY_TYPE, TWO_COORDINATES],
      [ALGORITHM, ALGORITHMS.es256],
      [CURVE, 1],
      [X, bytes.slice(1, 33)],
      [Y, bytes.slice(33)],
    ],
    eddsa: [
      [KEY_TYPE, OCTET_PAIR],
      [ALGORITHM, ALGORITHMS.eddsa],
      [CURVE, 6],
      [X, bytes],
    ],
    // Of RSA the modulus and the exponent stand in the places of curve and x.
    rs256: [
      [KEY_TYPE, RSA],
      [ALGORITHM, ALGORITHMS.rs256],
      [CURVE, bytes],
      [X, Uint8Array.of(1, 0, 1)],
    ],
  }
  return Uint8Array.from(isoCBOR.encode(new Map<number, number | Uint8Array>(of[alg])))
}

/** The raw key in a COSE key, as the record keeps it. */
async function rawOf(
  cose: Uint8Array<ArrayBuffer>,
): Promise<{ readonly alg: Passkey['alg']; readonly bytes: Uint8Array } | undefined> {
  const { isoCBOR } = await import('@simplewebauthn/server/helpers')
  const fields = isoCBOR.decodeFirst<Map<number, number | Uint8Array>>(cose)
  const bytes = (label: number): Uint8Array => {
    const value = fields.get(label)
    return value instanceof Uint8Array ? value : new Uint8Array()
  }
  const alg = fields.get(ALGORITHM)
  if (alg === ALGORITHMS.eddsa && fields.get(CURVE) === 6 && bytes(X).length === 32)
    return { alg: 'eddsa', bytes: bytes(X) }
  if (alg === ALGORITHMS.es256 && fields.get(CURVE) === 1 && bytes(X).length === 32 && bytes(Y).length === 32)
    return { alg: 'es256', bytes: Uint8Array.of(4, ...bytes(X), ...bytes(Y)) }
  const modulus = bytes(CURVE)
  if (alg === ALGORITHMS.rs256 && hex(bytes(X)) === '010001' && [256, 384, 512].includes(modulus.length))
    return { alg: 'rs256', bytes: modulus }
  return undefined
}
