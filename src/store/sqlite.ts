/**
 * The embedded store: SQLite through `node:sqlite`, WAL, synchronous FULL, so that an acknowledged act survives the loss
 * of power. The folder has one writer: it holds an exclusive transaction on a second database, `lock.db`, which the
 * kernel frees when the process ends however it ends; WAL alone would let a second process write without an error.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import type { Instant } from '../core/time.ts'
import type { Head } from '../record/head.ts'
import {
  demandHead,
  StoreFailedError,
  StoreFullError,
  StoreHeldError,
  type Addition,
  type LocalStore,
  RecordDamagedError,
} from './store.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entry (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS document (key TEXT PRIMARY KEY, bytes BLOB NOT NULL, salt BLOB) STRICT;
  CREATE TABLE IF NOT EXISTS head (
    one INTEGER PRIMARY KEY CHECK (one = 1), origin TEXT NOT NULL, size INTEGER NOT NULL,
    root TEXT NOT NULL, key TEXT NOT NULL, signature TEXT NOT NULL
  ) STRICT;
`

export const RECORD_FILE = 'record.db'
const RESTRICTED = 'restricted'

/** True when the folder holds a record in this store. */
export function holdsRecord(folder: string): boolean {
  return existsSync(join(folder, RECORD_FILE))
}

/**
 * True when the database is as long as it says it is. SQLite itself does not look at bytes after the last page; while its
 * log of writes is not empty, the file may be shorter than it says.
 */
export function isWholeFile(folder: string): boolean {
  const file = join(folder, RECORD_FILE)
  const header = new DataView(new ArrayBuffer(100))
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header)
  } finally {
    closeSync(handle)
  }
  // https://www.sqlite.org/fileformat.html#the_database_header: the size of a page, 1 for 65,536, and how many there are.
  const page = header.getUint16(16) === 1 ? 65_536 : header.getUint16(16)
  const { size } = statSync(file)
  const log = `${file}-wal`
  const logged = existsSync(log) && statSync(log).size > 0
  return page > 0 && size % page === 0 && (logged || size === header.getUint32(28) * page)
}

/** Where the restricted log of that code lies beside a record: a folder of its own, whose name does not tell its question. */
export function restrictedFolder(folder: string, code: string): string {
  return join(folder, RESTRICTED, hash('sha256', code).slice(0, 32))
}

/** The folders of restricted logs beside a record. */
export function restrictedFolders(folder: string): readonly string[] {
  const beside = join(folder, RESTRICTED)
  if (!existsSync(beside)) return []
  return readdirSync(beside)
    .toSorted()
    .map((name) => join(beside, name))
    .filter(holdsRecord)
}

/** Folders of records in a data folder: itself where it is one, else those in it. */
export function recordFolders(data: string): readonly string[] {
  if (holdsRecord(data)) return [data]
  if (!existsSync(data)) return []
  const names = readdirSync(data)
    .filter((name) => /^[a-z0-9-]+$/.test(name))
    .toSorted()
  return names.map((name) => join(data, name)).filter(holdsRecord)
}

/**
 * The store in a folder, which is made where it is missing. For reading, any number of processes; for writing, one:
 * throws `StoreHeldError` where another process holds it.
 */
