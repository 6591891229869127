import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byWindow, daysUntil, lapse, narrowed, windowOf } from './lapse.ts'
import { dayIn, instantOf, seconds, type Day, type Instant } from './time.ts'

const HOUR = 3600
const zone = 'Europe/Moscow'
const onDay = (day: string, at = zone): ReturnType<typeof windowOf> => windowOf(day as Day, at)
const moment = (at: string): ReturnType<typeof windowOf> => windowOf(at as Instant, zone)

test('two events on following days, whose hours nobody gives, lie more than nothing and less than 48 hours apart', () => {
  assert.deepEqual(lapse(onDay('2022-01-05'), onDay('2022-01-06')), { least: 0, most: 48 * HOUR })
})

test('two days apart by a fortnight give more than thirteen days and less than fifteen', () => {
  assert.deepEqual(lapse(onDay('2022-01-05'), onDay('2022-01-19')), {
    least: 13 * 24 * HOUR,
    most: 15 * 24 * HOUR,
  })
})

test('between two instants the lapse is exact', () => {
  const passed = lapse(moment('2022-01-05T18:55:00Z'), moment('2022-01-05T21:42:00Z'))
  assert.deepEqual(passed, { least: 10_020, most: 10_020 })
})

test('a day at the change of the clock has 23 hours', () => {
  const { from, until } = onDay('2027-03-28', 'Europe/Vienna')
  assert.equal(until - from, 23 * HOUR)
})

test('an event that was reported at an hour lay before it, and one after midnight at the seat lay after that', () => {
  const asked = narrowed(onDay('2022-01-05'), { noLater: '2022-01-05T18:55:00Z' as Instant })
  const decided = narrowed(onDay('2022-01-06'), { noLater: '2022-01-05T21:42:00Z' as Instant })
  assert.deepEqual(lapse(asked, decided), { least: 2 * HOUR + 300, most: 24 * HOUR + 42 * 60 })
})

test('bounds that leave nothing of a day are not believed: the day stands', () => {
  const day = onDay('2022-01-05')
  assert.deepEqual(narrowed(day, { noLater: '2021-12-31T00:00:00Z' as Instant }), day)
})

test('whatever the hours were that two days do not give, what passed lies within the range', () => {
  const hour = fc.integer({ min: 0, max: 4_000_000_000 })
  fc.assert(
    fc.property(hour, hour, (a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)]
      const [one, other] = [first, second].map((at) => onDay(dayIn(instantOf(at), zone)))
      const { least, most } = lapse(one!, other!)
      assert.ok(least <= second - first && second - first < most)
    }),
    { numRuns: 60 },
  )
})

test('of two events the one that can have come first is the earlier, and a moment comes before the rest of its day', () => {
  assert.ok(byWindow(onDay('2022-01-05'), onDay('2022-01-06')) < 0)
  assert.ok(byWindow(moment('2022-01-04T21:00:00Z'), onDay('2022-01-05')) < 0)
  assert.equal(byWindow(onDay('2022-01-05'), onDay('2022-01-05')), 0)
})

test('the days of a scale run to the first one that lies beyond it', () => {
  const days = daysUntil('2022-01-05' as Day, seconds('2022-01-06T21:00:00Z' as Instant), zone)
  assert.deepEqual(
    days.map(({ day }) => day),
    ['2022-01-05', '2022-01-06', '2022-01-07'],
  )
})
