import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { KINDS } from '../core/acts/index.ts'
import type { Instant } from '../core/time.ts'
import { enrolment } from '../record/author.ts'
import { createRecord, heldKey } from '../store/create.ts'
import { holdsRecord } from '../store/sqlite.ts'
import { app } from './app.ts'
import { keep, type Kept } from './kept.ts'
import { openapi } from './openapi.ts'
import { kindOf, problem } from './problem.ts'
import { scratch } from '../../tests/support/command.ts'
import {
  EXAMPLE,
  actorFor,
  crypto,
  deedsOf,
  exampleBuilt,
  openedBuilt,
  SHIPPED,
  signerFor,
  submissionOf,
} from '../../tests/support/records.ts'
import { posted } from '../../tests/support/server.ts'
import { fixedClock, seedOf } from '../../tests/support/seeded.ts'

const { folder } = scratch()
const clock = fixedClock('2026-03-02T10:00:00Z')

function kept(
  name: string,
  organisation: string,
  built: ReturnType<typeof openedBuilt>,
  withKey = true,
): Promise<Kept> {
  const log = heldKey(
    actorFor('log'),
    enrolment(crypto, signerFor(organisation, 'log'), actorFor('log')).key,
    seedOf(`${organisation}/log`),
  )
  createRecord(join(folder, name), built, signerFor(organisation, 'log'), withKey ? [log] : [], clock())
  return keep({ organisations: SHIPPED, data: folder }, join(folder, name), clock)
}

const own = await kept('own', 'harbour-league', openedBuilt('harbour-league'))
const keyless = await kept('keyless', 'alpine-compact', openedBuilt('alpine-compact'), false)
const example = await kept('example', EXAMPLE, exampleBuilt(EXAMPLE))
const all = [own, keyless, example]
const server = app(new Map(all.map((one) => [one.code, one])), clock)
after(async () => {
  for (const one of all) await one.close()
})

test('each record is told apart: an organisation’s own, an example, one that is for reading', () => {
  assert.deepEqual(
    all.map(({ code, standing, writable }) => [code, standing, writable]),
    [
      ['harbour-league', 'own', true],
      ['alpine-compact', 'own', false],
      [EXAMPLE, 'example', true],
    ],
  )
})

test('where the key of the log is not here, acts are not taken: unavailable, not refused', async () => {
  const submission = submissionOf(keyless.registrar.ledger, 'alpine-compact', deedsOf('alpine-compact')[0]!)
  const response = await server.request('/alpine-compact/acts', { method: 'POST', body: posted(submission) })
  assert.equal(response.status, 503)
  assert.equal(keyless.registrar.ledger.entries.length, 2)
})

test('the public reading, the file and the checkpoint follow each act', async () => {
  const before = [own.reading(), await own.archive()]
  assert.deepEqual([own.reading() === before[0], (await own.archive()) === before[1]], [true, true])
  const submission = submissionOf(own.registrar.ledger, 'harbour-league', deedsOf('harbour-league')[0]!)
  assert.equal(
    (await server.request('/harbour-league/acts', { method: 'POST', body: posted(submission) })).status,
    201,
  )
  assert.equal(own.reading().size, 3)
  assert.notDeepEqual(await own.archive(), before[1])
  assert.equal((await (await server.request('/harbour-league/checkpoint')).text()).split('\n')[1], '3')
})

test('every answer, of whatever status, bears the headers that keep foreign script out', async () => {
  for (const [path, status] of [
    ['/', 200],
    ['/healthz', 200],
    [`/${EXAMPLE}/`, 200],
    [`/${EXAMPLE}/record.chancery`, 200],
    ['/nowhere/', 404],
    ['/nowhere/record.chancery', 404],
    ['/nowhere/checkpoint', 404],
  ] as const) {
    const response = await server.request(path)
    assert.equal(response.status, status, path)
    assert.match(
      response.headers.get('content-security-policy') ?? '',
      /default-src 'self'.*object-src 'none'/,
      path,
    )
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff', path)
    assert.equal(response.headers.get('set-cookie'), null)
    await response.arrayBuffer()
  }
})

