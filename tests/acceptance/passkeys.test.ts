import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { verify as verifyCommand } from '../../src/cli/verify.ts'
import { PASSKEY_ALGORITHMS } from '../../src/core/situation.ts'
import { author, enrolment } from '../../src/record/author.ts'
import { hex } from '../../src/record/bytes.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import { app } from '../../src/server/app.ts'
import { keep } from '../../src/server/kept.ts'
import { authenticator, type Authenticator, type Otherwise } from '../support/authenticator.ts'
import { run, scratch } from '../support/command.ts'
import {
  actorFor,
  crypto,
  openedBuilt,
  originOf,
  passkeySubmission,
  SHIPPED,
  signerFor,
  submissionOf,
  type Deed,
} from '../support/records.ts'
import { fixedClock, seeded, seedOf } from '../support/seeded.ts'
import { posted } from '../support/server.ts'

const ORG = 'harbour-league'
const ORIGIN = 'https://desk.example.org'
const { folder, file } = scratch()
const log = heldKey(
  actorFor('log'),
  enrolment(crypto, signerFor(ORG, 'log'), actorFor('log')).key,
  seedOf(`${ORG}/log`),
)
const clock = fixedClock('2026-03-02T10:00:00Z')
createRecord(join(folder, ORG), openedBuilt(ORG), signerFor(ORG, 'log'), [log], clock())
const kept = await keep({ organisations: SHIPPED, data: folder }, join(folder, ORG), clock)
const server = app(new Map([[kept.code, kept]]), clock)
after(() => kept.close())

const STATEMENT: Deed = { by: 'ANSA', type: 'statement.made', body: { organ: 'harbour-council' } }

/** Sends an act; the status, and the codes of its reasons. */
async function send(submission: Submission): Promise<readonly [number, readonly string[]]> {
  const response = await server.request(`/${ORG}/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: posted(submission),
  })
  const { reasons = [] } = (await response.json()) as { reasons?: { code: string }[] }
  return [response.status, reasons.map(({ code }) => code)]
}

function ours(deed: Deed): Submission {
  return submissionOf(kept.registrar.ledger, ORG, deed)
}

/** A statement that says something else each time, under a passkey. */
function stated(passkey: Authenticator, origin = ORIGIN, otherwise: Otherwise = {}): Submission {
  return passkeySubmission(
    kept.registrar.ledger,
    ORG,
    { ...STATEMENT, documents: [said()] },
    passkey,
    origin,
    otherwise,
  )
}

let times = 0
function said(): { name: string; media: string; bytes: Uint8Array; committed: boolean } {
  return {
    name: 'text',
    media: 'text/plain',
    bytes: new TextEncoder().encode(`${++times}`),
    committed: false,
  }
}

const passkeys = PASSKEY_ALGORITHMS.map((alg) => authenticator(alg, 'example.org'))
const [first] = passkeys as [Authenticator]

test('a passkey that is enrolled signs at a portal that is open, and at none before', async () => {
  for (const passkey of passkeys)
    assert.deepEqual(
      await send(
        ours({ by: 'secretariat', type: 'key.enrolled', body: passkey.enrolment(actorFor('ANSA')) }),
      ),
      [201, []],
    )
  assert.deepEqual(await send(stated(first)), [403, ['portal-unknown']])
  const body = { origin: ORIGIN, relyingParty: 'example.org' }
  assert.deepEqual(await send(ours({ by: 'secretariat', type: 'portal.opened', body })), [201, []])
  for (const passkey of passkeys)
    assert.deepEqual(await send(stated(passkey)), [201, []], passkey.passkey.alg)
})

test('what a passkey signed for another act, another site or another party is refused, and says why', async () => {
  const another = crypto.sha256(new TextEncoder().encode('another act'))
  assert.deepEqual(await send(stated(first, ORIGIN, { challenge: another })), [403, ['challenge-differs']])
  assert.deepEqual(await send(stated(first, 'https://desk.example.net')), [403, ['portal-unknown']])
  assert.deepEqual(await send(stated(first, ORIGIN, { relyingParty: 'desk.example.org' })), [
    403,
    ['assertion-wrong'],
  ])
  const { act, documents } = stated(first)
  const { evidence } = stated(first)
  assert.deepEqual(await send({ act, evidence, documents }), [403, ['challenge-differs']])
  assert.deepEqual(await send(stated(authenticator('es256', 'example.org'))), [403, ['unknown-key']])
})

test('a passkey enrols another, and what signs is as it was enrolled', async () => {
  const next = authenticator('eddsa', 'example.org')
  const deed = { by: 'ANSA', type: 'key.enrolled', body: next.enrolment(actorFor('ANSA')) }
  assert.deepEqual(await send(passkeySubmission(kept.registrar.ledger, ORG, deed, first, ORIGIN)), [201, []])
  assert.deepEqual(await send(stated(next)), [201, []])
  // The same curve: but what was enrolled as a passkey gives no plain signature.
  const signature = { alg: 'ed25519', key: next.key, sig: `${'A'.repeat(86)}==` } as const
  assert.deepEqual(await send({ ...stated(next), evidence: [signature] }), [403, ['signature-wrong']])
  const plain = author(crypto, seeded('plain'), signerFor(ORG, 'ANSA'), {
    log: originOf(ORG),
    type: 'statement.made',
    by: actorFor('ANSA'),
    at: clock(),
    seen: { size: 2, root: hex(kept.registrar.ledger.tree.root(2)) },
    body: { organ: 'harbour-council' },
    documents: [said()],
  })
  const asserted = { ...first.assert(new Uint8Array(32), ORIGIN), key: plain.act.by.key }
  assert.deepEqual(await send({ ...plain, evidence: [asserted] }), [403, ['signature-wrong']])
})

test('a portal that is closed admits nothing more, and what was signed there stands', async () => {
  const before = stated(first)
  assert.deepEqual(await send(stated(first)), [201, []])
  assert.deepEqual(await send(ours({ by: 'secretariat', type: 'portal.closed', body: { origin: ORIGIN } })), [
    201,
    [],
  ])
  assert.deepEqual(await send(before), [403, ['portal-unknown']])
})

test('`chancery verify` follows the record with its passkeys, and finds an answer that was exchanged', async () => {
  const path = file('harbour.chancery', await kept.archive())
  const ran = await run(verifyCommand, [path, '--json'], { data: folder })
  assert.equal(ran.code, 0, ran.out)
  const { ok, signatures } = ran.json() as { ok: boolean; signatures: number }
  assert.ok(ok && signatures === kept.registrar.size)
  const text = Buffer.from(await kept.archive()).toString()
  const [one, other] = [...text.matchAll(/"clientDataJSON":"([^"]+)"/g)].map(([, data]) => data!)
  assert.ok(one && other && one !== other)
  const changed = file('changed.chancery', Buffer.from(text.replace(one, other)))
  const found = (await run(verifyCommand, [changed, '--json'], { data: folder })).json() as {
    faults: { code: string }[]
  }
  const codes = found.faults.map(({ code }) => code)
  assert.ok(codes.includes('challenge-differs') && codes.includes('signature-wrong'), codes.join())
})
