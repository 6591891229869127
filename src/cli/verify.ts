/** `chancery verify PATH|URL [--only bytes|signatures|rulings] [--against PATH|URL|NOTE]`: does this record hold? */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import * as z from 'zod/mini'
import { readJson } from '../core/json-text.ts'
import { readArchive } from '../record/archive.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import type { Held } from '../record/held.ts'
import type { Part, Report } from '../record/verify.ts'
import { checkpointsIn } from '../store/guard.ts'
import { locate } from '../store/library.ts'
import { holdsRecord, recordFolders } from '../store/sqlite.ts'
import { broken, openFile, openStored, type Opened } from '../store/stored.ts'
import { verifyFound } from '../store/verify-stored.ts'
import { EXIT, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'
import { recordOf } from './organisation.ts'
import { sayReport } from '../words/reports.ts'

const PARTS: readonly string[] = ['bytes', 'signatures', 'rulings']
/** How many acts pass between two lines of progress. */
const STEP = 50_000

type Values = Record<string, string | boolean | undefined>

export async function verify(io: Io): Promise<number> {
  const { values, words } = options(io, { only: { type: 'string' }, against: { type: 'string' } })
  const only = text(values, 'only')
  if (only !== undefined && !PARTS.includes(only)) throw new Stop(EXIT.usage, `--only ${PARTS.join(' | ')}`)
  const path = words[0]
  if (path === undefined) throw new Stop(EXIT.usage, 'verify PATH|URL')
  const against = text(values, 'against')
  const held = against === undefined ? [] : [await heldIn(io, against, values)]
  const records = await find(io, path, values)
  const reports: { record: string; report: Report }[] = []
  for (const { name, open } of records) {
    const { found, close } = open()
    try {
      const report = await verifyFound(
        nodeCrypto(),
        { ...found, held },
        { only: only as Part | undefined, progress: (acts, of) => tell(io, acts, of) },
      )
      reports.push({ record: name, report })
    } finally {
      close()
    }
  }
  const whole = together(reports)
  if (values['json'] === true) json(io, whole)
  else
    for (const { record, report } of reports)
      io.out(`${reports.length > 1 ? `${record}: ` : ''}${sayReport(langOf(values), report)}`)
  return whole.ok ? EXIT.ok : EXIT.doesNotVerify
}

function tell(io: Io, acts: number, of: number): void {
  if (acts % STEP === 0) io.say(`${wordsFor(io).progress(acts, of)}\n`)
}

/** A record by name, opened when its turn comes: one record is in memory at a time. */
interface Named {
  readonly name: string
  readonly open: () => Opened
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
    attested: sum(({ attested }) => attested),
    redacted: sum(({ redacted }) => redacted),
    unerased: sum(({ unerased }) => unerased),
    restricted: sum(({ restricted }) => restricted),
    witnesses: sum(({ witnesses }) => witnesses),
    faults: reports.flatMap(({ record, report }) => report.faults.map((fault) => ({ record, ...fault }))),
    notices: reports.flatMap(({ record, report }) => report.notices.map((one) => ({ record, ...one }))),
    flags: reports.flatMap(({ record, report }) => (report.flags ?? []).map((one) => ({ record, ...one }))),
    records: reports.map(({ record, report: { acts, root, ok } }) => ({ record, ok, acts, root })),
  }
}

async function find(io: Io, path: string, values: Values): Promise<readonly Named[]> {
  if (/^https?:\/\//.test(path)) return served(io, path.replace(/\/$/, ''))
  const one = (open: () => Opened): readonly Named[] => [{ name: path, open }]
  if (existsSync(path) && !holdsRecord(path)) {
    if (!statSync(path).isDirectory()) return one(() => openFile(path))
    const folders = recordFolders(path)
    if (folders.length > 0)
      return folders.map((folder) => ({
        name: basename(folder),
        open: () => openStored(folder, checkpointsIn(path)),
      }))
    if (existsSync(`${path}/charter.yaml`)) throw new Stop(EXIT.notFound, wordsFor(io).withoutRecord(path))
    return one(() => inMemory(broken({ code: 'no-record' })))
  }
  if (holdsRecord(path)) return one(() => openStored(path, checkpointsBeside(path)))
  if (!locate(io.library, path)) throw new Stop(EXIT.usage, wordsFor(io).nothingAt(path))
  const folder = recordOf(io, path, values)
  return one(() => openStored(folder, checkpointsIn(io.library.data)))
}

/** Where the checkpoints of one record lie: in its folder where that is the data folder, else beside it. */
export function checkpointsBeside(folder: string): string {
  const own = checkpointsIn(folder)
  return existsSync(own) ? own : checkpointsIn(dirname(resolve(folder)))
}

/** The head that somebody holds: a signed note in a file, else the head of a record. */
async function heldIn(io: Io, path: string, values: Values): Promise<Held> {
  if (existsSync(path) && statSync(path).isFile()) {
    const { found, close } = openFile(path)
    close()
    return found.head ?? readFileSync(path)
  }
  const [record, ...others] = await find(io, path, values)
  if (!record || others.length > 0) throw new Stop(EXIT.usage, wordsFor(io).oneRecord(path))
  const { found, close } = record.open()
  close()
  if (!found.head) throw new Stop(EXIT.usage, wordsFor(io).noHead)
  return found.head
}

function inMemory(found: Opened['found']): Opened {
  return { found, close() {} }
}

/** The records of a server: that of one organisation, where the address ends in it, else all that the server lists. */
async function served(io: Io, address: string): Promise<readonly Named[]> {
  const file = await fetched(address.endsWith('.chancery') ? address : `${address}/record.chancery`)
  if (file) return [{ name: address, open: () => inMemory(readArchive(file)) }]
  const list = await fetched(`${address}/records.json`)
  if (!list) throw new Stop(EXIT.usage, wordsFor(io).noRecordAt(address))
  const codes = listed(list)
  if (!codes) throw new Stop(EXIT.usage, wordsFor(io).noListAt(address))
  return Promise.all(
    codes.map(async (organisation) => {
      const bytes = await fetched(`${address}/${organisation}/record.chancery`)
      const found = bytes ? readArchive(bytes) : broken({ code: 'no-record' })
      return { name: organisation, open: () => inMemory(found) }
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
