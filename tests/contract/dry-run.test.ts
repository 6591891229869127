/** `dryRun`: what would become of an act is told to whoever could send it, as it would be ruled, and nothing is done. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Hono } from 'hono'
import type { QuestionId } from '../../src/core/ids.ts'
import { restrictedOrigin } from '../../src/core/restricted.ts'
import { seconds, instantOf, type Instant } from '../../src/core/time.ts'
import { author, enrolment } from '../../src/record/author.ts'
import { hex } from '../../src/record/bytes.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { app } from '../../src/server/app.ts'
import { keep, type Kept } from '../../src/server/kept.ts'
import { cookieOf } from '../../src/server/same-origin.ts'
import { sessions } from '../../src/server/sessions.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import { memoryPrivate } from '../../src/store/private.ts'
import { isLocal } from '../../src/store/store.ts'
import { scratch } from '../support/command.ts'
import { actorFor, crypto, openedBuilt, originOf, SHIPPED, signerFor } from '../support/records.ts'
import { fixedClock, seeded, seedOf, testSigner } from '../support/seeded.ts'
import { posted } from '../support/server.ts'

const OPENED = '2026-03-02T09:00:00Z'
const SITE = 'http://127.0.0.1:18600'
const { folder } = scratch()
const open: Kept[] = []
after(async () => {
  for (const kept of open) await kept.close()
})

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: {
    readonly dryRun?: boolean
    readonly inOrder?: boolean
    readonly effects?: readonly { readonly effect: string }[]
    readonly reasons?: readonly { readonly code: string; readonly clause?: string; readonly says: string }[]
    readonly earliest?: string
    readonly type?: string
    readonly receipt?: string
    readonly refusal?: string
  }
}

interface Place {
  readonly kept: Kept
  readonly server: Hono
  readonly set: (now: string) => void
  readonly signed: (by: string, type: string, body: object, unseen?: string) => Submission
  readonly send: (
    body: object | string,
    options?: { path?: string; headers?: Record<string, string> },
  ) => Promise<Answer>
  /** The header of somebody who is signed in. */
  readonly session: (code: string) => Promise<Record<string, string>>
  /** Everything that an act could change: the log, the documents, what was refused. */
  readonly state: () => string
}

let places = 0

async function place(org: string): Promise<Place> {
  let now = OPENED as Instant
  const name = `${org}-${(places += 1)}`
  const keys = ['log', 'clock'].map((office) =>
    heldKey(
      actorFor(office),
      enrolment(crypto, signerFor(org, office), actorFor(office)).key,
      seedOf(`${org}/${office}`),
    ),
  )
  const data = join(folder, name)
  createRecord(join(data, 'record'), openedBuilt(org, fixedClock(OPENED)), signerFor(org, 'log'), keys, now)
  const kept = await keep({ organisations: SHIPPED, data }, join(data, 'record'), () => now)
  open.push(kept)
  const tables = memoryPrivate()
  const server = app(new Map([[org, kept]]), () => now, SITE, tables)
  const all = sessions(tables, () => now)
  let step = 0
  return {
    kept,
    server,
    set: (to) => void (now = to as Instant),
    signed(by, type, body, unseen) {
      const { ledger } = kept.registrar
      const own = actorFor(by)
      const restricted = unseen === undefined ? undefined : { question: unseen as QuestionId }
      return author(crypto, seeded(`${name}/${by}/${(step += 1)}`), signerFor(org, by), {
        log: restricted ? restrictedOrigin(originOf(org), restricted) : originOf(org),
        type,
        by: own,
        at: now,
        seen: { size: ledger.entries.length, root: hex(ledger.tree.root()) },
        body: body as never,
        ...(restricted ? { audience: { parties: 'party' in own ? [own.party] : [] } } : {}),
      })
    },
    async send(body, { path = `/${org}/acts`, headers = {} } = {}) {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const response = await server.request(`${SITE}${path}`, { method: 'POST', body: text, headers })
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Answer['body'],
      }
    },
    async session(code) {
      const token = await all.open({ org, actor: actorFor(code), demonstration: false })
      return { cookie: cookieOf(org, SITE, token).split(';')[0]!, origin: SITE }
    },
    state() {
      const { ledger, store } = kept.registrar
      assert.ok(isLocal(store))
      return `${store.size()} ${hex(ledger.tree.root())} ${store.documents()} ${ledger.standing.refusals.size}`
    },
  }
}

