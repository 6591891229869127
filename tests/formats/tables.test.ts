/** The tables of the open data: every row under its key, every column explained, the same in each format. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { writeSqlite, writeSqliteNow } from '../../src/formats/sqlite-file.ts'
import { recordedAt } from '../../src/formats/published.ts'
import { csvLines } from '../../src/formats/table-text.ts'
import { TABLES, tableOf } from '../../src/formats/tables/index.ts'
import { saysColumn } from '../../src/site/names.ts'
import { SPOKEN, words } from '../../src/words/index.ts'
import { published, worked } from '../support/published.ts'

const folder = mkdtempSync(join(tmpdir(), 'tables-'))
after(() => rmSync(folder, { recursive: true }))
const csto = published('csto').from
const council = published('un-security-council').from
const own = worked('harbour-league').from
const rows = (name: string, from = csto): readonly Readonly<Record<string, unknown>>[] => [
  ...tableOf(name)!.rows(from),
]

test('the key of a table names each of its rows, in records of history and of work', () => {
  for (const from of [
    csto,
    council,
    own,
    published('coffee-organization').from,
    published('european-union').from,
  ])
    for (const table of TABLES) {
      const keys = [...table.rows(from)].map((row) => JSON.stringify(table.key.map((name) => row[name])))
      assert.equal(new Set(keys).size, keys.length, `${from.charter.organisation} ${table.name}`)
    }
})

test('every table and every column is explained in every language, and nothing is explained that is not there', () => {
  const columns = TABLES.flatMap(({ name, columns: own }) =>
    Object.keys(own).map((column) => [name, column] as const),
  )
  for (const { code } of SPOKEN) {
    const says = saysColumn(code)
    assert.deepEqual(
      columns.filter(([table, column]) => says(table, column) === ''),
      [],
    )
    const { tables, columns: said } = words(code).data
    assert.deepEqual(
      Object.keys(tables),
      TABLES.map(({ name }) => name),
    )
    const known = new Set(columns.flatMap(([table, column]) => [column, `${table}.${column}`]))
    assert.deepEqual(
      Object.keys(said).filter((name) => !known.has(name)),
      [],
    )
  }
})

test('rows have the columns of their table and no others, each of its type', () => {
  for (const from of [csto, council, own])
    for (const table of TABLES)
      for (const row of table.rows(from)) {
        assert.deepEqual(Object.keys(row).toSorted(), Object.keys(table.columns).toSorted(), table.name)
        for (const [name, value] of Object.entries(row)) {
          if (value === undefined) continue
          assert.equal(
            typeof value,
            table.columns[name] === 'text' ? 'string' : 'number',
            `${table.name}.${name}`,
          )
          if (typeof value === 'number') assert.ok(Number.isSafeInteger(value))
        }
      }
})

test('one SQLite file has every row of every table, and says what each column holds', () => {
  const path = join(folder, 'whole.sqlite')
  writeSqliteNow(path, csto, saysColumn('en'))
  const database = new DatabaseSync(path, { readOnly: true })
  for (const table of TABLES) {
    const stored = database.prepare(`SELECT * FROM ${table.name}`).all()
    const made = [...table.rows(csto)].map((row) =>
      Object.fromEntries(Object.keys(table.columns).map((name) => [name, row[name] ?? null])),
    )
    assert.deepEqual(
      stored.map((row) => ({ ...row })),
      made,
      table.name,
    )
    for (const name of Object.keys(table.columns)) {
      const said = database
        .prepare('SELECT says FROM columns WHERE tab = ? AND col = ?')
        .get(table.name, name)
      assert.ok(String(said?.['says']).length > 3)
    }
  }
  database.close()
})

test('the same record gives the same bytes of SQLite, whether or not others have their turn meanwhile', async () => {
  const paths = ['one', 'two'].map((name) => join(folder, name))
  writeSqliteNow(paths[0]!, council, saysColumn('en'))
  await writeSqlite(paths[1]!, published('un-security-council').from, saysColumn('en'))
  assert.ok(readFileSync(paths[0]!).equals(readFileSync(paths[1]!)))
})

test('CSV read by a library of others gives the values of the table', () => {
  for (const table of TABLES) {
    const text = [...csvLines(table, csto)].join('')
    const read = parse(text, { columns: true }) as readonly Record<string, string>[]
    const made = [...table.rows(csto)].map((row) =>
      Object.fromEntries(
        Object.keys(table.columns).map((name) => {
          const value = String(row[name] ?? '')
          return [name, typeof row[name] === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value]
        }),
      ),
    )
    assert.deepEqual(read, made, table.name)
  }
})

test('Uzbekistan stands with each of its spans, and each span with the act that began it', () => {
  const spans = rows('memberships').filter(({ party }) => party === 'UZB')
  assert.ok(spans.some(({ status, from }) => status === 'member' && from === '2006-08-16'))
  assert.ok(spans.some(({ status, from }) => status === 'suspended' && from === '2012-12-19'))
})

test('where sources count a contingent differently, each figure is a row with its sources', () => {
  const figures = rows('contingents').filter(({ personnel }) => personnel !== undefined)
  assert.ok(figures.every(({ sources }) => typeof sources === 'string'))
})

test('a member that is in no roll is in no row of positions: nothing is read as an abstention', () => {
  assert.deepEqual(rows('positions'), [])
  const votes = rows('positions', own)
  assert.equal(votes.length, 5)
  assert.ok(votes.every(({ position, act }) => position === 'yes' && typeof act === 'number'))
})

test('a record as it was at an earlier position has no row that rests on a later act', () => {
  const early = recordedAt(council, 40)
  for (const table of TABLES)
    for (const row of table.rows(early))
      for (const name of ['act', 'position', 'held', 'put'])
        if (typeof row[name] === 'number') assert.ok(row[name] < 40, `${table.name}.${name}`)
})

test('an act that is not for the public is in no table', () => {
  const type = 'statement.made'
  const open = worked('harbour-league').from
  const closed = worked('harbour-league', (entries) =>
    entries.map((entry) =>
      entry.act.type === type ? { ...entry, act: { ...entry.act, audience: 'members' } } : entry,
    ),
  ).from
  const position = rows('acts', open).find((row) => row['type'] === type)!['position']
  for (const table of TABLES) {
    const shown = [...table.rows(closed)]
    assert.ok(!JSON.stringify(shown).includes(type), table.name)
    assert.ok(
      shown.every((row) => row['act'] !== position),
      table.name,
    )
  }
})
