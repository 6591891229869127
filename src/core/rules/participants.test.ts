/** Who takes part, who is left out, and who votes as one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codes, under, votes } from '../../../tests/support/council.ts'
import type { Condition } from './condition.ts'

test('members of a unit that do not stand alike are out of order, and each is named', () => {
  const answer = under({}, { yes: 'DORNE', no: 'ESKER' }, { units: ['DORNE ESKER FIRTHA'] })
  assert.deepEqual(
    [answer.outcome, codes(answer), answer.reasons[0]?.parties],
    ['out-of-order', ['unit-split'], ['DORNE', 'ESKER']],
  )
})

test('the position of one member of a unit is that of all of them', () => {
  const answer = under({ adopt: votes(3n) }, { yes: 'ESKER' }, { units: ['DORNE ESKER FIRTHA'] })
  assert.deepEqual([answer.outcome, answer.counts.yes], ['adopted', 3])
})

test('whom a finding names blocks nothing by it', () => {
  const adopt: Condition = { kind: 'not', of: { kind: 'fact', name: 'stateConcerned', unstated: 'fails' } }
  const answer = under({ adopt }, { yes: 'BRISO' }, { facts: { stateConcerned: ['ANSA'] } })
  assert.deepEqual([answer.outcome, codes(answer), answer.blockedBy], ['not-adopted', ['fact-found'], []])
})