const dry = (submission: Submission): object => ({ ...JSON.parse(posted(submission)), dryRun: true })
const QUESTION = { question: 'Q/1', organ: 'harbour-council', matter: 'substance' }

test('a signed act is ruled as it will be, nothing is written, and the act itself is taken afterwards', async () => {
  const at = await place('harbour-league')
  const submission = at.signed('ANSA', 'question.put', QUESTION)
  const before = at.state()
  for (const path of ['/harbour-league/acts', '/api/harbour-league/acts', '/api/acts']) {
    const { status, body, headers } = await at.send(dry(submission), { path })
    assert.deepEqual([status, body.dryRun, body.inOrder], [200, true, true])
    assert.deepEqual(
      body.effects?.map(({ effect }) => effect),
      ['open'],
    )
    assert.deepEqual([body.receipt, headers.get('cache-control')], [undefined, 'no-store'])
    assert.equal(at.state(), before)
  }
  const { status } = await at.send(posted(submission), { path: '/api/acts' })
  assert.equal(status, 201)
  const again = await at.send(dry(submission))
  assert.deepEqual([again.status, again.body.inOrder], [200, true])
})

test('an act that names no log of this server, or nothing that is one, finds no record at the common address', async () => {
  const at = await place('harbour-league')
  const { act, evidence } = at.signed('ANSA', 'question.put', QUESTION)
  const elsewhere = await at.send({ act: { ...act, log: 'elsewhere' }, evidence }, { path: '/api/acts' })
  assert.equal(elsewhere.status, 404)
  for (const sent of [
    {},
    [],
    { act: null },
    { act: { log: 1 } },
    'x',
    { type: 'question.put', body: {}, dryRun: true },
  ])
    assert.equal((await at.send(sent, { path: '/api/acts' })).status, 400)
})

test('what is not in order is refused with the same reasons and the same earliest moment, dry or not, and dry without a receipt', async () => {
  const at = await place('lake-commission')
  const letters = { organ: 'commission', matter: 'opinion', procedure: 'letters', purpose: 'replies' }
  const closes = instantOf(seconds(OPENED as Instant) + 3600)
  for (const submission of [
    at.signed('president', 'question.put', { ...letters, question: 'LC/1', closes }),
    at.signed('AARE', 'question.put', { ...letters, question: 'LC/1', closes: '2026-03-05T09:00:00Z' }),
    at.signed('AARE', 'position.taken', { question: 'LC/9', position: 'yes' }),
    at.signed('AARE', 'position.taken', { question: 'LC/9' }),
    at.signed('president', 'nothing.done', {}),
  ]) {
    const before = at.state()
    const tried = await at.send(dry(submission))
    const done = await at.send(posted(submission))
    assert.equal(at.state(), before)
    assert.deepEqual([tried.status, tried.body.reasons], [done.status, done.body.reasons])
    assert.equal(tried.body.earliest, done.body.earliest)
    assert.ok(tried.body.reasons!.length > 0 && tried.body.reasons!.every(({ says }) => says !== ''))
    assert.deepEqual([tried.body.refusal, typeof done.body.refusal], [undefined, 'string'])
  }
  const short = await at.send(
    dry(at.signed('president', 'question.put', { ...letters, question: 'LC/2', closes })),
  )
  assert.deepEqual(
    [short.status, short.body.type, short.body.reasons![0]!.code, short.body.reasons![0]!.clause],
    [422, '/problems/out-of-order', 'notice-too-short', 'Rules, r. 30'],
  )
  assert.equal(short.body.earliest, '2026-03-03T09:00:00Z')
})

test('nobody is told of an act that they could not send: no signature and no session, another’s session, a key that is none', async () => {
  const at = await place('harbour-league')
  const submission = at.signed('ANSA', 'question.put', QUESTION)
  const unsigned = { act: submission.act, dryRun: true }
  const nobody = await at.send(unsigned)
  assert.deepEqual([nobody.status, nobody.body.type], [401, '/problems/not-signed'])
  assert.equal(nobody.headers.get('www-authenticate'), 'Chancery-Act')
  assert.equal((await at.send({ type: 'question.put', body: QUESTION, dryRun: true })).status, 401)
  assert.equal((await at.send({ act: submission.act, evidence: [], dryRun: true })).status, 401)
  const codes = (answer: Answer): unknown => [answer.status, answer.body.reasons?.map(({ code }) => code)]
  const briso = await at.session('BRISO')
  assert.deepEqual(codes(await at.send(unsigned, { headers: briso })), [403, ['wrong-holder']])
  const forBriso = { type: 'question.put', by: 'ANSA', body: QUESTION, dryRun: true }
  assert.deepEqual(codes(await at.send(forBriso, { headers: briso })), [403, ['wrong-holder']])
  const stranger = author(crypto, seeded('stranger'), testSigner('nobody'), {
    log: originOf('harbour-league'),
    type: 'question.put',
    by: actorFor('ANSA'),
    at: OPENED as Instant,
    seen: submission.act.seen!,
    body: QUESTION,
  })
  assert.deepEqual(codes(await at.send(dry(stranger))), [403, ['unknown-key']])
  const forged = { ...submission, evidence: [{ ...submission.evidence[0]!, sig: `${'A'.repeat(86)}==` }] }
  assert.deepEqual(codes(await at.send(dry(forged))), [403, ['signature-wrong']])
})

