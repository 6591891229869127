/** Every kind of page of every organisation that the project ships, each by links from the pages before it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { shipped } from '../../tests/support/records.ts'
import { NOW, shownRecord } from '../../tests/support/shown.ts'
import { site } from './site.ts'

/** Acts and parties are many and their pages alike: of each organisation the first, the last and every so many between. */
const EVERY = 15
/** Files of the open data, which the server gives. */
const DATA = /\/(?:tables|oparl)\/|\.(?:atom|ics|xml|sqlite|jsonl)$|\/(?:acts|popolo)\.json$/

for (const organisation of shipped()) {
  test(`${organisation}: every page answers, in both languages, and none is heavier than 40 kB`, async () => {
    const shown = shownRecord(organisation)
    const app = site(
      () => [shown],
      () => NOW,
    )
    const known = new Set<string>([`/${organisation}`])
    const faults: string[] = []
    let looked = 0
    for (const path of known) {
      const response = await app.request(path)
      looked += 1
      const page = await response.text()
      const bytes = gzipSync(page).length
      if (response.status !== 200) faults.push(`${path}: ${response.status}`)
      else if (bytes > 40_000) faults.push(`${path}: ${bytes} bytes`)
      for (const link of linksIn(page, organisation)) if (isLooked(link)) known.add(link)
    }
    for (const path of [...known].filter((_, index) => index % EVERY === 0)) {
      const { status } = await app.request(`${path}${path.includes('?') ? '&' : '?'}lang=ru`)
      if (status !== 200) faults.push(`${path} in Russian: ${status}`)
    }
    assert.deepEqual(faults, [])
    assert.ok(looked > 15, `${looked} pages`)
  })
}

function linksIn(page: string, organisation: string): readonly string[] {
  return [...page.matchAll(/href="(\/[^"#]*)/g)]
    .map(([, href]) => (href ?? '').replaceAll('&amp;', '&'))
    .filter((href) => href === `/${organisation}` || href.startsWith(`/${organisation}/`))
    .filter((href) => !/[?&](?:lang|on|known|at|year)=|\/record\.chancery$/.test(href) && !DATA.test(href))
}

function isLooked(link: string): boolean {
  const act = /\/record\/(\d+)(?:\.json)?$/.exec(link)?.[1]
  if (act !== undefined) return Number(act) % EVERY === 0
  // Those whose codes begin with every third letter: the same ones each time.
  const party = /\/members\/([A-Z]{3})$/.exec(link)?.[1]
  return party === undefined || party.codePointAt(0)! % 3 === 0
}
