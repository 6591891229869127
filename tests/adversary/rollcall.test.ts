/** Roll-call files made to exhaust, to mislead or to break: each ends in faults with their lines, or is refused whole. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { rollcall } from '../../src/cli/rollcall.ts'
import type { Io } from '../../src/cli/io.ts'
import type { Instant } from '../../src/core/time.ts'
import { installExample } from '../../src/store/library.ts'
import { run, scratch, type Ran } from '../support/command.ts'
import { SHIPPED } from '../support/records.ts'

const ORG = 'un-security-council'
const { folder, file } = scratch()
const library = { organisations: SHIPPED, data: join(folder, 'data') }
const now = '2026-03-02T09:00:00Z' as Instant
installExample(library, ORG, () => now)

const HEADER = 'decision,date,organ,matter,party,position\n'
const DAY = '2022-02-25'
const ELECTED = ['ALB', 'ARE', 'BRA', 'GAB', 'GHA', 'IND', 'IRL', 'KEN', 'MEX', 'NOR']
const MEGABYTE = 2 ** 20

interface Result {
  readonly decisions: readonly { decision: string; outcome: string | null; faults: readonly object[] }[]
  readonly faults: readonly {
    line: number
    code: string
    decision?: string
    party?: string
    found?: string
  }[]
  readonly rows: number
}

function row(decision: string, party: string, position = 'yes'): string {
  return `${decision},${DAY},,,${party},${position}\n`
}

function roll(decision: string): string {
  return ELECTED.map((party) => row(decision, party)).join('')
}

let next = 0
function ran(bytes: string | Uint8Array, ending = 'csv', args: readonly string[] = ['--json']): Promise<Ran> {
  return run(rollcall, [ORG, file(`${next++}.${ending}`, bytes), ...args], library)
}

async function result(bytes: string | Uint8Array): Promise<Result> {
  const { code, json } = await ran(bytes)
  assert.equal(code, 0)
  return json() as Result
}

/** A compressed file that begins with a text and goes on with one of sixteen megabytes again and again. */
function bomb(opening: string, byte: string, times: number): Buffer {
  const more = gzipSync(Buffer.alloc(16 * MEGABYTE, byte))
  return Buffer.concat([gzipSync(opening), ...Array.from({ length: times }, () => more)])
}

for (const [what, bytes, place] of [
  ['ten gigabytes of NUL', bomb('', '\0', 640), 1],
  ['a header and ten gigabytes of NUL', bomb(HEADER, '\0', 640), 2],
  ['a gigabyte in one field', bomb(HEADER + roll('A'), 'x', 64), 12],
  ['a gigabyte in one quoted field', bomb(`${HEADER + roll('A')}"`, 'x', 64), 12],
  ['a quotation mark that opens on a gigabyte of lines', bomb(`${HEADER + roll('A')}B,"`, '\n', 64), 12],
  ['a row of a thousand million fields', bomb(HEADER + roll('A'), ',', 64), 12],
] as const) {
  test(`${what}, compressed, end the reading early: the line is named, and nothing is printed`, async () => {
    const { code, out, said } = await ran(bytes, 'csv.gz')
    assert.deepEqual([code, out], [2, ''])
    assert.ok(said.includes(`.csv.gz:${place}: `), said)
  })
}

test('a row of a million fields is refused with its line, one of ten thousand is a fault of its decision', async () => {
  const { code, out, said } = await ran(`${HEADER}${roll('A')}B${','.repeat(1_000_000)}\n`)
  assert.deepEqual([code, out], [2, ''])
  assert.match(said, /\.csv:12: /)
  const { decisions, faults } = await result(`${HEADER}${roll('A')}A,${DAY}${','.repeat(9998)}\n${roll('B')}`)
  assert.deepEqual(
    decisions.map(({ decision, outcome }) => [decision, outcome]),
    [
      ['A', null],
      ['B', 'adopted'],
    ],
  )
  assert.deepEqual(faults[0], { line: 12, code: 'wrong-fields', decision: 'A', party: '', found: '10000' })
})