test('acts are posted and nothing else: no other verb reaches the door', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'])
    assert.equal((await server.request('/harbour-league/acts', { method })).status, 404, method)
})

test('figures are Prometheus text, one line for each organisation', async () => {
  const text = await (await server.request('/metrics')).text()
  const sizes = text.split('\n').filter((line) => line.startsWith('chancery_log_entries{'))
  assert.equal(sizes.length, 3)
  assert.ok(
    sizes.includes(
      `chancery_log_entries{organisation="${EXAMPLE}"} ${example.registrar.ledger.entries.length}`,
    ),
  )
  assert.match(text, /^chancery_requests_total \d+$/m)
})

test('the heads of all records are listed as they are signed', async () => {
  const { records } = (await (await server.request('/records.json')).json()) as { records: readonly object[] }
  assert.deepEqual(
    records,
    all.map(({ code, registrar }) => ({ organisation: code, ...registrar.head })),
  )
})

test('the description of the interface has the form of every kind of act', () => {
  const { paths, components } = openapi({ org: EXAMPLE, at: 1, body: 'x', party: 'AAA' }) as unknown as {
    paths: object
    components: { schemas: { act: object; bodies: { oneOf: readonly object[] } } }
  }
  assert.deepEqual(
    ['/{org}/acts', '/{org}/checkpoint', '/healthz'].filter((path) => !(path in paths)),
    [],
  )
  assert.equal(components.schemas.bodies.oneOf.length, KINDS.size)
})

test('a refusal is a problem of its kind, in the language asked for, with each reason as data and as a sentence', async () => {
  const reasons = [{ code: 'deadline-past', clause: 'Art. 6', needed: 'x', reached: 'y' }] as const
  for (const [language, script] of [
    ['en', /[a-z]/],
    ['ru', /\p{Script=Cyrillic}/u],
  ] as const) {
    const response = problem(language, 'out-of-order', '', reasons)
    const body = (await response.json()) as {
      type: string
      title: string
      status: number
      reasons: readonly { says: string; code: string }[]
    }
    assert.deepEqual(
      [response.status, body.status, body.type, response.headers.get('content-type')],
      [422, 422, '/problems/out-of-order', 'application/problem+json'],
    )
    assert.match(body.title, script)
    assert.match(body.reasons[0]!.says, script)
    assert.equal(body.reasons[0]!.code, 'deadline-past')
  }
})

test('reasons that are all about the signer are of access; one of order among them makes it of order; size comes first', () => {
  assert.equal(kindOf([{ code: 'unknown-key' }, { code: 'signature-wrong' }]), 'not-allowed')
  assert.equal(kindOf([{ code: 'unknown-key' }, { code: 'seen-differs' }]), 'out-of-order')
  assert.equal(kindOf([{ code: 'seen-differs' }, { code: 'too-large' }]), 'too-large')
  assert.equal(kindOf([]), 'out-of-order')
})

test('an error of ours is no page of the stack: unavailable, and nothing of it is told', async () => {
  const broken: Kept = {
    ...own,
    archive: () => {
      throw new Error('secret detail')
    },
  }
  const error = process.stderr.write.bind(process.stderr)
  process.stderr.write = () => true
  try {
    const response = await app(new Map([['own', broken]]), clock).request('/own/record.chancery')
    assert.equal(response.status, 503)
    assert.equal((await response.text()).includes('secret'), false)
  } finally {
    process.stderr.write = error
  }
})

test('a record that is kept here is one on disk', async () => {
  for (const name of ['own', 'keyless', 'example']) assert.ok(holdsRecord(join(folder, name)))
  await assert.rejects(
    keep({ organisations: SHIPPED, data: folder }, join(folder, 'own'), (): Instant => clock()),
  )
})
