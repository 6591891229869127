import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ASKED, changed, only, rule, withRules } from '../../../../tests/support/warned.ts'

test('one matter that an organ leaves out is told, and a default on which its organ has no rule today', () => {
  const all = withRules(
    rule('dam', {
      organs: '[commission, bureau]',
      matters: '[dam, lock, levy, opinion]',
      when: ASKED,
      insteadOf: '[levy, opinion]',
    }),
  )
  assert.deepEqual(only('matters-left-out', all), [
    { pointer: '/organs/bureau', found: 'bureau: war', count: 1 },
  ])
  const elsewhere = changed(['{ organ: commission, matter: measure }', '{ organ: bureau, matter: levy }'])
  assert.deepEqual(only('default-without-rule', elsewhere), [{ pointer: '/defaults', found: 'bureau, levy' }])
  const until = (day: string): readonly unknown[] =>
    only(
      'default-without-rule',
      withRules(rule('dam', { until: day })).replace('matter: measure }', 'matter: dam }'),
    )
  assert.equal(until('2026-03-05').length, 1)
  assert.equal(until('2026-03-06').length, 0)
})

test('a gap is told at the first rule after it, else at the rule that ended, in whichever order they stand', () => {
  const gaps = (...rules: readonly string[]): readonly unknown[] => only('gap', withRules(...rules))
  const early = rule('early', { until: '2010-01-01' })
  const late = rule('late', { from: '2012-01-01' })
  const gap = { found: 'dam', from: '2010-01-01', until: '2012-01-01' }
  assert.deepEqual(gaps(early, late), [{ pointer: '/rules/6/from', ...gap }])
  assert.deepEqual(gaps(late, early), [{ pointer: '/rules/5/from', ...gap }])
  const instead = rule('instead', { from: '2012-01-01', when: ASKED, insteadOf: '[late]' })
  assert.deepEqual(gaps(early, late, instead), [{ pointer: '/rules/6/from', ...gap }])
  assert.deepEqual(gaps(early, rule('last', { from: '2010-01-01', until: '2020-01-01' })), [
    { pointer: '/rules/6/until', found: 'dam', from: '2020-01-01' },
  ])
  const beside = rule('beside', { until: '2010-01-01', when: ASKED, insteadOf: '[early]' })
  assert.deepEqual(gaps(early, beside), [{ pointer: '/rules/5/until', found: 'dam', from: '2010-01-01' }])
})

test('a gap of two matters is told once with both, two gaps each, and one that a procedure of its own fills all the same', () => {
  const gaps = (...rules: readonly string[]): readonly unknown[] => only('gap', withRules(...rules))
  const both = { matters: '[dam, lock]' }
  assert.deepEqual(
    gaps(
      rule('one', { ...both, until: '2005-01-01' }),
      rule('two', { ...both, from: '2006-01-01', until: '2010-01-01' }),
      rule('procedure', { ...both, procedure: 'letters', from: '2001-01-01' }),
    ),
    [
      { pointer: '/rules/6/from', found: 'dam, lock', from: '2005-01-01', until: '2006-01-01' },
      { pointer: '/rules/6/until', found: 'dam, lock', from: '2010-01-01' },
    ],
  )
})

test('a gap that begins today is told, and one that begins tomorrow is not', () => {
  const until = (day: string): readonly unknown[] => only('gap', withRules(rule('dam', { until: day })))
  assert.equal(until('2026-03-05').length, 1)
  assert.equal(until('2026-03-06').length, 0)
})
