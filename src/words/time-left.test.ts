import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { markPassed, MARKS, partsLeft, secondsLeft } from './time-left.ts'

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400]
const said = (left: number): string =>
  partsLeft(left)
    .map(([unit, number]) => `${number} ${unit}`)
    .join(' ')

test('days come with hours, hours with minutes, and seconds in the last ten minutes alone', () => {
  assert.deepEqual(
    [
      3 * DAY + 22 * HOUR + 15 * MINUTE,
      DAY,
      DAY - 1,
      HOUR,
      HOUR - 1,
      10 * MINUTE + 59,
      10 * MINUTE,
      10 * MINUTE - 1,
      MINUTE,
      59,
      1,
      0,
    ].map(said),
    [
      '3 days 22 hours',
      '1 days',
      '23 hours 59 minutes',
      '1 hours',
      '59 minutes',
      '10 minutes',
      '10 minutes',
      '9 minutes 59 seconds',
      '1 minutes',
      '59 seconds',
      '1 seconds',
      '',
    ],
  )
})

test('a second that has begun is left, and none after the deadline', () => {
  assert.deepEqual(
    [0, 1, 999, 1000, 1001, 2000].map((now) => secondsLeft(now, 1000)),
    [1, 1, 1, 0, 0, 0],
  )
})

test('what is said is never more than what is left, and less by less than one of its smaller unit', () => {
  const inSeconds = { days: DAY, hours: HOUR, minutes: MINUTE, seconds: 1 }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * DAY }), (left) => {
      const sum = partsLeft(left).reduce((all, [unit, number]) => all + inSeconds[unit] * number, 0)
      const exact = left >= DAY ? HOUR : left >= 10 * MINUTE ? MINUTE : 1
      assert.ok(sum <= left && left - sum < exact)
    }),
  )
})

test('each mark is passed once, however the looks fall; where several are passed in one, the last is told', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 2 * DAY }), { minLength: 2, maxLength: 60 }),
      (looks) => {
        const down = looks.toSorted((a, b) => b - a)
        const told = down.slice(1).flatMap((left, index) => markPassed(down[index]!, left) ?? [])
        assert.equal(new Set(told).size, told.length)
        const passed = MARKS.filter((mark) => down[0]! > mark && down.at(-1)! <= mark)
        assert.equal(told.at(-1), passed.at(-1))
        for (const mark of told) assert.ok(passed.includes(mark))
      },
    ),
  )
  assert.deepEqual([markPassed(HOUR, HOUR), markPassed(HOUR + 1, 59 * MINUTE)], [undefined, HOUR])
})
