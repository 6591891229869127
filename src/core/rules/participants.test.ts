/** Who takes part, who is left out, and who votes as one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codes, under, votes } from '../../../tests/support/council.ts'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Condition } from './condition.ts'
import { exclusionsOf, inUnits, unitsOf } from './participants.ts'
import type { Answer, Question } from './question.ts'

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

test('a unit of which nobody has voted has taken no position, and its members stand as those that do not reply', () => {
  const unit = ['DORNE', 'ESKER'] as unknown as readonly PartyId[]
  const given = new Map([['ANSA' as PartyId, 'yes' as const]])
  assert.deepEqual([...inUnits([unit], given)], [['ANSA', 'yes']])
  assert.deepEqual(
    [...inUnits([unit], new Map([['ESKER' as PartyId, 'no' as const]]))],
    [
      ['ESKER', 'no'],
      ['DORNE', 'no'],
    ],
  )
})

test('whom a finding names blocks nothing by it', () => {
  const adopt: Condition = { kind: 'not', of: { kind: 'fact', name: 'stateConcerned', unstated: 'fails' } }
  const answer = under({ adopt }, { yes: 'BRISO' }, { facts: { stateConcerned: ['ANSA'] } })
  assert.deepEqual([answer.outcome, codes(answer), answer.blockedBy], ['not-adopted', ['fact-found'], []])
})

test('more excluded members than the rule allows is out of order: how many, who, and the clause of the exclusion or of the rule', () => {
  const exclusion = { fact: 'concerned', required: false, base: 'stays' as const, most: 2n }
  const of = (own: object, ...concerned: readonly string[]): Answer =>
    under(
      { adopt: votes(1n), excluded: [{ ...exclusion, ...own }] },
      { yes: 'ANSA' },
      { facts: { concerned } },
    )
  assert.equal(of({}, 'BRISO', 'CALDO').outcome, 'adopted')
  assert.equal(of({}, 'BRISO', 'CALDO', 'HOLMA').outcome, 'adopted', 'a stranger is not counted')
  const three = of({}, 'BRISO', 'CALDO', 'DORNE')
  const reason = {
    code: 'too-many-excluded',
    needed: '2',
    reached: '3',
    parties: ['BRISO', 'CALDO', 'DORNE'],
  }
  assert.deepEqual(
    [three.outcome, three.reasons],
    ['out-of-order', [{ ...reason, clause: 'Harbour Convention, Art. 6(1)' }]],
  )
  assert.deepEqual(of({ clause: 'Art. 8' }, 'BRISO', 'CALDO', 'DORNE').reasons, [
    { ...reason, clause: 'Art. 8' },
  ])
})

test('who takes part must be said where the rule wants it, by the clause that wants it; where all are excluded nobody decides', () => {
  const electorate = { named: 'participants', required: true }
  const asked = under({ adopt: votes(1n), electorate: { ...electorate, clause: 'Art. 20' } }, { yes: 'ANSA' })
  assert.deepEqual(asked.reasons, [{ code: 'needs-parameter', clause: 'Art. 20', parameter: 'participants' }])
  const plain = under({ adopt: votes(1n), electorate }, { yes: 'ANSA' }, { facts: { participants: 'all' } })
  assert.deepEqual(plain.reasons, [
    { code: 'needs-parameter', clause: 'Harbour Convention, Art. 6(1)', parameter: 'participants' },
  ])
  const nobody = under({ adopt: votes(1n), electorate }, { yes: 'ANSA' }, { facts: { participants: [] } })
  assert.deepEqual(
    [nobody.outcome, codes(nobody), nobody.reasons[0]?.clause],
    ['out-of-order', ['no-members'], 'Harbour Convention, Art. 6(1)'],
  )
  assert.equal(
    under({ adopt: votes(1n), electorate: { ...electorate, required: false } }, { yes: 'ANSA' }).outcome,
    'adopted',
  )
})

test('who is excluded is listed with the finding, and who reserved its position is listed too', () => {
  const excluded = [{ fact: 'concerned', required: false, base: 'shrinks' as const }]
  const answer = under(
    { adopt: votes(1n), excluded },
    { yes: 'ANSA', reservation: 'BRISO CALDO' },
    { facts: { concerned: ['CALDO'] } },
  )
  assert.deepEqual([answer.excluded, answer.reserved], [[{ party: 'CALDO', fact: 'concerned' }], ['BRISO']])
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