test('empty lines without end are no rows, and lines are counted through them', async () => {
  const { code, json } = await ran(
    Buffer.concat([bomb(HEADER + roll('A'), '\n', 4), gzipSync(row('A', 'XXX'))]),
    'csv.gz',
  )
  assert.equal(code, 0)
  const { rows, faults } = json() as Result
  assert.equal(rows, 11)
  assert.deepEqual(faults, [{ line: 12 + 64 * MEGABYTE, code: 'not-a-member', decision: 'A', party: 'XXX' }])
})

for (const [what, bad] of [
  ['bytes that are no UTF-8', Buffer.from([0xff])],
  ['a sign cut short', Buffer.from([0xe2, 0x82])],
  ['half of a pair', Buffer.from([0xed, 0xa0, 0x80])],
  ['the sign that stands for lost bytes', Buffer.from('\uFFFD')],
  ['NUL', Buffer.from([0])],
] as const) {
  test(`${what} in a row is a fault with its line, and no decision is ruled on by such a row`, async () => {
    for (const [before, after] of [
      [`A,${DAY},,,RU`, 'S,no'],
      [`A,${DAY},,,RUS,n`, 'o'],
      [`A,${DAY},coun`, 'cil,,RUS,no'],
      [`A,2022-02`, '-25,,,RUS,no'],
      [`A,${DAY},,,RUS,no,`, ''],
    ] as const) {
      const bytes = Buffer.concat([
        Buffer.from(`${HEADER}${roll('A')}${before}`),
        bad,
        Buffer.from(`${after}\n${roll('B')}`),
      ])
      const { decisions, faults } = await result(bytes)
      assert.deepEqual(faults, [{ line: 12, code: 'not-text', decision: 'A' }])
      assert.deepEqual(
        decisions.map(({ decision, outcome }) => [decision, outcome]),
        [
          ['A', null],
          ['B', 'adopted'],
        ],
      )
    }
    const unnamed = Buffer.concat([Buffer.from(HEADER + roll('B')), bad, Buffer.from(row('A', 'RUS', 'no'))])
    const { decisions, faults } = await result(unnamed)
    assert.deepEqual(faults, [{ line: 12, code: 'not-text' }])
    assert.deepEqual(
      decisions.map(({ decision }) => decision),
      ['B'],
    )
    const { code, out, said } = await ran(Buffer.concat([bad, Buffer.from(HEADER + roll('B'))]))
    assert.deepEqual([code, out], [2, ''])
    assert.match(said, /\.csv:1: /)
  })
}

test('a sign of several bytes is read whole wherever the pieces of the file end', async () => {
  // Files are read in pieces of 65,536 bytes: each of these names has one end at another place of a sign.
  const names = [0, 1, 2, 3].map((shift) => `${'x'.repeat(shift)}${'€'.repeat(21_000)}`)
  for (const name of names) {
    const { decisions, faults } = await result(
      `${HEADER}${row(name, 'FRA')}${row('B', 'FRA')}${row(name, 'CHN')}`,
    )
    assert.deepEqual(faults, [])
    assert.deepEqual(
      decisions.map(({ decision }) => decision),
      [name, 'B'],
    )
  }
})

for (const [what, rest] of [
  ['that is never closed', `"B,${DAY},,,FRA,yes\n${roll('C')}`],
  ['that closes within a field', `"B"x,${DAY},,,FRA,yes\n${roll('C')}`],
  ['within a field', `B"x",${DAY},,,FRA,yes\n${roll('C')}`],
] as const) {
  test(`a quotation mark ${what} refuses the file with its line, and nothing is printed`, async () => {
    const { code, out, said } = await ran(`${HEADER}${roll('A')}${rest}`)
    assert.deepEqual([code, out], [2, ''])
    assert.match(said, /\.csv:12: /)
  })
}

