/**
 * What is hidden is in nothing that the server answers: two servers, alike but for what was taken unseen, give the same bytes
 * on every page, feed, file, count, tag and error. And what was redacted is in nothing that it answers any more.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { QuestionId } from '../../src/core/ids.ts'
import type { Instant } from '../../src/core/time.ts'
import { textDocument } from '../../src/record/author.ts'
import { app } from '../../src/server/app.ts'
import type { Kept } from '../../src/server/kept.ts'
import { scratch } from '../support/command.ts'
import { running as runningAt, type Running } from '../support/running.ts'

const ORG = 'moor-council'
const OPENED = '2026-03-02T09:00:00Z'
const CLOSES = '2026-03-02T12:30:00Z'
const QUESTION = 'M/1' as QuestionId
const NAME = 'Thistlewood'
const MOST_PAGES = 200

const { folder } = scratch()
const open: Kept[] = []
after(async () => {
  for (const kept of open) await kept.close()
})

async function running(name: string, confidential = false): Promise<Running> {
  const one = await runningAt(folder, name, ORG, OPENED, confidential)
  open.push(one.kept)
  return one
}

/** Every page and file that can be reached from the first by links, each as status, headers and body. */
async function walked({ server }: Running): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>()
  const waiting = [
    '/',
    '/metrics',
    '/readyz',
    '/records.json',
    '/api/openapi.json',
    '/oparl/v1.1/system',
    `/${ORG}/feed.atom`,
    `/${ORG}/calendar.ics`,
    `/${ORG}/acts.json`,
    `/${ORG}/checkpoint`,
    `/${ORG}/log/tile/0/000.p/3`,
    `/${ORG}/log/tile/entries/000.p/3`,
    `/${ORG}/record.chancery`,
    `/${ORG}/search?q=HEATH`,
    `/${ORG}/search?q=Thistlewood`,
    `/${ORG}/decisions/${encodeURIComponent(QUESTION)}`,
    `/${ORG}/questions/${encodeURIComponent(QUESTION)}`,
    `/${ORG}/decisions/${encodeURIComponent(QUESTION)}/what-if`,
    `/${ORG}/decisions/${encodeURIComponent(QUESTION)}/what-if.json`,
    `/${ORG}/decisions/${encodeURIComponent(QUESTION)}/what-if.json?p.HEATH=yes`,
    `/${ORG}/register`,
    `/${ORG}/restricted`,
  ]
  for (let path = waiting.shift(); path !== undefined && answers.size < MOST_PAGES; path = waiting.shift()) {
    if (answers.has(path)) continue
    const response = await server.request(`http://chancery.test${path}`)
    const body = await response.text()
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    // The count of requests differs by nothing else than how often it was asked.
    answers.set(
      path,
      `${response.status}\n${headers}\n${body.replace(/requests_total \d+/, 'requests_total')}`,
    )
    for (const [, link] of body.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
      const plain = link!.replaceAll('&amp;', '&')
      if (!answers.has(plain) && !/^\/assets\/|lang=(?:fr|es|ar)/.test(plain)) waiting.push(plain)
    }
  }
  return answers
}

const PUT = { question: QUESTION, organ: 'council', matter: 'measure', procedure: 'sealed', closes: CLOSES }
const take = (one: Running, by: string, position: string): Promise<Response> =>
  one.post(by, 'position.taken', { question: QUESTION, position }, { place: { question: QUESTION } })
/** Digests, signatures and salts, which are random. */
const masked = (text: string): string =>
  text
    .replace(/^etag: .*$/m, 'etag')
    .replace(/[0-9a-f]{12,}/g, 'H')
    .replace(/[A-Za-z0-9+/%]{30,}={0,2}/g, 'B')

