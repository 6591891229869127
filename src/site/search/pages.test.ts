import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE } from '../../../tests/support/records.ts'
import { NOW, shownRecord } from '../../../tests/support/shown.ts'
import { PUBLIC } from '../../core/audience.ts'
import type { Entry } from '../../core/act.ts'
import { readingOfRecord } from '../../store/reading.ts'
import { words } from '../../words/index.ts'
import { site, type Shown } from '../site.ts'

const shown = shownRecord(EXAMPLE)
const { reading } = shown
const entries = Array.from({ length: reading.size! }, (_, position) => reading.entry(position)!)

interface Found {
  readonly total: number
  readonly facets: { readonly kind: Readonly<Record<string, number>> }
  readonly instead?: string
  readonly results: readonly { readonly kind: string; readonly title: string; readonly href?: string }[]
}

const siteOf = (of: () => Shown): ReturnType<typeof site> =>
  site(
    () => [of()],
    () => NOW,
  )
const app = siteOf(() => shown)

async function found(query: string, of = app): Promise<Found> {
  const response = await of.request(`/${EXAMPLE}/search.json?${query}`)
  assert.equal(response.status, 200)
  return (await response.json()) as Found
}

/** The record of the first so many of these entries, as the public reads it. */
function recordOf(all: readonly Entry[]): Shown {
  const document = (key: string): { readonly bytes: Uint8Array } | undefined => {
    const bytes = reading.document(key)
    return bytes && { bytes }
  }
  const { charter, parties } = reading
  const record = { charter, parties, entries: all, head: reading.head, document }
  return { ...shown, reading: readingOfRecord(record, PUBLIC) }
}

const decision = reading.events().findLast(({ kind }) => kind === 'question.decided')!
const title = reading.prose(decision, 'title')!
const asked = (text: string): string => new URLSearchParams({ q: text }).toString()

test('a decision is found by its title, in each language that it has, and leads to its page', async () => {
  for (const text of [title.en, title.ru].filter((one) => one !== undefined)) {
    const { results } = await found(asked(text))
    const hit = results.find(({ href }) => href === `/${EXAMPLE}/decisions/${decision.ref}`)
    assert.equal(hit?.kind, 'decision', text)
  }
})

test('a member is found first by its name, and every type says how many there are of it', async () => {
  const { results, facets, total } = await found('q=armen')
  assert.deepEqual(results[0], { kind: 'member', title: 'Armenia', href: `/${EXAMPLE}/members/ARM` })
  assert.equal(
    Object.values(facets.kind).reduce((sum, count) => sum + count, 0),
    total,
  )
  const only = await found('q=armen&kind=source')
  assert.equal(only.total, facets.kind['source'])
  assert.ok(only.results.every(({ kind }) => kind === 'source'))
  assert.deepEqual(only.facets.kind, facets.kind)
})

test('what came later than the date, or than the position, is not found', async () => {
  const all = await found(`${asked(title.en)}&kind=decision`)
  const before = await found(`${asked(title.en)}&kind=decision&on=2000-01-01`)
  const first = await found(`${asked(title.en)}&kind=decision&at=2`)
  assert.ok(all.total > 0)
  assert.deepEqual([before.total, first.total], [0, 0])
})

test('what is for members only is not found by the public, nor by any of its words', async () => {
  const hidden = entries.map((entry, position) =>
    position === decision.act ? { ...entry, act: { ...entry.act, audience: 'members' as const } } : entry,
  )
  const secret = siteOf(() => recordOf(hidden))
  const query = `${asked(title.en)}&kind=decision`
  const ref = `/${EXAMPLE}/decisions/${decision.ref}`
  assert.ok((await found(query)).results.some(({ href }) => href === ref))
  assert.ok(!(await found(query, secret)).results.some(({ href }) => href === ref))
})

test('an act that comes later is found once it is there', async () => {
  let now = recordOf(entries.slice(0, decision.act))
  const growing = siteOf(() => now)
  const query = `${asked(title.en)}&kind=decision`
  const before = await found(query, growing)
  now = recordOf(entries)
  assert.equal((await found(query, growing)).total, (await found(query)).total)
  assert.ok(before.total < (await found(query)).total)
})

test('a word mistyped is answered with the nearest one, and a date with the members of that day', async () => {
  assert.equal((await found('q=armneia')).instead, 'armenia')
  const page = await (await app.request(`/${EXAMPLE}/search?q=2005-06-01`)).text()
  assert.ok(page.includes(`href="/${EXAMPLE}/members?on=2005-06-01"`))
})

test('the page of results keeps the words in its form, its permanent link and its languages', async () => {
  const page = await (await app.request(`/${EXAMPLE}/search?q=armenia&kind=member`)).text()
  assert.ok(page.includes('value="armenia"'))
  assert.ok(
    page.includes(
      `href="/${EXAMPLE}/search?q=armenia&amp;kind=member&amp;on=${NOW.slice(0, 10)}&amp;at=${reading.size}"`,
    ),
  )
  assert.ok(page.includes(`href="/${EXAMPLE}/search?q=armenia&amp;kind=member&amp;lang=ar"`))
  assert.ok(page.includes('<mark>Armenia</mark>') || page.includes('>Armenia<'))
})

test('what is no word finds nothing and harms nothing', async () => {
  for (const text of ['', '%', '"><script>', '\u0000', 'ٱ', '-'.repeat(500)]) {
    const response = await app.request(`/${EXAMPLE}/search?${asked(text)}`)
    assert.equal(response.status, 200, text)
    assert.ok(!(await response.text()).includes('<script'))
  }
  const page = await (await app.request('/search?q=zzzzzz')).text()
  assert.ok(page.includes(words('en').search.nothing('').split('“')[0]!))
})
