/** The door for acts, under attack: whatever is sent, the log holds exactly what was acknowledged, and still verifies. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import * as fc from 'fast-check'
import type { JsonObject } from '../../src/core/json.ts'
import { enrolment, textDocument } from '../../src/record/author.ts'
import { base64, hex } from '../../src/record/bytes.ts'
import { canonical } from '../../src/record/canonical.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { readArchive } from '../../src/record/archive.ts'
import { signAct } from '../../src/record/sign.ts'
import { verify } from '../../src/record/verify.ts'
import { app } from '../../src/server/app.ts'
import { keep, type Kept } from '../../src/server/kept.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import {
  actorFor,
  crypto,
  exampleBuilt,
  openedBuilt,
  originOf,
  SHIPPED,
  signerFor,
  submissionOf,
} from '../support/records.ts'
import { isLocal } from '../../src/store/store.ts'
import { scratch } from '../support/command.ts'
import { seedOf, steppingClock, testSigner } from '../support/seeded.ts'
import { posted } from '../support/server.ts'

const ORG = 'harbour-league'
const { folder } = scratch()
const library = { organisations: SHIPPED, data: folder }
const clock = steppingClock('2026-03-02T10:00:00Z')
const PUT = {
  by: 'ANSA',
  type: 'question.put',
  body: { question: 'Q/1', organ: 'harbour-council', matter: 'substance' },
}

const kept = await installed(ORG, openedBuilt(ORG))
const example = await installed('csto', exampleBuilt('csto'))
const server = app(new Map([kept, example].map((one) => [one.code, one])), clock)
after(async () => {
  for (const one of [kept, example]) await one.close()
})

function installed(name: string, built: ReturnType<typeof openedBuilt>): Promise<Kept> {
  const path = join(folder, name)
  const log = heldKey(
    actorFor('log'),
    enrolment(crypto, signerFor(name, 'log'), actorFor('log')).key,
    seedOf(`${name}/log`),
  )
  createRecord(path, built, signerFor(name, 'log'), [log], clock())
  return keep(library, path, clock)
}

interface Answer {
  readonly status: number
  readonly body: {
    readonly position?: number
    readonly id?: string
    readonly already?: boolean
    readonly received?: string
    readonly reasons?: readonly { code: string; clause?: string; says: string }[]
    readonly faults?: readonly { code: string }[]
    readonly title?: string
  }
}

async function send(body: string | Uint8Array, org = ORG): Promise<Answer> {
  const response = await server.request(`/${org}/acts`, { method: 'POST', body: body as string })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

/** The answer refuses with this status and these codes, and the record has not moved. */
async function refused(body: string | Uint8Array, status: number, ...codes: string[]): Promise<Answer> {
  const before = stateOf()
  const answer = await send(body)
  assert.equal(answer.status, status, JSON.stringify(answer.body))
  const found = (answer.body.reasons ?? answer.body.faults ?? []).map(({ code }) => code)
  assert.deepEqual(found.slice(0, codes.length), codes)
  assert.ok((answer.body.reasons ?? []).every(({ says }) => says !== ''))
  assert.equal(stateOf(), before)
  return answer
}

function stateOf(one: Kept = kept): string {
  const { ledger, store } = one.registrar
  assert.ok(isLocal(store))
  assert.equal(store.size(), ledger.entries.length)
  return `${store.size()} ${hex(ledger.tree.root())} ${one.registrar.head.root} ${store.documents()}`
}

function ours(deed: Parameters<typeof submissionOf>[2] = PUT, seed = `${Math.random()}`): Submission {
  return submissionOf(kept.registrar.ledger, ORG, deed, seed)
}

/** The act changed, and signed with the key of `code` all the same. */
function resigned(submission: Submission, change: object, code = 'ANSA'): Submission {
  const act = { ...submission.act, ...change } as Submission['act']
  return {
    ...submission,
    act,
    evidence: [signAct(crypto, signerFor(ORG, code), canonical(act as unknown as JsonObject))],
  }
}

let number = 0
beforeEach(() => (number += 1))
function fresh(): typeof PUT {
  return { ...PUT, body: { ...PUT.body, question: `Q/${100 + number}` } }
}

test('an act in order is acknowledged with its place, and stands there', async () => {
  const submission = ours(fresh())
  const before = kept.registrar.ledger.entries.length
  const { status, body } = await send(posted(submission))
  assert.deepEqual([status, body.position, body.already], [201, before, false])
  assert.deepEqual(kept.registrar.ledger.entries[before]!.act, submission.act)
})

test('the same act again is the same act: its old place, and nothing added', async () => {
  const submission = ours(fresh())
  const first = await send(posted(submission))
  const before = stateOf()
  for (let again = 0; again < 3; again += 1) {
    const { status, body } = await send(posted(submission))
    assert.deepEqual(
      [status, body.position, body.already, body.received, body.id],
      [200, first.body.position, true, first.body.received, first.body.id],
    )
  }
  assert.equal(stateOf(), before)
})

