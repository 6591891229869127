import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { eventAt, isEvent, recordedAt } from '../../formats/published.ts'
import { feedIndex, newestFirst, readAhead } from '../../formats/feed-index.ts'
import { writeSqliteNow } from '../../formats/sqlite-file.ts'
import { tableOf, TABLES } from '../../formats/tables/index.ts'
import { saysColumn } from '../../site/names.ts'
import { scratch } from '../../../tests/support/command.ts'
import { conditional } from './conditional.ts'
import { dataRoutes, ENDPOINTS } from './routes.ts'
import { site, type Shown } from '../../site/site.ts'
import type { Instant } from '../../core/time.ts'
import { Hono } from 'hono'
import { BASE, worked } from '../../../tests/support/published.ts'
import { EXAMPLE, shipped } from '../../../tests/support/records.ts'
import { NOW, shownRecord } from '../../../tests/support/shown.ts'

const example = shownRecord(EXAMPLE)
const own: Shown = {
  code: 'harbour-league',
  reading: worked('harbour-league').from as never,
  standing: 'own',
}
let orgs: readonly Shown[] = [example, own]
let now = NOW
const server = new Hono()
server.use(
  conditional(
    () => orgs,
    () => now,
  ),
)
server.route(
  '/',
  dataRoutes(
    () => orgs,
    () => now,
  ),
)
server.route(
  '/',
  site(
    () => orgs,
    () => now,
  ),
)

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(server.request(`${BASE}${path}`, { headers }))
const json = async (path: string): Promise<Record<string, unknown>> =>
  (await (await get(path)).json()) as Record<string, unknown>

/** An address of each kind of the open data, of the example. */
const PATHS = [
  'acts.json',
  'acts.jsonl',
  'feed.atom',
  'calendar.ics',
  'tables.json',
  'tables/events.csv',
  'tables/events.json',
  'data.sqlite',
  'popolo.json',
  'popolo/motions.json',
  'akn.xml',
  'rules.xml',
  'oparl/v1.1/system',
  'oparl/v1.1/papers',
  'members.json',
  'members.csv',
  'decisions.json',
].map((path) => `/${EXAMPLE}/${path}`)

test('whoever has the bytes is told so, and is sent none', async () => {
  for (const path of [...PATHS, '/oparl/v1.1/system', '/oparl/v1.1/bodies']) {
    const first = await get(path)
    assert.equal(first.status, 200, path)
    const tag = first.headers.get('etag') ?? ''
    assert.match(tag, /^"[\w-]{27}"$/, path)
    const bytes = await first.arrayBuffer()
    for (const given of [tag, `"other", W/${tag}`]) {
      const second = await get(path, { 'if-none-match': given })
      assert.deepEqual([second.status, second.headers.get('etag')], [304, tag], path)
      assert.equal((await second.arrayBuffer()).byteLength, 0)
    }
    const third = await get(path, { 'if-none-match': '"other"' })
    assert.equal(third.status, 200)
    assert.deepEqual(await third.arrayBuffer(), bytes, `${path}: the same tag is the same bytes`)
  }
})

test('a tag is another one for another record, language, day, host or address', async () => {
  const path = `/${EXAMPLE}/feed.atom`
  const tag = async (address: string, headers = {}): Promise<string | null> =>
    (await get(address, headers)).headers.get('etag')
  const tags = [
    await tag(path),
    await tag(`${path}?lang=ru`),
    await tag(path, { 'accept-language': 'fr' }),
    await tag(`${path}?before=9`),
    (await server.request(`http://127.0.0.1${path}`)).headers.get('etag'),
  ]
  now = '2026-11-26T09:00:00Z' as Instant
  tags.push(await tag(path))
  now = NOW
  orgs = [{ ...example, reading: { ...example.reading, head: { ...example.reading.head!, root: '0' } } }, own]
  tags.push(await tag(path))
  orgs = [example, own]
  assert.equal(new Set(tags).size, tags.length)
  assert.equal(await tag(path), tags[0])
})

