/** Records of servers that are killed: in a folder or in a database, and what is found there afterwards. */
import { join } from 'node:path'
import { findStored } from '../../src/store/stored.ts'
import type { Head } from '../../src/record/head.ts'
import type { Found as AnyFound } from '../../src/record/verify.ts'
import { openDatabase } from '../../src/store/postgres.ts'
import { holdsRecord } from '../../src/store/sqlite.ts'
import { parsed } from '../../src/store/parsed.ts'

/** What is found, its entries in a list. */
export type Found = Omit<AnyFound, 'entries'> & { readonly entries: readonly Uint8Array[] }

/** Where a record of a test is kept. */
export interface Keeping {
  /** The folder of the private keys, and of the record where it is in a folder. */
  readonly data: string
  /** What `chancery init` and `chancery serve` are told besides the folder. */
  readonly words: readonly string[]
  /** What is there now; undefined where there is no record. */
  readonly found: () => Promise<Found | undefined>
}

/** A record in a folder. */
export function inFolder(folder: string, name: string): Keeping {
  const data = join(folder, name)
  return { data, words: [], found: async () => (holdsRecord(data) ? listed(findStored(data)) : undefined) }
}

function listed(found: AnyFound): Found {
  return { ...found, entries: [...found.entries] }
}

/** A record in a database, the keys in a folder. */
export function inDatabase(folder: string, name: string, address: string, organisation: string): Keeping {
  const data = join(folder, name)
  return { data, words: ['--database', address], found: () => foundIn(address, organisation) }
}

async function foundIn(address: string, organisation: string): Promise<Found | undefined> {
  const database = await openDatabase(address, { notify: false })
  try {
    if (!(await database.logs()).includes(organisation)) return undefined
    const store = await database.store(organisation)
    const head = (await store.head()) as Head
    const entries = await store.read(0)
    const keys = entries
      .flatMap((bytes) => parsed(bytes).act.docs)
      .map((ref) => ref.digest ?? ref.commitment ?? '')
    const kept = await Promise.all(keys.map(async (key) => [key, await store.document(key)] as const))
    const documents = new Map(kept)
    const counted = await store.documents()
    const size = await store.size()
    return {
      head,
      entries,
      document: (key) => documents.get(key),
      documents: counted,
      faults: size === entries.length ? [] : [{ code: 'positions-differ', found: `${size}` }],
    }
  } finally {
    await database.close()
  }
}
