import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lapseText } from './lapse.ts'

test('what passed is told as exactly as it is known, in hours up to three days and in days beyond', () => {
  const hours = (n: number): number => n * 3600
  assert.equal(lapseText('en', { least: 0, most: hours(48) }), 'less than 48 hours')
  assert.equal(
    lapseText('en', { least: 7500, most: 88_920 }),
    'more than 2 hours 5 minutes, less than 24 hours 42 minutes',
  )
  assert.equal(
    lapseText('en', { least: hours(312), most: hours(360) }),
    'more than 13 days, less than 15 days',
  )
  assert.equal(
    lapseText('en', { least: hours(313) + 2220, most: hours(359) }),
    'more than 13 days, less than 15 days',
  )
  assert.equal(lapseText('en', { least: hours(3), most: hours(3) }), '3 hours')
  assert.equal(lapseText('en', { least: hours(100), most: hours(100) }), '4 days 4 hours')
  assert.equal(lapseText('en', { least: 0, most: 0 }), '0 minutes')
  assert.equal(lapseText('ru', { least: hours(312), most: hours(360) }), 'более 13 дней, менее 15 дней')
  assert.equal(lapseText('ru', { least: hours(21), most: hours(45) }), 'более 21 часа, менее 45 часов')
  assert.equal(lapseText('ru', { least: hours(21), most: hours(21) }), '21 час')
})
