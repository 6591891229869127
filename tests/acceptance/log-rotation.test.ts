/**
 * The key of a log gives its place to another while the server runs: both sign every checkpoint until the old one is revoked,
 * the origin stays, and whoever follows the log by the old key learns of the new one from the log itself.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { verify } from '../../src/cli/verify.ts'
import type { Json } from '../../src/core/json.ts'
import { readArchive } from '../../src/record/archive.ts'
import { enrolment } from '../../src/record/author.ts'
import { base64, utf8 } from '../../src/record/bytes.ts'
import { canonical } from '../../src/record/canonical.ts'
import type { Signer } from '../../src/record/crypto.ts'
import { signHead } from '../../src/record/head.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { noteVerifier, splitNote, vkey } from '../../src/record/note.ts'
import { judge, readPolicy } from '../../src/record/policy.ts'
import { signAct } from '../../src/record/sign.ts'
import { verify as verifyRecord } from '../../src/record/verify.ts'
import { addCheckpoint, formatAddCheckpoint, type Seen } from '../../src/record/witness.ts'
import { app } from '../../src/server/app.ts'
import { keep } from '../../src/server/kept.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import { run, scratch } from '../support/command.ts'
import {
  actorFor,
  crypto,
  openedBuilt,
  originOf,
  SHIPPED,
  signerFor,
  submissionOf,
} from '../support/records.ts'
import { fixedClock, seedOf, testSigner } from '../support/seeded.ts'

const ORG = 'harbour-league'
const ORIGIN = originOf(ORG)
const [OLD, NEW] = [signerFor(ORG, 'log'), testSigner(`${ORG}/log/next`)]
const { folder, file } = scratch()
const held = [
  [OLD, `${ORG}/log`],
  [NEW, `${ORG}/log/next`],
] as const
const keys = held.map(([signer, name]) =>
  heldKey(actorFor('log'), enrolment(crypto, signer, actorFor('log')).key, seedOf(name)),
)
const clock = fixedClock('2026-03-02T10:00:00Z')
createRecord(join(folder, ORG), openedBuilt(ORG), OLD, keys, clock())
const kept = await keep({ organisations: SHIPPED, data: folder }, join(folder, ORG), clock)
const server = app(new Map([[kept.code, kept]]), clock)
after(() => kept.close())

/** An act of the log under its old key, signed by others as well. */
function ofTheLog(type: string, body: Submission['act']['body'], ...others: readonly Signer[]): Submission {
  const submission = submissionOf(kept.registrar.ledger, ORG, { by: 'log', type, body })
  const bytes = canonical(submission.act as unknown as Json)
  return {
    ...submission,
    evidence: [...submission.evidence, ...others.map((one) => signAct(crypto, one, bytes))],
  }
}

async function done(submission: Submission): Promise<void> {
  const submitted = await kept.submit(submission)
  assert.ok(submitted.accepted, JSON.stringify(submitted))
}

const put = (question: string): Submission =>
  submissionOf(kept.registrar.ledger, ORG, {
    by: 'ANSA',
    type: 'question.put',
    body: { question, organ: 'harbour-council', matter: 'substance' },
  })

/** The checkpoint that is shown, and how many signatures stand on it. */
async function shown(): Promise<{ note: string; signatures: number }> {
  const note = await (await server.request(`/${ORG}/checkpoint`)).text()
  return { note, signatures: splitNote(utf8(note))!.signatures.length }
}

/** Whether who knows the log by this key alone takes the checkpoint. */
function takes(signer: Signer, note: string): boolean {
  const policy = readPolicy(crypto, `log ${vkey(crypto, ORIGIN, signer.publicKey)}\nquorum none\n`)
  return policy.ok && judge(policy.policy, utf8(note)).log !== undefined
}