test('lines that end now so, now so, are the rows that stand there', async () => {
  const ends = ['\n', '\r\n', '\r', '\n\r\n', '\r\r\n']
  const mixed = ELECTED.map((party, index) => row('A', party).replace('\n', ends[index % ends.length] ?? ''))
  const { decisions, faults, rows } = await result(`${HEADER}${mixed.join('')}${row('A', 'XXX')}`)
  assert.deepEqual(faults, [{ line: 16, code: 'not-a-member', decision: 'A', party: 'XXX' }])
  assert.deepEqual([decisions.length, rows], [1, 11])
  const without = await result(`${HEADER}${mixed.join('')}`)
  assert.equal(without.decisions[0]?.outcome, 'adopted')
})

test('ten thousand codes of parties are ten thousand faults, each with its line', async () => {
  const codes = Array.from({ length: 10_000 }, (_, index) => `Q${index}`)
  const { decisions, faults } = await result(
    `${HEADER}${codes.map((code) => row('A', code)).join('')}${roll('B')}`,
  )
  assert.deepEqual(
    faults,
    codes.map((party, index) => ({ line: index + 2, code: 'not-a-member', decision: 'A', party })),
  )
  assert.deepEqual(
    decisions.map(({ outcome, faults }) => [outcome, faults.length]),
    [
      [null, 10_000],
      ['adopted', 0],
    ],
  )
})

test('what a file says is shown on a terminal without the signs that a terminal obeys', async () => {
  const name = '\u001b[2Jadopted\u009b'
  const { out, said } = await ran(`${HEADER}${row(name, '\u001b[31mRUS')}`, 'csv', [])
  // oxlint-disable-next-line no-control-regex
  for (const text of [out, said]) assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  assert.ok(out.includes(String.raw`\u001b[2Jadopted\u009b`), out)
})

test('standard output is waited for: no piece is written while the one before it is not taken', async () => {
  let [taken, waiting, most] = ['', '', 0]
  const io: Io = {
    args: [
      ORG,
      file('slow.csv', HEADER + Array.from({ length: 5000 }, (_, n) => row(`D${n}`, 'FRA')).join('')),
      '--json',
    ],
    out: (text) => {
      waiting += text
      most = Math.max(most, waiting.length)
    },
    drained: async () => {
      await new Promise(setImmediate)
      taken += waiting
      waiting = ''
    },
    say: (text) => assert.fail(text),
    library,
    now: () => now,
  }
  assert.equal(await rollcall(io), 0)
  const { decisions, rows } = JSON.parse(taken + waiting) as Result
  assert.deepEqual([decisions.length, rows], [5000, 5000])
  assert.ok(most < 80_000, `${most}`)
})

/** The highest memory of a process that reads the file, in megabytes. */
function peak(
  bytes: string | Uint8Array,
  ending: string,
): { code: number | null; megabytes: number; out: string } {
  const root = join(import.meta.dirname, '../..')
  const node = ['--import', join(root, 'bench/peak.ts'), join(root, 'src/cli/main.ts')]
  const words = ['rollcall', ORG, file(`${next++}.${ending}`, bytes), '--json', '--data', library.data]
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  return { code: status, megabytes: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024, out: stdout }
}

test('neither a compressed bomb nor a hundred thousand decisions of one row take much memory', () => {
  const least = peak(HEADER, 'csv').megabytes
  const zeros = peak(bomb(HEADER, '\0', 640), 'csv.gz')
  assert.deepEqual([zeros.code, zeros.out], [2, ''])
  assert.ok(zeros.megabytes < least + 40, `${zeros.megabytes}, of an empty roll ${least}`)
  const parties = [...ELECTED, 'CHN', 'FRA', 'GBR', 'RUS', 'USA']
  const many = Array.from({ length: 100_000 }, (_, n) => row(`S/2022/${n}`, parties[n % 15] ?? ''))
  const wide = peak(HEADER + many.join(''), 'csv')
  assert.equal(wide.code, 0)
  assert.equal((JSON.parse(wide.out) as Result).decisions.length, 100_000)
  assert.ok(wide.megabytes < least + 120, `${wide.megabytes}, of an empty roll ${least}`)
})
