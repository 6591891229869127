import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { PartyId } from '../core/ids.ts'
import type { Day } from '../core/time.ts'
import { nameOn, readPartyNames } from './party-names.ts'
import { SHIPPED } from '../../tests/support/records.ts'

const TEXT = `parties:
  AAA: { en: Now, formerly: [{ until: 2000-01-01, en: Second }, { until: 1990-01-01, en: First, ru: Первая }] }
  BBB: { en: Gone, until: 1991-12-26, succeededBy: AAA }
`

test('a party bears the name of the day that is asked about', () => {
  const read = readPartyNames(TEXT, 'parties.yaml')
  assert.ok(read.ok)
  const party = read.value.get('AAA' as PartyId)!
  const on = (day: string | undefined): string => nameOn(party, day as Day | undefined).en
  assert.deepEqual(['1980-01-01', '1989-12-31', '1990-01-01', '1999-12-31', '2000-01-01'].map(on), [
    'First',
    'First',
    'Second',
    'Second',
    'Now',
  ])
  assert.equal(on(undefined), 'Now')
  assert.deepEqual(read.value.get('BBB' as PartyId), {
    en: 'Gone',
    until: '1991-12-26',
    succeededBy: 'AAA',
    formerly: [],
  })
})

test('a code twice, a code that is none, a day that is none and a party without a name are faults with their lines', () => {
  for (const [text, line] of [
    ['parties:\n  AAA: { en: A }\n  AAA: { en: B }\n', 3],
    ['parties:\n  aaa: { en: A }\n', 2],
    ['parties:\n  AAA: { en: A, until: 1991-02-30 }\n', 2],
    ['parties:\n  AAA: { ru: А }\n', 2],
    ['parties:\n  AAA: { en: A, capital: B }\n', 2],
  ] as const) {
    const read = readPartyNames(text, 'parties.yaml')
    assert.deepEqual(
      [read.ok, !read.ok && read.faults[0]?.line, !read.ok && read.faults[0]?.file],
      [false, line, 'parties.yaml'],
      text,
    )
  }
})

test('the shipped list reads, names every successor it refers to, and has each former name end before the party does', () => {
  const read = readPartyNames(readFileSync(join(SHIPPED, 'parties', 'parties.yaml'), 'utf8'), 'parties.yaml')
  assert.ok(read.ok)
  for (const [code, { until, succeededBy, formerly }] of read.value) {
    assert.ok(succeededBy === undefined || read.value.has(succeededBy), code)
    assert.ok(
      formerly.every((name) => until === undefined || name.until <= until),
      code,
    )
  }
})
