/**
 * Attack: a key that was rotated goes on signing, or a rotation is not the old key's. Detectors: the position of the rotation,
 * the two signatures on it. Where the key was in other hands before, the acts since then are flagged, and none is taken away.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, JsonObject } from '../../../src/core/json.ts'
import type { Instant } from '../../../src/core/time.ts'
import { author, enrolment, type Draft } from '../../../src/record/author.ts'
import { hex } from '../../../src/record/bytes.ts'
import type { Signer } from '../../../src/record/crypto.ts'
import { canonical } from '../../../src/record/canonical.ts'
import { admit, take, type Submission } from '../../../src/record/ledger.ts'
import { signAct } from '../../../src/record/sign.ts'
import { detected, ORG } from '../../support/attacks.ts'
import {
  actorFor,
  CLOCK,
  crypto,
  enter,
  foundOf,
  originOf,
  signerFor,
  workedBuilt,
} from '../../support/records.ts'
import { seeded, testSigner } from '../../support/seeded.ts'
import { actIsSigned, entryIn, keyInGenesis } from '../../support/third-party.ts'

const [OLD, NEW] = [signerFor(ORG, 'BRISO'), testSigner('BRISO, next')]
const NOW = '2026-03-02T10:00:00Z' as Instant
type Built = ReturnType<typeof workedBuilt>

/** An act of a member under a key, with signatures of others beside it. */
function signed(
  built: Built,
  signer: Signer,
  of: Pick<Draft, 'type' | 'body'>,
  ...others: readonly Signer[]
): Submission {
  const size = built.ledger.entries.length
  const submission = author(crypto, seeded(`rotation/${size}`), signer, {
    ...of,
    log: originOf(ORG),
    by: actorFor('BRISO'),
    at: CLOCK as Instant,
    seen: { size, root: hex(built.ledger.tree.root()) },
  })
  const bytes = canonical(submission.act as unknown as Json)
  return {
    ...submission,
    evidence: [...submission.evidence, ...others.map((one) => signAct(crypto, one, bytes))],
  }
}

function rotation(): Pick<Draft, 'type' | 'body'> {
  const { key, public: raw } = enrolment(crypto, NEW, actorFor('BRISO'))
  return { type: 'key.rotated', body: { key, public: raw, replaces: idOf(OLD) } }
}

function idOf(signer: Signer): string {
  return enrolment(crypto, signer, actorFor('BRISO')).key
}

const ASKS = {
  type: 'question.put',
  body: { question: 'Q/2', organ: 'harbour-council', matter: 'substance' },
}
const asks = (question: string): Pick<Draft, 'type' | 'body'> => ({
  ...ASKS,
  body: { ...ASKS.body, question },
})

/** Takes an act in as the registrar does: only where it is in order. */
function admitted(built: Built, submission: Submission): readonly string[] {
  const result = admit(built.ledger, submission, NOW)
  if (!result.admitted) return result.reasons.map(({ code }) => code)
  take(built.ledger, result.entry, result.bytes, result.id)
  built.entries.push(result.bytes)
  built.documents.push([])
  return []
}

function rotated(): Built {
  const built = workedBuilt(ORG)
  assert.deepEqual(admitted(built, signed(built, OLD, asks('Q/2'))), [])
  assert.deepEqual(admitted(built, signed(built, OLD, rotation(), NEW)), [])
  return built
}

test('the old key signs before its rotation and the rotation itself, and nothing after it', () => {
  const built = rotated()
  assert.deepEqual(admitted(built, signed(built, OLD, asks('Q/3'))), ['key-not-valid'])
  assert.deepEqual(admitted(built, signed(built, NEW, asks('Q/3'))), [])
  assert.deepEqual(detected(foundOf(ORG, built)).codes, [])
  enter(built, signed(built, OLD, asks('Q/4')), NOW)
  const { codes, printed } = detected(foundOf(ORG, built))
  assert.deepEqual(codes, ['15 key-not-valid'])
  assert.match(printed, new RegExp(`act 15: key-not-valid \\(${idOf(OLD)}\\)`))
})

