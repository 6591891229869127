/** `chancery verify PATH|URL [--only bytes|signatures|rulings]`: does this record hold? */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { readArchive } from '../record/archive.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { verify as verifyRecord, type Found, type Part } from '../record/verify.ts'
import { holdsRecord, sqliteStore } from '../store/sqlite.ts'
import { locate } from '../store/library.ts'
import { EXIT, json, langOf, options, Stop, text, type Io } from './io.ts'
import { recordOf } from './organisation.ts'
import { sayReport } from '../words/reports.ts'

const PARTS: readonly string[] = ['bytes', 'signatures', 'rulings']

export async function verify(io: Io): Promise<number> {
  const { values, words } = options(io, { only: { type: 'string' } })
  const only = text(values, 'only')
  if (only !== undefined && !PARTS.includes(only)) throw new Stop(EXIT.usage, `--only ${PARTS.join(' | ')}`)
  const path = words[0]
  if (path === undefined) throw new Stop(EXIT.usage, 'verify PATH|URL')
  const found = await find(io, path, values)
  const report = verifyRecord(nodeCrypto(), found, only as Part | undefined)
  if (values['json'] === true) json(io, report)
  else io.out(sayReport(langOf(values), report))
  return report.ok ? EXIT.ok : EXIT.doesNotVerify
}

async function find(
  io: Io,
  path: string,
  values: Record<string, string | boolean | undefined>,
): Promise<Found> {
  if (/^https?:\/\//.test(path)) return readArchive(await fetched(path))
  if (existsSync(path) && !holdsRecord(path)) {
    if (!statSync(path).isDirectory()) return readArchive(readFileSync(path))
    if (existsSync(`${path}/charter.yaml`))
      throw new Stop(EXIT.notFound, `${path} is a folder without a record`)
    return broken('no-record')
  }
  if (holdsRecord(path)) return findStored(path)
  if (!locate(io.library, path)) throw new Stop(EXIT.usage, `nothing is at ${path}`)
  return findStored(recordOf(io, path, values))
}

/** The record of a data folder. Whatever the damage of its file, it is data that does not verify. */
export function findStored(folder: string): Found {
  try {
    const store = sqliteStore(folder, 'read', () => {
      throw new Error('reading asks for no time')
    })
    try {
      const documents = new Map<string, ReturnType<typeof store.document>>()
      const entries = store.read(0)
      const head = store.head()
      const count = store.documents()
      const document: Found['document'] = (key) => {
        if (!documents.has(key)) documents.set(key, store.document(key))
        return documents.get(key)
      }
      const found: Found = { head: head && { ...head }, entries, document, documents: count, faults: [] }
      // Taken along before the store closes.
      for (const bytes of entries) for (const key of keysIn(bytes)) document(key)
      return found
    } finally {
      store.close()
    }
  } catch (error) {
    return {
      ...broken('store-unreadable'),
      faults: [{ code: 'store-unreadable', found: (error as Error).message }],
    }
  }
}

function keysIn(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(bytes)
  return text.match(/"(?:digest|commitment)":"[0-9a-f]{64}"/g)?.map((match) => match.slice(-65, -1)) ?? []
}

function broken(code: string): Found {
  return { head: undefined, entries: [], document: () => undefined, documents: 0, faults: [{ code }] }
}

/** A server's record: the file it exports. `URL` is the address of an organisation, or of the file itself. */
async function fetched(url: string): Promise<Uint8Array> {
  const address = url.endsWith('.chancery') ? url : `${url.replace(/\/$/, '')}/record.chancery`
  try {
    const response = await fetch(address)
    if (!response.ok)
      throw new Stop(
        response.status === 404 ? EXIT.usage : EXIT.unavailable,
        `${address}: ${response.status}`,
      )
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(EXIT.unavailable, `${address}: ${(error as Error).message}`)
  }
}