test('two servers, alike but for what was taken unseen, answer alike wherever one asks', async () => {
  const [quiet, busy] = [await running('quiet'), await running('busy')]
  for (const one of [quiet, busy])
    assert.equal((await one.post('secretariat', 'question.put', PUT)).status, 201)
  for (const [by, position] of [
    ['HEATH', 'no'],
    ['LINGER', 'yes'],
    ['SEDGE', 'abstain'],
    ['HEATH', 'yes'],
  ] as const)
    assert.equal((await take(busy, by, position)).status, 201)
  const said = [textDocument('text', `${NAME} told the members.\n`, 'text/plain', true)]
  const told = { place: 'register', audience: 'members', documents: said } as const
  assert.equal((await busy.post('SEDGE', 'statement.made', { organ: 'council' }, told)).status, 201)

  const [seen, same] = [await walked(quiet), await walked(busy)]
  assert.ok(seen.size > 40, `${seen.size} pages`)
  assert.deepEqual([...same.keys()], [...seen.keys()])
  for (const [path, answer] of seen) assert.equal(same.get(path), answer, path)

  // Refusals and receipts say no more: neither a position in the log nor how many there are.
  const receipts = await Promise.all(
    [quiet, busy].map(async (one) => (await take(one, 'TARNE', 'no')).json()),
  )
  assert.deepEqual(Object.keys(receipts[0] as object).toSorted(), [
    'accepted',
    'already',
    'effects',
    'id',
    'receipt',
    'received',
    'unseen',
  ])
  assert.deepEqual(
    { ...(receipts[1] as object), id: '', receipt: '' },
    { ...(receipts[0] as object), id: '', receipt: '' },
  )
  for (const [type, body] of [
    ['position.taken', { question: QUESTION, position: 'maybe' }],
    ['statement.made', { organ: 'council' }],
    ['restricted-log.closed', { question: QUESTION, salt: '0'.repeat(64) }],
  ] as const) {
    const refusals = await Promise.all(
      [quiet, busy].map(async (one) => {
        const response = await one.post('MARSHE', type, body, { place: { question: QUESTION } })
        return `${response.status} ${masked(await response.text())}`
      }),
    )
    assert.equal(refusals[0], refusals[1], type)
    assert.doesNotMatch(refusals[0]!, /^2/)
  }

  // With the hour the public log commits to both: to the quiet one as to the busy one.
  for (const one of [quiet, busy]) {
    one.set('2026-03-02T10:00:00Z')
    await one.kept.lapse()
  }
  const [later, alike] = [await walked(quiet), await walked(busy)]
  assert.ok([...later.values()].some((answer) => answer.includes('restricted-log.anchored')))
  for (const [path, answer] of later)
    if (!path.includes('record.chancery')) assert.equal(masked(alike.get(path) ?? ''), masked(answer), path)
  for (const answers of [later, alike])
    for (const [path, answer] of answers) assert.ok(path.includes('q=') || !answer.includes(NAME), path)
})

test('what was redacted is on no page, in no feed, in no file and found by no search any more', async () => {
  const one = await running('redacted')
  const said = [
    textDocument('text', `{"en":"${NAME} spoke."}`, 'application/json', true),
    textDocument('speaker', `{"en":"${NAME}"}`, 'application/json', true),
  ]
  assert.equal(
    (await one.post('SEDGE', 'statement.made', { organ: 'council' }, { documents: said })).status,
    201,
  )
  const before = await walked(one)
  const encoded = Buffer.from(`{"en":"${NAME}`).toString('base64').slice(0, 16)
  const holds = (answers: ReadonlyMap<string, string>): readonly string[] =>
    [...answers]
      .filter(([path, answer]) => !path.includes('q=') && (answer.includes(NAME) || answer.includes(encoded)))
      .map(([path]) => path)
  assert.ok(holds(before).includes(`/${ORG}/record.chancery`), holds(before).join())
  for (const ref of one.kept.registrar.ledger.entries[2]!.act.docs) {
    const body = { act: 2, document: ref.name, commitment: ref.commitment, reason: 'personal-data' }
    assert.equal((await one.post('secretariat', 'document.redacted', body)).status, 201)
  }
  assert.deepEqual(holds(await walked(one)), [])
  const found = await (await one.server.request(`/${ORG}/search.json?q=${NAME}`)).text()
  assert.ok(!found.replaceAll(`q=${NAME}`, '').includes(`${NAME} spoke`), found)
})

test('a confidential record is in no listing and on no page, and to whoever holds no key of it, it is not there', async () => {
  const one = await running('confidential', true)
  const nothing = app(new Map(), () => OPENED as Instant)
  for (const path of [
    '/',
    '/metrics',
    '/readyz',
    '/records.json',
    '/api/openapi.json',
    '/oparl/v1.1/bodies',
    `/${ORG}/`,
    `/${ORG}/members`,
    `/${ORG}/checkpoint`,
    `/${ORG}/log/tile/0/000.p/2`,
    `/${ORG}/record.chancery`,
    `/${ORG}/feed.atom`,
    `/${ORG}/acts.json`,
    '/search?q=moor',
  ]) {
    const [told, untold] = await Promise.all(
      [one.server, nothing].map(async (server) => server.request(`http://chancery.test${path}`)),
    )
    assert.equal(told!.status, untold!.status, path)
    assert.equal(await told!.text(), await untold!.text(), path)
  }
  for (const body of ['', '{}', 'x'.repeat(100)]) {
    const [told, untold] = await Promise.all(
      [one.server, nothing].map(async (server) => server.request(`/${ORG}/acts`, { method: 'POST', body })),
    )
    assert.deepEqual([told!.status, await told!.text()], [untold!.status, await untold!.text()])
  }
  const put = { question: QUESTION, organ: 'council', matter: 'measure' }
  assert.equal((await one.post('secretariat', 'question.put', put)).status, 201)
})
