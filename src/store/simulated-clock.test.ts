/** The clock of a demonstration. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import type { Instant } from '../core/time.ts'
import { RATES, simulatedClock, writeClock } from './simulated-clock.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-clock-'))
after(() => rmSync(folder, { recursive: true }))

const START = '2031-03-04T09:00:00Z' as Instant

test('it stands until it is run, goes sixty times as fast where it is told to, and is set forward but never back', () => {
  let machine = 1_000_000
  writeClock(folder, START, machine)
  const clock = simulatedClock(folder, () => machine)
  machine += 5000
  assert.equal(clock.now(), START)
  clock.run(60)
  machine += 2000
  assert.equal(clock.now(), '2031-03-04T09:02:00Z')
  clock.jump('2031-03-04T12:00:00Z' as Instant)
  assert.equal(clock.now(), '2031-03-04T12:00:00Z')
  clock.jump(START)
  assert.equal(clock.now(), '2031-03-04T12:00:00Z')
  assert.equal(clock.rate(), 60)
})

test('whatever is done with it, and however often it is opened again, it never shows an earlier moment than before', () => {
  const step = fc.oneof(
    fc.record({ wait: fc.nat(100_000) }),
    fc.record({ run: fc.constantFrom(...RATES) }),
    fc.record({ jump: fc.constantFrom(START, '2031-03-05T00:00:00Z' as Instant) }),
    fc.record({ again: fc.constant(true) }),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let machine = 50_000_000
      writeClock(folder, START, machine)
      let clock = simulatedClock(folder, () => machine)
      let last = clock.now()
      for (const one of steps) {
        if ('wait' in one) machine += one.wait
        if ('run' in one) clock.run(one.run)
        if ('jump' in one) clock.jump(one.jump)
        if ('again' in one) clock = simulatedClock(folder, () => machine)
        const now = clock.now()
        assert.ok(now >= last)
        last = now
      }
    }),
  )
})
