import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Assertion } from '../core/act.ts'
import { PASSKEY_ALGORITHMS } from '../core/situation.ts'
import {
  authenticator,
  coseKey,
  type Authenticator,
  type Otherwise,
} from '../../tests/support/authenticator.ts'
import { vectorJson, withoutVectors } from '../../tests/support/shared.ts'
import { base64, unbase64, utf8 } from './bytes.ts'
import { nodeCrypto } from './crypto-node.ts'
import { assertionReasons, base64url, isAsserted, passkeyPublic } from './webauthn.ts'

const crypto = nodeCrypto()
const RP = 'desk.example.org'
const ORIGIN = `https://${RP}`
const PORTALS = new Map([[ORIGIN, RP]])
const ID = crypto.sha256(utf8('an act'))
const KEYS = PASSKEY_ALGORITHMS.map((alg) => authenticator(alg, RP))
const [ES256] = KEYS as [Authenticator]

/** What is found wrong with an answer of this passkey, as `code part`. */
function found(key: Authenticator, assertion: Assertion, id = ID): readonly string[] {
  const reasons = assertionReasons(crypto, key.passkey, PORTALS, id, assertion)
  const signed = isAsserted(crypto, key.passkey.alg, key.publicKey, assertion)
  return [
    ...reasons.map(({ code, needed }) =>
      code === 'assertion-wrong' ? `${code} ${needed ?? ''}`.trim() : code,
    ),
    ...(signed ? [] : ['signature-wrong']),
  ]
}

/** What another program says to the same answer. */
async function oracle(key: Authenticator, assertion: Assertion, id = ID): Promise<boolean> {
  const url = (text: string): string => base64url(unbase64(text)!)
  const response: AuthenticationResponseJSON = {
    id: url(key.passkey.credential),
    rawId: url(assertion.credential),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      authenticatorData: url(assertion.authenticatorData),
      clientDataJSON: url(assertion.clientDataJSON),
      signature: url(assertion.sig),
    },
  }
  try {
    const { verified } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: base64url(id),
      expectedOrigin: ORIGIN,
      expectedRPID: RP,
      requireUserVerification: true,
      credential: { id: response.id, publicKey: new Uint8Array(coseKey(key)), counter: 0 },
    })
    return verified
  } catch {
    return false
  }
}

test('an honest answer holds with each algorithm, here and with another program', async () => {
  for (const key of KEYS) {
    const assertion = key.assert(ID, ORIGIN)
    assert.deepEqual(found(key, assertion), [], key.passkey.alg)
    assert.ok(await oracle(key, assertion), key.passkey.alg)
  }
})

const DISHONEST: readonly (readonly [string, Otherwise, string])[] = [
  ['of a registration', { type: 'webauthn.create' }, 'assertion-wrong type'],
  ['to another challenge', { challenge: crypto.sha256(utf8('another act')) }, 'challenge-differs'],
  ['for another relying party', { relyingParty: 'example.org' }, 'assertion-wrong rpIdHash'],
  ['of nobody who was there', { flags: 0x04 }, 'assertion-wrong UP'],
  ['of somebody who was not verified', { flags: 0x01 }, 'assertion-wrong UV'],
  ['copied without leave', { flags: 0x15 }, 'assertion-wrong BE'],
]

test('an answer that is not to this question is named, and another program refuses it as well', async () => {
  for (const key of KEYS) {
    for (const [what, otherwise, code] of DISHONEST) {
      const assertion = key.assert(ID, ORIGIN, otherwise)
      assert.deepEqual(found(key, assertion), [code], what)
      assert.equal(await oracle(key, assertion), false, what)
    }
    const elsewhere = key.assert(ID, 'https://desk.example.net')
    assert.deepEqual(found(key, elsewhere), ['portal-unknown'])
    assert.equal(await oracle(key, elsewhere), false)
  }
})

test('what another program lets pass is refused here: a frame of another site, a passkey that may be copied now', () => {
  const refused: readonly (readonly [Otherwise, string])[] = [
    [{ crossOrigin: true }, 'assertion-wrong crossOrigin'],
    [
      { clientData: (honest) => JSON.stringify({ ...honest, topOrigin: 'https://a.example' }) },
      'assertion-wrong crossOrigin',
    ],
    [{ flags: 0x0d }, 'assertion-wrong BE'],
    [{ flags: 0x45 }, 'assertion-wrong authenticatorData'],
    [{ flags: 0x85 }, 'assertion-wrong authenticatorData'],
    [
      {
        clientData: (honest) => JSON.stringify(honest).replace('}', ',"origin":"https://desk.example.org"}'),
      },
      'assertion-wrong',
    ],
    [{ clientData: () => 'no such text' }, 'assertion-wrong'],
  ]
  for (const [otherwise, code] of refused)
    assert.deepEqual(found(ES256, ES256.assert(ID, ORIGIN, otherwise)), [code], JSON.stringify(otherwise))
})

