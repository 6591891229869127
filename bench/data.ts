/**
 * How long the open data of a long record takes: what is asked for first, what is asked for again, and what is asked for once
 * a further act is there. `bench/data.ts 1000000` for as many acts. The acts are not signed: data is read of what was let in.
 */
import { PUBLIC } from '../src/core/audience.ts'
import type { Entry } from '../src/core/act.ts'
import type { Instant } from '../src/core/time.ts'
import { readAhead } from '../src/formats/feed-index.ts'
import { dataRoutes } from '../src/server/data/routes.ts'
import type { Shown } from '../src/site/site.ts'
import { readingOfRecord, type Reading } from '../src/store/reading.ts'
import { table, type Row } from './measure.ts'
import { atWork, repeated } from './records.ts'

const ACTS = Number(process.argv[2] ?? 100_000)
const NOW = '2026-11-24T09:00:00Z' as Instant
/** Milliseconds that an answer may take. */
const LIMIT = 100
const FAR = Math.floor(ACTS * 0.8)
const PATHS = [
  `acts.json?after=${FAR}`,
  'feed.atom',
  `feed.atom?before=${FAR}`,
  'members/DORNE/feed.atom',
  'bodies/harbour-council/feed.atom',
  'calendar.ics',
  `tables/acts.json?after=${FAR}&limit=100`,
  'tables/decisions.json?limit=100',
  'oparl/v1.1/papers',
  'popolo/motions.json?limit=100',
]

const { ledger } = atWork(200)
const { charter } = ledger
const entries = repeated(ledger.entries, ACTS)
let now = shownOf(entries)
const server = dataRoutes(
  () => [now],
  () => NOW,
)
await readAhead(now.reading)
const first = await all()
const again = await all()
now = shownOf([...entries, { ...entries.at(-1)! }], now.reading)
const further = await all()
const rows = PATHS.flatMap((path, index): Row[] => [
  { what: `${path}, first`, figure: `${first[index]!.toFixed(1)} ms`, ratio: first[index]! / LIMIT },
  { what: '  again', figure: `${again[index]!.toFixed(1)} ms`, ratio: again[index]! / LIMIT },
  {
    what: '  after a further act',
    figure: `${further[index]!.toFixed(1)} ms`,
    ratio: further[index]! / LIMIT,
  },
])
table(`Open data of a record of ${entries.length} acts, over the limit of ${LIMIT} ms`, rows)

/** Milliseconds of each address, in order. */
async function all(): Promise<readonly number[]> {
  const found: number[] = []
  for (const path of PATHS) {
    const began = performance.now()
    const response = await server.request(`/${charter.organisation}/${path}`)
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    found.push(performance.now() - began)
  }
  return found
}

function shownOf(all: readonly Entry[], before?: Reading): Shown {
  const record = { charter, parties: new Map(), entries: all, document: () => undefined, before }
  return { code: charter.organisation, standing: 'own', reading: readingOfRecord(record, PUBLIC) }
}
