/** How soon the log must show what it promised. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../reading.ts'
import { greatestDelay, receiptsSchema } from './receipts.ts'

const read = (within: string): unknown => {
  const found = check<unknown>(receiptsSchema, { file: 'charter.yaml', value: { within }, line: () => 0 })
  return found.ok ? found.value : found.faults.map(({ right }) => `right: ${right}`).join()
}

test('what is promised is promised for five minutes from now at the soonest, or for any longer while', () => {
  assert.deepEqual(read('5 min'), { within: { unit: 'minutes', count: 5 } })
  assert.deepEqual(read('90 min'), { within: { unit: 'minutes', count: 90 } })
  assert.deepEqual(read('1h'), { within: { unit: 'hours', count: 1 } })
  assert.deepEqual(read('2 days'), { within: { unit: 'days', count: 2 } })
  for (const other of ['4 min', '1 min', '0h', 'soon']) assert.equal(read(other), 'right: 24h', other)
})

test('where the charter says nothing, a day of 24 hours; else what it says', () => {
  assert.deepEqual(greatestDelay({}), { unit: 'hours', count: 24 })
  const within = { unit: 'minutes', count: 30 } as const
  assert.deepEqual(greatestDelay({ receipts: { within } }), within)
})
