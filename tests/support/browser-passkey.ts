/** What a browser sends of a passkey in software, as JSON: at its registration and at a sign-in (W3C Web Authentication, 5.1). */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { createHash } from 'node:crypto'
import { coseKey, type Authenticator, type Otherwise } from './authenticator.ts'

/** The answer to the challenge of a sign-in, asked for at this web origin. */
export function assertion(
  passkey: Authenticator,
  challenge: string,
  origin: string,
  otherwise: Otherwise = {},
): AuthenticationResponseJSON {
  const given = passkey.assert(Buffer.from(challenge, 'base64url'), origin, otherwise)
  const id = url(given.credential)
  return {
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: url(given.clientDataJSON),
      authenticatorData: url(given.authenticatorData),
      signature: url(given.sig),
    },
  }
}

/** What a browser gives of a new passkey, without attestation. */
export function registration(
  passkey: Authenticator,
  challenge: string,
  origin: string,
  { relyingParty = new URL(origin).hostname, flags = 0x45 } = {},
): RegistrationResponseJSON {
  const id = url(passkey.passkey.credential)
  const credential = Buffer.from(passkey.passkey.credential, 'base64')
  const data = Buffer.concat([
    createHash('sha256').update(relyingParty).digest(),
    Buffer.of(flags, 0, 0, 0, 0),
    Buffer.alloc(16),
    Buffer.of(credential.length >> 8, credential.length & 255),
    credential,
    coseKey(passkey),
  ])
  const attestation = new Map<string, unknown>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', Uint8Array.from(data)],
  ])
  const client = { type: 'webauthn.create', challenge, origin, crossOrigin: false }
  return {
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: Buffer.from(JSON.stringify(client)).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
    },
  }
}

function url(base64: string): string {
  return Buffer.from(base64, 'base64').toString('base64url')
}
