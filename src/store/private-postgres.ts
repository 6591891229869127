/** The private tables in a PostgreSQL database: one table for all of them, which any number of servers share. */
import type { JsonObject } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import { afterPrefix, demandPlace, MOST_ROWS, type Private, type PrivateRow } from './private.ts'

/** Asks the database one statement: its rows, and how many it changed. */
export type Asking = (
  text: string,
  values: unknown[],
) => Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly changed: number }>

const COLUMNS = 'key, value, version, due'

/** The private tables behind these questions. What keeps the connections ends them. */
export function postgresPrivate(ask: Asking): Private {
  const rows = async (text: string, values: unknown[]): Promise<readonly PrivateRow[]> =>
    (await ask(text, values)).rows.map(rowOf)
  const isOne = async (text: string, values: unknown[]): Promise<boolean> =>
    (await ask(text, values)).changed === 1
  return {
    async get(table, key) {
      demandPlace(table, key)
      return (await rows(`SELECT ${COLUMNS} FROM private WHERE name = $1 AND key = $2`, [table, key])).at(0)
    },
    list: (table, prefix = '', limit = MOST_ROWS) =>
      rows(
        `SELECT ${COLUMNS} FROM private WHERE name = $1 AND key >= $2 AND key < $3 ORDER BY key LIMIT $4`,
        [table, prefix, afterPrefix(prefix), limit],
      ),
    async insert(table, key, value, due) {
      demandPlace(table, key)
      return isOne(
        'INSERT INTO private (name, key, value, version, due) VALUES ($1, $2, $3, 1, $4) ON CONFLICT DO NOTHING',
        [table, key, JSON.stringify(value), due ?? null],
      )
    },
    replace: (table, key, version, value, due) =>
      isOne(
        'UPDATE private SET value = $1, due = $2, version = version + 1 WHERE name = $3 AND key = $4 AND version = $5',
        [JSON.stringify(value), due ?? null, table, key, version],
      ),
    remove: (table, key, version) =>
      isOne('DELETE FROM private WHERE name = $1 AND key = $2 AND version = coalesce($3, version)', [
        table,
        key,
        version ?? null,
      ]),
    due: (table, now, limit) =>
      rows(`SELECT ${COLUMNS} FROM private WHERE name = $1 AND due <= $2 ORDER BY due, key LIMIT $3`, [
        table,
        now,
        limit,
      ]),
    close: () => undefined,
  }
}

function rowOf({ key, value, version, due }: Readonly<Record<string, unknown>>): PrivateRow {
  return {
    key: key as string,
    value: JSON.parse(value as string) as JsonObject,
    version: Number(version),
    ...(due === null ? {} : { due: due as Instant }),
  }
}
