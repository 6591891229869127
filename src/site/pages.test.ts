import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { organisations } from '../../tests/support/organisations.ts'
import { NOW, shownFolder, shownRecord } from '../../tests/support/shown.ts'
import { KINDS } from '../core/acts/index.ts'
import { SPOKEN, words } from '../words/index.ts'
import { languageFor } from './asked.ts'
import { assets } from './assets.ts'
import { site, type Shown } from './site.ts'

const names = organisations()
const records = names.map(shownRecord)
const folders = names.map(shownFolder)
const app = site(
  () => records,
  () => NOW,
)
const bare = site(
  () => folders,
  () => NOW,
)

const SECTIONS = [
  '',
  '/',
  '/members',
  '/bodies',
  '/rules/unread',
  '/decisions',
  '/statements',
  '/sources',
  '/record',
  '/record/verify',
  '/record/0',
]
const DATA = [
  '/members.json',
  '/members.csv',
  '/bodies.json',
  '/decisions.json',
  '/decisions.csv',
  '/statements.json',
  '/sources.json',
]

test('every section of every organisation is there, from its record and from its folder', async () => {
  for (const org of names) {
    for (const path of [...SECTIONS, ...DATA, '/record.json', '/record/0.json', '/charter.yaml'])
      assert.equal((await app.request(`/${org}${path}`)).status, 200, `/${org}${path}`)
    for (const path of [...SECTIONS.filter((one) => one !== '/record/0'), ...DATA])
      assert.equal((await bare.request(`/${org}${path}`)).status, 200, `/${org}${path} from the folder`)
  }
})