test('evidence: the signature after the rotation is right, and the rotation stands before it under the same key', () => {
  const built = rotated()
  enter(built, signed(built, OLD, asks('Q/4')), NOW)
  const key = keyInGenesis(built.entries[0]!, idOf(OLD))
  for (const at of [13, 14])
    assert.ok(actIsSigned(built.entries[at]!, key, entryIn(built.entries[at]!).evidence[0]!.sig))
  assert.deepEqual(entryIn(built.entries[13]!).act.body, rotation().body)
})

test('the new key does not sign before its rotation', () => {
  const built = workedBuilt(ORG)
  assert.deepEqual(admitted(built, signed(built, NEW, asks('Q/2'))), ['unknown-key'])
})

test('a rotation that the new key has not signed shows nobody who holds it', () => {
  const built = workedBuilt(ORG)
  assert.deepEqual(admitted(built, signed(built, OLD, rotation())), ['possession-missing'])
  enter(built, signed(built, OLD, rotation()), NOW)
  assert.deepEqual(detected(foundOf(ORG, built)).codes, ['12 possession-missing'])
})

test('a rotation by the new key, by another key of the holder, or of another’s key is none', () => {
  const built = workedBuilt(ORG)
  assert.deepEqual(admitted(built, signed(built, NEW, rotation(), OLD)), ['unknown-key'])
  const second = testSigner('BRISO, second')
  const other = enrolment(crypto, second, actorFor('BRISO')) as unknown as JsonObject
  assert.deepEqual(admitted(built, signed(built, OLD, { type: 'key.enrolled', body: other })), [])
  assert.deepEqual(admitted(built, signed(built, second, rotation(), NEW)), ['key-differs'])
  const theirs = { ...rotation().body, replaces: idOf(signerFor(ORG, 'CALDO')) }
  assert.deepEqual(admitted(built, signed(built, OLD, { type: 'key.rotated', body: theirs }, NEW)), [
    'key-differs',
  ])
})

test('a new key may show that it is held when it is enrolled, and a wrong signature of it is refused', () => {
  const built = workedBuilt(ORG)
  const body = enrolment(crypto, NEW, actorFor('BRISO')) as unknown as JsonObject
  const right = signed(built, OLD, { type: 'key.enrolled', body }, NEW)
  const wrong = { ...right.evidence[1]!, sig: right.evidence[0]!.sig }
  assert.deepEqual(admitted(built, { ...right, evidence: [right.evidence[0]!, wrong] }), ['signature-wrong'])
  assert.deepEqual(admitted(built, right), [])
  assert.deepEqual(detected(foundOf(ORG, built)).codes, [])
})

test('acts under a key that was lost are flagged, stand all the same, and are flagged no more once confirmed', () => {
  const built = rotated()
  assert.deepEqual(
    admitted(
      built,
      signed(built, NEW, { type: 'key.revoked', body: { key: idOf(OLD), compromisedSince: 12 } }),
    ),
    [],
  )
  const before = detected(foundOf(ORG, built))
  assert.deepEqual(before.codes, [])
  assert.deepEqual(
    before.report.flags?.map(({ act, code }) => [act, code]),
    [
      [12, 'key-compromised'],
      [13, 'key-compromised'],
    ],
  )
  assert.match(
    before.printed,
    /act 12: Signed by [0-9a-f]{32}, which is said to have been in other hands from act 12 on/,
  )
  assert.ok(built.ledger.standing.questions.has('Q/2' as never))
  assert.deepEqual(
    admitted(built, signed(built, NEW, { type: 'act.confirmed', body: { act: 12, key: idOf(OLD) } })),
    [],
  )
  assert.deepEqual(
    detected(foundOf(ORG, built)).report.flags?.map(({ act }) => act),
    [13],
  )
})
