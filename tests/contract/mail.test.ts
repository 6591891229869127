/** The outbox: each letter once, whatever happens to servers; slow, down or refused, mail keeps nothing back. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Instant } from '../../src/core/time.ts'
import { dropAddress, putAddress, type Given } from '../../src/notices/addresses.ts'
import {
  letterAt,
  OUTBOX,
  PAUSES,
  postOf,
  sendAgain,
  UNDELIVERED,
  type Post,
} from '../../src/notices/outbox.ts'
import { smtp } from '../../src/notices/smtp.ts'
import { mailer, type Mailer } from '../../src/server/mailer.ts'
import { memoryPrivate, type Private } from '../../src/store/private.ts'
import { bench, type Bench } from '../support/bench.ts'
import { recorded } from '../support/notices.ts'
import type { Sent } from '../../src/notices/sending.ts'
import { guarded, receiver, refusal, type Receiver } from '../support/smtp.ts'

const ORG = 'lake-commission'
const BEGAN = '2026-03-02T12:00:00Z'
const EXPIRY = '2026-03-06T12:00:00Z'
const PUT = { question: 'LC/1', organ: 'commission', matter: 'opinion', procedure: 'silence', closes: EXPIRY }

interface Office {
  readonly at: Bench
  readonly tables: Private
  /** Sets the clock of the record and of its servers. */
  readonly set: (now: string) => void
  readonly mailer: (to?: Receiver | number, timeout?: number) => Mailer
  readonly address: (to: string, given?: Partial<Given>) => Promise<void>
  readonly posts: () => Promise<readonly Post[]>
}

/** A council at a sitting, before a text is put under silence; addresses of two members. */
async function office(
  t: TestContext,
  of: { standing?: 'own' | 'example' | 'demonstration'; tables?: Private } = {},
): Promise<Office> {
  let now = BEGAN
  const at = bench(ORG, '2026-03-02T09:00:00Z')
  at.act('president', 'sitting.held', { organ: 'commission', code: 'march' })
  at.act('president', 'procedure.proposed', { ...PUT, sitting: 'march' })
  at.set(now)
  const tables = of.tables ?? memoryPrivate()
  const kept = recorded(at, () => now, of.standing ?? 'own')
  const address: Office['address'] = (to, given = {}, id = 'desk') =>
    putAddress(
      tables,
      ORG,
      { to, id },
      { mail: `${to.toLowerCase()}@delegation.example`, lang: 'en', wishes: {}, hour: 7, ...given },
      BEGAN as Instant,
    )
  await address('AARE')
  await address('BRUE', { lang: 'ru', zone: 'Asia/Tashkent' })
  return {
    at,
    tables,
    set(to) {
      now = to
      at.set(to)
    },
    mailer(to, timeout = 5) {
      const port = typeof to === 'number' ? to : to?.port
      const out =
        port === undefined
          ? undefined
          : smtp({ host: '127.0.0.1', port, tls: 'none', from: 'registry@league.example', timeout })
      const made = mailer(
        () => [kept],
        tables,
        { from: 'registry@league.example', base: 'https://records.example.org' },
        () => now as Instant,
        out,
      )
      t.after(() => made.close())
      return made
    },
    address,
    posts: async () => (await tables.list(OUTBOX, `${ORG}/`)).map((row) => postOf(row).post),
  }
}

/** A receiver that ends with the test. */
async function taking(t: TestContext, ...how: Parameters<typeof receiver>): Promise<Receiver> {
  const one = await receiver(...how)
  t.after(() => one.stop())
  return one
}

const states = (posts: readonly Post[]): Readonly<Record<string, string>> =>
  Object.fromEntries(posts.map(({ kind, to, state }) => [`${kind} ${to}`, state]))

