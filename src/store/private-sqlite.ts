/**
 * The private tables in a data folder: `private.db`, WAL, synchronous FULL, for its owner alone to read. A second process,
 * such as a command that makes an invitation, may write to it while a server runs.
 */
import { chmodSync, existsSync, mkdirSync, openSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { JsonObject } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import { afterPrefix, demandPlace, MOST_ROWS, type Private, type PrivateRow } from './private.ts'

export const PRIVATE_FILE = 'private.db'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS private (
    name TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, version INTEGER NOT NULL, due TEXT,
    PRIMARY KEY (name, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS private_due ON private (name, due, key) WHERE due IS NOT NULL;
`

interface Stored {
  readonly key: string
  readonly value: string
  readonly version: number
  readonly due: string | null
}

/** Opens the private tables of a data folder, which are made where they are missing. */
export function sqlitePrivate(folder: string): Private {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, PRIVATE_FILE)
  // Made for its owner alone before anything is in it: the files that SQLite puts beside it take its mode.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const database = new DatabaseSync(file)
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  // What is forgotten is overwritten, not only left out of the index.
  database.exec('PRAGMA secure_delete = ON')
  database.exec(SCHEMA)
  const columns = 'key, value, version, due'
  const of = {
    get: database.prepare(`SELECT ${columns} FROM private WHERE name = ? AND key = ?`),
    list: database.prepare(
      `SELECT ${columns} FROM private WHERE name = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?`,
    ),
    insert: database.prepare(
      'INSERT INTO private (name, key, value, version, due) VALUES (?, ?, ?, 1, ?) ON CONFLICT DO NOTHING',
    ),
    replace: database.prepare(
      'UPDATE private SET value = ?, due = ?, version = version + 1 WHERE name = ? AND key = ? AND version = ?',
    ),
    remove: database.prepare(
      'DELETE FROM private WHERE name = ? AND key = ? AND version = coalesce(?, version)',
    ),
    due: database.prepare(
      `SELECT ${columns} FROM private WHERE name = ? AND due <= ? ORDER BY due, key LIMIT ?`,
    ),
  }
  const rows = (found: unknown): readonly PrivateRow[] => (found as readonly Stored[]).map(rowOf)
  return {
    get(table, key) {
      demandPlace(table, key)
      const found = of.get.get(table, key) as Stored | undefined
      return found && rowOf(found)
    },
    list: (table, prefix = '', limit = MOST_ROWS) =>
      rows(of.list.all(table, prefix, afterPrefix(prefix), limit)),
    insert(table, key, value, due) {
      demandPlace(table, key)
      return of.insert.run(table, key, JSON.stringify(value), due ?? null).changes === 1
    },
    replace: (table, key, version, value, due) =>
      of.replace.run(JSON.stringify(value), due ?? null, table, key, version).changes === 1,
    remove: (table, key, version) => of.remove.run(table, key, version ?? null).changes === 1,
    due: (table, now, limit) => rows(of.due.all(table, now, limit)),
    close: () => database.close(),
  }
}

function rowOf({ key, value, version, due }: Stored): PrivateRow {
  return {
    key,
    value: JSON.parse(value) as JsonObject,
    version,
    ...(due === null ? {} : { due: due as Instant }),
  }
}
