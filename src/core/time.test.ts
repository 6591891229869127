import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  day,
  dayIn,
  dayNumber,
  dayOfNumber,
  firstDay,
  instant,
  instantOf,
  isZone,
  partialDay,
  seconds,
  type Day,
} from './time.ts'

/** Days from the year 1 to the year 9999. */
const anyDayNumber = fc.integer({ min: dayNumber('0001-01-01' as Day), max: dayNumber('9999-12-31' as Day) })
const anySeconds = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 })

test('a day has a number, and the number gives the day back', () => {
  fc.assert(fc.property(anyDayNumber, (number) => assert.equal(dayNumber(dayOfNumber(number)), number)))
})

test('an instant has its seconds, and the seconds give the instant back', () => {
  fc.assert(fc.property(anySeconds, (total) => assert.equal(seconds(instantOf(total)), total)))
})

test('every number in range gives a day that the calendar has, and a later number a later text', () => {
  fc.assert(
    fc.property(anyDayNumber, (number) => {
      const found = dayOfNumber(number)
      assert.equal(day(found), found)
      if (found !== '9999-12-31') assert.ok(dayOfNumber(number + 1) > found)
    }),
  )
})

test('days are counted as the common calendar of computers counts them', () => {
  fc.assert(
    fc.property(anyDayNumber, (number) => {
      assert.equal(dayOfNumber(number), new Date(number * 86_400_000).toISOString().slice(0, 10))
    }),
  )
})

test('the first of January 1970 is day 0, and the day before is day -1', () => {
  assert.equal(dayNumber('1970-01-01' as Day), 0)
  assert.equal(dayOfNumber(-1), '1969-12-31')
  assert.equal(instantOf(-1), '1969-12-31T23:59:59Z')
})

test('a year divisible by a hundred is a leap year only where it is divisible by four hundred', () => {
  assert.equal(day('2000-02-29'), '2000-02-29')
  assert.equal(day('1900-02-29'), undefined)
  assert.equal(day('2024-02-29'), '2024-02-29')
  assert.equal(day('2023-02-29'), undefined)
})

test('a day that no calendar has is no day, and neither is a day in another form', () => {
  for (const text of [
    '2022-00-10',
    '2022-13-01',
    '2022-04-31',
    '2022-01-00',
    '0000-01-01',
    '2022-1-1',
    '20220101',
    '2022-01-01 ',
    '',
  ]) {
    assert.equal(day(text), undefined, text)
  }
})

test('an instant is whole seconds of UTC, and a leap second is none', () => {
  assert.equal(instant('2016-12-31T23:59:59Z'), '2016-12-31T23:59:59Z')
  for (const text of [
    '2016-12-31T23:59:60Z',
    '2016-12-31T24:00:00Z',
    '2016-12-31T23:60:00Z',
    '2016-02-30T00:00:00Z',
    '2016-12-31T23:59:59',
    '2016-12-31T23:59:59+00:00',
    '2016-12-31T23:59:59.5Z',
    '2016-12-31',
  ]) {
    assert.equal(instant(text), undefined, text)
  }
})

test('a source may give a day, a month or a year, and each begins on its first day', () => {
  for (const [text, first] of [
    ['2012', '2012-01-01'],
    ['2012-06', '2012-06-01'],
    ['2012-06-28', '2012-06-28'],
  ] as const) {
    assert.equal(firstDay(partialDay(text)!), first)
  }
  for (const text of ['2012-13', '2012-02-30', '12', '2012-6', '2012-'])
    assert.equal(partialDay(text), undefined, text)
})

test('one instant is two civil days at two seats', () => {
  const at = instant('2026-12-31T23:30:00Z')!
  assert.equal(dayIn(at, 'Europe/Zurich'), '2027-01-01')
  assert.equal(dayIn(at, 'America/New_York'), '2026-12-31')
  assert.equal(dayIn(instant('2027-01-01T00:30:00Z')!, 'Atlantic/Azores'), '2026-12-31')
})

test('the civil day at Greenwich is the day of the instant', () => {
  const from = dayNumber('1000-01-01' as Day) * 86_400
  fc.assert(
    fc.property(fc.integer({ min: from, max: 253_402_300_799 }), (total) => {
      assert.equal(dayIn(instantOf(total), 'Etc/UTC'), instantOf(total).slice(0, 10))
    }),
  )
})

test('a zone is a place of the IANA database', () => {
  for (const name of ['Europe/Moscow', 'Atlantic/Azores', 'Etc/UTC']) assert.equal(isZone(name), true, name)
  for (const name of ['', 'Moscow', 'UTC', '+03:00', 'Europe/Nowhere', 'Europe/'])
    assert.equal(isZone(name), false, name)
})
