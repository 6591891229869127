import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { csvReader, LONGEST_ROW, type CsvFault } from './csv-rows.ts'

interface Seen {
  readonly rows: readonly (readonly string[])[]
  readonly lines: readonly number[]
  readonly unsound: readonly number[]
  readonly fault?: CsvFault
}

/** What is read of a text that arrives in these pieces. */
function read(...pieces: readonly string[]): Seen {
  const [rows, lines, unsound]: [string[][], number[], number[]] = [[], [], []]
  const reader = csvReader(({ fields, line, sound }) => {
    rows.push([...fields])
    lines.push(line)
    if (!sound) unsound.push(line)
  })
  const seen = { rows, lines, unsound }
  for (const piece of pieces) {
    const fault = reader.push(piece)
    if (fault) return { ...seen, fault }
  }
  const fault = reader.end()
  return fault ? { ...seen, fault } : seen
}

const field = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r', ' ', 'é', '𝄞', ';'), maxLength: 8 }),
  fc.constantFrom('', 'yes', '"', '\r\n', 'a long text of more than thirteen signs'),
)
const table = fc.array(fc.array(field, { minLength: 1, maxLength: 6 }), { maxLength: 12 })

function written(rows: readonly (readonly string[])[], end: string): string {
  // A row of one empty field must be quoted, else it is an empty line.
  const quoted = (text: string, alone: boolean): string =>
    (text === '' && alone) || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  return rows.map((row) => row.map((text) => quoted(text, row.length === 1)).join(',') + end).join('')
}

function cut(text: string, places: readonly number[]): readonly string[] {
  const sorted = [0, ...places.map((place) => place % (text.length + 1)), text.length].sort((a, b) => a - b)
  return sorted.slice(1).map((place, index) => text.slice(sorted[index], place))
}

test('a table comes back as it was written, whatever its line ends and wherever its pieces were cut', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n\n'),
      fc.array(fc.nat(400), { maxLength: 8 }),
      (rows, end, places) => {
        assert.deepEqual(read(...cut(written(rows, end), places)).rows, rows)
      },
    ),
  )
})

test('any text, cut anywhere, is read as the whole is: the same rows, lines and fault', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\0', '�'), maxLength: 40 })
  fc.assert(
    fc.property(text, fc.array(fc.nat(40), { maxLength: 6 }), (whole, places) => {
      assert.deepEqual(read(...cut(whole, places)), read(whole))
    }),
    { numRuns: 1000 },
  )
})

test('rows and lines are those that csv-parse gives', () => {
  const noBreaks = table.map((rows) =>
    rows.map((row) => row.map((text) => text.replaceAll(/\r|\n/g, '').replace(/^$/, 'a'))),
  )
  fc.assert(
    fc.property(noBreaks, fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const text = written(rows, end)
      const peer = parse(text, {
        relax_column_count: true,
        skip_empty_lines: true,
        info: true,
      }) as unknown as {
        record: string[]
        info: { lines: number }
      }[]
      const ours = read(text)
      assert.deepEqual(
        ours.rows,
        peer.map(({ record }) => record),
      )
      assert.deepEqual(
        ours.lines,
        peer.map(({ info }) => info.lines),
      )
    }),
  )
})

test('lines are counted through empty lines, mixed ends and quoted breaks', () => {
  const { rows, lines } = read('a\n\r\nb\r"c\r\nc\nc"\r\n\n\rd')
  assert.deepEqual(rows, [['a'], ['b'], ['c\r\nc\nc'], ['d']])
  assert.deepEqual(lines, [1, 3, 6, 9])
})

test('a quotation mark out of its place ends the reading, with its line; the rows before it were read', () => {
  for (const [text, code, line] of [
    ['a,b\nc,d"e\n', 'quote-within', 2],
    ['a,b\n"c"d,e\n', 'after-quote', 2],
    ['a,b\n"c" ,e\n', 'after-quote', 2],
    ['a,b\nc,"d\ne\nf', 'quote-open', 2],
    ['a,b\n"c\n",d,"e\nf', 'quote-open', 3],
    ['a,b\n"c""\n', 'quote-open', 2],
  ] as const) {
    const seen = read(text)
    assert.deepEqual(seen.fault, { code, line }, text)
    assert.deepEqual(seen.rows, [['a', 'b']], text)
  }
})

test('a row longer than the bound ends the reading before it is whole', () => {
  const piece = 'x'.repeat(1000)
  const pushed = (opening: string): { fault: CsvFault | undefined; pieces: number } => {
    const reader = csvReader(() => assert.fail('no row has ended'))
    let [fault, pieces] = [reader.push(opening), 0]
    for (; !fault && pieces < 1000; pieces += 1) fault = reader.push(piece)
    return { fault, pieces }
  }
  assert.deepEqual(pushed('\n'), { fault: { code: 'row-too-long', line: 2 }, pieces: 66 })
  assert.deepEqual(pushed('\n\n"'), { fault: { code: 'quote-open', line: 3 }, pieces: 66 })
  assert.deepEqual(read(`${'x'.repeat(LONGEST_ROW)}\n`).fault, undefined)
  assert.deepEqual(read(`${','.repeat(LONGEST_ROW + 1)}\n`).fault, { code: 'row-too-long', line: 1 })
})

test('a row with NUL or with the sign for bytes that are no text says so, quoted or not', () => {
  assert.deepEqual(read('a\nb\0\nc,�\n"d\0",e\n"f�"\ng\n').unsound, [2, 3, 4, 5])
})
