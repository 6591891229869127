/** What a server promises whoever sends an act, from the door to `chancery verify`: receipts, refusals, and what is noted of these. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { proof } from '../../src/cli/proof.ts'
import { verify } from '../../src/cli/verify.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { instantOf, seconds, type Instant } from '../../src/core/time.ts'
import { enrolment } from '../../src/record/author.ts'
import { canonical } from '../../src/record/canonical.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { signAct } from '../../src/record/sign.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import { MOST_OF_A_KEY } from '../../src/store/refusals.ts'
import { app } from '../../src/server/app.ts'
import { keep } from '../../src/server/kept.ts'
import { run, scratch } from '../support/command.ts'
import {
  actorFor,
  crypto,
  openedBuilt,
  SHIPPED,
  signerFor,
  submissionOf,
  type Deed,
} from '../support/records.ts'
import { seedOf, testSigner } from '../support/seeded.ts'
import { posted } from '../support/server.ts'

const ORG = 'harbour-league'
const { folder, file } = scratch()
const log = heldKey(
  actorFor('log'),
  enrolment(crypto, signerFor(ORG, 'log'), actorFor('log')).key,
  seedOf(`${ORG}/log`),
)
let now = '2026-03-02T10:00:00Z' as Instant
const clock = (): Instant => now
const wait = (time: number): Instant => (now = instantOf(seconds(now) + time))
createRecord(join(folder, ORG), openedBuilt(ORG), signerFor(ORG, 'log'), [log], clock())
const kept = await keep({ organisations: SHIPPED, data: folder }, join(folder, ORG), clock)
const server = app(new Map([[kept.code, kept]]), clock)
after(() => kept.close())

const PUT: Deed = {
  by: 'ANSA',
  type: 'question.put',
  body: { question: 'Q/1', organ: 'harbour-council', matter: 'substance' },
}

interface Told {
  readonly status: number
  readonly receipt?: string
  readonly refusal?: string
  readonly position?: number
}

async function send(submission: Submission): Promise<Told> {
  const response = await server.request(`/${ORG}/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: posted(submission),
  })
  return { status: response.status, ...((await response.json()) as object) }
}

let times = 0
/** An act that is out of order, another each time. */
function wrong(by = 'BRISO'): Submission {
  const body: JsonObject = { question: `None/${++times}`, position: 'yes' }
  return submissionOf(kept.registrar.ledger, ORG, { by, type: 'position.taken', body })
}

async function against(note: string): Promise<{ ok: boolean; faults: readonly { code: string }[] }> {
  const record = file('now.chancery', await kept.archive())
  const ran = await run(verify, [record, '--json', '--against', file('held', note)], { data: folder })
  return ran.json() as { ok: boolean; faults: readonly { code: string }[] }
}

test('an act that is taken in is answered with a receipt, which `proof verify` reads and `verify` finds kept', async () => {
  const sent = submissionOf(kept.registrar.ledger, ORG, PUT)
  const told = await send(sent)
  assert.equal(told.status, 201)
  assert.match(told.receipt!, /^chancery\/receipt\/v1\ntest\/harbour-league\nact [0-9a-f]{64}\nindex 2\n/)
  assert.match(told.receipt!, /received 2026-03-02T10:00:00Z\nby 2026-03-03T10:00:00Z\n/)
  const again = await send(sent)
  assert.deepEqual([again.status, again.receipt], [200, told.receipt])
  const ran = await run(proof, ['verify', file('receipt', told.receipt!)], { data: folder })
  assert.equal(ran.code, 0, ran.said)
  assert.match(ran.out, /stands at position 2, and is seen there by 2026-03-03T10:00:00Z/)
  assert.ok((await against(told.receipt!)).ok)
})

test('a refusal to whoever holds a key is signed, and noted on the record within half a minute, once', async () => {
  const sent = wrong()
  const told = await send(sent)
  assert.equal(told.status, 422)
  assert.match(
    told.refusal!,
    /^chancery\/refusal\/v1\n[^]*\nreasons unknown-question\nby 2026-03-03T10:00:00Z\n/,
  )
  assert.equal((await send(sent)).refusal, told.refusal, 'the same act is told the same')
  await kept.lapse()
  assert.equal(kept.registrar.size, 3)
  wait(30)
  await kept.lapse()
  assert.equal(kept.registrar.ledger.entries.at(-1)?.act.type, 'refusal.noted')
  wait(30)
  await kept.lapse()
  assert.equal(kept.registrar.size, 4)
  wait(86_400)
  assert.ok((await against(told.refusal!)).ok)
  const ran = await run(proof, ['verify', file('refusal', told.refusal!), '--json'], { data: folder })
  assert.deepEqual([ran.code, (ran.json() as { ok: boolean }).ok], [0, true])
})

test('what a stranger sends is refused with a signature, and leaves nothing on the record', async () => {
  const { act } = wrong()
  const stranger = testSigner('stranger')
  const { key } = enrolment(crypto, stranger, actorFor('BRISO'))
  const forged = { ...act, by: { ...act.by, key } }
  const evidence = [signAct(crypto, stranger, canonical(forged as unknown as JsonObject))]
  const told = await send({ act: forged, evidence, documents: [] })
  assert.equal(told.status, 403)
  assert.match(told.refusal!, /\nreasons unknown-key\n\n/)
  const size = kept.registrar.size
  wait(60)
  await kept.lapse()
  assert.equal(kept.registrar.size, size)
})

test('a flood of refusals from one key goes into few acts, and ends at the measure of a day', async () => {
  const size = kept.registrar.size
  const told: Told[] = []
  for (let n = 0; n <= MOST_OF_A_KEY; n += 1) told.push(await send(wrong('CALDO')))
  const promised = told.filter(({ refusal }) => refusal!.includes('\nby '))
  assert.equal(promised.length, MOST_OF_A_KEY)
  assert.ok(told.every(({ refusal }) => refusal !== undefined))
  wait(60)
  await kept.lapse()
  assert.equal(kept.registrar.size, size + 1)
  assert.ok((await against(promised.at(-1)!.refusal!)).ok)
})

test('a note that the log did not sign, or signed otherwise, is no promise', async () => {
  const { receipt } = await send(
    submissionOf(kept.registrar.ledger, ORG, {
      ...PUT,
      body: { ...(PUT.body as JsonObject), question: 'Q/9' },
    }),
  )
  const changed = receipt!.replace(/index \d+/, 'index 1')
  const ran = await run(proof, ['verify', file('changed', changed), '--json'], { data: folder })
  assert.deepEqual([ran.code, (ran.json() as { code: string }).code], [6, 'log-signature-wrong'])
  assert.deepEqual(
    (await against(changed)).faults.map(({ code }) => code),
    ['held-not-signed'],
  )
})
