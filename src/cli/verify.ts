/** `chancery verify PATH|URL [--only bytes|signatures|rulings]`: does this record hold? */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import * as z from 'zod/mini'
import { readJson } from '../core/json-text.ts'
import { readArchive } from '../record/archive.ts'
import { hex } from '../record/bytes.ts'
import { parseCheckpoint } from '../record/checkpoint.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import type { Head } from '../record/head.ts'
import { verify as verifyRecord, type Found, type Part, type Report } from '../record/verify.ts'
import { witnessLines } from '../record/witnessed.ts'
import { checkpointsIn, openGuard } from '../store/guard.ts'
import { charterIn, parsed } from '../store/registrar.ts'
import { RecordDamagedError } from '../store/store.ts'
import { holdsRecord, isWholeFile, recordFolders, sqliteStore } from '../store/sqlite.ts'
import { locate } from '../store/library.ts'
import { EXIT, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'
import { recordOf } from './organisation.ts'
import { sayReport } from '../words/reports.ts'

const PARTS: readonly string[] = ['bytes', 'signatures', 'rulings']

export async function verify(io: Io): Promise<number> {
  const { values, words } = options(io, { only: { type: 'string' } })
  const only = text(values, 'only')
  if (only !== undefined && !PARTS.includes(only)) throw new Stop(EXIT.usage, `--only ${PARTS.join(' | ')}`)
  const path = words[0]
  if (path === undefined) throw new Stop(EXIT.usage, 'verify PATH|URL')
  const records = await find(io, path, values)
  const reports = records.map(({ name, found }) => ({
    record: name,
    report: verifyRecord(nodeCrypto(), found, only as Part | undefined),
  }))
  const whole = together(reports)
  if (values['json'] === true) json(io, whole)
  else
    for (const { record, report } of reports)
      io.out(`${reports.length > 1 ? `${record}: ` : ''}${sayReport(langOf(values), report)}`)
  return whole.ok ? EXIT.ok : EXIT.doesNotVerify
}

interface Named {
  readonly name: string
  readonly found: Found
}

/** One report of several records: it holds where each does. Figures are sums; a root there is of one record only. */
function together(
  reports: readonly { record: string; report: Report }[],
): Report & { records?: readonly object[] } {
  const [first] = reports
  if (reports.length === 1 && first) return first.report
  const sum = (of: (report: Report) => number): number =>
    reports.reduce((total, { report }) => total + of(report), 0)
  return {
    ok: reports.every(({ report }) => report.ok),
    acts: sum(({ acts }) => acts),
    root: '',
    signatures: sum(({ signatures }) => signatures),
    rulings: sum(({ rulings }) => rulings),
    witnesses: sum(({ witnesses }) => witnesses),
    faults: reports.flatMap(({ record, report }) => report.faults.map((fault) => ({ record, ...fault }))),
    records: reports.map(({ record, report: { acts, root, ok } }) => ({ record, ok, acts, root })),
  }
}

async function find(
  io: Io,
  path: string,
  values: Record<string, string | boolean | undefined>,
): Promise<readonly Named[]> {
  const one = (found: Found): readonly Named[] => [{ name: path, found }]
  if (/^https?:\/\//.test(path)) return served(io, path.replace(/\/$/, ''))
  if (existsSync(path) && !holdsRecord(path)) {
    if (!statSync(path).isDirectory()) return one(readArchive(readFileSync(path)))
    const folders = recordFolders(path)
    if (folders.length > 0)
      return folders.map((folder) => ({
        name: basename(folder),
        found: findStored(folder, checkpointsIn(path)),
      }))
    if (existsSync(`${path}/charter.yaml`)) throw new Stop(EXIT.notFound, wordsFor(io).withoutRecord(path))
    return one(broken('no-record'))
  }
  if (holdsRecord(path)) return one(findStored(path, checkpointsBeside(path)))
  if (!locate(io.library, path)) throw new Stop(EXIT.usage, wordsFor(io).nothingAt(path))
  return one(findStored(recordOf(io, path, values), checkpointsIn(io.library.data)))
}

/** The record of a data folder, with the cosignatures that are kept for its head where `checkpoints` is. Whatever the damage of its file, it is data that does not verify. */
export function findStored(folder: string, checkpoints?: string): Found {
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
      const faults = [
        ...(store.size() === entries.length ? [] : [{ code: 'positions-differ', found: `${store.size()}` }]),
        ...(isWholeFile(folder) ? [] : [{ code: 'stray-bytes' }]),
      ]
      const cosignatures =
        head && checkpoints !== undefined ? cosignaturesFor(checkpoints, head, entries, document) : []
      const witnessed = cosignatures.length > 0 ? { cosignatures } : {}
      const found: Found = {
        head: head && { ...head },
        ...witnessed,
        entries,
        document,
        documents: count,
        faults,
      }
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

/** Where the checkpoints of one record lie: in its folder where that is the data folder, else beside it. */
function checkpointsBeside(folder: string): string {
  const own = checkpointsIn(folder)
  return existsSync(own) ? own : checkpointsIn(dirname(resolve(folder)))
}

/** The cosignatures of the charter's witnesses on the checkpoint of a head, as they were last published. */
function cosignaturesFor(
  checkpoints: string,
  head: Head,
  entries: readonly Uint8Array[],
  document: Found['document'],
): readonly string[] {
  const crypto = nodeCrypto()
  const published = openGuard(crypto, checkpoints, head.origin).published()
  const checkpoint = published === undefined ? undefined : parseCheckpoint(published.split('\n\n')[0] + '\n')
  const last = entries.at(-1)
  if (
    published === undefined ||
    !last ||
    checkpoint?.size !== head.size ||
    hex(checkpoint.root) !== head.root
  )
    return []
  try {
    return witnessLines(crypto, charterIn(entries, { document }), published, parsed(last).received)
  } catch (error) {
    // Without a charter nobody is a witness; that it is not there, the verification says.
    if (error instanceof RecordDamagedError) return []
    throw error
  }
}

function keysIn(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(bytes)
  return text.match(/"(?:digest|commitment)":"[0-9a-f]{64}"/g)?.map((match) => match.slice(-65, -1)) ?? []
}

function broken(code: string): Found {
  return { head: undefined, entries: [], document: () => undefined, documents: 0, faults: [{ code }] }
}

/** The records of a server: that of one organisation, where the address ends in it, else all that the server lists. */
async function served(io: Io, address: string): Promise<readonly Named[]> {
  const file = await fetched(address.endsWith('.chancery') ? address : `${address}/record.chancery`)
  if (file) return [{ name: address, found: readArchive(file) }]
  const list = await fetched(`${address}/records.json`)
  if (!list) throw new Stop(EXIT.usage, wordsFor(io).noRecordAt(address))
  const codes = listed(list)
  if (!codes) throw new Stop(EXIT.usage, wordsFor(io).noListAt(address))
  return Promise.all(
    codes.map(async (organisation) => {
      const bytes = await fetched(`${address}/${organisation}/record.chancery`)
      return { name: organisation, found: bytes ? readArchive(bytes) : broken('no-record') }
    }),
  )
}

const listSchema = z.object({
  records: z.array(z.object({ organisation: z.string().check(z.regex(/^[a-z0-9-]+$/)) })),
})

/** The codes of the organisations in a server's list; undefined where it is no such list. */
function listed(bytes: Uint8Array): readonly string[] | undefined {
  const read = readJson(new TextDecoder().decode(bytes))
  const parsed = read.ok ? z.safeParse(listSchema, read.value) : undefined
  return parsed?.success ? parsed.data.records.map(({ organisation }) => organisation) : undefined
}

/** What is at an address; undefined where the server says that nothing is. */
async function fetched(address: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(address)
    if (response.status === 404) return undefined
    if (!response.ok) throw new Stop(EXIT.unavailable, `${address}: ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(EXIT.unavailable, `${address}: ${(error as Error).message}`)
  }
}