test('extensions, a count, fields that a browser adds and a crossOrigin that it leaves out do no harm', async () => {
  const harmless: readonly Otherwise[] = [
    { extensions: Uint8Array.of(0xa0) },
    { count: 77 },
    { clientData: (honest) => JSON.stringify({ ...honest, other_keys_can_be_added_here: 'do not compare' }) },
    { clientData: (honest) => JSON.stringify(honest).replace(',"crossOrigin":false', '') },
  ]
  for (const otherwise of harmless) {
    const assertion = ES256.assert(ID, ORIGIN, otherwise)
    assert.deepEqual(found(ES256, assertion), [])
    assert.ok(await oracle(ES256, assertion))
  }
})

test('a passkey that may be copied says so each time, as at its enrolment', () => {
  const copied = authenticator('es256', RP, { backupEligible: true, backedUp: true })
  assert.deepEqual(found(copied, copied.assert(ID, ORIGIN)), [])
  assert.deepEqual(found(copied, copied.assert(ID, ORIGIN, { flags: 0x05 })), ['assertion-wrong BE'])
})

test('one byte of an answer changed is noticed, wherever it is', () => {
  for (const key of KEYS) {
    const assertion = key.assert(ID, ORIGIN)
    for (const field of ['authenticatorData', 'clientDataJSON', 'sig'] as const) {
      const bytes = unbase64(assertion[field])!
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const changed = base64(bytes.with(at, bytes[at]! ^ 1))
        assert.ok(
          found(key, { ...assertion, [field]: changed }).includes('signature-wrong'),
          `${field} ${at}`,
        )
      }
    }
  }
})

test('another passkey’s answer is another’s: by the key, by the credential, by its id', () => {
  const other = authenticator('es256', RP)
  assert.deepEqual(found(ES256, { ...other.assert(ID, ORIGIN), key: ES256.key }), [
    'assertion-wrong credential',
    'signature-wrong',
  ])
  assert.deepEqual(found(ES256, { ...ES256.assert(ID, ORIGIN), key: other.key }), ['signature-wrong'])
})

test('a key as a browser gives it is taken for what it is, and one of another kind for none', () => {
  for (const { spki, publicKey, passkey } of KEYS)
    assert.deepEqual(passkeyPublic(spki), { alg: passkey.alg, public: publicKey })
  assert.equal(passkeyPublic(ES256.spki.subarray(1)), undefined)
  assert.equal(passkeyPublic(ES256.spki.subarray(0, 90)), undefined)
  assert.equal(passkeyPublic(new Uint8Array(91)), undefined)
})

test('a key that is no key of its algorithm verifies nothing', () => {
  const { authenticatorData, sig } = ES256.assert(ID, ORIGIN)
  const [message, signature] = [unbase64(authenticatorData)!, unbase64(sig)!]
  const keys: readonly Uint8Array[] = [
    new Uint8Array(65),
    Uint8Array.of(4, ...new Uint8Array(64).fill(1)),
    ES256.publicKey.subarray(0, 64),
    ES256.publicKey.with(0, 2),
    new Uint8Array(),
  ]
  for (const key of keys) assert.equal(crypto.verifyPasskey('es256', key, message, signature), false)
  for (const key of [new Uint8Array(256), new Uint8Array(255).fill(255), new Uint8Array(257).fill(255)])
    assert.equal(crypto.verifyPasskey('rs256', key, message, signature), false)
})

test('the published vectors for P-256 are decided as they say', { skip: withoutVectors }, () => {
  const { testGroups } = vectorJson('wycheproof/ecdsa_secp256r1_sha256_test.json') as {
    testGroups: {
      publicKey: { uncompressed: string }
      tests: { tcId: number; msg: string; sig: string; result: string }[]
    }[]
  }
  const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))
  let seen = 0
  for (const { publicKey, tests } of testGroups) {
    for (const { tcId, msg, sig, result } of tests) {
      const verified = crypto.verifyPasskey('es256', bytes(publicKey.uncompressed), bytes(msg), bytes(sig))
      assert.equal(verified, result === 'valid', `tcId ${tcId}`)
      seen++
    }
  }
  assert.equal(seen, 484)
})