test('where there is nothing, or a parameter is not of its form, the answer is a problem with every fault', async () => {
  for (const path of [
    `/${EXAMPLE}/tables/nothing.csv`,
    `/${EXAMPLE}/bodies/nothing/feed.atom`,
    `/${EXAMPLE}/bodies/__proto__/calendar.ics`,
    `/${EXAMPLE}/members/ZZZ/feed.atom`,
    `/${EXAMPLE}/topics/nothing/feed.atom`,
    `/${EXAMPLE}/decisions/nothing.xml`,
    `/${EXAMPLE}/decisions/nothing.json`,
    `/${EXAMPLE}/oparl/v1.1/nothing`,
    `/${EXAMPLE}/oparl/v1.1/paper/nothing`,
    `/${EXAMPLE}/popolo/nothing.json`,
    '/nowhere/feed.atom',
    '/nowhere/members.json',
  ]) {
    const response = await get(path)
    assert.equal(response.status, 404, path)
    assert.equal(response.headers.get('content-type'), 'application/problem+json', path)
    assert.equal(response.headers.get('etag'), null)
    assert.equal(((await response.json()) as { status: number }).status, 404)
  }
  const wrong = await get(`/${EXAMPLE}/acts.json?after=-1&limit=100000`)
  assert.equal(wrong.status, 400)
  const { faults } = (await wrong.json()) as { faults: readonly { parameter: string }[] }
  assert.deepEqual(
    faults.map(({ parameter }) => parameter),
    ['after', 'limit'],
  )
  for (const path of [
    'feed.atom?before=x',
    'tables/acts.json?at=0',
    'oparl/v1.1/papers?page=none',
    'members.json?on=x',
  ])
    assert.equal((await get(`/${EXAMPLE}/${path}`)).status, 400, path)
})

test('the change feed gives every act once by its cursor, and then waits at its end', async () => {
  const found: unknown[] = []
  let next = `/${EXAMPLE}/acts.json?limit=7`
  for (;;) {
    const page = await json(next)
    found.push(...(page['acts'] as readonly object[]))
    next = page['next'] as string
    if (page['more'] !== true) break
  }
  const { reading } = example
  assert.deepEqual(
    found,
    Array.from({ length: reading.size! }, (_, position) => ({ position, ...reading.entry(position) })),
  )
  const last = await json(next)
  assert.deepEqual([last['acts'], last['more'], last['next']], [[], false, next])
})

test('pages of a table by cursor are the rows of the table', async () => {
  for (const { name } of TABLES) {
    const rows: unknown[] = []
    let next: unknown = `/${EXAMPLE}/tables/${name}.json?limit=50`
    while (typeof next === 'string') {
      const response = await get(next)
      const page = (await response.json()) as { rows: readonly object[]; next?: string }
      rows.push(...page.rows)
      assert.equal(
        response.headers.get('link'),
        page.next === undefined ? null : `<${page.next}>; rel="next"`,
      )
      next = page.next
    }
    const whole = (await json(`/${EXAMPLE}/tables/${name}.json?limit=5000`))['rows']
    assert.deepEqual(rows, whole, name)
  }
})

test('a feed of a body, a party or a topic has what an act says of them, and nothing of another', () => {
  for (const organisation of [EXAMPLE, shipped().find((name) => name.includes('security'))!]) {
    const { reading } = shownRecord(organisation)
    const index = feedIndex(reading)
    const events = Array.from(
      { length: reading.size! },
      (_, position) => [position, eventAt(reading, position)!] as const,
    )
    for (const [topic, positions] of index.topics)
      assert.deepEqual(
        positions,
        events
          .filter(([, { body }]) => (body as { topics?: readonly string[] }).topics?.includes(topic))
          .map(([position]) => position),
      )
    for (const [party, positions] of index.parties) {
      const own = events.filter(
        ([, event]) => isEvent(event) && 'party' in event.by && event.by.party === party,
      )
      assert.ok(
        own.every(([position]) => positions.includes(position)),
        party,
      )
    }
    for (const [organ, positions] of index.organs)
      for (const [position, { body, by }] of events)
        if ((body as { organ?: string }).organ === organ || ('organ' in by && by.organ === organ))
          assert.ok(positions.includes(position))
  }
})

test('an index that has read on gives no act beyond the state that is asked for', () => {
  assert.deepEqual([...newestFirst(5, [1, 4, 5, 9])], [4, 1])
  assert.deepEqual([...newestFirst(3)], [2, 1, 0])
})

test('an index read ahead is the one that is read when somebody asks', async () => {
  const [one, other] = [worked('harbour-league').from, worked('harbour-league').from]
  await readAhead(one)
  assert.deepEqual({ ...feedIndex(one) }, { ...feedIndex(other) })
  assert.equal(feedIndex(one).read, one.size)
})

