import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, nextYearDay, period, showPeriod, startOf, yearDay } from './period.ts'
import { dayIn, instantOf, seconds, type Day } from './time.ts'

const on = (text: string): Day => text as Day
const from = (start: string, text: string): string => after(on(start), period(text)!)

test('a year from a day is the same day of the next year', () => {
  assert.equal(from('2024-01-29', '1 year'), '2025-01-29')
  assert.equal(from('1949-08-24', '20 years'), '1969-08-24')
})

test('where the month has no such day a period ends on its last one', () => {
  assert.equal(from('2024-02-29', '1 year'), '2025-02-28')
  assert.equal(from('2026-08-31', '6 months'), '2027-02-28')
  assert.equal(from('2026-01-31', '1 month'), '2026-02-28')
})

test('months run over the end of a year, days over the end of a month', () => {
  assert.equal(from('2026-11-15', '3 months'), '2027-02-15')
  assert.equal(from('2026-02-10', '30 days'), '2026-03-12')
  assert.equal(from('2026-12-31', 'at-once'), '2026-12-31')
})

test('what is no period is none', () => {
  for (const text of ['1.5 years', '-1 year', 'year', '1  year', '12-31', '30'])
    assert.equal(period(text), undefined, text)
  assert.deepEqual(
    ['1 year', '30 days', 'at-once'].map((text) => showPeriod(period(text)!)),
    ['1 year', '30 days', 'at-once'],
  )
})

test('29 February is no day of every year', () => {
  assert.equal(yearDay('02-29'), undefined)
  assert.deepEqual(yearDay('12-31'), { month: 12, date: 31 })
})

test('the next such day of a year may be today', () => {
  assert.equal(nextYearDay(on('2022-12-31'), yearDay('12-31')!), '2022-12-31')
  assert.equal(nextYearDay(on('2022-10-01'), yearDay('09-30')!), '2023-09-30')
})

test('a civil day begins with its first instant, also where clocks change at midnight', () => {
  for (const [zone, text] of [
    ['Europe/Zurich', '2026-03-29'],
    ['America/New_York', '2026-11-01'],
    ['Asia/Beirut', '2026-03-29'],
    ['Pacific/Kiritimati', '2026-01-01'],
  ] as const) {
    const start = startOf(on(text), zone)
    assert.equal(dayIn(start, zone), text, zone)
    assert.ok(dayIn(instantOf(seconds(start) - 1), zone) < text, zone)
  }
})

test('what would lie beyond the last day that has four digits for its year is that day', () => {
  assert.equal(from('9999-06-01', '1 year'), '9999-12-31')
  assert.equal(from('9999-12-31', '1 month'), '9999-12-31')
  assert.equal(from('9999-12-31', '1 day'), '9999-12-31')
  assert.equal(from('9000-01-01', '9999 years'), '9999-12-31')
  assert.equal(nextYearDay(on('9999-12-31'), yearDay('06-30')!), '9999-12-31')
  assert.equal(startOf(on('9999-12-31'), 'America/New_York').slice(0, 10), '9999-12-31')
})
