/** Looks at a data folder as it lies on the disk, and says in codes what is wrong with it. It changes nothing. */
import { accessSync, constants, existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { enrolment } from '../record/author.ts'
import { unhex } from '../record/bytes.ts'
import type { Crypto } from '../record/crypto.ts'
import { signerFromSeed } from '../record/crypto-node.ts'
import { isLogKey } from '../record/head.ts'
import { heldKeys, KEYS_FILE } from './create.ts'
import { checkpointsIn } from './guard.ts'
import { charterIn, followed } from './registrar.ts'
import { holdsRecord, isHeld, RECORD_FILE, recordFolders } from './sqlite.ts'
import { findStored, openStored } from './stored.ts'
import { verifyFound } from './verify-stored.ts'

export const FINDINGS = [
  'no-folder',
  'no-record',
  'no-access',
  'open-to-others',
  'keys-open-to-others',
  'no-log-key',
  'keys-unreadable',
  'key-not-enrolled',
  'record-damaged',
  'documents-missing',
  'keys-without-record',
  'leftover',
  'put-aside',
  'kept-elsewhere',
  'not-closed',
  'little-space',
] as const
export type FindingCode = (typeof FINDINGS)[number]

export interface Finding {
  readonly code: FindingCode
  readonly path: string
  readonly found?: string
}

/** Free space below which a record is soon without room: that of a copy of itself, and this many bytes. */
const LEAST_SPACE = 256 * 1024 * 1024

/** What is wrong with a data folder, or with the folder of one record. */
export async function examineFolder(crypto: Crypto, folder: string): Promise<readonly Finding[]> {
  if (!existsSync(folder)) return [{ code: 'no-folder', path: folder }]
  if (!mayUse(folder)) return [{ code: 'no-access', path: folder }]
  const records = recordFolders(folder)
  const around = new Set([folder, ...(records.includes(folder) ? [dirname(folder)] : [])])
  const findings: Finding[] = [...around].flatMap((one) =>
    leftovers(one, one === folder ? undefined : basename(folder)),
  )
  if (records.length === 0) {
    const halfway = existsSync(join(folder, KEYS_FILE))
    findings.push({ code: halfway ? 'keys-without-record' : 'no-record', path: folder })
  }
  for (const record of records) findings.push(...(await examineRecord(crypto, record)))
  findings.push(...space(folder, records))
  return findings
}

async function examineRecord(crypto: Crypto, folder: string): Promise<readonly Finding[]> {
  const file = join(folder, RECORD_FILE)
  if (!mayUse(folder) || !mayUse(file)) return [{ code: 'no-access', path: mayUse(folder) ? file : folder }]
  const findings: Finding[] = [...permissions(folder)]
  const held = isHeld(folder)
  if (held) findings.push({ code: 'kept-elsewhere', path: folder })
  const log = `${file}-wal`
  if (!held && existsSync(log) && statSync(log).size > 0) findings.push({ code: 'not-closed', path: log })
  const beside = checkpointsIn(folder)
  const { found, close } = openStored(folder, existsSync(beside) ? beside : checkpointsIn(dirname(folder)))
  try {
    const { faults } = await verifyFound(crypto, found)
    const missing = faults.filter(({ code }) => code === 'document-missing')
    const others = faults.filter(({ code }) => code !== 'document-missing')
    if (missing.length > 0) {
      const where = missing.map(({ act, found: name }) => `${act} ${name}`)
      findings.push({ code: 'documents-missing', path: folder, found: where.join(', ') })
    }
    if (others.length > 0) {
      const codes = [
        ...new Set(others.map(({ code, found: what }) => (what === undefined ? code : `${code} (${what})`))),
      ]
      findings.push({ code: 'record-damaged', path: folder, found: codes.slice(0, 10).join(', ') })
    } else findings.push(...keyFindings(crypto, folder))
  } finally {
    close()
  }
  return findings
}

function permissions(folder: string): readonly Finding[] {
  // Windows keeps permissions elsewhere; its modes say nothing.
  if (process.platform === 'win32') return []
  const keys = join(folder, KEYS_FILE)
  const open = (path: string): string | undefined => {
    const mode = statSync(path).mode & 0o777
    return (mode & 0o077) === 0 ? undefined : mode.toString(8)
  }
  const findings: Finding[] = []
  const keysMode = existsSync(keys) ? open(keys) : undefined
  if (keysMode !== undefined) findings.push({ code: 'keys-open-to-others', path: keys, found: keysMode })
  const folderMode = open(folder)
  if (folderMode !== undefined) findings.push({ code: 'open-to-others', path: folder, found: folderMode })
  return findings
}

/** Whether the private keys that lie here are those of the record, and the log's among them. */
function keyFindings(crypto: Crypto, folder: string): readonly Finding[] {
  const path = join(folder, KEYS_FILE)
  if (existsSync(path) && !isList(path)) return [{ code: 'keys-unreadable', path }]
  const { entries, document } = findStored(folder)
  const { standing } = followed(crypto, charterIn(entries, { document }), entries)
  const held = heldKeys(folder).map(({ holder, seed }) => {
    const bytes = unhex(seed)
    return bytes?.length === 32 ? enrolment(crypto, signerFromSeed(bytes), holder).key : undefined
  })
  const valid = [...standing.keys.values()].filter(({ until }) => until === undefined)
  const strangers = held.filter((key) => !valid.some((one) => one.key === key)).length
  return [
    ...(strangers > 0 ? [{ code: 'key-not-enrolled', path, found: `${strangers}` } as const] : []),
    ...(valid.some((one) => isLogKey(one) && held.includes(one.key))
      ? []
      : [{ code: 'no-log-key', path } as const]),
  ]
}

function isList(path: string): boolean {
  try {
    return Array.isArray((JSON.parse(readFileSync(path, 'utf8')) as { keys?: unknown } | null)?.keys)
  } catch {
    return false
  }
}

/** What an interrupted creation left beside its place, and earlier records of examples that were put aside. */
function leftovers(folder: string, of: string | undefined): readonly Finding[] {
  return readdirSync(folder)
    .filter((name) => of === undefined || name.startsWith(`${of}.`))
    .flatMap((name): readonly Finding[] => {
      const path = join(folder, name)
      if (/\.tmp-\d+$/.test(name)) return [{ code: 'leftover', path }]
      return /\.before-[0-9a-f]{8}-\d+$/.test(name) && holdsRecord(path) ? [{ code: 'put-aside', path }] : []
    })
}

function space(folder: string, records: readonly string[]): readonly Finding[] {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const used = records.reduce((sum, record) => sum + statSync(join(record, RECORD_FILE)).size, 0)
  const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_048_576)} MB`
  return free < used + LEAST_SPACE ? [{ code: 'little-space', path: folder, found: megabytes(free) }] : []
}

function mayUse(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}
