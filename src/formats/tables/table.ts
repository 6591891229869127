/** A table of the open data: its name, its columns, and its rows in an order that the record fixes. */
import type { Published } from '../published.ts'

/** A value in a table: text or a whole number; undefined where there is none. */
export type Cell = string | number | undefined
export type Row = Readonly<Record<string, Cell>>

export interface Table {
  readonly name: string
  /** Each column with its type, in the order in which they are shown. */
  readonly columns: Readonly<Record<string, 'text' | 'number'>>
  /** The columns that together name a row. */
  readonly key: readonly string[]
  /** Its rows but for the first `skip`. */
  readonly rows: (from: Published, skip?: number) => Iterable<Row>
}

type Columns = Readonly<Record<string, 'text' | 'number'>>
type RowOf<C extends Columns> = {
  readonly [K in keyof C]: (C[K] extends 'text' ? string : number) | undefined
}

/** A table of which each row has these columns and no other. */
export function table<const C extends Columns>(
  name: string,
  columns: C,
  key: readonly (keyof C & string)[],
  rows: (from: Published) => Iterable<RowOf<C>>,
): Table {
  return { name, columns, key, rows: (from, skip = 0) => without(rows(from), skip) }
}

/** The same of things in a list, each of which is a row: a page far down costs no more than the first. */
export function listed<const C extends Columns, T>(
  name: string,
  columns: C,
  key: readonly (keyof C & string)[],
  items: (from: Published) => readonly T[],
  row: (from: Published, item: T) => RowOf<C>,
): Table {
  return {
    name,
    columns,
    key,
    *rows(from, skip = 0) {
      const all = items(from)
      for (let at = skip; at < all.length; at += 1) yield row(from, all[at]!)
    },
  }
}

function* without<T>(rows: Iterable<T>, skip: number): Generator<T> {
  let seen = 0
  for (const row of rows) {
    seen += 1
    if (seen > skip) yield row
  }
}

/** Truth as a table has it: 1 or 0. */
export function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0
}
