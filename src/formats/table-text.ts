/** A table as text: comma-separated values (RFC 4180), and objects of JSON. */
import { field } from './members-csv.ts'
import type { Published } from './published.ts'
import type { Row, Table } from './tables/table.ts'

/** The lines of a table with their ends (CRLF); the first names the columns. A number is never taken for a formula. */
export function* csvLines({ columns, rows }: Table, from: Published): Generator<string> {
  const names = Object.keys(columns)
  yield `${names.join(',')}\r\n`
  for (const row of rows(from)) yield `${names.map((name) => cell(row[name])).join(',')}\r\n`
}

function cell(value: Row[string]): string {
  return typeof value === 'string' ? field(value) : value === undefined ? '' : String(value)
}

/** A row as an object: what is not there has no key. */
export function rowObject(row: Row): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
}
