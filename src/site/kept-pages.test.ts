import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE } from '../../tests/support/records.ts'
import { NOW, shownRecord } from '../../tests/support/shown.ts'
import { PUBLIC } from '../core/audience.ts'
import type { Entry } from '../core/act.ts'
import type { Instant } from '../core/time.ts'
import { readingOfRecord, type Reading } from '../store/reading.ts'
import { site, type Shown } from './site.ts'

const whole = shownRecord(EXAMPLE)
const entries = Array.from({ length: whole.reading.size! }, (_, position) => whole.reading.entry(position)!)
const PATHS = [
  '',
  '/members',
  '/decisions',
  '/statements',
  '/sources',
  '/record',
  '/bodies',
  '/about',
  '/members/ARM',
]

function recordOf(all: readonly Entry[], before?: Reading): Shown {
  const { charter, parties, head } = whole.reading
  const document = (key: string): { readonly bytes: Uint8Array } | undefined => {
    const bytes = whole.reading.document(key)
    return bytes && { bytes }
  }
  return {
    ...whole,
    reading: readingOfRecord({ charter, parties, entries: all, head, document, before }, PUBLIC),
  }
}

/** Performed acts, one second after another, so that each is the last in the chronicle: what a council at work adds. */
const spoken = entries.slice(0, 60).map((entry, at): Entry => {
  const received = `2026-11-23T10:00:${String(at).padStart(2, '0')}Z` as Instant
  const act = { ...entry.act, type: 'statement.made', by: { party: 'ARM', key: 'x' }, body: {}, docs: [] }
  return { ...entry, received, act: act as unknown as Entry['act'] }
})

test('pages of a record that goes on are those of the same record read anew, act after act', async () => {
  let now = recordOf(entries)
  const growing = site(
    () => [now],
    () => NOW,
  )
  for (let more = 1; more <= spoken.length; more += 13) {
    const all = [...entries, ...spoken.slice(0, more)]
    now = recordOf(all, now.reading)
    const fresh = recordOf(all)
    const anew = site(
      () => [fresh],
      () => NOW,
    )
    for (const path of PATHS)
      assert.equal(
        await (await growing.request(`/${EXAMPLE}${path}`)).text(),
        await (await anew.request(`/${EXAMPLE}${path}`)).text(),
        `${path} after ${more}`,
      )
  }
})

test('a report of what happened long ago, or a correction, is on every page at once', async () => {
  let now = recordOf(entries.slice(0, 40))
  const growing = site(
    () => [now],
    () => NOW,
  )
  for (let size = 41; size <= entries.length; size += 17) {
    await growing.request(`/${EXAMPLE}`)
    now = recordOf(entries.slice(0, size), now.reading)
    const fresh = recordOf(entries.slice(0, size))
    const anew = site(
      () => [fresh],
      () => NOW,
    )
    for (const path of ['', '/members', '/sources'])
      assert.equal(
        await (await growing.request(`/${EXAMPLE}${path}`)).text(),
        await (await anew.request(`/${EXAMPLE}${path}`)).text(),
      )
  }
})

test('the same address on another day is another page', async () => {
  let today = NOW
  const app = site(
    () => [whole],
    () => today,
  )
  const one = await (await app.request(`/${EXAMPLE}/members`)).text()
  assert.equal(await (await app.request(`/${EXAMPLE}/members`)).text(), one)
  today = '2027-01-10T09:00:00Z' as Instant
  assert.notEqual(await (await app.request(`/${EXAMPLE}/members`)).text(), one)
})