test('the first page has a card for each organisation, and leads to each', async () => {
  const page = await text('/')
  assert.equal(page.match(/<article class="card" aria-labelledby="org-/g)?.length, names.length)
  for (const org of names) assert.ok(page.includes(`<a href="/${org}"`))
})

test('each page names its language, its canonical address and the state of the record to cite it by', async () => {
  for (const { code: lang } of SPOKEN) {
    for (const path of SECTIONS.slice(2)) {
      const page = await text(`/${names[0]}${path}?lang=${lang}`)
      assert.match(page, new RegExp(`<html lang="${lang}"`))
      assert.ok(page.includes(`<link rel="canonical" href="/${names[0]}${path}?lang=${lang}">`), path)
      assert.ok(page.includes(words(lang).site.footer.cite), path)
    }
  }
})

test('the language is the one asked for, else the first of the browser’s that Chancery speaks, else English', () => {
  const of = (query: string, header?: string): string => languageFor(new URLSearchParams(query), header)
  assert.equal(of('lang=ru', 'en'), 'ru')
  assert.equal(of('', 'de, ru;q=0.5, en;q=0.8'), 'en')
  assert.equal(of('', 'fr-CA, en;q=0.8'), 'fr')
  assert.equal(of('', 'kk, ru-RU;q=0.9, en;q=0.8'), 'ru')
  assert.equal(of('lang=xx', undefined), 'en')
})

test('a date chosen on one page is kept in the links to the others', async () => {
  const page = await text(`/${names[0]}?on=2005-06-01&lang=en`)
  const links = [...page.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href ?? '')
  const pages = links.filter((href) =>
    new RegExp(`^/${names[0]}/(members|bodies|decisions|statements|sources)(\\?|$)`).test(href),
  )
  assert.ok(pages.length >= 5)
  for (const href of pages) assert.ok(href.includes('on=2005-06-01'), href)
})

test('a date that is none is answered with what would be right, and status 400', async () => {
  for (const [query, right] of [
    ['on=2005-02-30', '?on=2026-11-24'],
    ['known=yesterday', '?known=2026-11-24'],
    ['at=0', '?at='],
    ['at=999999', '?at='],
    ['page=-1', '?page=1'],
  ] as const) {
    const response = await app.request(`/${names[0]}/members?${query}`)
    assert.equal(response.status, 400, query)
    assert.ok((await response.text()).includes(right), query)
  }
})

test('an unknown organisation, page, act, party, source or decision is a page that says so, and status 404', async () => {
  for (const path of [
    '/nobody',
    '/nobody/members',
    ...[
      '/x',
      '/record/999999',
      '/record/-1',
      '/members/ZZZ',
      '/members/x',
      '/bodies/none',
      '/bodies/constructor',
      '/bodies/none.json',
      '/rules/none',
      '/sources/none',
      '/decisions/none',
      '/decisions/none.json',
    ].map((one) => `/${names[0]}${one}`),
  ]) {
    const response = await app.request(path)
    assert.equal(response.status, 404, path)
    assert.ok((await response.text()).includes('<h1>'), path)
  }
})

test('a decision shows every member’s stand, and a check for each condition of its rule', async () => {
  for (const shown of records) {
    for (const { ref, path } of decisionsIn(shown).slice(0, 200)) {
      const found = (await (await app.request(`${path}.json`)).json()) as {
        members: string[]
        positions?: Record<string, string>
        answer?: { outcome: string }
        outcome: string
        flag?: unknown
      }
      const page = await text(path)
      if (!found.positions) continue
      assert.ok(page.includes('<ul class="checks">'), ref)
      assert.equal(page.match(/<span class="position /g)?.length, found.members.length, ref)
      assert.equal(page.includes('<p class="flag'), found.flag !== undefined, ref)
      if (!found.flag) assert.equal(found.answer?.outcome, found.outcome, ref)
    }
  }
})

test('each body shows its members, and each rule of the date in sentences with its clause and how its source was seen', async () => {
  for (const lang of ['en', 'ru'] as const)
    for (const shown of records)
      for (const path of bodiesIn(shown)) {
        const { members, rules } = (await (await app.request(`${path}.json?lang=${lang}`)).json()) as {
          members: readonly string[]
          rules: readonly {
            id: string
            clause: string
            source: { seen: 'text' }
            says: { adopt?: readonly string[] }
          }[]
        }
        const page = await text(`${path}?lang=${lang}`)
        for (const party of members)
          assert.ok(page.includes(`<bdi class="chip">${party}</bdi>`), `${path} ${party}`)
        for (const { id, clause, source, says } of rules) {
          const card = page.slice(page.indexOf(`aria-labelledby="rule-${id}"`)).split('</section>')[0]!
          assert.ok(card.includes(escaped(clause)), `${path} ${id}`)
          assert.ok(card.includes(words(lang).site.seen[source.seen]), `${path} ${id}`)
          if (says.adopt) assert.ok(card.includes(escaped(says.adopt[0]!)), `${path} ${id}`)
        }
        assert.equal(page.match(/aria-labelledby="rule-/g)?.length ?? 0, rules.length, path)
      }
})

test('a rule names the rule before it and leads to the last day of that, where the earlier rule names its successor', async () => {
  let followed = 0
  for (const shown of records)
    for (const path of bodiesIn(shown)) {
      const page = await text(path)
      const { before } = words('en').bodies
      const cells = [...page.matchAll(new RegExp(`<dt>${before}</dt><dd>([^]*?)</dd>`, 'g'))].map(
        ([, cell = '']) => cell,
      )
      for (const [, href = ''] of cells.join('').matchAll(/href="([^"]+)"/g)) {
        const [address = '', anchor = ''] = href.replaceAll('&amp;', '&').split('#')
        const then = await text(address)
        assert.ok(then.includes(`aria-labelledby="${anchor}"`), href)
        followed += 1
      }
    }
  assert.ok(followed > 5)
})

test('the rules that nobody read in the text are all listed, and no other', async () => {
  for (const { code, reading } of records) {
    const page = await text(`/${code}/rules/unread`)
    for (const { id, source } of reading.charter.rules)
      assert.equal(
        page.includes(`#rule-${id}"`),
        reading.charter.sources[source]!.seen !== 'text',
        `${code} ${id}`,
      )
  }
})

test('a decision is not shown as of a day before it', async () => {
  const [first] = records.flatMap(decisionsIn)
  assert.ok(first)
  const response = await app.request(`${first.path}?on=1900-01-01`)
  assert.equal(response.status, 404)
  assert.ok((await response.text()).includes(words('en').pages.missing.showToday))
})

test('the charter is sent as the bytes that the first act names', async () => {
  for (const { code, reading } of records) {
    const sent = new Uint8Array(await (await app.request(`/${code}/charter.yaml`)).arrayBuffer())
    assert.equal(sent.length, reading.entry(0)?.act.docs[0]?.bytes)
  }
})

test('every kind of act has a word in every language', () => {
  for (const { code: lang } of SPOKEN)
    assert.deepEqual(
      [...KINDS.keys()].filter((kind) => words(lang).pages.kinds[kind] === undefined),
      [],
    )
})

test('no page carries script but linked data and what waits for a click, nor style, and none is heavier than 40 kB; the style sheet is under 10 kB', async () => {
  const paths = [
    '/',
    ...names.flatMap((org) => SECTIONS.map((path) => `/${org}${path}`)),
    ...records.flatMap(bodiesIn),
    ...records.flatMap(decisionsIn).map(({ path }) => path),
  ]
  const sources = records.flatMap(({ code, reading }) =>
    [...reading.sources().keys()].map((id) => `/${code}/sources/${id}`),
  )
  for (const path of [...paths, ...sources]) {
    const page = await text(path)
    const rest = page.replace('<script type="module" src="/assets/check.js"></script>', '')
    assert.doesNotMatch(rest, /<script(?! type="application\/ld\+json">)| style="| on[a-z]+="/, path)
    assert.ok(gzipSync(page).length <= 40_000, path)
  }
  const css = assets().files.get(assets().style)
  assert.ok(css && gzipSync(css.bytes).length <= 10_000)
})

test('an earlier state of the record is cited by its own root, which the act after it names', async () => {
  const shown = records.find(({ reading }) => (reading.size ?? 0) > 3)
  assert.ok(shown)
  const page = await text(`/${shown.code}/record?at=3`)
  const root = shown.reading.entry(3)?.act.seen?.root
  assert.ok(root !== undefined && root !== shown.reading.head?.root && page.includes(root))
  assert.ok(page.includes(words('en').site.asOf.at(3)))
  assert.equal((await app.request(`/${shown.code}/record/2?at=3`)).status, 200)
  assert.equal((await app.request(`/${shown.code}/record/3?at=3`)).status, 404)
})

test('no address makes the site fail', async () => {
  const known = [
    ...SECTIONS,
    ...DATA,
    '/record.json',
    '/record/3',
    ...records.flatMap(decisionsIn).map(({ ref }) => `/decisions/${ref}`),
  ]
  const segment = fc.oneof(
    fc.constantFrom(
      ...names,
      'members',
      'decisions',
      'sources',
      'record',
      'verify',
      '0',
      'x.json',
      '.json',
      '%',
      '..',
    ),
    fc.string({ maxLength: 12 }),
  )
  const stray = fc
    .array(segment, { maxLength: 4 })
    .map((parts) => parts.map((part) => `/${encodeURIComponent(part.toWellFormed())}`).join(''))
  const rough = fc.string({ maxLength: 20 }).map((path) => `/${path.replaceAll(/[?#\\\s]/g, '')}`)
  const day = fc.constantFrom('2005-06-01', '1945-10-24', '0001-01-01', '9999-12-31')
  const value = fc.oneof(
    day,
    day,
    fc.constantFrom('1', '2', '3', 'ru', '', '2020', '1e9', '-1'),
    fc.string({ maxLength: 12 }),
  )
  const query = fc.dictionary(fc.constantFrom('on', 'known', 'at', 'lang', 'page', 'year', 'x'), value, {
    maxKeys: 3,
  })
  const seen = new Set<number>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.oneof(fc.constantFrom(...known), stray, rough),
      query,
      async (org, path, asked) => {
        const address = `http://site.test/${org}${path}?${new URLSearchParams(asked).toString()}`
        if (!URL.canParse(address)) return
        for (const one of [app, bare]) {
          const { status } = await one.request(address)
          seen.add(status)
          assert.ok(status < 500, address)
        }
      },
    ),
    { numRuns: 500 },
  )
  assert.deepEqual(
    [...seen].toSorted((one, other) => one - other),
    [200, 400, 404],
  )
})

async function text(path: string): Promise<string> {
  const response = await app.request(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

function bodiesIn({ code, reading }: Shown): readonly string[] {
  return Object.keys(reading.charter.organs).map((organ) => `/${code}/bodies/${organ}`)
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function decisionsIn({ code, reading }: Shown): readonly { ref: string; path: string }[] {
  return reading
    .events()
    .filter(({ kind }) => kind === 'question.decided')
    .map(({ ref, act }) => ref ?? `act-${act}`)
    .map((ref) => ({ ref, path: `/${code}/decisions/${ref}` }))
}
