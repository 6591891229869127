import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scratch } from '../../tests/support/command.ts'
import { folderOf } from '../../tests/support/organisations.ts'
import { SHIPPED } from '../../tests/support/records.ts'
import { openReading } from '../store/library.ts'
import { newRolls, type Rolls } from './rolls.ts'

const read = openReading({ organisations: SHIPPED, data: scratch().folder }, folderOf('harbour-league'))
assert.ok(read?.ok)
const reading = read.value

/** Rows until no more is taken: how many were. */
function until(rolls: Rolls, rowOf: (number: number) => readonly string[], most: number): number {
  for (let number = 0; number < most; number += 1) {
    const row = { values: rowOf(number), line: number + 2, fields: 6, fits: true, sound: true }
    if (!rolls.take(row)) return number
  }
  return most
}

test('what is held is bounded: decisions, faults, and every text that comes with them', () => {
  const kilobyte = 'x'.repeat(1000)
  for (const [what, rowOf, least] of [
    ['decisions', (n: number) => [`D${n}`, '2022-02-25', '', '', 'ANSA', 'yes'], 5_000],
    ['the same row again', () => ['D', '2022-02-25', '', '', 'ANSA', 'yes'], 3_000],
    [
      'long names of decisions',
      (n: number) => [`D${n}${kilobyte}`, '2022-02-25', '', '', 'ANSA', 'yes'],
      400,
    ],
    ['codes of parties', (n: number) => ['D', '2022-02-25', '', '', `${kilobyte}${n}`, 'yes'], 400],
    ['positions', (n: number) => ['D', '2022-02-25', '', '', 'ANSA', `${kilobyte}${n}`], 400],
    ['matters', (n: number) => [`D${n}`, '2022-02-25', '', `${kilobyte}${n}`, 'ANSA', 'yes'], 200],
    ['days that are none', (n: number) => [`D${n}`, `${kilobyte}${n}`, '', '', 'ANSA', 'yes'], 100],
    ['rows without a decision', () => ['', '2022-02-25', '', '', 'ANSA', 'yes'], 3_000],
  ] as const) {
    const taken = until(newRolls(reading, 2 ** 20), rowOf, 20_000)
    assert.ok(taken >= least && taken < 20_000, `${what}: ${taken}`)
    assert.ok(until(newRolls(reading, 2 ** 21), rowOf, 40_000) > taken, what)
  }
})

test('faults come back in the order of the lines, those of a decision in the order they were noted', () => {
  const rolls = newRolls(reading)
  for (const [line, ...values] of [
    [2, 'A', '2022-02-25', '', '', 'ANSA', 'yes'],
    [3, 'B', '2022-02-30', '', '', 'ANSA', 'maybe'],
    [4, 'A', '2022-02-25', '', '', 'ANSA', 'no'],
    [5, '', '2022-02-25', '', '', 'ANSA', 'no'],
  ] as const)
    rolls.take({ values, line, fields: 6, fits: true, sound: true })
  rolls.faults.note(0, 2, 'unknown-organ', undefined, 'senate')
  assert.deepEqual(
    [...rolls.faults.inOrder()],
    [
      { line: 2, code: 'unknown-organ', decision: 'A', found: 'senate' },
      { line: 3, code: 'wrong-date', decision: 'B', found: '2022-02-30' },
      { line: 3, code: 'unknown-position', decision: 'B', party: 'ANSA', found: 'maybe' },
      { line: 4, code: 'duplicate', decision: 'A', party: 'ANSA' },
      { line: 5, code: 'no-decision' },
    ],
  )
  assert.deepEqual(
    [...rolls.decisions()].map(({ decision, faults }) => [decision, faults.map(({ code }) => code)]),
    [
      ['A', ['duplicate', 'unknown-organ']],
      ['B', ['wrong-date', 'unknown-position']],
    ],
  )
})

test('positions come back by party, with the line of each ballot', () => {
  const rolls = newRolls(reading)
  for (const [line, party, position] of [
    [2, 'ANSA', 'yes'],
    [3, 'BRISO', 'abstain'],
  ] as const)
    rolls.take({
      values: ['A', '2022-02-25', '', '', party, position],
      line,
      fields: 6,
      fits: true,
      sound: true,
    })
  const [decision] = [...rolls.decisions()]
  assert.deepEqual(
    [...(decision?.positions() ?? [])],
    [
      ['ANSA', 'yes'],
      ['BRISO', 'abstain'],
    ],
  )
  assert.deepEqual(
    ['ANSA', 'BRISO', 'CALDO'].map((party) => decision?.lineOf(party)),
    [2, 3, 2],
  )
})
