/** Rolls that were made to mislead: each row is read as it stands, or named as a fault, and nothing is guessed. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { Instant } from '../../src/core/time.ts'
import { installExample } from '../../src/store/library.ts'
import { rollcall } from '../../src/cli/rollcall.ts'
import { withoutShared, sharedPath } from '../support/rolls.ts'
import { SHIPPED } from '../support/records.ts'
import { run, scratch, type Ran } from '../support/command.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
// Installed, so that each question reads the record and not the folder anew.
installExample(
  { organisations: SHIPPED, ...place },
  'un-security-council',
  () => '2026-03-02T09:00:00Z' as Instant,
)
const HEADER = 'decision,date,organ,matter,party,position'
const DAY = '2022-02-25'
const PERMANENT = ['CHN', 'FRA', 'GBR', 'RUS', 'USA']
const ELECTED = ['ALB', 'ARE', 'BRA', 'GAB', 'GHA', 'IND', 'IRL', 'KEN', 'MEX', 'NOR']
const ALL = [...PERMANENT, ...ELECTED]

interface Result {
  readonly decisions: readonly {
    decision: string
    date: string
    outcome: string | null
    vetoes: readonly string[]
    counts: Record<string, number>
    faults: readonly object[]
  }[]
  readonly faults: readonly { line: number; code: string; party?: string }[]
  readonly rows: number
}

let next = 0
async function ran(
  text: string | Uint8Array,
  args: readonly string[] = [],
  name = `${next++}.csv`,
): Promise<Ran> {
  return run(rollcall, ['un-security-council', file(name, text), '--json', ...args], place)
}

async function result(text: string | Uint8Array, name?: string): Promise<Result> {
  const { code, json } = await ran(text, [], name)
  assert.equal(code, 0)
  return json() as Result
}

function row(party: string, position: string, decision = 'D', date = DAY, organ = '', matter = ''): string {
  return [decision, date, organ, matter, party, position].join(',')
}

function roll(stands: Readonly<Record<string, readonly string[]>>, decision = 'D', matter = ''): string[] {
  return Object.entries(stands).flatMap(([position, parties]) =>
    parties.map((party) => row(party, position, decision, DAY, '', matter)),
  )
}

function csv(rows: readonly string[]): string {
  return `${[HEADER, ...rows].join('\n')}\n`
}

async function outcomeOf(stands: Readonly<Record<string, readonly string[]>>, matter = ''): Promise<unknown> {
  const { decisions } = await result(csv(roll(stands, 'D', matter)))
  const [{ outcome, vetoes }] = decisions as [Result['decisions'][number]]
  return [outcome, ...vetoes]
}

test('nine adopt, eight do not', async () => {
  const eight = ELECTED.slice(0, 8)
  assert.deepEqual(await outcomeOf({ yes: [...eight, 'CHN'], abstain: ['FRA', 'GBR', 'RUS', 'USA'] }), [
    'adopted',
  ])
  assert.deepEqual(await outcomeOf({ yes: eight, abstain: PERMANENT }), ['not-adopted'])
})

test('a tie of seven and seven is not adopted, and no vote of it is a veto', async () => {
  const stands = {
    yes: ELECTED.slice(0, 7),
    no: [...ELECTED.slice(7), 'CHN', 'FRA', 'RUS', 'USA'],
    abstain: ['GBR'],
  }
  assert.deepEqual(await outcomeOf(stands), ['not-adopted'])
})

test('a permanent member’s no beside nine is a veto, beside eight it is none', async () => {
  assert.deepEqual(await outcomeOf({ yes: ELECTED.slice(0, 9), no: ['RUS'] }), ['not-adopted', 'RUS'])
  assert.deepEqual(await outcomeOf({ yes: ELECTED.slice(0, 8), no: ['RUS'] }), ['not-adopted'])
  assert.deepEqual(await outcomeOf({ yes: ELECTED, no: ['RUS', 'CHN'] }), ['not-adopted', 'CHN', 'RUS'])
})

test('permanent members that are absent, abstain or take no part do not prevent adoption', async () => {
  for (const position of ['absent', 'abstain', 'not-participating'])
    assert.deepEqual(await outcomeOf({ yes: ELECTED, [position]: PERMANENT }), ['adopted'], position)
  assert.deepEqual(await outcomeOf({ yes: ELECTED }), ['adopted'])
})

test('on procedure no member has a veto', async () => {
  assert.deepEqual(await outcomeOf({ yes: ELECTED.slice(0, 9), no: PERMANENT }, 'procedural'), ['adopted'])
})

test('a member left out is counted as not voted, never as abstaining', async () => {
  const { decisions } = await result(csv(roll({ yes: ELECTED })))
  assert.deepEqual(decisions[0]!.counts, {
    yes: 10,
    no: 0,
    abstain: 0,
    absent: 0,
    notParticipating: 0,
    notVoted: 5,
    objection: 0,
    reservation: 0,
    silent: 0,
  })
})

test('a faulty row keeps its decision from being ruled on, and only that one', async () => {
  const rows = [...roll({ yes: ELECTED }, 'A'), row('XXX', 'yes', 'A'), ...roll({ yes: ELECTED }, 'B')]
  const { decisions, faults, rows: count } = await result(csv(rows))
  assert.deepEqual(
    decisions.map(({ decision, outcome, counts }) => [decision, outcome, Object.keys(counts).length]),
    [
      ['A', null, 0],
      ['B', 'adopted', 9],
    ],
  )
  assert.deepEqual(faults, [{ line: 12, code: 'not-a-member', decision: 'A', party: 'XXX' }])
  assert.deepEqual(decisions[0]!.faults, faults)
  assert.equal(count, 21)
})

for (const [what, wrong, expected] of [
  ['a state that is no member of the council', row('DEU', 'yes'), { code: 'not-a-member', party: 'DEU' }],
  ['a member of another time', row('SUN', 'yes'), { code: 'not-a-member', party: 'SUN' }],
  ['a text that is no code', row('Russia', 'yes'), { code: 'unknown-code', party: 'Russia' }],
  ['a code in small letters', row('rus', 'yes'), { code: 'unknown-code', party: 'rus' }],
  ['a code with a space', row(' RUS', 'yes'), { code: 'unknown-code', party: ' RUS' }],
  ['no party', row('', 'yes'), { code: 'unknown-code', party: '' }],
  [
    'a position that is none',
    row('RUS', 'against'),
    { code: 'unknown-position', party: 'RUS', found: 'against' },
  ],
  ['a position in capitals', row('RUS', 'YES'), { code: 'unknown-position', party: 'RUS', found: 'YES' }],
  ['no position', row('RUS', ''), { code: 'unknown-position', party: 'RUS', found: '' }],
  [
    'a position that the rule does not know',
    row('RUS', 'silent'),
    { code: 'unknown-position', party: 'RUS', found: 'silent' },
  ],
  ['a second row of the same party', row('ALB', 'no'), { code: 'duplicate', party: 'ALB' }],
  ['the same row again', row('ALB', 'yes'), { code: 'duplicate', party: 'ALB' }],
  [
    'another date within the decision',
    row('RUS', 'yes', 'D', '2022-02-26'),
    { code: 'rows-differ', found: '2022-02-26 council substantive' },
  ],
  [
    'another matter within the decision',
    row('RUS', 'yes', 'D', DAY, '', 'procedural'),
    { code: 'rows-differ', found: `${DAY} council procedural` },
  ],
  ['a field too many', `${row('RUS', 'yes')},no`, { code: 'wrong-fields', party: 'RUS', found: '7' }],
] as const) {
  test(`${what} is a fault with its line, and its decision is not ruled on`, async () => {
    const { decisions, faults } = await result(
      csv([...roll({ yes: ELECTED }), wrong, ...roll({ no: ['CHN'] })]),
    )
    assert.deepEqual(faults, [{ line: 12, decision: 'D', ...expected }])
    assert.equal(decisions.length, 1)
    assert.deepEqual([decisions[0]!.outcome, decisions[0]!.vetoes], [null, []])
  })
}

test('a row cut short is a fault', async () => {
  const { decisions, faults } = await result(csv([...roll({ yes: ELECTED }), `D,${DAY},council`]))
  assert.equal(decisions[0]!.outcome, null)
  assert.ok(faults.every(({ line }) => line === 12) && faults.some(({ code }) => code === 'wrong-fields'))
})

test('a day that no calendar has is a fault of its decision', async () => {
  for (const date of ['2022-02-30', '25/02/2022', '2022-2-5', '', '2022-02-25T00:00:00Z']) {
    const { decisions, faults } = await result(csv(ELECTED.map((party) => row(party, 'yes', 'D', date))))
    assert.deepEqual([decisions[0]!.outcome, decisions[0]!.date], [null, ''], date)
    assert.deepEqual(faults, [{ line: 2, code: 'wrong-date', decision: 'D', found: date }])
  }
})

test('an organ that the charter does not know is a fault, a matter that no rule provides for is out of order', async () => {
  const organ = await result(csv([row('RUS', 'yes', 'D', DAY, 'senate')]))
  assert.deepEqual(organ.faults, [{ line: 2, code: 'unknown-organ', decision: 'D', found: 'senate' }])
  assert.deepEqual(await outcomeOf({ yes: ELECTED }, 'weather'), ['out-of-order'])
})

test('a decision before the organ was is out of order, not adopted by nobody', async () => {
  const { decisions } = await result(csv([row('FRA', 'yes', 'D', '1900-01-01')]))
  assert.notEqual(decisions[0]!.outcome, 'adopted')
})

test('a row without a decision is a fault of the file', async () => {
  const { decisions, faults } = await result(csv([row('RUS', 'yes', ''), ...roll({ yes: ELECTED })]))
  assert.deepEqual(faults, [{ line: 2, code: 'no-decision' }])
  assert.equal(decisions[0]!.outcome, 'adopted')
})

test('columns in another order, with others beside them, give the same', async () => {
  const rows = ALL.map((party) => `x,${party === 'RUS' ? 'no' : 'yes'},${party},,,${DAY},D`)
  const { decisions } = await result(`note,position,party,matter,organ,date,decision\n${rows.join('\n')}\n`)
  assert.deepEqual([decisions[0]!.outcome, decisions[0]!.vetoes], ['not-adopted', ['RUS']])
})

test('rows of a decision need not stand together', async () => {
  const [a, b] = [roll({ yes: ELECTED, no: ['RUS'] }, 'A'), roll({ yes: ELECTED, abstain: ['RUS'] }, 'B')]
  const { decisions, faults } = await result(csv(a.flatMap((one, index) => [b[b.length - 1 - index]!, one])))
  assert.deepEqual(faults, [])
  assert.deepEqual(Object.fromEntries(decisions.map(({ decision, outcome }) => [decision, outcome])), {
    A: 'not-adopted',
    B: 'adopted',
  })
})

test('a byte order mark, lines ended as on Windows, quotes and empty lines change nothing', async () => {
  const plain = csv(roll({ yes: ELECTED, no: ['RUS'] }))
  const expected = (await result(plain)).decisions
  const quoted = plain.replaceAll(/[^,\n]+/g, (field) => `"${field}"`)
  for (const text of [
    `﻿${plain}`,
    plain.replaceAll('\n', '\r\n'),
    quoted,
    plain.replaceAll('\n', '\n\n'),
    plain.slice(0, -1),
    `﻿${quoted.replaceAll('\n', '\r\n')}`,
  ])
    assert.deepEqual((await result(text)).decisions, expected)
})

test('a quoted field keeps its line breaks, commas and quotes', async () => {
  const name = 'D, "first\nsecond"'
  const rows = ALL.map((party) => `"D, ""first\nsecond""",${DAY},,,${party},yes`)
  const { decisions, faults, rows: count } = await result(csv(rows))
  assert.deepEqual(
    [decisions[0]!.decision, decisions[0]!.outcome, faults.length, count],
    [name, 'adopted', 0, 15],
  )
})

test('a compressed file gives what the plain one gives', async () => {
  const plain = csv(roll({ yes: ELECTED, no: ['RUS'] }))
  assert.deepEqual(await result(gzipSync(plain), 'roll.csv.gz'), await result(plain))
})

for (const [what, text, name] of [
  ['without one of the columns', csv(roll({ yes: ELECTED })).replace('party', 'state'), 'columns.csv'],
  ['that is empty', '', 'empty.csv'],
  ['that is empty and compressed', gzipSync(''), 'empty.csv.gz'],
  ['that is only said to be compressed', csv(roll({ yes: ELECTED })), 'not.csv.gz'],
  ['compressed and cut off', gzipSync(csv(roll({ yes: ELECTED }))).subarray(0, 40), 'cut.csv.gz'],
  ['with a quote that nothing closes', csv([`"D,${DAY},,,RUS,yes`]), 'quote.csv'],
  ['of bytes that are no table', new Uint8Array(500).fill(0), 'zeros.csv'],
] as const) {
  test(`a file ${what} is a fault of use and names the file`, async () => {
    const { code, out, said } = await ran(text, [], name)
    assert.deepEqual([code, out], [2, ''])
    assert.ok(said.includes(name), said)
  })
}

test('a file that is not there, and an organisation that is not, are told apart', async () => {
  assert.equal((await run(rollcall, ['un-security-council', '/nowhere.csv', '--json'], place)).code, 2)
  assert.equal((await run(rollcall, ['un-security-council', '--json'], place)).code, 2)
  assert.equal((await run(rollcall, ['nowhere', file('a.csv', ''), '--json'], place)).code, 3)
})

test('a header alone is a roll of nothing', async () => {
  assert.deepEqual(await result(csv([])), { decisions: [], faults: [], rows: 0 })
})

test('with --strict any fault ends with 2, and the same is still printed', async () => {
  const faulty = csv([...roll({ yes: ELECTED }), row('XXX', 'yes')])
  const [strict, lax] = [await ran(faulty, ['--strict']), await ran(faulty)]
  assert.deepEqual([strict.code, lax.code], [2, 0])
  assert.deepEqual(strict.json(), lax.json())
  assert.equal((await ran(csv(roll({ yes: ELECTED })), ['--strict'])).code, 0)
})

test('the default organ and matter written out give what empty fields give', async () => {
  const rows = ALL.map((party) => row(party, 'yes', 'D', DAY, 'council', 'substantive'))
  assert.deepEqual((await result(csv(rows))).decisions, (await result(csv(roll({ yes: ALL })))).decisions)
})

test(
  'every outcome and veto of the published rolls comes out as published',
  { skip: withoutShared },
  async () => {
    const path = sharedPath('rollcalls/unsc-rollcall-even-years.csv.gz')
    const { code, json } = await run(rollcall, ['un-security-council', path, '--strict', '--json'], place)
    const { decisions, faults, rows } = json() as Result
    assert.deepEqual([code, faults], [0, []])
    const lines: string[][] = parse(readFileSync(sharedPath('rollcalls/unsc-outcomes-even-years.csv')))
    const published = lines
      .slice(1)
      .map(([decision, date, outcome, vetoes = '']) =>
        [decision, date, outcome, ...vetoes.split(';')].join(' ').trim(),
      )
    const ruled = decisions.map(({ decision, date, outcome, vetoes }) =>
      [decision, date, outcome, ...vetoes].join(' '),
    )
    assert.deepEqual(ruled.toSorted(), published.toSorted())
    assert.deepEqual([decisions.length, rows > 15_000], [1036, true])
  },
)

test('a roll never writes to a record', async () => {
  const record = join(place.data, 'un-security-council')
  const before = contents(record)
  await result(csv([...roll({ yes: ELECTED, no: ['RUS'] }), row('XXX', 'yes', 'E')]))
  assert.deepEqual(contents(record), before)
})

function contents(path: string): Readonly<Record<string, string>> {
  const names = readdirSync(path).toSorted()
  const ours = names.filter((name) => !name.endsWith('-shm'))
  return Object.fromEntries(
    ours.map((name) => [
      name,
      `${statSync(join(path, name)).mtimeMs} ${readFileSync(join(path, name), 'hex')}`,
    ]),
  )
}
