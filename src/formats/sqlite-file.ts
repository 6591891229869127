/**
 * All tables in one SQLite file. The same record gives the same bytes: nothing of the machine or the moment is written,
 * and rows go in by the order of their tables.
 */
import { DatabaseSync } from 'node:sqlite'
import type { Published } from './published.ts'
import { TABLES } from './tables/index.ts'
import type { Cell, Table } from './tables/table.ts'

/** What a column holds, in a sentence. */
export type Says = (table: string, column: string) => string

/** How many rows are written before others have their turn. */
const SLICE = 2_000

/** Writes the file at a path at which nothing is. Between slices it waits, so that a server goes on answering. */
export async function writeSqlite(path: string, from: Published, says: Says): Promise<void> {
  const steps = writing(path, from, says)
  while (!steps.next().done) await new Promise<void>((resolve) => void setImmediate(resolve))
}

/** The same without waiting. */
export function writeSqliteNow(path: string, from: Published, says: Says): void {
  const steps = writing(path, from, says)
  while (!steps.next().done);
}

function* writing(path: string, from: Published, says: Says): Generator<void> {
  const database = new DatabaseSync(path)
  try {
    // Nobody reads before it is whole: whoever calls gives the file its name afterwards.
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096; BEGIN')
    database.exec('CREATE TABLE columns (tab TEXT NOT NULL, col TEXT NOT NULL, says TEXT NOT NULL) STRICT')
    const column = database.prepare('INSERT INTO columns VALUES (?, ?, ?)')
    for (const { name, columns } of TABLES)
      for (const one of Object.keys(columns)) column.run(name, one, says(name, one))
    for (const table of TABLES) {
      database.exec(form(table))
      const names = Object.keys(table.columns)
      const insert = database.prepare(`INSERT INTO ${table.name} VALUES (${names.map(() => '?').join(', ')})`)
      let written = 0
      for (const row of table.rows(from)) {
        insert.run(...names.map((name) => value(row[name])))
        written += 1
        if (written % SLICE === 0) yield
      }
      database.exec(`CREATE INDEX ${table.name}_key ON ${table.name} (${table.key.map(quoted).join(', ')})`)
    }
    database.exec('COMMIT')
  } finally {
    database.close()
  }
}

function form({ name, columns }: Table): string {
  const fields = Object.entries(columns).map(
    ([column, type]) => `${quoted(column)} ${type === 'text' ? 'TEXT' : 'INTEGER'}`,
  )
  return `CREATE TABLE ${name} (${fields.join(', ')}) STRICT`
}

// `from` and `by` are words of SQL too.
function quoted(name: string): string {
  return `"${name}"`
}

function value(cell: Cell): string | number | null {
  return cell ?? null
}