test('an act sent again with another signature beside it changes nothing that is on the record', async () => {
  const submission = ours(fresh())
  const first = await send(posted(submission))
  const before = stateOf()
  const wrong = { ...submission, evidence: [{ ...submission.evidence[0]!, sig: `${'A'.repeat(86)}==` }] }
  assert.deepEqual([(await send(posted(wrong))).body.position, stateOf()], [first.body.position, before])
})

test('a signature by another key or of another act is refused as not allowed; without any, it is said that one is needed', async () => {
  const right = ours(fresh())
  const bytes = canonical(right.act as unknown as JsonObject)
  const other = ours({ ...PUT, body: { ...PUT.body, question: 'Q/other' } })
  await refused(
    posted({ ...right, evidence: [signAct(crypto, testSigner('nobody'), bytes)] }),
    403,
    'signature-wrong',
  )
  await refused(posted({ ...right, evidence: other.evidence }), 403, 'signature-wrong')
  await refused(posted({ ...right, evidence: [] }), 401)
  await refused(JSON.stringify({ act: right.act }), 401)
  await refused(posted(resigned(right, {}, 'BRISO')), 403, 'signature-wrong')
})

test('a stranger’s key, and another holder’s, do not sign for a party', async () => {
  const right = ours(fresh())
  const stranger = testSigner('nobody')
  const by = { party: 'ANSA', key: enrolment(crypto, stranger, actorFor('ANSA')).key }
  const act = { ...right.act, by } as unknown as Submission['act']
  await refused(
    posted({ ...right, act, evidence: [signAct(crypto, stranger, canonical(act as unknown as JsonObject))] }),
    403,
    'unknown-key',
  )
  const { key } = enrolment(crypto, signerFor(ORG, 'BRISO'), actorFor('BRISO'))
  await refused(posted(resigned(right, { by: { party: 'ANSA', key } }, 'BRISO')), 403, 'wrong-holder')
  await refused(posted(resigned(right, { by: { office: 'secretariat', key } }, 'BRISO')), 403, 'wrong-holder')
})

test('a stranger does not enrol its own key, nor one party a key for another', async () => {
  const stranger = testSigner('nobody')
  const { holder, ...rest } = enrolment(crypto, stranger, actorFor('INCHOR'))
  const body = { ...rest, holder: holder as unknown as JsonObject }
  const right = ours({ by: 'ANSA', type: 'key.enrolled', body })
  const by = { party: 'INCHOR', key: rest.key }
  const act = { ...right.act, by } as unknown as Submission['act']
  await refused(
    posted({ ...right, act, evidence: [signAct(crypto, stranger, canonical(act as unknown as JsonObject))] }),
    403,
    'unknown-key',
  )
  await refused(posted(right), 403, 'not-authorised')
})

test('a revoked key signs no more, and an act signed before its revocation but sent after it is refused', async () => {
  const next = testSigner('CALDO, next')
  const { holder, ...rest } = enrolment(crypto, next, actorFor('CALDO'))
  const early = ours({ ...fresh(), by: 'CALDO' })
  const old = enrolment(crypto, signerFor(ORG, 'CALDO'), actorFor('CALDO')).key
  assert.equal(
    (
      await send(
        posted(
          ours({
            by: 'CALDO',
            type: 'key.enrolled',
            body: { ...rest, holder: holder as unknown as JsonObject },
          }),
        ),
      )
    ).status,
    201,
  )
  assert.equal(
    (await send(posted(ours({ by: 'CALDO', type: 'key.revoked', body: { key: old } })))).status,
    201,
  )
  await refused(posted(early), 403, 'key-not-valid')
  await refused(posted(ours({ ...fresh(), by: 'CALDO' })), 403, 'key-not-valid')
})

test('an act for another log, and one whose signer saw another log, are out of order', async () => {
  const right = ours(fresh())
  await refused(posted(resigned(right, { log: originOf('alpine-compact') })), 422, 'other-log')
  await refused(posted(resigned(right, { seen: { size: 1, root: '0'.repeat(64) } })), 422, 'seen-differs')
  await refused(posted(resigned(right, { seen: { ...right.act.seen!, size: 9_999 } })), 422, 'seen-differs')
})

test('a claimed time of long ago or to come does not move the time of receipt', async () => {
  for (const at of ['1999-01-01T00:00:00Z', '2099-01-01T00:00:00Z']) {
    const submission = resigned(ours({ ...PUT, body: { ...PUT.body, question: `Q/at/${at.slice(0, 4)}` } }), {
      at,
    })
    const { status, body } = await send(posted(submission))
    assert.equal(status, 201)
    const entry = kept.registrar.ledger.entries[body.position!]!
    assert.deepEqual([entry.act.at, entry.received, body.received], [at, body.received, entry.received])
    assert.match(entry.received, /^2026-03-02T1/)
  }
})

