/** Which rule came before another, and which after. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { MatterId, OrganId } from '../ids.ts'
import type { Condition } from '../rules/condition.ts'
import type { Day } from '../time.ts'
import type { Rule } from './charter.ts'
import { predecessorsOf, successorsOf } from './succession.ts'

const lake = charterOf('lake-commission')
const council = 'council' as OrganId
const MEASURE = lake.rules.find(({ id }) => id === 'measure')!

function rule(id: string, from: string, until?: string, more: object = {}): Rule {
  return {
    ...MEASURE,
    id,
    organs: [council],
    matters: ['budget' as MatterId],
    from: from as Day,
    ...(until === undefined ? {} : { until: until as Day }),
    ...more,
  }
}

const matters = (...of: readonly string[]): object => ({ matters: of })
const when: Condition = { kind: 'members', atLeast: 9n }

/** The ids of the rules before and after the one of this id, among these, for the council. */
function around(id: string, rules: readonly Rule[]): readonly (readonly string[])[] {
  const charter = { ...lake, rules }
  const one = rules.find((other) => other.id === id)!
  return [predecessorsOf, successorsOf].map((of) => of(charter, council, one).map((other) => other.id))
}

test('before a rule stand those that ended last before it began, after it those that begin first once it has ended', () => {
  const rules = [
    rule('before', '2000-01-01', '2005-01-01'),
    rule('in-part', '2002-01-01', '2005-01-01', matters('other', 'budget')),
    rule('second', '1995-01-01', '2000-01-01'),
    rule('first', '1990-01-01', '1995-01-01'),
    rule('into', '2004-01-01', '2006-01-01'),
    rule('now', '2005-01-01', '2010-01-01'),
    rule('last', '2020-01-01'),
    rule('later', '2015-01-01', '2020-01-01'),
    rule('after', '2010-01-01', '2015-01-01'),
    rule('after-in-part', '2010-01-01', '2015-01-01', matters('budget', 'other')),
    rule('during', '2009-01-01', '2012-01-01'),
  ]
  assert.deepEqual(around('now', rules), [
    ['before', 'in-part'],
    ['after', 'after-in-part'],
  ])
  assert.deepEqual(around('after', rules), [['now'], ['later']])
  assert.deepEqual(around('first', rules), [[], ['second']])
  assert.deepEqual(around('second', rules), [['first'], ['before']])
  assert.deepEqual(around('last', rules), [['later'], []])
})

test('a rule of another organ, matter or procedure, or that alone waits for a circumstance, is neither before nor after', () => {
  const now = rule('now', '2005-01-01', '2010-01-01')
  for (const other of [{ organs: ['assembly'] }, matters('other'), { procedure: 'silence' }, { when }]) {
    const before = rule('before', '2000-01-01', '2005-01-01', other)
    const after = rule('after', '2010-01-01', undefined, other)
    assert.deepEqual(around('now', [before, now, after]), [[], []], JSON.stringify(Object.keys(other)))
  }
  for (const same of [{ organs: ['assembly', council] }, { procedure: 'silence' }, { when }]) {
    const [before, one, after] = [
      rule('before', '2000-01-01', '2005-01-01', same),
      rule('now', '2005-01-01', '2010-01-01', same),
      rule('after', '2010-01-01', undefined, same),
    ]
    assert.deepEqual(around('now', [before, one, after]), [['before'], ['after']])
  }
})
