import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QUORUM, changed, only, rule, sized, withRules } from '../../../../tests/support/warned.ts'
import type { Day } from '../../time.ts'
import type { Membership } from '../warnings.ts'

test('a membership counts from its first day to today while the rule is in force, and only where somebody is a member', () => {
  const text = changed([QUORUM, 'quorum: { present: { atLeast: 8 } }'])
  const under = (...sizes: readonly Membership[]): readonly unknown[] => [
    ...only('quorum-never', text, { memberships: () => sizes }),
    ...only('quorum-not-then', text, { memberships: () => sizes }),
  ]
  const of = { pointer: '/rules/3/quorum', found: 'measure' }
  assert.deepEqual(under(sized(7, '1990-01-01', '2000-01-01'), sized(8)), [])
  assert.deepEqual(under(sized(0, '2000-01-01', '2001-01-01'), sized(8, '2001-01-01')), [])
  assert.deepEqual(under(sized(8, '2000-01-01', '2026-03-06'), sized(7, '2026-03-06')), [])
  assert.deepEqual(under(sized(8, '2000-01-01', '2026-03-05'), sized(7, '2026-03-05')), [
    { ...of, count: 7, from: '2026-03-05' },
  ])
  assert.deepEqual(under(sized(1, '1990-01-01', '2010-01-01')), [
    { ...of, count: 1, from: '2000-01-01', until: '2010-01-01' },
  ])
})

test('an organ in which others than the parties sit is not tried before its members are on record', () => {
  const text = withRules(rule('dam', { organs: '[bureau]', quorum: '{ present: { atLeast: 8 } }' }))
  assert.deepEqual(only('quorum-never', text), [])
  assert.equal(only('quorum-never', text, { memberships: () => [sized(7)] }).length, 1)
})

test('the parties stand for the members from the first day of any rule, wherever that rule stands', () => {
  const text = withRules(rule('dam', { from: '1990-01-01', quorum: '{ present: { atLeast: 8 } }' }))
  assert.deepEqual(only('quorum-never', text), [
    { pointer: '/rules/5/quorum', found: 'dam', count: 7, from: '1990-01-01' },
  ])
})

test('a rule that asks for an instrument in force can adopt from the day on which it is', () => {
  const text = withRules(rule('dam', { adopt: '{ inForce: { treaty: lake-treaty } }' }))
  const since = (day?: string): number =>
    only('adoption-never', text, { inForce: () => day as Day | undefined }).length
  assert.deepEqual([since('2000-01-01'), since('2000-01-02'), since()], [0, 1, 1])
})
