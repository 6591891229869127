import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { heardIn, serverTime } from './server-time.ts'

test('before the server said anything, it has no time here', () => {
  assert.equal(serverTime().at(1000), undefined)
})

test('of news that come late by chance, the time is that of the least late, and never ahead of the server', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 20 }),
      fc.constantFrom(1, 60),
      (delays, rate) => {
        const time = serverTime()
        // The server's clock at a moment of the page's.
        const truth = (moment: number): number => 1_000_000 + moment * rate
        delays.forEach((delay, turn) => {
          const sent = turn * 5000
          time.hear({ now: truth(sent), rate }, sent + delay)
        })
        const end = delays.length * 5000 + 5000
        assert.equal(truth(end) - time.at(end)!, Math.min(...delays) * rate)
      },
    ),
  )
})

test('a clock that is set, on or back, or goes at another rate, is followed at once; one that stands stands', () => {
  const time = serverTime()
  const at = (): number | undefined => time.at(2000)
  time.hear({ now: 1000, rate: 1 }, 0)
  time.hear({ now: 90_000, rate: 1 }, 1000)
  assert.equal(at(), 91_000)
  time.hear({ now: 1000, rate: 1 }, 1000)
  assert.equal(at(), 2000)
  time.hear({ now: 1500, rate: 60 }, 1000)
  assert.equal(at(), 61_500)
  time.hear({ now: 1500, rate: 0 }, 1000)
  assert.equal(at(), 1500)
})

test('no news counts for ever: two clocks do not go alike', () => {
  const time = serverTime()
  time.hear({ now: 2000, rate: 1 }, 0)
  time.hear({ now: 101_000, rate: 1 }, 100_000)
  assert.equal(time.at(100_000), 102_000)
  time.hear({ now: 401_000, rate: 1 }, 400_000)
  assert.equal(time.at(400_000), 401_000)
})

test('what says no time or no rate is not heard', () => {
  assert.deepEqual(heardIn('2026-03-02T09:00:00Z'), { now: Date.parse('2026-03-02T09:00:00Z'), rate: 1 })
  for (const [now, rate] of [
    [undefined, 1],
    ['soon', 1],
    ['2026-03-02T09:00:00Z', 'fast'],
    ['2026-03-02T09:00:00Z', '-1'],
  ])
    assert.equal(heardIn(now, rate), undefined)
})
