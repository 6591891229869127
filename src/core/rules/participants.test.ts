/** Who takes part, who is left out, and who votes as one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codes, under, votes } from '../../../tests/support/council.ts'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Condition } from './condition.ts'
import { exclusionsOf, unitsOf } from './participants.ts'
import type { Question } from './question.ts'

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

const charter = charterOf('harbour-league')
const [rule] = charter.rules
const members = ['ANSA', 'BRISO', 'CALDO'] as unknown as readonly PartyId[]

test('a member is excluded once, by the first finding that names it; who is not of the electorate leaves the base', () => {
  const of: Rule = {
    ...rule!,
    excluded: [
      { fact: 'concerned', required: false, base: 'stays' },
      { fact: 'inArrears', required: false, base: 'asks' },
    ],
    electorate: { named: 'participants', required: false },
  }
  const excluded = (facts: Question['facts']): unknown => exclusionsOf(of, members, facts)
  assert.deepEqual(
    excluded({ concerned: ['BRISO', 'HOLMA'], inArrears: ['BRISO'], participants: ['BRISO', 'CALDO'] }),
    [
      { party: 'BRISO', fact: 'concerned', base: 'stays' },
      { party: 'ANSA', fact: 'participants', base: 'shrinks' },
    ],
  )
  assert.deepEqual(excluded({ inArrears: ['CALDO'] }), [{ party: 'CALDO', fact: 'inArrears', base: 'asks' }])
  assert.deepEqual(excluded({}), [])
})

test('units are those of the day, without the members that take no part; an organ that the charter does not know has none', () => {
  const council = charter.organs['harbour-council' as never]!
  const units = [
    { unit: 'old', from: '2001-01-01', until: '2010-01-01', parties: ['ANSA', 'BRISO'] },
    { unit: 'new', from: '2010-01-01', parties: ['ANSA', 'BRISO', 'CALDO'] },
  ]
  const of = { ...charter, organs: { 'harbour-council': { ...council, units } } } as unknown as typeof charter
  const on = (day: string, organ = 'harbour-council'): unknown =>
    unitsOf(of, { organ, on: day } as unknown as Question, new Set(['BRISO' as PartyId]))
  assert.deepEqual(on('2009-12-31'), [['ANSA']])
  assert.deepEqual(on('2010-01-01'), [['ANSA', 'CALDO']])
  assert.deepEqual(on('2000-12-31'), [])
  assert.deepEqual(on('2010-01-01', 'board'), [])
})
