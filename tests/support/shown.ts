/** Organisations as the site shows them: read from their folders, and as records built from the same folders. */
import { join } from 'node:path'
import { PUBLIC } from '../../src/core/audience.ts'
import type { Instant } from '../../src/core/time.ts'
import { buildExample } from '../../src/record/build.ts'
import { nodeCrypto, signerFromSeed } from '../../src/record/crypto-node.ts'
import { signHead } from '../../src/record/head.ts'
import type { Shown } from '../../src/site/site.ts'
import { readFolder, type Named } from '../../src/store/folder.ts'
import { readingOfFolder, readingOfRecord } from '../../src/store/reading.ts'
import { folderOf } from './organisations.ts'

const PARTIES = join(import.meta.dirname, '../../organisations/parties/parties.yaml')
const RECORDED = '2026-11-24T08:00:00Z' as Instant
const crypto = nodeCrypto()

/** The moment at which tests look at the pages. */
export const NOW = '2026-11-24T09:00:00Z' as Instant

/** The organisation as its folder states it, without a record. */
export function shownFolder(organisation: string): Shown {
  return { code: organisation, reading: readingOfFolder(named(organisation)), standing: 'example' }
}

/** The organisation as a record built from its folder, with keys of the tests. */
export function shownRecord(organisation: string): Shown {
  const folder = named(organisation)
  const [archivist, log] = [
    signerFromSeed(new Uint8Array(32).fill(1)),
    signerFromSeed(new Uint8Array(32).fill(2)),
  ]
  const origin = `example/${organisation}/test`
  let count = 0
  const random = (bytes: number): Uint8Array =>
    new Uint8Array(bytes).map((_, index) => (index < 4 ? (++count >> (index * 8)) & 255 : index))
  const { ledger, documents } = buildExample(
    { crypto, random, clock: () => RECORDED },
    folder,
    origin,
    archivist,
    log,
  )
  const size = ledger.entries.length
  const head = signHead(crypto, log, origin, size, ledger.tree.root(size))
  const kept = new Map(
    ledger.entries.flatMap(({ act }, position) =>
      act.docs.flatMap((ref) => {
        const found = documents[position]?.find((document) => document.name === ref.name)
        return found ? [[ref.digest ?? ref.commitment ?? '', found] as const] : []
      }),
    ),
  )
  const { charter, parties } = folder
  const record = { charter, parties, entries: ledger.entries, head, document: (key: string) => kept.get(key) }
  return { code: organisation, reading: readingOfRecord(record, PUBLIC), standing: 'example' }
}

function named(organisation: string): Named {
  const folder = readFolder(crypto, folderOf(organisation), PARTIES)
  if (!folder.ok) throw new Error(JSON.stringify(folder.faults.slice(0, 5), undefined, 2))
  return folder.value
}