test('documents that are missing, others, unnamed, or without their salt are out of order', async () => {
  const said = textDocument('text', 'What was said.\n', 'text/plain', true)
  const right = ours({ by: 'ANSA', type: 'statement.made', body: {}, documents: [said] })
  const [document] = right.documents
  const saltless = { name: document!.name, bytes: document!.bytes }
  for (const documents of [
    [],
    [{ ...document!, bytes: document!.bytes.with(0, 0) }],
    [{ ...document!, name: 'other' }],
    [document!, { ...document!, name: 'other' }],
    [saltless],
    [{ ...document!, salt: new Uint8Array(32) }],
  ])
    await refused(posted({ ...right, documents }), 422, 'document-differs')
  const digested = ours({
    by: 'ANSA',
    type: 'statement.made',
    body: {},
    documents: [{ ...said, committed: false }],
  })
  const salted = digested.documents.map((one) => ({ ...one, salt: new Uint8Array(32) }))
  await refused(posted({ ...digested, documents: salted }), 422, 'document-differs')
  assert.equal((await send(posted(right))).status, 201)
})

test('what is out of order is refused with the clause', async () => {
  const question = `Q/${100 + number}`
  await send(posted(ours(fresh())))
  const { body } = await refused(
    posted(ours({ by: 'HOLMA', type: 'position.taken', body: { question, position: 'no' } })),
    422,
    'not-a-member',
  )
  assert.equal(body.reasons![0]!.clause, 'Harbour Convention, Art. 6(1)')
  await refused(
    posted(ours({ by: 'ANSA', type: 'position.taken', body: { question, position: 'silent' } })),
    422,
    'unknown-position',
  )
  await refused(
    posted(ours({ by: 'ANSA', type: 'position.taken', body: { question: 'Q/none', position: 'no' } })),
    422,
    'unknown-question',
  )
  await refused(
    posted(ours({ by: 'ANSA', type: 'position.taken', body: { question, position: 'no', more: 1 } })),
    422,
    'malformed',
  )
  await refused(posted(ours({ by: 'ANSA', type: 'question.shelved', body: {} })), 422, 'unknown-kind')
  await refused(
    posted(ours({ by: 'depositary', type: 'standing.opened', body: { parties: [] } })),
    422,
    'standing-open',
  )
})

test('a second beginning of the record is refused, whoever signs it', async () => {
  const { act, documents } = { act: kept.registrar.ledger.entries[0]!.act, documents: [] }
  const again = resigned({ act, evidence: [], documents }, { nonce: '0'.repeat(32) }, 'depositary')
  const answer = await refused(posted(again), 422)
  assert.ok(answer.body.reasons!.some(({ code }) => code === 'seen-differs'))
  const { seen } = ours(fresh()).act
  const placed = resigned({ act, evidence: [], documents }, { seen, docs: [] }, 'depositary')
  await refused(posted(placed), 422, 'already-done')
})

test('nobody acts in an example organisation', async () => {
  const { ledger } = example.registrar
  const before = stateOf(example)
  for (const [code, body] of [
    ['archivist', { question: 'Q/1', organ: 'council', matter: 'substantive' }],
  ] as const) {
    const submission = submissionOf(ledger, 'csto', { by: code, type: 'question.put', body })
    const act = { ...submission.act, log: ledger.entries[0]!.act.log }
    const evidence = [signAct(crypto, signerFor('csto', code), canonical(act as unknown as JsonObject))]
    const { status, body: answer } = await send(posted({ ...submission, act, evidence }), 'csto')
    assert.deepEqual([status, answer.reasons?.map((one) => one.code)], [403, ['reported-only-organisation']])
  }
  assert.equal(stateOf(example), before)
})

test('an organisation that is not here takes nothing', async () => {
  for (const org of ['nowhere', '__proto__', 'constructor', '..%2Fharbour-league'])
    assert.equal((await send(posted(ours(fresh())), org)).status, 404, org)
})

test('an act beyond its size is too large, and so is a body beyond its own', async () => {
  const long = resigned(ours(fresh()), { body: { ...PUT.body, note: 'x'.repeat(16_384) } })
  await refused(posted(long), 413, 'too-large')
  await refused(new Uint8Array(8_388_609).fill(32), 413)
  const parts = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(1_000_000).fill(32))
    },
  })
  const before = stateOf()
  const response = await server.request(`/${ORG}/acts`, {
    method: 'POST',
    body: parts,
    duplex: 'half',
  })
  assert.deepEqual([response.status, stateOf()], [413, before])
})

