/**
 * What a public page costs, beside joining its own bytes from their pieces and doing nothing else; and how long pages of a
 * long record take: the first one, those after it, the first one after a further act, and a search. `bench/pages.ts 1000000`
 * for as many acts. The acts are not signed: pages read what was let in.
 */
import { PUBLIC } from '../src/core/audience.ts'
import type { Entry } from '../src/core/act.ts'
import type { Instant } from '../src/core/time.ts'
import { site, type Shown } from '../src/site/site.ts'
import { readingOfRecord, type Reading } from '../src/store/reading.ts'
import { msOf, table, type Row } from './measure.ts'
import { atWork, example, repeated, root } from './records.ts'
import { readFolder } from '../src/store/folder.ts'
import { nodeCrypto } from '../src/record/crypto-node.ts'
import { signHead } from '../src/record/head.ts'
import { join } from 'node:path'
import { log } from './records.ts'

const ACTS = Number(process.argv[2] ?? 100_000)
const NOW = '2026-11-24T09:00:00Z' as Instant
const crypto = nodeCrypto()
const PATHS = [
  '/csto',
  '/csto/members?on=2005-06-01',
  '/csto/statements',
  '/un-security-council/decisions',
  '/un-security-council/decisions/draft-2022-155',
  '/csto/search?q=kazakhstan',
]

await pages()
await longRecord()

/** Pages of the examples: made anew, kept from the time before, and their bytes joined from pieces. */
async function pages(): Promise<void> {
  const shown = ['csto', 'un-security-council'].map(shownExample)
  const app = site(
    () => shown,
    () => NOW,
  )
  let asked = 0
  const rows: Row[] = []
  for (const path of PATHS) {
    // What stands after the name of no parameter makes the address new, and nothing else.
    const anew = await msOf(30, async () => body(app, `${path}${path.includes('?') ? '&' : '?'}x=${asked++}`))
    const again = await msOf(30, async () => body(app, path))
    const page = await body(app, path)
    const pieces = page.split(/(?=<)/)
    const joined = await msOf(30, async () => new Response(concatenated(pieces)).text())
    rows.push({ what: `${path}, ${page.length} letters joined`, figure: `${joined.toFixed(3)} ms`, ratio: 1 })
    rows.push({ what: '  made anew', figure: `${anew.toFixed(3)} ms`, ratio: anew / joined })
    rows.push({ what: '  asked for again', figure: `${again.toFixed(3)} ms`, ratio: again / joined })
  }
  table('Pages', rows)
}

async function longRecord(): Promise<void> {
  const { ledger } = atWork(200)
  const entries = repeated(ledger.entries, ACTS)
  const { charter } = ledger
  const of = (all: readonly Entry[], before?: Reading): Shown => ({
    code: charter.organisation,
    standing: 'own',
    reading: readingOfRecord(
      { charter, parties: new Map(), entries: all, document: () => undefined, before },
      PUBLIC,
    ),
  })
  let now = of(entries)
  const app = site(
    () => [now],
    () => NOW,
  )
  const rows: Row[] = []
  const org = `/${charter.organisation}`
  for (const path of [
    '',
    '/members',
    '/decisions',
    '/record',
    '/bodies/harbour-council',
    '/search?q=dorne',
  ]) {
    const began = performance.now()
    await body(app, `${org}${path}`)
    const first = performance.now() - began
    let asked = 0
    const anew = await msOf(5, async () =>
      body(app, `${org}${path}${path.includes('?') ? '&' : '?'}x=${asked++}`),
    )
    rows.push({ what: `${path === '' ? 'overview' : path}, first`, figure: `${first.toFixed(0)} ms` })
    rows.push({ what: `  made anew`, figure: `${anew.toFixed(1)} ms` })
  }
  await new Promise((resolve) => setTimeout(resolve, 4000))
  for (const query of ['dorne', 'hc 2026 17', 'nothing']) {
    let asked = 0
    const took = await msOf(5, async () =>
      body(app, `${org}/search?q=${encodeURIComponent(query)}&x=${asked++}`),
    )
    rows.push({ what: `search: ${query}`, figure: `${took.toFixed(1)} ms` })
  }
  now = of([...entries, { ...entries.at(-1)! }], now.reading)
  for (const path of ['', '/decisions', '/search?q=dorne']) {
    const began = performance.now()
    await body(app, `${org}${path}`)
    rows.push({
      what: `${path === '' ? 'overview' : path}, after a further act`,
      figure: `${(performance.now() - began).toFixed(0)} ms`,
    })
  }
  table(`Pages of a record of ${entries.length} acts`, rows)
}

async function body(app: ReturnType<typeof site>, path: string): Promise<string> {
  const response = await app.request(path)
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
  return response.text()
}

function concatenated(pieces: readonly string[]): string {
  let text = ''
  for (const piece of pieces) text += piece
  return text
}

function shownExample(name: string): Shown {
  const { ledger, documents } = example(name)
  const folder = readFolder(
    crypto,
    join(root, 'organisations', name),
    join(root, 'organisations/parties/parties.yaml'),
  )
  if (!folder.ok) throw new Error(JSON.stringify(folder.faults))
  const kept = new Map(
    ledger.entries.flatMap(({ act }, position) =>
      act.docs.flatMap((ref) => {
        const found = documents[position]?.find((document) => document.name === ref.name)
        return found ? [[ref.digest ?? ref.commitment ?? '', found] as const] : []
      }),
    ),
  )
  const size = ledger.entries.length
  const head = signHead(crypto, log, `bench/${name}`, size, ledger.tree.root(size))
  const { charter, parties } = folder.value
  const record = { charter, parties, entries: ledger.entries, head, document: (key: string) => kept.get(key) }
  return { code: name, standing: 'example', reading: readingOfRecord(record, PUBLIC) }
}
