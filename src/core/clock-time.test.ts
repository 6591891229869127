import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aroundLeap, clockChanges, clockText, instantsAt, offsetText } from './clock-time.ts'
import { isNight, nightsAt } from './night.ts'
import type { PartyId } from './ids.ts'
import { dayIn, instantOf, secondsOfDayIn, seconds, type Day, type Instant } from './time.ts'

const ZONES = [
  'Europe/Vienna',
  'Europe/Dublin',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'America/Havana',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Asia/Tehran',
  'Asia/Gaza',
  'Antarctica/Troll',
  'America/Caracas',
]
const zones = fc.constantFrom(...ZONES)
/** From 2005 to 2040, whole minutes. */
const moments = fc.integer({ min: 18_408_960, max: 36_817_920 }).map((minute) => instantOf(minute * 60))
const quarters = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 900)
const days = fc.integer({ min: 12_784, max: 25_567 }).map((number) => instantOf(number * 86_400).slice(0, 10))

test('an instant is among those at which the clock shows what it shows then', () => {
  fc.assert(
    fc.property(moments, zones, (at, zone) => {
      assert.ok(instantsAt(dayIn(at, zone), secondsOfDayIn(at, zone), zone).includes(at))
    }),
  )
})

test('a time on the wall has one instant, none or two; each shows it, and where there is none, it lies between the two nearest', () => {
  fc.assert(
    fc.property(days, quarters, zones, (date, time, zone) => {
      const found = instantsAt(date as Day, time, zone)
      assert.ok(found.length <= 2)
      for (const at of found) assert.deepEqual([dayIn(at, zone), secondsOfDayIn(at, zone)], [date, time])
      if (found.length > 0) return
      const [before, after] = aroundLeap(date as Day, time, zone)
      const wall = `${date}T${clockText(instantOf(time), 'UTC').slice(11, 19)}`
      assert.ok(clockText(before, zone).slice(0, 19) < wall && wall < clockText(after, zone).slice(0, 19))
      assert.equal(seconds(after) - seconds(before), 60)
    }),
    { numRuns: 400 },
  )
})

test('what a clock shows, with its offset, is the instant itself', () => {
  fc.assert(
    fc.property(moments, zones, (at, zone) => {
      assert.equal(Date.parse(clockText(at, zone)), seconds(at) * 1000)
    }),
  )
})

test('an offset is written as ISO 8601 writes it, half hours and quarters too', () => {
  assert.deepEqual([0, 3600, -12_600, 20_700, -1521].map(offsetText), [
    '+00:00',
    '+01:00',
    '-03:30',
    '+05:45',
    '-00:25:21',
  ])
})

test('the changes of the clock within a period are all found, and none outside it', () => {
  const changes = (from: string, until: string, zone: string): readonly unknown[] =>
    clockChanges(from as Instant, until as Instant, zone).map(({ at, before, after }) => [at, before, after])
  assert.deepEqual(changes('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 'Europe/Vienna'), [
    ['2026-03-29T01:00:00Z', 3600, 7200],
    ['2026-10-25T01:00:00Z', 7200, 3600],
  ])
  assert.deepEqual(changes('2026-03-29T01:00:00Z', '2026-10-25T00:59:59Z', 'Europe/Vienna'), [])
  assert.equal(changes('2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', 'Europe/Vienna').length, 1)
  assert.deepEqual(changes('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 'Asia/Kathmandu'), [])
})

test('night is from 22:00 until 07:00 on the clock of a member, and nothing is said of one without a clock', () => {
  const night = (clock: string): boolean => isNight(`2026-11-27T${clock}Z` as Instant, 'Etc/UTC')
  assert.deepEqual(['21:59:59', '22:00:00', '00:00:00', '06:59:59', '07:00:00', '12:00:00'].map(night), [
    false,
    true,
    true,
    true,
    false,
    false,
  ])
  const zones = new Map(
    Object.entries({ AAA: 'Asia/Tokyo', BBB: 'Europe/Vienna', CCC: 'Asia/Almaty' }),
  ) as ReadonlyMap<unknown, string> as ReadonlyMap<PartyId, string>
  const at = '2026-11-27T17:00:00Z' as Instant
  assert.deepEqual(
    nightsAt(at, zones).map(({ party }) => party),
    ['CCC', 'AAA'],
  )
  assert.deepEqual(nightsAt(at, new Map()), [])
})
