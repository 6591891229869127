/** Terms of the chair, as they are read, and what of the sections on meetings cannot be so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../reading.ts'
import { meetingSections } from './meeting.ts'

test('a term of the chair is a session, a month, a year, or so many months or years, counted in months', () => {
  const term = (text: string): unknown => {
    const rotation = { by: 'alphabetical', term: text, may: ['chair'], clause: 'Art. 1', source: 'pact' }
    const parsed = { file: 'charter.yaml', value: { council: rotation }, line: () => 0 }
    const found = check(meetingSections.rotations, parsed)
    return found.ok ? found.value['council']?.term : found.faults.map(({ right }) => right)
  }
  assert.deepEqual(['session', 'month', '6 months', 'year', '2 years'].map(term), [
    'session',
    { months: 1 },
    { months: 6 },
    { months: 12 },
    { months: 24 },
  ])
  for (const none of ['30 days', '72h', 'sessions', ''])
    assert.deepEqual(term(none), ['month | 6 months | year | session'], none)
})

test('a rank is a whole number from one, of at most four digits, and nothing stands before or after it', () => {
  const read = (rank: string): boolean => {
    const motion = { id: 'rise', title: { en: 'To rise' }, rank, debate: 'no', seconder: 'no' }
    const value = { council: [{ ...motion, clause: 'Art. 1', source: 'pact' }] }
    return check(meetingSections.motions, { file: 'charter.yaml', value, line: () => 0 }).ok
  }
  assert.deepEqual(['1', '9999'].map(read), [true, true])
  for (const rank of ['0', '07', '10000', 'x7', '7x', '']) assert.equal(read(rank), false, rank)
})
