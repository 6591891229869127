import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ADOPT, changed, only, sized } from '../../../../tests/support/warned.ts'
import type { Evidence } from '../warnings.ts'

test('the example is of the last membership on record, of the first organ that shows it, with those who took each stand', () => {
  const few = changed([ADOPT, 'adopt: { votes: { position: no, atLeast: 2 } }'])
  const commission = [
    sized(5, '2000-01-01', '2005-01-01'),
    sized(4, '2005-01-01', '2010-01-01'),
    sized(3, '2010-01-01'),
  ]
  const memberships: Evidence['memberships'] = (organ) =>
    organ === 'commission' ? commission : [sized(3, '2015-01-01')]
  assert.deepEqual(only('vote-for-defeats', few, { memberships }), [
    {
      pointer: '/rules/3/adopt',
      found: 'measure',
      example: {
        on: '2010-01-01',
        stands: { yes: ['P0'], no: ['P1', 'P2'] },
        facts: {},
        party: 'P1',
        change: ['no', 'yes'],
      },
    },
  ])
})