test('bodies that an entry could not hold are unreadable, each with its fault', async () => {
  const text = posted(ours(fresh()))
  const withBody = (inner: string): string => text.replace('"body":{', `"body":{${inner},`)
  for (const [body, ...codes] of [
    [withBody('"x":null')],
    [withBody('"x":1.5')],
    [withBody('"x":-0')],
    [withBody('"x":1e400')],
    [withBody('"x":9007199254740993')],
    [withBody('"x":"e\u0301"')],
    [withBody('"x":"\\ud800"')],
    [withBody('"__proto__":{"organ":"x"}')],
    [withBody('"question":"Q/0"')],
    [withBody('"X":1')],
    ['['.repeat(100_000)],
    [text.slice(0, -1)],
    [`${text} x`],
    ['null'],
    ['1'],
    ['"act"'],
    [''],
  ] as const) {
    const answer = await refused(body, 400, ...codes)
    assert.notEqual(answer.body.title, '')
  }
  await refused(new Uint8Array([0xff, 0xfe]), 400)
  assert.ok(((await refused(withBody('"x":null'), 400)).body.faults ?? []).length > 0)
})

test('JSON that is no submission is unreadable', async () => {
  const { act, evidence } = ours(fresh())
  const document = { name: 'x', bytes: base64(new Uint8Array(3)) }
  for (const value of [
    {},
    [],
    { evidence },
    { act, evidence, dryRun: 'yes' },
    { dryRun: true },
    { type: 'question.put', dryRun: true },
    { type: 'question.put', body: {} },
    { act, evidence: {} },
    { act: [], evidence },
    { act, evidence, more: 1 },
    { act: { ...act, more: 1 }, evidence },
    { act: { ...act, v: 2 }, evidence },
    { act: { ...act, type: 'Question.Put' }, evidence },
    { act: { ...act, type: 'constructor' }, evidence },
    { act, evidence, documents: {} },
    { act, evidence, documents: [1] },
    { act, evidence, documents: ['x'] },
    { act, evidence, documents: [{ ...document, bytes: 'x' }] },
    { act, evidence, documents: [{ ...document, salt: 'x' }] },
    { act, evidence, documents: [{ ...document, salt: '00' }] },
    { act, evidence, documents: [{ bytes: document.bytes }] },
  ])
    await refused(JSON.stringify(value), 400)
})

test('whatever bytes are sent, the door answers with a problem and nothing is added', async () => {
  const text = new TextEncoder().encode(posted(ours(fresh())))
  const before = stateOf()
  const holds = async (at: number, by: number): Promise<void> => {
    const { status } = await send(text.with(at, (text[at]! + by) % 256))
    assert.ok(status >= 400 && status < 500, `byte ${at}: ${status}`)
  }
  const anyAt = fc.integer({ min: 0, max: text.length - 1 })
  await fc.assert(fc.asyncProperty(anyAt, fc.integer({ min: 1, max: 255 }), holds), { numRuns: 300 })
  const raw = async (bytes: Uint8Array): Promise<void> => assert.equal((await send(bytes)).status, 400)
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), raw), { numRuns: 100 })
  const json = async (value: unknown): Promise<void> =>
    assert.equal((await send(JSON.stringify(value) ?? '')).status, 400)
  await fc.assert(fc.asyncProperty(fc.jsonValue(), json), { numRuns: 200 })
  assert.equal(stateOf(), before)
})

test('a document of a name that pages know, of any form, does not bring the pages down', async () => {
  for (const name of ['title', 'gist', 'note', 'speaker', 'claim', 'record', 'source.x']) {
    for (const [index, content] of [
      'not json',
      'null',
      '7',
      '{"en":{"x":1}}',
      '[]',
      '{}',
      '{"title":7}',
    ].entries()) {
      const documents = [textDocument(name, content, 'application/json', index % 2 === 0)]
      assert.equal(
        (await send(posted(ours({ by: 'ANSA', type: 'statement.made', body: {}, documents })))).status,
        201,
      )
    }
  }
  for (const path of [
    '',
    'members',
    'decisions',
    'statements',
    'sources',
    'record',
    'members.json',
    'statements.json',
    'sources.json',
    'record.json',
  ]) {
    const response = await server.request(`/${ORG}/${path}`)
    assert.equal(response.status, 200, path)
    await response.text()
  }
  const { length } = kept.registrar.ledger.entries
  for (let at = 0; at < length; at += 1)
    assert.equal((await server.request(`/${ORG}/record/${at}`)).status, 200, `act ${at}`)
})

test('after all of this the record verifies, and what the server hands out is that record', async () => {
  const report = verify(crypto, readArchive(await kept.archive()))
  assert.deepEqual([report.ok, report.faults], [true, []])
  const response = await server.request(`/${ORG}/record.chancery`)
  assert.deepEqual(new Uint8Array(await response.arrayBuffer()), await kept.archive())
  assert.equal(report.acts, kept.registrar.ledger.entries.length)
})
