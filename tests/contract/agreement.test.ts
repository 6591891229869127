/** Agreement and cohesion by the contract: every pair against what the rows say one by one, and the totals of the General Assembly. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { agreement } from '../../src/cli/agreement.ts'
import { run, scratch, type Ran } from '../support/command.ts'
import { sharedPath, withoutShared } from '../support/rolls.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
const HEADER = 'decision,date,party,position'

interface Answer {
  readonly totals: Record<'decisions' | 'parties' | 'pairs' | 'common' | 'equal' | 'opposite', number>
  readonly pairs: readonly {
    a: string
    b: string
    common: number
    equal: number
    opposite: number
    agreement: number | null
  }[]
  readonly group?: {
    agreementIndex: { mean: number | null }
    rice: { mean: number | null; decisions: number }
    decisions: number
  }
}

let next = 0
async function ran(
  text: string | Uint8Array,
  args: readonly string[] = [],
  name = `${next++}.csv`,
): Promise<Ran> {
  return run(agreement, [file(name, text), ...args, '--json'], place)
}

async function answer(rows: readonly string[], ...args: readonly string[]): Promise<Answer> {
  const { code, json, said } = await ran([HEADER, ...rows].join('\n'), args)
  assert.equal(code, 0, said)
  return json() as Answer
}

const ROWS = [
  'D1,2020-01-01,A,yes',
  'D1,2020-01-01,B,yes',
  'D1,2020-01-01,C,no',
  'D2,2020-02-01,A,yes',
  'D2,2020-02-01,B,abstain',
  'D2,2020-02-01,C,absent',
  'D3,2020-03-01,A,no',
  'D3,2020-03-01,B,no',
  'D3,2020-03-01,C,abstain',
]

test('a pair has in common the decisions in which both voted; absence is no vote and no agreement', async () => {
  const { totals, pairs } = await answer(ROWS)
  assert.deepEqual(totals, { decisions: 3, parties: 3, pairs: 3, common: 7, equal: 2, opposite: 2 })
  assert.deepEqual(
    pairs.map(({ a, b, common, equal, opposite }) => `${a}${b} ${common} ${equal} ${opposite}`),
    ['AB 3 2 0', 'AC 2 0 1', 'BC 2 0 1'],
  )
  assert.equal(pairs[0]!.agreement, 2 / 3)
})

test('two that never voted together have no agreement, not one of nothing', async () => {
  const { pairs } = await answer(['D1,2020-01-01,A,yes', 'D2,2020-01-01,B,yes'])
  assert.deepEqual([pairs[0]!.common, pairs[0]!.agreement], [0, null])
})

test('from one day to another, both included', async () => {
  assert.equal((await answer(ROWS, '--from', '2020-02-01', '--to', '2020-03-01')).totals.decisions, 2)
  assert.equal((await answer(ROWS, '--to', '2020-01-31')).totals.common, 3)
  assert.equal((await answer(ROWS, '--from', '2021-01-01')).totals.parties, 0)
})

test('a group that splits between yes and abstain is united by Rice and not by Hix', async () => {
  const rows = ['A,yes', 'B,yes', 'C,abstain', 'D,abstain'].map((row) => `D1,2020-01-01,${row}`)
  const { group } = await answer(
    [...rows, 'D2,2020-01-01,A,abstain', 'D2,2020-01-01,B,abstain'],
    '--group',
    'A,B,C,D',
  )
  assert.deepEqual(group!.agreementIndex, { mean: (0.25 + 1) / 2, decisions: 2 })
  assert.deepEqual(group!.rice, { mean: 1, decisions: 1 })
  assert.equal(group!.decisions, 2)
})

test('of any rolls, pairs and cohesion are those of the definitions', async () => {
  const anyRoll = fc.array(
    fc.constantFrom('yes', 'no', 'abstain', 'absent', 'not-participating', undefined),
    {
      minLength: 5,
      maxLength: 5,
    },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(anyRoll, { minLength: 1, maxLength: 70 }), async (rolls) => {
      const parties = ['A', 'B', 'C', 'D', 'E']
      const rows = rolls.flatMap((roll, index) =>
        roll.flatMap((position, party) =>
          position ? [`D${index},2020-01-01,${parties[party]},${position}`] : [],
        ),
      )
      if (rows.length === 0) return
      const { pairs, group, totals } = await answer(rows)
      assert.equal(group, undefined)
      const votes = (roll: (typeof rolls)[number]) =>
        roll.map((one) => (['yes', 'no', 'abstain'].includes(one ?? '') ? one : ''))
      for (const { a, b, common, equal, opposite } of pairs) {
        const [x, y] = [parties.indexOf(a), parties.indexOf(b)]
        const both = rolls.map(votes).filter((roll) => roll[x] && roll[y])
        const against = both.filter(
          (roll) => roll[x] !== roll[y] && roll[x] !== 'abstain' && roll[y] !== 'abstain',
        )
        assert.deepEqual(
          [common, equal, opposite],
          [both.length, both.filter((roll) => roll[x] === roll[y]).length, against.length],
        )
      }
      assert.equal(
        totals.equal,
        pairs.reduce((sum, { equal }) => sum + equal, 0),
      )
      const named = parties.filter((_, party) => rolls.some((roll) => roll[party]))
      const { group: cohesion } = await answer(rows, '--group', named.join(','))
      const cast = rolls.map(votes).map((roll) => (of: string) => roll.filter((one) => one === of).length)
      const hix = cast.flatMap((count) => {
        const [m, t] = [
          Math.max(count('yes'), count('no'), count('abstain')),
          count('yes') + count('no') + count('abstain'),
        ]
        return t > 0 ? [(m - (t - m) / 2) / t] : []
      })
      const mean = hix.length > 0 ? hix.reduce((sum, one) => sum + one, 0) / hix.length : null
      assert.equal(cohesion!.decisions, hix.length)
      if (mean === null) assert.equal(cohesion!.agreementIndex.mean, null)
      else assert.ok(Math.abs(cohesion!.agreementIndex.mean! - mean) < 1e-12)
    }),
    { numRuns: 40 },
  )
})

test('the order of rows and columns is nothing to the answer, nor are organ, matter and compression', async () => {
  const expected = await answer(ROWS)
  const turned = ROWS.toReversed().map((row) => row.split(',').toReversed().join(','))
  const { json } = await ran(['position,party,date,decision', ...turned].join('\r\n'))
  assert.deepEqual(json(), { ...expected })
  const wide = [
    'decision,date,organ,matter,party,position',
    ...ROWS.map((row) => row.replace(/(,20[\d-]+),/, '$1,council,,')),
  ]
  const zipped = await ran(gzipSync(wide.join('\n')), [], 'wide.csv.gz')
  assert.deepEqual(zipped.json(), expected)
})

test('every fault is named with its line, and nothing is counted', async () => {
  const rows = [
    'D1,2020-01-01,A,yes',
    'D1,2020-01-01,A,no',
    'D1,2020-01-02,B,yes',
    'D1,2020-01-01,C,maybe',
    ',2020-01-01,D,yes',
    'D1,2020-01-01,,yes',
    'D2,yesterday,A,yes',
    'D1,2020-01-01,E',
  ]
  const { code, out, said } = await ran([HEADER, ...rows].join('\n'))
  assert.equal(code, 2)
  assert.equal(out, '')
  assert.deepEqual(
    said
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^.*\.csv:/, '')),
    [
      '3: duplicate A',
      '4: rows-differ 2020-01-02',
      '5: unknown-position maybe',
      '6: no-decision ',
      '7: no-party ',
      '8: wrong-date yesterday',
      '9: wrong-fields 3',
    ],
  )
})

test('no file, no such columns, dates that end before they begin, a group of strangers are usage', async () => {
  const code = async (...args: readonly string[]): Promise<number> => (await run(agreement, args, place)).code
  assert.equal(await code(), 2)
  assert.equal(await code(join(folder, 'gone.csv')), 2)
  assert.equal(await code(file('columns.csv', 'decision,party\nD,A')), 2)
  const rolls = file('rolls.csv', [HEADER, ...ROWS].join('\n'))
  assert.equal(await code(rolls, '--from', '2020-02-01', '--to', '2020-01-01'), 2)
  assert.equal(await code(rolls, '--from', 'x'), 2)
  assert.equal(await code(rolls, '--group', 'A,Z'), 2)
  assert.equal(await code(rolls, '--group', ','), 2)
})

test('a file that names more parties than pairs are given for is refused before anything is counted', async () => {
  const rows = Array.from({ length: 2001 }, (_, index) => `D${index},2020-01-01,P${index},yes`)
  const { code, out, said } = await ran([HEADER, ...rows].join('\n'))
  assert.deepEqual([code, out], [2, ''])
  assert.match(said, /^2001 parties in the file: pairs are given for 2000 at most/)
})

test('in words a pair is n of m, in both languages', async () => {
  const rolls = file('words.csv', [HEADER, ...ROWS].join('\n'))
  const en = await run(agreement, [rolls, '--group', 'A,B'], place)
  assert.match(en.out, /^3 decisions, 3 parties, 3 pairs\.\nAgreement index \(Hix\) of the group: 0\.\d{6}/)
  assert.match(en.out, /\nA {2}B {2}the same in 2 of 3, opposite in 0\n/)
  const ru = await run(agreement, [rolls, '--lang', 'ru'], place)
  assert.match(ru.out, /\nA {2}B {2}одинаково в 2 из 3, противоположно в 0\n/)
})

test(
  'the General Assembly from 1946 to 2020: 870,109 votes, the totals of four other programs',
  { skip: withoutShared },
  async () => {
    const text = gunzipSync(readFileSync(sharedPath('rollcalls/unga_matrix.tsv.gz'))).toString()
    const [head = '', ...lines] = text.trimEnd().split('\n')
    const decisions = head.split('\t')[1]!.split(',')
    const words: Readonly<Record<string, string>> = { Y: 'yes', N: 'no', A: 'abstain' }
    const rows = lines.flatMap((line) => {
      const [party = '', votes = ''] = line.split('\t')
      return Array.from(votes).flatMap((vote, index) =>
        words[vote] ? [`${decisions[index]},2000-01-01,"${party}",${words[vote]}`] : [],
      )
    })
    assert.equal(rows.length, 870_109)
    const { totals } = await answer(rows)
    assert.deepEqual(totals, {
      decisions: 6203,
      parties: 200,
      pairs: 19_900,
      common: 64_559_256,
      equal: 47_094_516,
      opposite: 5_279_738,
    })
  },
)