export function sqliteStore(folder: string, mode: 'read' | 'write', clock: () => Instant): LocalStore {
  if (mode === 'write') mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = mode === 'write' ? hold(folder) : undefined
  const database =
    mode === 'write'
      ? new DatabaseSync(join(folder, RECORD_FILE))
      : new DatabaseSync(placeToRead(folder), { readOnly: true })
  if (mode === 'write') {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000')
    // What is destroyed is overwritten, not only left out of the index.
    database.exec('PRAGMA secure_delete = ON')
    database.exec(SCHEMA)
    // What an earlier process left in the log of writes is written again, and synced: it may have ended on a failed sync.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } else {
    // One state of the log for the whole reading, though another process appends meanwhile.
    database.exec('BEGIN')
  }
  const statements = {
    size: database.prepare('SELECT coalesce(max(position) + 1, 0) AS size FROM entry'),
    head: database.prepare('SELECT origin, size, root, key, signature FROM head'),
    read: database.prepare('SELECT bytes FROM entry WHERE position >= ? AND position < ? ORDER BY position'),
    document: database.prepare('SELECT bytes, salt FROM document WHERE key = ?'),
    documents: database.prepare('SELECT count(*) AS documents FROM document'),
    add: database.prepare('INSERT INTO entry (position, bytes) VALUES (?, ?)'),
    keep: database.prepare('INSERT INTO document (key, bytes, salt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    erase: database.prepare('DELETE FROM document WHERE key = ?'),
    sign: database.prepare(
      'INSERT OR REPLACE INTO head (one, origin, size, root, key, signature) VALUES (1, ?, ?, ?, ?, ?)',
    ),
  }
  const size = (): number => (statements.size.get() as { size: number }).size
  const head = (): Head | undefined => statements.head.get() as unknown as Head | undefined
  const read = (from: number, to = Number.MAX_SAFE_INTEGER): readonly Uint8Array[] =>
    statements.read.all(from, to).map(({ bytes }) => {
      // The form of a damaged row may be read otherwise than it was written, though the column takes nothing else.
      if (!(bytes instanceof Uint8Array)) throw new RecordDamagedError('an entry of the record is not bytes')
      return bytes
    })
  const add = (at: number, { bytes, documents }: Addition): void => {
    statements.add.run(at, bytes)
    for (const document of documents) statements.keep.run(document.key, document.bytes, document.salt ?? null)
  }
  const sign = ({ origin, size: to, root, key, signature }: Head): void =>
    void statements.sign.run(origin, to, root, key, signature)
  let failed: StoreFailedError | undefined
  /** One transaction: all that is written in it, or nothing. */
  const whole = <T>(write: () => T): T => {
    if (failed) throw failed
    try {
      database.exec('BEGIN IMMEDIATE')
      const given = write()
      database.exec('COMMIT')
      return given
    } catch (error) {
      const trouble = troubleOf(error)
      if (trouble instanceof StoreFailedError) failed = trouble
      if (database.isTransaction) database.exec('ROLLBACK')
      throw trouble
    }
  }
  const append: LocalStore['append'] = (known, prepare) =>
    whole(() => {
      const at = size()
      const group = prepare({ size: at, now: clock(), others: at > known ? read(known) : [], head: head() })
      if (!group) return false
      demandHead(at, group.entries.length, group.head)
      group.entries.forEach((entry, index) => add(at + index, entry))
      sign(group.head)
      return true
    })
  const fill: LocalStore['fill'] = (entries, made) =>
    whole(() => {
      if (size() > 0) throw new Error('the log is not empty')
      let at = 0
      for (const entry of entries) add(at++, entry)
      demandHead(0, at, made)
      sign(made)
    })
  return {
    local: true,
    size,
    head,
    read,
    document(key) {
      const row = statements.document.get(key)
      if (!row) return undefined
      const { bytes, salt } = row as { bytes: Uint8Array; salt: Uint8Array | null }
      return salt === null ? { bytes } : { bytes, salt }
    },
    documents: () => (statements.documents.get() as { documents: number }).documents,
    append,
    fill,
    erase(keys) {
      whole(() => {
        for (const key of keys) statements.erase.run(key)
      })
      // What was written before lies in the log of writes as well.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    watch: () => () => undefined,
    failure: () => failed?.message,
    close() {
      database.close()
      lock?.close()
    },
  }
}

/** What an error of SQLite means for whoever writes on; any other error is itself. https://www.sqlite.org/rescode.html */
function troubleOf(error: unknown): unknown {
  const { errcode = 0, message } = error as { errcode?: number; message: string }
  if (errcode % 256 === 13) return new StoreFullError(message, { cause: error })
  if (errcode % 256 === 10) return new StoreFailedError(message, { cause: error })
  return error
}

/**
 * Reading with WAL makes two files beside the database. Where the folder may not be written to, and nobody has it open,
 * the database is read as a file that does not change.
 */
function placeToRead(folder: string): string | URL {
  const file = join(folder, RECORD_FILE)
  if (existsSync(`${file}-wal`) || mayWrite(folder)) return file
  const fixed = pathToFileURL(file)
  fixed.searchParams.set('immutable', '1')
  return fixed
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** True while another process keeps the record in this folder. */
export function isHeld(folder: string): boolean {
  if (!existsSync(join(folder, 'lock.db'))) return false
  try {
    hold(folder).close()
    return false
  } catch (error) {
    if (error instanceof StoreHeldError) return true
    throw error
  }
}

function hold(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, 'lock.db'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    // SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy. Any other error is not another process's doing.
    if ((error as { errcode?: number }).errcode !== 5) throw error
    throw new StoreHeldError(folder, { cause: error })
  }
}
