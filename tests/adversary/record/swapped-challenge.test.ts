/**
 * Attack: a party is shown one act and signs another, or is asked by a site that is not the organisation's. Detectors: what a
 * key signs is the act itself; what a passkey signs names the act by its id, as the challenge, and the site that asked.
 */
import assert from 'node:assert/strict'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { test } from 'node:test'
import { hex, unhex } from '../../../src/record/bytes.ts'
import { canonical } from '../../../src/record/canonical.ts'
import { actId } from '../../../src/record/digest.ts'
import type { Json } from '../../../src/core/json.ts'
import { authenticator, type Otherwise } from '../../support/authenticator.ts'
import { detected, ENTRIES, ORG, passedOff, RECORD, rewritten, statement } from '../../support/attacks.ts'
import {
  actorFor,
  crypto,
  enter,
  force,
  foundOf,
  passkeySubmission,
  workedBuilt,
} from '../../support/records.ts'
import { actIsSigned, entryIn, keyInGenesis } from '../../support/third-party.ts'

// Positions 2 and 9 are acts of one party, under one key.
const OTHER = RECORD.ledger.entries[2]!.evidence

test('the signature of one act under another of the same author is found', () => {
  const { codes, printed } = detected(passedOff(rewritten(9, (entry) => ({ ...entry, evidence: OTHER }))))
  assert.ok(codes.includes('9 signature-wrong'), codes.join())
  assert.match(printed, /act 9: signature-wrong/)
})

test('evidence: the signature is the party’s, over the other act', () => {
  const key = keyInGenesis(ENTRIES[0]!, entryIn(ENTRIES[2]!).act.by.key)
  assert.ok(actIsSigned(ENTRIES[2]!, key, OTHER[0]!.sig))
  assert.equal(actIsSigned(ENTRIES[9]!, key, OTHER[0]!.sig), false)
})

const SITE = 'https://desk.example.org'
const PASSKEY = authenticator('es256', 'desk.example.org')

/** The record with a passkey and a portal, and at position 14 a statement that the passkey is said to have signed. */
function withPasskey(origin: string, otherwise: Otherwise = {}): ReturnType<typeof workedBuilt> {
  const [built, received, by] = [workedBuilt(ORG), '2026-03-02T10:00:00Z', 'secretariat']
  force(built, ORG, { by, type: 'key.enrolled', body: PASSKEY.enrolment(actorFor('ANSA')) }, received)
  const body = { origin: SITE, relyingParty: 'desk.example.org' }
  force(built, ORG, { by, type: 'portal.opened', body }, received)
  enter(built, passkeySubmission(built.ledger, ORG, statement(), PASSKEY, origin, otherwise), received)
  return built
}

// What a member was shown: its id is not that of the act that was entered.
const SHOWN = unhex(actId(crypto, canonical(RECORD.ledger.entries[9]!.act as unknown as Json)))!

test('a passkey’s answer to the act itself holds', () => {
  assert.deepEqual(detected(foundOf(ORG, withPasskey(SITE))).codes, [])
})

test('a passkey’s answer to another act is found: its challenge is another id', () => {
  const { codes, printed } = detected(foundOf(ORG, withPasskey(SITE, { challenge: SHOWN })))
  assert.deepEqual(codes, ['14 challenge-differs'])
  assert.match(printed, /act 14: challenge-differs/)
})

test('a passkey’s answer at a site that the record does not name is found', () => {
  const { codes, printed } = detected(foundOf(ORG, withPasskey('https://desk.example.net')))
  assert.deepEqual(codes, ['14 portal-unknown'])
  assert.match(printed, /act 14: portal-unknown \(https:\/\/desk.example.net\)/)
})

test('evidence: the passkey signed, and what it signed names the act that was shown, and the site', () => {
  const built = withPasskey('https://desk.example.net', { challenge: SHOWN })
  const { evidence } = entryIn(built.entries[14]!) as unknown as {
    evidence: readonly { authenticatorData: string; clientDataJSON: string; sig: string }[]
  }
  const { authenticatorData, clientDataJSON, sig } = evidence[0]!
  const client = Buffer.from(clientDataJSON, 'base64')
  const signed = Buffer.concat([
    Buffer.from(authenticatorData, 'base64'),
    createHash('sha256').update(client).digest(),
  ])
  // The public key is that of the enrolment at position 12, which the secretariat signed.
  const { public: raw } = entryIn(built.entries[12]!).act.body as unknown as { public: string }
  const point = Buffer.from(raw, 'base64')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
  assert.ok(verify('sha256', signed, key, Buffer.from(sig, 'base64')))
  const { challenge, origin } = JSON.parse(client.toString()) as { challenge: string; origin: string }
  assert.deepEqual(
    [hex(new Uint8Array(Buffer.from(challenge, 'base64url'))), origin],
    [hex(SHOWN), 'https://desk.example.net'],
  )
})
