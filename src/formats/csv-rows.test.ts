import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { LONGEST_ROW, readRows, type CsvFault } from './csv-rows.ts'

interface Seen {
  readonly rows: readonly (readonly string[])[]
  readonly lines: readonly number[]
  readonly unsound: readonly number[]
  readonly fault?: CsvFault
}

/** What is read of a text that arrives in these pieces. */
async function read(...pieces: readonly string[]): Promise<Seen> {
  const [rows, lines, unsound]: [(readonly string[])[], number[], number[]] = [[], [], []]
  const fault = await readRows(pieces, ({ fields, line, sound }) => {
    rows.push(fields)
    lines.push(line)
    if (!sound) unsound.push(line)
  })
  return { rows, lines, unsound, ...(fault ? { fault } : {}) }
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

/** Cut between two signs, as a decoder of bytes cuts it. */
function cut(text: string, places: readonly number[]): readonly string[] {
  const signs = Array.from(text)
  const sorted = [0, ...places.map((place) => place % (signs.length + 1)), signs.length].sort((a, b) => a - b)
  return sorted.slice(1).map((place, index) => signs.slice(sorted[index], place).join(''))
}

test('a table comes back as it was written, whatever its line ends and wherever its pieces were cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n\n'),
      fc.array(fc.nat(400), { maxLength: 8 }),
      async (rows, end, places) => {
        assert.deepEqual((await read(...cut(written(rows, end), places))).rows, rows)
      },
    ),
  )
})

test('any text, cut anywhere, is read as the whole is: the same rows, lines and fault', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\0', '�'), maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(40), { maxLength: 6 }), async (whole, places) => {
      assert.deepEqual(await read(...cut(whole, places)), await read(whole))
    }),
    { numRuns: 1000 },
  )
})

test('lines are counted through empty lines, mixed ends and quoted breaks', async () => {
  const { rows, lines } = await read('a\n\r\nb\r"c\r\nc\nc"\r\n\n\rd')
  assert.deepEqual(rows, [['a'], ['b'], ['c\r\nc\nc'], ['d']])
  assert.deepEqual(lines, [1, 3, 6, 9])
})

test('a quotation mark out of its place ends the reading, with the line on which its row begins; the rows before it were read', async () => {
  for (const [text, code, line] of [
    ['a,b\nc,d"e\n', 'quote-within', 2],
    ['a,b\n"c"d,e\n', 'after-quote', 2],
    ['a,b\n"c" ,e\n', 'after-quote', 2],
    ['a,b\nc,"d\ne\nf', 'quote-open', 2],
    ['a,b\n\r\n\n"c\r\n",d,"e\nf', 'quote-open', 4],
    ['a,b\n"c""\n', 'quote-open', 2],
  ] as const) {
    const seen = await read(text)
    assert.deepEqual(seen.fault, { code, line }, text)
    assert.deepEqual(seen.rows, [['a', 'b']], text)
  }
})

test('a row longer than the bound ends the reading before it is whole', async () => {
  const pushed = async (opening: string, piece: string): Promise<object> => {
    let pieces = 0
    const text = function* (): Generator<string> {
      for (yield opening; pieces < 1000; pieces += 1) yield piece
    }
    return { fault: await readRows(text(), () => assert.fail('no row has ended')), pieces }
  }
  const [letters, commas] = ['x'.repeat(1000), ','.repeat(1000)]
  // The sixty-sixth of the pieces is the one that is over the bound; none is asked for after it.
  assert.deepEqual(await pushed('\n', letters), { fault: { code: 'row-too-long', line: 2 }, pieces: 65 })
  assert.deepEqual(await pushed('\n', commas), { fault: { code: 'row-too-long', line: 2 }, pieces: 65 })
  assert.deepEqual(await pushed('\n\n"', letters), { fault: { code: 'quote-open', line: 3 }, pieces: 65 })
  for (const row of ['x', '€', ','].map((sign) => sign.repeat(LONGEST_ROW)))
    assert.equal((await read(`${row}\n`)).fault, undefined)
  for (const row of ['x', '€', ','].map((sign) => sign.repeat(LONGEST_ROW + 1)))
    assert.deepEqual((await read(`${row}\n`)).fault, { code: 'row-too-long', line: 1 })
})

test('a row with NUL or with the sign for bytes that are no text says so, quoted or not', async () => {
  assert.deepEqual((await read('a\nb\0\nc,�\n"d\0",e\n"f�"\ng\n')).unsound, [2, 3, 4, 5])
})

test('what the taker of the rows throws comes out of the reading, and no further row is given', async () => {
  const [thrown, rows]: [Error, (readonly string[])[]] = [new Error('enough'), []]
  const reading = readRows(['a\nb\nc\n'], ({ fields }) => {
    rows.push(fields)
    if (rows.length === 2) throw thrown
  })
  await assert.rejects(reading, thrown)
  assert.deepEqual(rows, [['a'], ['b']])
})
