import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, constantFrom, integer, property } from 'fast-check'
import { dayIn, seconds, type Instant } from '../core/time.ts'
import { bodyAt, momentOf, offset, readOpening } from './opening.ts'

const NOW = '2026-11-27T17:56:00Z' as Instant
const ZONE = 'Europe/Vienna'

test('a time is so much before or after the opening moment, or a time of a day at the seat', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['+PT4M', '2026-11-27T18:00:00Z'],
    ['-PT1H30M5S', '2026-11-27T16:25:55Z'],
    ['-P3DT2H', '2026-11-24T15:56:00Z'],
    ['-P1D@09:00', '2026-11-26T08:00:00Z'],
    ['+P0D@23:59', '2026-11-27T22:59:00Z'],
    // A month and a half earlier the clocks at the seat are an hour further on.
    ['-P45D@09:00', '2026-10-13T07:00:00Z'],
  ]
  for (const [text, expected] of cases) {
    const found = offset(text)
    assert.ok(found, text)
    assert.equal(momentOf(found, NOW, ZONE), expected, text)
  }
})

test('any other text is no time', () => {
  for (const text of [
    'P3D',
    '+P',
    '+PT',
    '-P3DT',
    '-P3D@9:00',
    '-P3D@24:00',
    '-P1DT2H@09:00',
    '2026-11-27',
    '+3D',
    '',
  ])
    assert.equal(offset(text), undefined, text)
})

test('a time of a day at the seat is that day there, however far away', () => {
  check(
    property(integer({ min: 0, max: 900 }), constantFrom('+', '-'), (days, sign) => {
      const found = offset(`${sign}P${days}D@18:00`)
      assert.ok(found)
      const at = momentOf(found, NOW, ZONE)
      const passed =
        (seconds(`${dayIn(at, ZONE)}T00:00:00Z` as Instant) - seconds('2026-11-27T00:00:00Z' as Instant)) /
        86_400
      assert.equal(passed, sign === '+' ? days : -days + 0)
    }),
  )
})

test('in a body a time is an instant, days alone are a day, and the year is that of the opening moment', () => {
  assert.deepEqual(
    bodyAt(
      { question: 'Q/1/{year}', closes: '+PT4M', chairs: [{ from: '-P30D', until: '+P1D' }], count: 3 },
      NOW,
      ZONE,
    ),
    {
      question: 'Q/1/2026',
      closes: '2026-11-27T18:00:00Z',
      chairs: [{ from: '2026-10-28', until: '2026-11-28' }],
      count: 3,
    },
  )
})

test('every fault of an opening is told with its line', () => {
  const text = `founded: -P9D@08:00
acts:
  - { at: yesterday, by: FJOR, type: question.put }
  - { at: -P1D, by: "?", type: put }
`
  const read = readOpening({ name: 'opening.yaml', text })
  assert.ok(!read.ok)
  assert.deepEqual(
    read.faults.map(({ line, pointer }) => [line, pointer]),
    [
      [3, '/acts/0/at'],
      [4, '/acts/1/by'],
      [4, '/acts/1/type'],
    ],
  )
})
