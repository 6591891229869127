import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAfter, duration, elapsed, instantIn, later, showDuration, type Duration } from './duration.ts'
import { dayIn, dayOfNumber, instantOf, secondsOfDayIn, type Day, type Instant } from './time.ts'

const VIENNA = 'Europe/Vienna'
const of = (text: string): Duration => duration(text)!
const after = (at: string, text: string, zone = VIENNA): string => later(at as Instant, of(text), zone)

test('a duration is a whole number and one unit, and shows as it is written', () => {
  for (const [text, shown] of [
    ['72h', '72h'],
    ['24 hours', '24h'],
    ['1 hour', '1h'],
    ['90 min', '90 min'],
    ['30 minutes', '30 min'],
    ['30 days', '30 days'],
    ['1 day', '1 day'],
    ['2 weeks', '14 days'],
    ['6 months', '6 months'],
    ['1 year', '1 year'],
  ] as const)
    assert.equal(showDuration(of(text)), shown)
})

test('what has another form is no duration', () => {
  for (const text of [
    '',
    '0h',
    '0 days',
    'h',
    '72',
    '1.5h',
    '-1 day',
    '72 h ',
    ' 72h',
    'six months',
    'P6M',
    '6m',
    '72H',
    '12345h',
  ])
    assert.equal(duration(text), undefined, text)
})

test('a month after the last day of a month is the last day that the next one has', () => {
  const months = (date: string, count: number): string => dayAfter(date as Day, 'months', count)
  assert.equal(months('2026-01-31', 1), '2026-02-28')
  assert.equal(months('2024-01-31', 1), '2024-02-29')
  assert.equal(months('2026-03-31', 1), '2026-04-30')
  assert.equal(months('2026-02-28', 1), '2026-03-28')
  assert.equal(months('2026-08-31', 6), '2027-02-28')
  assert.equal(months('2026-12-15', 1), '2027-01-15')
  assert.equal(months('2026-03-31', -1), '2026-02-28')
  assert.equal(months('2026-01-15', -1), '2025-12-15')
})

test('a year after 29 February is 28 February, four years after it the day itself', () => {
  assert.equal(dayAfter('2024-02-29' as Day, 'years', 1), '2025-02-28')
  assert.equal(dayAfter('2024-02-29' as Day, 'years', 4), '2028-02-29')
  assert.equal(dayAfter('2096-02-29' as Day, 'years', 4), '2100-02-28')
})

test('hours are exact: 24 of them over the change of the clock are not a civil day', () => {
  assert.equal(after('2026-03-28T17:00:00Z', '24h'), '2026-03-29T17:00:00Z')
  assert.equal(after('2026-03-28T17:00:00Z', '1 day'), '2026-03-29T16:00:00Z')
  assert.equal(after('2026-10-24T16:00:00Z', '24h'), '2026-10-25T16:00:00Z')
  assert.equal(after('2026-10-24T16:00:00Z', '1 day'), '2026-10-25T17:00:00Z')
  assert.equal(after('2026-03-02T09:00:00Z', '90 min'), '2026-03-02T10:30:00Z')
})

test('a civil day is reckoned in its zone: the same instant gives other instants elsewhere', () => {
  assert.equal(after('2026-03-07T17:00:00Z', '1 day', 'America/New_York'), '2026-03-08T16:00:00Z')
  assert.equal(after('2026-03-07T17:00:00Z', '1 day', VIENNA), '2026-03-08T17:00:00Z')
  assert.equal(after('2026-01-31T23:30:00Z', '1 month', 'Asia/Tokyo'), '2026-02-28T23:30:00Z')
})

test('a time that the clock leaps over is read as before the leap; one that it shows twice is the first', () => {
  // In Vienna, 29 March 2026 has no 02:30, and 25 October 2026 has two.
  assert.equal(instantIn('2026-03-29' as Day, 9000, VIENNA), '2026-03-29T01:30:00Z')
  assert.equal(instantIn('2026-10-25' as Day, 9000, VIENNA), '2026-10-25T00:30:00Z')
  assert.equal(after('2026-03-28T01:30:00Z', '1 day'), '2026-03-29T01:30:00Z')
})

test('what has passed is counted in whole units of what is asked', () => {
  const passed = (from: string, to: string, text: string): string =>
    elapsed(from as Instant, to as Instant, of(text), VIENNA)
  assert.equal(passed('2026-03-02T09:00:00Z', '2026-03-04T09:00:00Z', '72h'), '48h')
  assert.equal(passed('2026-03-02T09:00:00Z', '2026-03-04T08:59:59Z', '72h'), '47h 59 min')
  assert.equal(passed('2026-03-02T09:00:00Z', '2026-03-02T09:45:00Z', '90 min'), '45 min')
  assert.equal(passed('2026-03-02T09:00:00Z', '2026-03-12T08:59:59Z', '14 days'), '9 days')
  assert.equal(passed('2026-03-28T17:00:00Z', '2026-03-29T16:00:00Z', '14 days'), '1 day')
  assert.equal(passed('2026-01-31T09:00:00Z', '2026-02-28T09:00:00Z', '6 months'), '1 month')
  assert.equal(passed('2024-02-29T09:00:00Z', '2026-02-27T09:00:00Z', '2 years'), '1 year')
  assert.equal(passed('2026-03-02T09:00:00Z', '2026-03-01T09:00:00Z', '14 days'), '0 days')
})

test('the instant at which a clock shows what it shows at an instant is that one, or its twin an hour before', () => {
  const zones = fc.constantFrom(
    VIENNA,
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Atlantic/Azores',
    'Africa/Cairo',
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), zones, (moment, zone) => {
      const at = instantOf(moment)
      const back = instantIn(dayIn(at, zone), secondsOfDayIn(at, zone), zone)
      assert.deepEqual(
        [dayIn(back, zone), secondsOfDayIn(back, zone)],
        [dayIn(at, zone), secondsOfDayIn(at, zone)],
      )
      assert.ok(back <= at)
    }),
  )
})

test('the months of a day and back lead to the same day where both months have it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -200_000, max: 200_000 }),
      fc.integer({ min: 0, max: 600 }),
      (number, count) => {
        const date = dayOfNumber(number)
        const there = dayAfter(date, 'months', count)
        const day = (of: Day): number => Number(of.slice(8))
        if (day(there) === day(date)) assert.equal(dayAfter(there, 'months', -count), date)
        else assert.ok(day(there) < day(date) && day(dayAfter(there, 'days', 1)) === 1)
      },
    ),
  )
})
