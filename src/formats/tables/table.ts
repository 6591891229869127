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
  readonly rows: (from: Published) => Iterable<Row>
}

/** A table of which each row has these columns and no other. */
export function table<const C extends Readonly<Record<string, 'text' | 'number'>>>(
  name: string,
  columns: C,
  key: readonly (keyof C & string)[],
  rows: (
    from: Published,
  ) => Iterable<{ readonly [K in keyof C]: (C[K] extends 'text' ? string : number) | undefined }>,
): Table {
  return { name, columns, key, rows }
}

/** Truth as a table has it: 1 or 0. */
export function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0
}