test('a text under silence goes to each address once, from whichever server is first, and to the other never again', async (t) => {
  const { at, tables, mailer: server, posts } = await office(t)
  const into = await taking(t)
  const [one, other] = [server(into), server(into)]
  await one.round()
  at.act('president', 'question.put', PUT)
  await Promise.all([one.round(), other.round()])
  for (const each of [one, other, one]) await each.round()
  const read = await into.read()
  assert.deepEqual(read.map(({ to_ }) => to_).toSorted(), [
    'aare@delegation.example',
    'brue@delegation.example',
  ])
  const found = await posts()
  assert.deepEqual(states(found)['question-put AARE'], 'sent')
  // Whom nobody can write to is seen by the secretariat.
  assert.deepEqual(states(found)['question-put CEDRO'], 'no-address')
  const english = read.find(({ to_ }) => to_.startsWith('aare'))!
  assert.equal(english.subject, 'Lake Commission: LC/1: open until Friday, 6 March 2026, 13:00 UTC+01:00')
  assert.equal(english.from?.name, 'Lake Commission')
  assert.equal(english.headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated')
  const stored = found.find(({ to }) => to === 'AARE')!
  assert.deepEqual([english.messageId, english.text?.trim()], [stored.id, stored.text.trim()])
  const russian = read.find(({ to_ }) => to_.startsWith('brue'))!
  assert.match(
    russian.text ?? '',
    /Ваше время \(Asia\/Tashkent\): +пятница, 6 марта 2026 г\., 17:00 UTC\+05:00/,
  )
  assert.equal((await tables.list(UNDELIVERED)).length, 0)
})

test('of a record that is met for the first time only what comes is told; after a stop all that came meanwhile', async (t) => {
  const { at, set, mailer: server, posts } = await office(t)
  const into = await taking(t)
  at.act('president', 'question.put', PUT)
  const first = server(into)
  await first.round()
  assert.deepEqual(await posts(), [])
  await first.close()
  at.act('BRUE', 'position.taken', { question: 'LC/1', position: 'objection' })
  set(EXPIRY)
  at.lapse()
  await server(into).round()
  const subjects = (await into.read())
    .filter(({ to_ }) => to_.startsWith('aare'))
    .map(({ subject }) => subject)
  assert.deepEqual(subjects, [
    'Lake Commission: LC/1: the procedure is broken',
    'Lake Commission: LC/1: not adopted',
  ])
})

test('a server that ends between sending and noting it leaves one letter that goes again, under the same id', async (t) => {
  const real = memoryPrivate()
  let ended = false
  const failing: Private = {
    ...real,
    replace(table, key, version, value, due) {
      if (!ended && value['state'] === 'sent') {
        ended = true
        throw new Error('the server is gone')
      }
      return real.replace(table, key, version, value, due)
    },
  }
  const { at, set, mailer: server } = await office(t, { tables: failing })
  const into = await taking(t)
  const one = server(into)
  await one.round()
  at.act('president', 'question.put', PUT)
  await assert.rejects(one.round(), /the server is gone/)
  const other = server(into)
  await other.round()
  assert.deepEqual(into.taken.map(({ to }) => to).toSorted(), [
    'aare@delegation.example',
    'brue@delegation.example',
  ])
  set('2026-03-02T12:00:20Z')
  await other.round()
  await other.round()
  const ids = (await into.read()).map(({ to_, messageId }) => `${to_} ${messageId}`)
  assert.equal(ids.length, 3)
  assert.equal(new Set(ids).size, 2)
})

test('a database that is away while letters are made costs none of them', async (t) => {
  const real = memoryPrivate()
  let away = false
  const failing: Private = {
    ...real,
    insert(table, key, value, due) {
      if (away && key.includes('/BRUE/')) throw new Error('the database is away')
      return real.insert(table, key, value, due)
    },
  }
  const { at, mailer: server } = await office(t, { tables: failing })
  const into = await taking(t)
  const one = server(into)
  await one.round()
  away = true
  at.act('president', 'question.put', PUT)
  await assert.rejects(one.round(), /the database is away/)
  await assert.rejects(one.round(), /the database is away/)
  away = false
  await one.round()
  assert.deepEqual(into.taken.map(({ to }) => to).toSorted(), [
    'aare@delegation.example',
    'brue@delegation.example',
  ])
})

test('the id of a letter follows from the log and from whom it tells what: made elsewhere it is the same, and no other has it', async (t) => {
  const ids = async (): Promise<readonly string[]> => {
    const { at, address, mailer: server, posts } = await office(t)
    await address('AARE', { lang: 'ru', mail: 'moved@delegation.example' })
    const one = server()
    await one.round()
    at.act('president', 'question.put', PUT)
    at.act('president', 'deadline.extended', { question: 'LC/1', closes: '2026-03-07T12:00:00Z' })
    await one.round()
    return (await posts()).map(({ id }) => id)
  }
  const [first, second] = [await ids(), await ids()]
  assert.equal(first.length, 14)
  assert.deepEqual(first, second)
  assert.equal(new Set(first).size, 14)
  for (const id of first) assert.match(id, /^<[0-9a-f-]{36}@league\.example>$/)
})

test('a letter that is refused for good has failed at once, one that is refused for now after pauses that grow', async (t) => {
  const { at, set, tables, mailer: server, posts } = await office(t)
  const into = await taking(
    t,
    (_, done) => done(),
    (to) =>
      to.startsWith('aare') ? refusal(550, 'no such mailbox') : refusal(451, 'try later\r\nX-Evil: 1'),
  )
  const one = server(into)
  await one.round()
  at.act('president', 'question.put', PUT)
  let now = Date.parse(BEGAN)
  const tries: number[] = []
  for (const pause of [0, ...PAUSES]) {
    now += pause * 1000
    set(new Date(now - (pause > 0 ? 1000 : 0)).toISOString().replace('.000', ''))
    if (pause > 0) await one.round()
    set(new Date(now).toISOString().replace('.000', ''))
    await one.round()
    tries.push((await posts()).find(({ to }) => to === 'BRUE')!.tries)
  }
  assert.deepEqual(tries, [1, 2, 3, 4, 5, 6, 7, 8, 9])
  const found = await posts()
  const [aare, brue] = ['AARE', 'BRUE'].map((code) =>
    found.find(({ kind, to }) => kind === 'question-put' && to === code)!,
  )
  assert.deepEqual([aare!.state, aare!.tries], ['failed', 1])
  assert.match(aare!.why ?? '', /no such mailbox/)
  assert.equal(brue!.state, 'failed')
  assert.doesNotMatch(brue!.why ?? '', /[\r\n]/)
  const failed = (await tables.list(UNDELIVERED, `${ORG}/`)).map(({ key }) => key)
  assert.ok(failed.includes(`${ORG}/000000004/question-put/AARE/desk`), failed.join(' '))
})

test('a letter that failed is sent again under its id, and one that was sent under another', async (t) => {
  const { at, tables, mailer: server } = await office(t)
  let refuses = true
  const into = await taking(
    t,
    (_, done) => done(),
    () => (refuses ? refusal(550, 'no') : undefined),
  )
  const one = server(into)
  await one.round()
  at.act('president', 'question.put', PUT)
  await one.round()
  const key = `${ORG}/000000004/question-put/AARE/desk`
  const idOf = (again: number): string => `<again-${again}@league.example>`
  const failed = (await letterAt(tables, key))!
  refuses = false
  assert.ok(
    await sendAgain(tables, failed, 'new@delegation.example', BEGAN as Instant, (again) =>
      again === 0 ? failed.post.id : idOf(again),
    ),
  )
  assert.equal((await tables.list(UNDELIVERED, key)).length, 0)
  await one.round()
  const sent = (await letterAt(tables, key))!
  assert.ok(await sendAgain(tables, sent, 'new@delegation.example', BEGAN as Instant, idOf))
  await one.round()
  const read = await into.read()
  assert.deepEqual(
    read.map(({ to_ }) => to_),
    ['new@delegation.example', 'new@delegation.example'],
  )
  assert.deepEqual(
    read.map(({ messageId }) => messageId),
    [failed.post.id, '<again-1@league.example>'],
  )
})

test('while no server takes mail, acts go on, every letter waits, and all of them go once one does', async (t) => {
  const { at, set, mailer: server, posts } = await office(t)
  const away = server(1)
  await away.round()
  at.act('president', 'question.put', PUT)
  await away.round()
  at.act('CEDRO', 'amendment.tabled', { question: 'LC/1', amendment: 'LC/1/A' })
  await away.round()
  assert.ok(
    (await posts()).every(({ state, tries }) => tries === 0 && ['waiting', 'no-address'].includes(state)),
  )
  set('2026-03-02T13:30:00Z')
  const into = await taking(t)
  await server(into).round()
  assert.equal(into.taken.length, 4)
})

test('what could not be sent for two days is not sent any more by itself', async (t) => {
  const { at, set, mailer: server, posts } = await office(t)
  const none = server()
  await none.round()
  at.act('president', 'question.put', PUT)
  await none.round()
  set('2026-03-05T12:00:00Z')
  const into = await taking(t)
  await server(into).round()
  assert.deepEqual(
    into.taken.filter(({ raw }) => raw.includes('open until')),
    [],
  )
  assert.equal(states(await posts())['question-put AARE'], 'failed')
})

test('a server that takes a letter and never answers is given up, and the letter is tried again under its id', async (t) => {
  const { at, set, mailer: server, posts } = await office(t)
  let answers = false
  const into = await taking(t, (_, done) => void (answers && done()))
  const one = server(into, 1)
  await one.round()
  at.act('president', 'question.put', PUT)
  const sending = one.round()
  // The act is on the record while the letter hangs.
  at.act('AARE', 'position.taken', { question: 'LC/1', position: 'yes' })
  await sending
  const waiting = (await posts()).find(({ to }) => to === 'AARE')!
  assert.deepEqual([waiting.state, waiting.tries], ['waiting', 1])
  answers = true
  set('2026-03-02T12:05:00Z')
  await one.round()
  const ids = new Set(
    (await into.read()).filter(({ to_ }) => to_.startsWith('aare')).map(({ messageId }) => messageId),
  )
  assert.deepEqual([...ids], [waiting.id])
  assert.equal((await posts()).find(({ to }) => to === 'AARE')!.state, 'sent')
})

test('a demonstration shows what would be sent, and sends nothing; of an example nothing is even made', async (t) => {
  for (const standing of ['demonstration', 'example'] as const) {
    const { at, mailer: server, posts } = await office(t, { standing })
    const into = await taking(t)
    const one = server(into)
    await one.round()
    at.act('president', 'question.put', PUT)
    for (let rounds = 0; rounds < 3; rounds += 1) await one.round()
    assert.equal(into.taken.length, 0)
    const found = await posts()
    assert.equal(found.length, standing === 'example' ? 0 : 7)
    for (const { state, subject } of found) {
      assert.equal(state, 'shown')
      assert.match(subject, /DEMONSTRATION|ДЕМОНСТРАЦИЯ/)
    }
  }
})

test('who wishes a digest gets one letter a day, at the hour of its own clocks, and at once what closes before it', async (t) => {
  const { at, set, address, mailer: server, posts } = await office(t)
  const into = await taking(t)
  await address('AARE', {
    wishes: { questions: 'digest', outcomes: 'digest', reminders: 'none' },
    zone: 'Pacific/Auckland',
    hour: 8,
  })
  const one = server(into)
  await one.round()
  at.act('president', 'question.put', PUT)
  at.act('president', 'deadline.extended', { question: 'LC/1', closes: '2026-03-07T12:00:00Z' })
  await one.round()
  const mine = async (): Promise<readonly (string | undefined)[]> =>
    (await into.read()).filter(({ to_ }) => to_.startsWith('aare')).map(({ subject }) => subject)
  assert.deepEqual(await mine(), [])
  // 3 March, 08:00 in Auckland is 2 March, 19:00 UTC.
  set('2026-03-02T18:59:59Z')
  await one.round()
  assert.deepEqual(await mine(), [])
  set('2026-03-02T19:00:00Z')
  await one.round()
  await one.round()
  assert.deepEqual(await mine(), ['Lake Commission: 2 notices, Tuesday, 3 March 2026'])
  const digest = (await into.read()).at(-1)!
  assert.match(digest.text ?? '', /LC\/1: open until[^]+-{64}[^]+LC\/1: now open until/)
  assert.equal(digest.attachments.length, 2)
  assert.ok((await posts()).filter(({ to }) => to === 'AARE').every(({ state }) => state === 'sent'))
  at.act('president', 'question.withdrawn', { question: 'LC/1' })
  await one.round()
  assert.equal((await mine()).length, 1)
  at.act('president', 'question.put', {
    ...PUT,
    question: 'LC/2',
    procedure: 'letters',
    purpose: 'replies',
    closes: '2026-03-03T19:00:00Z',
  })
  await one.round()
  assert.equal((await mine()).length, 2)
})

test('what waits goes where the addressee is by then, and nowhere where the address was taken away', async (t) => {
  const { at, set, tables, address, mailer: server, posts } = await office(t)
  const none = server()
  await none.round()
  at.act('president', 'question.put', PUT)
  await none.round()
  await address('AARE', { mail: 'moved@delegation.example' })
  await dropAddress(tables, ORG, { to: 'BRUE', id: 'desk' })
  set('2026-03-02T13:00:00Z')
  const into = await taking(t)
  await server(into).round()
  assert.deepEqual(
    into.taken.map(({ to }) => to),
    ['moved@delegation.example'],
  )
  const gone = (await posts()).find(({ to }) => to === 'BRUE')!
  assert.deepEqual([gone.state, gone.why], ['failed', 'address-gone'])
})

test('a reminder goes to those that have taken no position, once, and to none that wishes none', async (t) => {
  const { at, set, address, mailer: server, posts } = await office(t)
  const into = await taking(t)
  await address('CEDRO')
  await address('DELLE', { wishes: { reminders: 'none' } })
  const one = server(into)
  await one.round()
  at.act('president', 'question.put', PUT)
  at.act('AARE', 'position.taken', { question: 'LC/1', position: 'yes' })
  await one.round()
  const before = into.taken.length
  set('2026-03-05T12:00:01Z')
  for (let rounds = 0; rounds < 3; rounds += 1) await one.round()
  await server(into).round()
  assert.deepEqual(
    into.taken
      .slice(before)
      .map(({ to }) => to)
      .toSorted(),
    ['brue@delegation.example', 'cedro@delegation.example'],
  )
  assert.ok(!(await posts()).some(({ kind, to }) => kind === 'day-before' && to === 'DELLE'))
})

test('a title with line breaks, in any script, is one header, and comes back as it was sent', async (t) => {
  const { at, mailer: server, posts } = await office(t)
  const into = await taking(t)
  const one = server(into)
  await one.round()
  const title = JSON.stringify({ en: 'قرار\r\nBcc: all@evil.example\r\n\r\nИтог – 決定 é' })
  const document = {
    name: 'title',
    media: 'application/json',
    bytes: new TextEncoder().encode(title),
    committed: false,
  }
  at.act(
    'president',
    'question.put',
    { ...PUT, question: 'LC/2', procedure: 'letters', purpose: 'replies' },
    [document],
  )
  await one.round()
  const sent = (await posts()).find(({ to }) => to === 'AARE')!
  const mail = (await into.read()).find(({ to_ }) => to_.startsWith('aare'))!
  assert.equal(mail.subject, sent.subject)
  assert.deepEqual(
    [mail.bcc, mail.to?.map(({ address }) => address)],
    [undefined, ['aare@delegation.example']],
  )
  const raw = into.taken.find(({ to }) => to.startsWith('aare'))!.raw
  // Seven bits on the way, no line longer than RFC 5322, 2.1.1, lets it be.
  assert.equal(Buffer.byteLength(raw), raw.length)
  assert.ok(raw.split('\r\n').every((line) => line.length <= 998))
  assert.equal(mail.text?.replaceAll('\r\n', '\n').trim(), sent.text.trim())
})

test('a draft that one officer signed is brought to the office once, and not to the one who signed', async (t) => {
  const { tables, address, mailer: server, posts } = await office(t)
  const into = await taking(t)
  await address('secretariat')
  for (const id of ['officer-a', 'officer-b'])
    await putAddress(
      tables,
      ORG,
      { to: 'secretariat', id },
      { mail: `${id}@registry.example`, lang: 'en', wishes: {}, hour: 7 },
      BEGAN as Instant,
    )
  const draft = {
    id: 'a'.repeat(24),
    kind: 'question.put',
    by: { office: 'secretariat' },
    body: { question: 'LC/5' },
    made: BEGAN,
    person: 'officer-a',
  }
  await tables.insert('drafts', `${ORG}/${draft.id}`, { ...draft, state: 'draft' })
  const one = server(into)
  await one.round()
  assert.deepEqual(await posts(), [])
  await tables.replace('drafts', `${ORG}/${draft.id}`, 1, { ...draft, state: 'second' })
  for (const each of [one, one, server(into)]) await each.round()
  assert.deepEqual(into.taken.map(({ to }) => to).toSorted(), [
    'officer-b@registry.example',
    'secretariat@delegation.example',
  ])
  assert.match((await into.read())[0]!.subject ?? '', /Waits for a second signature: .*LC\/5/)
})

test('nothing goes out in the clear where the way is to be kept by TLS', async (t) => {
  const { at, tables, mailer: server, posts } = await office(t)
  const into = await taking(t)
  const clear = server()
  await clear.round()
  at.act('president', 'question.put', PUT)
  await clear.round()
  const out = smtp({
    host: '127.0.0.1',
    port: into.port,
    tls: 'starttls',
    from: 'registry@league.example',
    timeout: 5,
  })
  t.after(() => out.close())
  const sent = await out.send((await posts()).find(({ to }) => to === 'AARE')!)
  assert.deepEqual([sent.ok, into.taken.length], [false, 0])
  assert.ok(!sent.ok && sent.away, JSON.stringify(sent))
  await tables.close()
})

test('over TLS a letter goes to whoever shows a certificate that is trusted, with a password that is right', async (t) => {
  const { at, mailer: server, posts } = await office(t)
  const into = await guarded('registry', 'open sesame')
  t.after(() => into.stop())
  const shown = server()
  await shown.round()
  at.act('president', 'question.put', PUT)
  await shown.round()
  const post = (await posts()).find(({ to }) => to === 'AARE')!
  const send = async (of: { ca?: string; secret: string }): Promise<Sent> => {
    const out = smtp({
      host: 'localhost',
      port: into.port,
      tls: 'implicit',
      user: 'registry',
      from: 'registry@league.example',
      timeout: 5,
      ...of,
    })
    t.after(() => out.close())
    return out.send(post)
  }
  const stranger = await send({ secret: 'open sesame' })
  assert.ok(!stranger.ok && stranger.away && /certificate/.test(stranger.why), JSON.stringify(stranger))
  const wrong = await send({ ca: into.certificate, secret: 'guessed' })
  // The way out does not know us: no letter has failed by it.
  assert.ok(!wrong.ok && wrong.away && !wrong.permanent, JSON.stringify(wrong))
  assert.equal(into.taken.length, 0)
  assert.deepEqual(await send({ ca: into.certificate, secret: 'open sesame' }), { ok: true })
  assert.equal(into.taken.length, 1)
})

test('where a log is built anew, letters of the one before it are gone and none of the new one is kept back', async (t) => {
  const tables = memoryPrivate()
  const first = await office(t, { tables, standing: 'demonstration' })
  const one = first.mailer()
  first.at.act('president', 'question.put', PUT)
  await one.round()
  assert.equal((await first.posts()).length, 7)
  const row = (await tables.get('notices', `${ORG}/cursor`))!
  await tables.replace('notices', row.key, row.version, { ...row.value, genesis: 'of another log' })
  const second = await office(t, { tables, standing: 'demonstration' })
  await second.mailer().round()
  assert.deepEqual(await second.posts(), [])
  second.at.act('president', 'question.put', {
    ...PUT,
    question: 'LC/9',
    procedure: 'letters',
    purpose: 'replies',
  })
  await second.mailer().round()
  const subjects = (await second.posts()).map(({ subject }) => subject)
  assert.equal(subjects.length, 7)
  assert.ok(subjects.every((subject) => subject.includes('LC/9')))
})
