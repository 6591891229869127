/**
 * What a witness remembers, in SQLite (WAL, synchronous FULL): for each log the whole signed checkpoint that it cosigned
 * last, so that a split can be proven and not only noticed; and requests that contradict it, signed by the log.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { WitnessAnswer, Seen } from '../record/witness.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS seen (
    origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS against (number INTEGER PRIMARY KEY, origin TEXT NOT NULL, time INTEGER NOT NULL, request BLOB NOT NULL) STRICT;
`
/** How many contradicting requests of one log are kept: the first ones prove it, more would only fill the disk. */
const MOST_AGAINST = 100

export interface WitnessState {
  /** Answers a request and keeps what is to be kept, as one step that no other request comes into, durably. */
  answer(request: Uint8Array, time: number, decide: (seen: Lookup) => WitnessAnswer): WitnessAnswer
  /** The last checkpoint cosigned of a log, with its signatures. */
  note(origin: string): string | undefined
  /** The logs of which something is kept. */
  origins(): readonly string[]
  /** Requests of a log that contradict what was seen of it. */
  against(origin: string): readonly Uint8Array[]
  close(): void
}

export type Lookup = (origin: string) => Seen | undefined

/** The state in a folder, which is made where it is missing. */
export function witnessState(folder: string): WitnessState {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, 'witness.db'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000')
  database.exec(SCHEMA)
  const find = database.prepare('SELECT size, root, note FROM seen WHERE origin = ?')
  const keep = database.prepare('INSERT OR REPLACE INTO seen (origin, size, root, note) VALUES (?, ?, ?, ?)')
  const count = database.prepare('SELECT count(*) AS many FROM against WHERE origin = ?')
  const accuse = database.prepare('INSERT INTO against (origin, time, request) VALUES (?, ?, ?)')
  const seen = (origin: string): (Seen & { readonly note: string }) | undefined =>
    find.get(origin) as unknown as (Seen & { readonly note: string }) | undefined
  return {
    answer(request, time, decide) {
      database.exec('BEGIN IMMEDIATE')
      try {
        const answer = decide(seen)
        if (answer.status === 200) {
          const { origin, size, root, note } = answer.keep
          keep.run(origin, size, root, note)
        } else if (answer.against !== undefined) {
          const { many } = count.get(answer.against) as { many: number }
          if (many < MOST_AGAINST) accuse.run(answer.against, time, request)
        }
        database.exec('COMMIT')
        return answer
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    note: (origin) => seen(origin)?.note,
    origins: () =>
      database
        .prepare('SELECT origin FROM seen ORDER BY origin')
        .all()
        .map((row) => row['origin'] as string),
    against: (origin) =>
      database
        .prepare('SELECT request FROM against WHERE origin = ? ORDER BY number')
        .all(origin)
        .map((row) => row['request'] as Uint8Array),
    close: () => database.close(),
  }
}