test('whoever is signed in may leave the signature out, and say it in short; a page of another site may not', async () => {
  const at = await place('harbour-league')
  const before = at.state()
  const headers = await at.session('ANSA')
  const short = { type: 'question.put', body: QUESTION, dryRun: true }
  for (const sent of [
    short,
    { ...short, by: 'ANSA' },
    { act: at.signed('ANSA', 'question.put', QUESTION).act, dryRun: true },
  ]) {
    const { status, body } = await at.send(sent, { headers })
    assert.deepEqual([status, body.inOrder, body.effects?.[0]?.effect], [200, true, 'open'])
  }
  const unknown = await at.send({ ...short, body: { ...QUESTION, matter: 'none' } }, { headers })
  assert.deepEqual([unknown.status, unknown.body.reasons![0]!.code], [422, 'unknown-matter'])
  const elsewhere = await at.send(short, { headers: { ...headers, origin: 'https://elsewhere.example' } })
  assert.deepEqual([elsewhere.status, elsewhere.body.type], [403, '/problems/cross-site'])
  // The session signs nothing: the act itself still wants its signature.
  const { act } = at.signed('ANSA', 'question.put', QUESTION)
  assert.equal((await at.send({ act, evidence: [] }, { headers })).status, 401)
  assert.equal(at.state(), before)
})

test('it tells nothing of what is taken unseen: alike whether the others were for or against, or were not heard', async () => {
  const told: string[] = []
  for (const stance of [undefined, 'yes', 'no']) {
    const at = await place('moor-council')
    const put = {
      question: 'M/1',
      organ: 'council',
      matter: 'measure',
      procedure: 'sealed',
      closes: '2026-03-02T12:30:00Z',
    }
    assert.equal((await at.send(posted(at.signed('secretariat', 'question.put', put)))).status, 201)
    for (const by of stance === undefined ? [] : ['HEATH', 'LINGER', 'MARSHE'])
      assert.equal(
        (await at.send(posted(at.signed(by, 'position.taken', { question: 'M/1', position: stance }, 'M/1'))))
          .status,
        201,
      )
    const own = at.signed('TARNE', 'position.taken', { question: 'M/1', position: 'yes' }, 'M/1')
    const heath = at.signed('HEATH', 'position.taken', { question: 'M/1', position: 'yes' }, 'M/1')
    const answers = [await at.send(dry(own)), await at.send(dry(heath))]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    )
    const { headers } = { headers: await at.session('TARNE') }
    const short = { type: 'position.taken', body: { question: 'M/1', position: 'no' }, dryRun: true }
    answers.push(await at.send(short, { headers }))
    at.set('2026-03-02T12:30:00Z')
    for (const outcome of ['adopted', 'not-adopted'])
      answers.push(
        await at.send(
          dry(
            at.signed('secretariat', 'question.decided', {
              question: 'M/1',
              organ: 'council',
              matter: 'measure',
              outcome,
            }),
          ),
        ),
      )
    told.push(JSON.stringify(answers.map(({ status, body }) => ({ status, ...body, id: '', received: '' }))))
  }
  assert.equal(new Set(told).size, 1)
})

test('an address that sends what nobody known has signed is told to wait in the end; whoever signs is not', async () => {
  const at = await place('harbour-league')
  const short = { type: 'question.put', body: QUESTION, dryRun: true }
  let first = 0
  for (let tries = 1; tries <= 1100 && first === 0; tries += 1)
    if ((await at.send(short)).status === 429) first = tries
  assert.equal(first, 1001)
  assert.equal((await at.send(dry(at.signed('ANSA', 'question.put', QUESTION)))).status, 200)
  at.set('2026-03-02T09:01:00Z')
  assert.equal((await at.send(short)).status, 401)
})
