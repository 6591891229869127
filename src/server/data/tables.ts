/** The tables: each as CSV, and as JSON in pages; all of them in one SQLite file. */
import { rowObject, csvLines } from '../../formats/table-text.ts'
import { tableOf, TABLES } from '../../formats/tables/index.ts'
import { saysColumn } from '../../site/names.ts'
import type { Row } from '../../formats/tables/table.ts'
import { bulkFile } from './bulk.ts'
import { AT, numbers, paged, type Endpoint, type Wrong } from './endpoint.ts'
import { page } from './page.ts'

const PAGES = paged(5000, 500)

export const tables: readonly Endpoint[] = [
  {
    path: '/tables.json',
    says: 'The tables, and what each column holds',
    media: 'application/json',
    query: [AT],
    schema: {
      type: 'object',
      required: ['organisation', 'tables'],
      properties: { organisation: { type: 'string' }, tables: { type: 'array', items: { type: 'object' } } },
    },
    answer({ place, lang }) {
      const says = saysColumn(lang)
      const found = TABLES.map(({ name, columns, key }) => ({
        table: name,
        key,
        columns: Object.entries(columns).map(([column, type]) => ({
          column,
          type,
          says: says(name, column),
        })),
      }))
      return { body: `${JSON.stringify({ organisation: place.organisation, tables: found })}\n` }
    },
  },
  {
    path: '/tables/{table}.csv',
    says: 'A table as comma-separated values (RFC 4180)',
    media: 'text/csv; charset=utf-8; header=present',
    query: [AT],
    answer({ from, path, place }) {
      const found = tableOf(path['table'] ?? '')
      const headers = {
        'content-disposition': `attachment; filename="${place.organisation}-${found?.name}.csv"`,
      }
      return found && { body: csvLines(found, from), headers }
    },
  },
  {
    path: '/tables/{table}.json',
    says: 'A table as JSON, a page of it at a time',
    media: 'application/json',
    query: [AT, ...PAGES],
    schema: {
      type: 'object',
      required: ['organisation', 'table', 'after', 'rows'],
      properties: {
        organisation: { type: 'string' },
        table: { type: 'string' },
        size: { type: 'integer', description: 'The number of acts on the log' },
        root: { type: 'string' },
        after: { type: 'integer' },
        rows: { type: 'array', items: { type: 'object' } },
        next: { type: 'string', description: 'The address of the page after this one; none after the last' },
      },
    },
    answer(asked) {
      const { from, path, query, place } = asked
      const found = tableOf(path['table'] ?? '')
      if (!found) return undefined
      const given = numbers(query, PAGES)
      if ('wrong' in given) return given as Wrong
      return page(
        asked,
        `/tables/${found.name}.json`,
        given,
        (rows: readonly Row[], more) => ({
          organisation: place.organisation,
          table: found.name,
          size: from.size,
          root: from.head?.root,
          after: given['after'],
          rows: rows.map(rowObject),
          ...more,
        }),
        (after) => found.rows(from, after),
      )
    },
  },
  {
    path: '/data.sqlite',
    says: 'Every table in one SQLite file, made from the state of the record at the request',
    media: 'application/vnd.sqlite3',
    async answer(asked) {
      const { body, bytes } = await bulkFile(asked)
      const headers = {
        'content-disposition': `attachment; filename="${asked.place.organisation}.sqlite"`,
        'content-length': String(bytes),
      }
      return { body, headers }
    },
  },
]
