/**
 * The few private tables beside the log: sign-in sessions, invitations, names of persons, mail that waits. Nothing of them
 * is in the record or its file, in an export or on a public page, and no ruling rests on them. One contract suite
 * (`tests/contract/private.test.ts`) holds for every store.
 */
import type { JsonObject } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import type { Soon } from './store.ts'

export interface PrivateRow {
  readonly key: string
  readonly value: JsonObject
  /** 1 when it was inserted, and 1 more with each replacement. */
  readonly version: number
  /** From when on something is to be done about it, such as forgetting it. */
  readonly due?: Instant
}

/** Rows under a table and a key, which begins with the code of the organisation: `lake-commission/...`. */
export interface Private {
  get(table: string, key: string): Soon<PrivateRow | undefined>
  /** Rows whose keys begin so, in the order of their keys; 1,000 where no limit is given. */
  list(table: string, prefix?: string, limit?: number): Soon<readonly PrivateRow[]>
  /** False where the key is there: of several servers one is first. */
  insert(table: string, key: string, value: JsonObject, due?: Instant): Soon<boolean>
  /** False where the row is not of that version any more. Without `due` the row is due no more. */
  replace(table: string, key: string, version: number, value: JsonObject, due?: Instant): Soon<boolean>
  /** False where it is not there, or not of that version. */
  remove(table: string, key: string, version?: number): Soon<boolean>
  /** Rows that are due by `now`, earliest first. Whoever replaces one with a later instant has claimed it. */
  due(table: string, now: Instant, limit: number): Soon<readonly PrivateRow[]>
  close(): Soon<void>
}

export const MOST_ROWS = 1000
const NAME = /^[a-z][a-z-]{0,39}$/
// Printable ASCII, so that every store has the same order, and what follows a prefix is known.
const KEY = /^[!-~]{1,400}$/

/** Throws where a table or a key is none that every store takes. */
export function demandPlace(table: string, key: string): void {
  if (!NAME.test(table) || !KEY.test(key)) throw new Error(`no place in the private tables: ${table} ${key}`)
}

/** The first key after all that begin so. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u007f`
}

/** Private tables in memory, for tests and for a server that forgets them when it ends. */
export function memoryPrivate(): Private {
  const tables = new Map<string, Map<string, PrivateRow>>()
  const rows = (table: string, key = '-'): Map<string, PrivateRow> => {
    demandPlace(table, key)
    const found = tables.get(table) ?? new Map<string, PrivateRow>()
    tables.set(table, found)
    return found
  }
  const row = (key: string, version: number, value: JsonObject, due: Instant | undefined): PrivateRow => ({
    key,
    value: structuredClone(value),
    version,
    ...(due === undefined ? {} : { due }),
  })
  return {
    get: (table, key) => rows(table, key).get(key),
    list: (table, prefix = '', limit = MOST_ROWS) =>
      [...rows(table).values()]
        .filter(({ key }) => key.startsWith(prefix))
        .toSorted(byKey)
        .slice(0, limit),
    insert(table, key, value, due) {
      if (rows(table, key).has(key)) return false
      rows(table, key).set(key, row(key, 1, value, due))
      return true
    },
    replace(table, key, version, value, due) {
      if (rows(table, key).get(key)?.version !== version) return false
      rows(table, key).set(key, row(key, version + 1, value, due))
      return true
    },
    remove(table, key, version) {
      const found = rows(table, key).get(key)
      if (!found || (version !== undefined && found.version !== version)) return false
      return rows(table, key).delete(key)
    },
    due: (table, now, limit) =>
      [...rows(table).values()]
        .filter(({ due }) => due !== undefined && due <= now)
        .toSorted((a, b) => (a.due === b.due ? byKey(a, b) : a.due! < b.due! ? -1 : 1))
        .slice(0, limit),
    close: () => undefined,
  }
}

function byKey(a: PrivateRow, b: PrivateRow): number {
  return a.key < b.key ? -1 : 1
}