test('a table follows what is done here: a position taken after it was asked for is in it when it is decided', () => {
  const all = worked('harbour-league').from
  const earlier = recordedAt(all, 5)
  const table = tableOf('positions')!
  assert.deepEqual([...table.rows(earlier)], [])
  assert.equal([...table.rows(all)].length, 5)
  assert.deepEqual([...table.rows(earlier)], [])
})

test('?at= gives the record as it was, in tables and in formats', async () => {
  const text = async (path: string): Promise<string> => (await get(path)).text()
  const lines = (await text(`/${EXAMPLE}/tables/acts.csv?at=5`)).trim().split('\r\n')
  assert.equal(lines.length, 6)
  assert.equal((await json(`/${EXAMPLE}/tables/acts.json?at=5`))['size'], 5)
  assert.equal((await text(`/${EXAMPLE}/acts.jsonl?at=5`)).trim().split('\n').length, 5)
  assert.equal(await text(`/${EXAMPLE}/popolo.json?at=999999`), await text(`/${EXAMPLE}/popolo.json`))
})

test('an act that is not for the public is at no address of the open data', async () => {
  const hidden = worked('harbour-league', (entries) =>
    entries.map((entry) =>
      entry.act.type === 'position.taken' ? { ...entry, act: { ...entry.act, audience: 'members' } } : entry,
    ),
  )
  const texts = async (): Promise<string> => {
    const addresses = ENDPOINTS.map(({ path }) => path)
      .filter((path) => !path.includes('{') && !path.endsWith('.sqlite'))
      .concat(TABLES.map(({ name }) => `/tables/${name}.json`))
      .concat(['papers', 'people', 'memberships', 'meetings', 'files'].map((list) => `/oparl/v1.1/${list}`))
      .concat(['/bodies/harbour-council/feed.atom', '/members/ANSA/feed.atom', '/popolo/vote_events.json'])
    const found = addresses.map(async (path) => {
      const response = await get(`/harbour-league${path}`)
      assert.equal(response.status, 200, path)
      return response.text()
    })
    return (await Promise.all(found)).join('\n')
  }
  const said = /position\.taken|"position":"yes"|"option":"yes"/
  assert.match(await texts(), said)
  orgs = [example, { ...own, reading: hidden.from as never }]
  assert.doesNotMatch(await texts(), said)
  orgs = [example, own]
})

test('the SQLite file that is sent is the one that is exported, however many ask at once', async () => {
  const { folder } = scratch()
  const path = join(folder, 'exported.sqlite')
  writeSqliteNow(path, example.reading, saysColumn('en'))
  const answers = await Promise.all([1, 2, 3].map(() => get(`/${EXAMPLE}/data.sqlite`)))
  for (const answer of answers) {
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.equal(answer.headers.get('content-length'), String(bytes.length))
    assert.ok(readFileSync(path).equals(bytes))
  }
})

test('files of more states than are kept are made anew, and each is of its own state', async () => {
  const sizes: number[] = []
  for (const at of [2, 3, 4, 5, 6, 7, 8, 9, 2])
    sizes.push((await (await get(`/${EXAMPLE}/data.sqlite?at=${at}`)).arrayBuffer()).byteLength)
  assert.equal(sizes[0], sizes.at(-1))
})

test('a calendar and a feed come in the language that is asked for', async () => {
  const [en, ru] = await Promise.all(
    ['en', 'ru'].map(async (lang) =>
      (await get(`/${EXAMPLE}/calendar.ics`, { 'accept-language': lang })).text(),
    ),
  )
  assert.notEqual(en, ru)
  assert.match(ru!, /[а-я]{5}/)
})

test('behind another server, addresses begin as the operator says, whatever host is asked', async () => {
  const behind = dataRoutes(
    () => orgs,
    () => now,
    'https://public.example.org',
  )
  for (const path of [`/${EXAMPLE}/oparl/v1.1/system`, `/${EXAMPLE}/feed.atom`, '/oparl/v1.1/bodies']) {
    const text = await (await behind.request(`http://127.0.0.1:9${path}`)).text()
    assert.ok(text.includes('https://public.example.org/'), path)
    assert.ok(!text.includes('127.0.0.1'), path)
  }
})

test('any page of anywhere may read the open data, and nothing else of the site', async () => {
  for (const path of PATHS) assert.equal((await get(path)).headers.get('access-control-allow-origin'), '*')
  assert.equal((await get(`/${EXAMPLE}`)).headers.get('access-control-allow-origin'), null)
})