/** Whether a witness that knows the log by this key alone cosigns the checkpoint, being asked for the first time. */
function cosigns(signer: Signer, note: string): number {
  const key = noteVerifier(crypto, vkey(crypto, ORIGIN, signer.publicKey))!
  const witness = {
    crypto,
    name: 'example.org/w',
    signer: testSigner('w'),
    logs: [{ origin: ORIGIN, keys: [key] }],
  }
  const nothing = (): Seen | undefined => undefined
  return addCheckpoint(witness, utf8(formatAddCheckpoint(0, [], note)), nothing, 1).status
}

async function holds(): Promise<boolean> {
  const path = file('now.chancery', await kept.archive())
  return (await run(verify, [path, '--json'], { data: folder })).code === 0
}

const rotation = {
  key: enrolment(crypto, NEW, actorFor('log')).key,
  public: base64(NEW.publicKey),
  replaces: enrolment(crypto, OLD, actorFor('log')).key,
}

test('before the rotation the old key alone signs, though the new one is here', async () => {
  await done(put('Q/1'))
  const { note, signatures } = await shown()
  assert.deepEqual([signatures, takes(OLD, note), takes(NEW, note)], [1, true, false])
  assert.ok(await holds())
})

test('from the rotation on both sign, and each is enough for who knows it', async () => {
  await done(ofTheLog('key.rotated', rotation, NEW))
  await done(put('Q/2'))
  const { note, signatures } = await shown()
  assert.deepEqual([signatures, takes(OLD, note), takes(NEW, note)], [2, true, true])
  assert.deepEqual([cosigns(OLD, note), cosigns(NEW, note)], [200, 200])
  assert.equal(note.split('\n')[0], ORIGIN)
  assert.equal(kept.registrar.head.key, rotation.key)
  assert.ok(await holds())
  const policy = await (await server.request(`/${ORG}/log/policy`)).text()
  assert.equal(policy.split('\n').filter((line) => line.startsWith('log ')).length, 2)
})

test('a receipt bears both signatures as well', async () => {
  const submitted = await kept.submit(put('Q/3'))
  assert.ok(submitted.accepted && 'receipt' in submitted)
  assert.deepEqual([takes(OLD, submitted.receipt), takes(NEW, submitted.receipt)], [true, true])
})

test('once the old key is revoked, the new one alone signs, and the record holds from its first act on', async () => {
  await done(ofTheLog('key.revoked', { key: rotation.replaces }))
  const { note, signatures } = await shown()
  assert.deepEqual([signatures, takes(OLD, note), takes(NEW, note)], [1, false, true])
  assert.deepEqual([cosigns(OLD, note), cosigns(NEW, note)], [403, 200])
  assert.ok(await holds())
  await done(put('Q/4'))
  assert.ok(await holds())
  const policy = await (await server.request(`/${ORG}/log/policy`)).text()
  assert.ok(policy.includes(vkey(crypto, ORIGIN, NEW.publicKey)))
  assert.ok(!policy.includes(vkey(crypto, ORIGIN, OLD.publicKey)))
})

test('a head under the old key after its revocation is found, and convicts nobody who signed with the new one', async () => {
  const found = readArchive(await kept.archive())
  const { size } = found.head!
  const head = signHead(crypto, OLD, ORIGIN, size, kept.registrar.ledger.tree.root(size))
  const forged = verifyRecord(crypto, { ...readArchive(await kept.archive()), head })
  assert.deepEqual(
    forged.faults.map(({ code }) => code),
    ['head-signature-wrong'],
  )
  const other = signHead(crypto, OLD, ORIGIN, size, new Uint8Array(32))
  const against = verifyRecord(crypto, { ...found, held: [other] })
  assert.deepEqual(
    against.faults.map(({ code }) => code),
    ['held-not-signed'],
  )
})

test('a server that has no other key of the log takes in no revocation of the one that it signs with', async () => {
  const body = { key: rotation.key }
  const submitted = await kept.submit(
    submissionOf(kept.registrar.ledger, ORG, { by: 'secretariat', type: 'key.revoked', body }),
  )
  assert.deepEqual(submitted.accepted ? [] : submitted.reasons.map(({ code }) => code), ['last-key'])
})
