/** What is judged beside the answer, what a procedure makes of those that do not reply, and in which order things are asked. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codes, COUNCIL, under, votes } from '../../../tests/support/council.ts'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Charter } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Condition } from './condition.ts'
import { judgeQuestion, type Judged, type Question } from './question.ts'

const lake = charterOf('lake-commission')
const LAKE = Object.keys(lake.parties) as PartyId[]
const CLAUSE = 'Harbour Convention, Art. 6(1)'

function judge(
  stood: Readonly<Record<string, string>>,
  more: Partial<Question> = {},
  charter: Charter = lake,
  matter = 'opinion',
): Judged {
  const question = {
    organ: 'commission',
    matter,
    on: '2026-03-05',
    positions: new Map(Object.entries(stood)),
    facts: {},
    closed: true,
  }
  return judgeQuestion(charter, LAKE, { ...question, ...more } as unknown as Question)
}

test('under a procedure whoever does not reply stands, once it is closed, as the procedure says', () => {
  const silence = { facts: { procedure: 'silence' } }
  const closed = judge({ AARE: 'yes' }, silence).answer
  assert.deepEqual([closed.outcome, closed.counts.silent, closed.counts.notVoted], ['adopted', 6, 0])
  const running = judge({ AARE: 'yes' }, { ...silence, closed: false }).answer
  assert.deepEqual([running.outcome, running.counts.silent, running.counts.notVoted], ['open', 0, 6])
  const written = judge(
    { AARE: 'yes', BRUE: 'no' },
    { facts: { procedure: 'written' } },
    lake,
    'measure',
  ).answer
  assert.deepEqual(
    [written.counts.absent, written.counts.yes, written.counts.no, written.rule?.id],
    [5, 1, 1, 'measure'],
  )
})

test('without a procedure, under one that the charter does not know, and under one that leaves them so, who does not reply has not voted', () => {
  const notVoted = (facts: Question['facts'], charter = lake): number =>
    judge({ AARE: 'yes' }, { facts }, charter, 'measure').answer.counts.notVoted
  assert.deepEqual(
    [notVoted({}), notVoted({ procedure: 'nowhere' }), notVoted({ procedure: 'toString' })],
    [6, 6, 6],
  )
  const procedures = { written: { ...lake.procedures['written']!, nonReply: 'not-voted' as const } }
  assert.equal(notVoted({ procedure: 'written' }, { ...lake, procedures }), 6)
})

test('a stranger is found also where as many have voted as there are members', () => {
  const stood = Object.fromEntries([...LAKE.slice(1), 'HOLMA'].map((party) => [party, 'yes']))
  const { answer } = judge(stood, {}, lake, 'measure')
  assert.deepEqual([codes(answer), answer.reasons[0]?.parties], [['not-a-member'], ['HOLMA']])
})

test('what was judged has the rule, the roll, and the verdicts on quorum and adoption; what was refused has the rule alone, where there is one', () => {
  const judged = judge({ AARE: 'yes' }, {}, lake, 'measure')
  assert.deepEqual(Object.keys(judged).toSorted(), ['answer', 'quorum', 'roll', 'rule'])
  assert.equal(judged.quorum?.holds, 'no')
  const all = judge(Object.fromEntries(LAKE.map((party) => [party, 'yes'])), {}, lake, 'measure')
  assert.deepEqual(
    [all.quorum?.holds, all.adopt?.holds, all.rule?.id, all.roll?.stands.size],
    ['yes', 'yes', 'measure', 7],
  )
  assert.deepEqual(Object.keys(judge({ AARE: 'yes' })).toSorted(), ['adopt', 'answer', 'roll', 'rule'])
  assert.deepEqual(Object.keys(judge({ HOLMA: 'yes' })).toSorted(), ['answer', 'rule'])
  assert.deepEqual(Object.keys(judge({}, {}, lake, 'nowhere')), ['answer'])
})

test('of two findings that a rule cannot do without the first is asked', () => {
  const excluded = ['first', 'second'].map((fact) => ({ fact, required: true, base: 'stays' as const }))
  assert.equal(under({ adopt: votes(1n), excluded }, { yes: 'ANSA' }).reasons[0]?.parameter, 'first')
  const one = under({ adopt: votes(1n), excluded }, { yes: 'ANSA' }, { facts: { first: [] } })
  assert.equal(one.reasons[0]?.parameter, 'second')
})

test('where one exclusion leaves the base open and another does not, the open one is asked for', () => {
  const excluded = [
    { fact: 'first', required: false, base: 'stays' as const },
    { fact: 'second', required: false, base: 'asks' as const },
  ]
  const adopt: Condition = { ...votes(1n), threshold: { num: 2n, den: 3n }, base: 'members' } as Condition
  const facts = { first: ['ANSA'], second: ['BRISO'] }
  assert.equal(
    under({ adopt, excluded }, { yes: 'CALDO DORNE ESKER FIRTHA' }, { facts }).reasons[0]?.parameter,
    'base',
  )
  assert.equal(
    under({ adopt, excluded }, { yes: 'CALDO DORNE ESKER FIRTHA GANNET' }, { facts }).outcome,
    'adopted',
  )
})

test('where nothing is said of instruments, none is in force', () => {
  const adopt: Condition = { kind: 'in-force', treaty: 'harbour-convention' as never }
  assert.deepEqual(codes(under({ adopt }, { yes: 'ANSA' })), ['not-in-force'])
})

test('a precondition is cited by its own clause, or by that of the rule', () => {
  const clauses = (own: object): unknown => {
    const requires = [{ condition: votes(2n), otherwise: 'precondition' as const, ...own }]
    return under({ requires, adopt: votes(1n) }, { yes: 'ANSA' }).reasons.map(({ code, clause }) => [
      code,
      clause,
    ])
  }
  assert.deepEqual(clauses({}), [
    ['precondition', CLAUSE],
    ['insufficient-votes', CLAUSE],
  ])
  assert.deepEqual(clauses({ clause: 'Art. 7' }), [
    ['precondition', 'Art. 7'],
    ['insufficient-votes', 'Art. 7'],
  ])
})

test('a running question that can only end out of order is so already, for the reasons that it has as it stands', () => {
  const requires = [{ condition: votes(2n), otherwise: 'deferred' as const }]
  const quorum: Condition = { kind: 'fact', name: 'tested', is: 'yes', unstated: 'fails' }
  const electorate = { named: 'participants', required: true }
  const facts = { participants: ['ANSA', 'BRISO', 'CALDO'] }
  const answer = under(
    { requires, quorum, adopt: votes(1n), electorate },
    { yes: 'ANSA' },
    { facts, closed: false },
  )
  assert.deepEqual([answer.outcome, codes(answer)], ['out-of-order', ['deferred', 'insufficient-votes']])
})

test('where a veto alone defeats one way and another way fails by itself, the veto is the reason', () => {
  const noVeto: Condition = { kind: 'no-veto', group: 'permanent' }
  const adopt: Condition = { kind: 'any', of: [{ kind: 'all', of: [votes(2n), noVeto] }, votes(7n)] }
  const answer = under({ adopt }, { yes: 'CALDO DORNE', no: 'ANSA BRISO' })
  assert.deepEqual([codes(answer), answer.vetoes, answer.blockedBy], [['veto'], ['ANSA', 'BRISO'], []])
  const twice: Condition = { kind: 'all', of: [noVeto, { ...noVeto, clause: 'Art. 30' }] }
  assert.deepEqual(under({ adopt: twice }, { no: 'ANSA' }).vetoes, ['ANSA'], 'named once')
  assert.equal(COUNCIL.length, 7)
})
