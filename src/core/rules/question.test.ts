import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import type { Charter } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Position } from './condition.ts'
import { decideQuestion, unknownPositions, type Answer, type Facts, type Question } from './question.ts'

const harbour = charterOf('harbour-league')
const compact = charterOf('alpine-compact')
const COUNCIL = [
  'ANSA',
  'BRISO',
  'CALDO',
  'DORNE',
  'ESKER',
  'FIRTHA',
  'GANNET',
] as unknown as readonly PartyId[]
const CONFERENCE = ['ALBEN', 'BRENNA', 'CRESTA', 'DRUSEN', 'ENZIAN'] as unknown as readonly PartyId[]

type Roll = Readonly<Partial<Record<Position, string>>>

function question(
  organ: string,
  matter: string,
  roll: Roll,
  facts: Facts = {},
  closed = true,
  on = '2026-03-05',
): Question {
  const entries = Object.entries(roll).flatMap(([position, parties]) =>
    parties.split(' ').map((party) => [party, position] as const),
  )
  return { organ, matter, on, positions: new Map(entries), facts, closed } as unknown as Question
}

const council = (matter: string, roll: Roll, facts: Facts = {}, closed = true, on?: string): Answer =>
  decideQuestion(harbour, COUNCIL, question('harbour-council', matter, roll, facts, closed, on))
const conference = (matter: string, roll: Roll, facts: Facts = {}, closed = true): Answer =>
  decideQuestion(compact, CONFERENCE, question('conference', matter, roll, facts, closed))
const codes = (answer: Answer): readonly string[] => answer.reasons.map(({ code }) => code)

test('five of seven carry a question of substance, and the rule and its day are cited', () => {
  const answer = council('substance', { yes: 'ANSA BRISO CALDO DORNE ESKER', no: 'FIRTHA' })
  assert.equal(answer.outcome, 'adopted')
  assert.deepEqual(answer.rule, {
    id: 'substance',
    clause: 'Harbour Convention, Art. 6(1)',
    inForce: '2010-01-01',
    source: { title: 'First Amendment to the Harbour Convention (fictional)', seen: 'memory' },
  })
  const none = { absent: 0, notParticipating: 0, objection: 0, reservation: 0, silent: 0, abstain: 0 }
  assert.deepEqual(answer.counts, { yes: 5, no: 1, notVoted: 1, ...none })
  assert.deepEqual(new Set(Object.values(answer.effect)), new Set(['bound']))
})

test('a negative vote that defeats an otherwise sufficient majority is a veto, under its own clause', () => {
  const answer = council('substance', { yes: 'ANSA CALDO DORNE ESKER FIRTHA', no: 'BRISO' })
  assert.deepEqual([answer.outcome, answer.vetoes], ['not-adopted', ['BRISO']])
  assert.deepEqual(answer.reasons, [
    { code: 'veto', clause: 'Harbour Convention, Art. 6(3)', parties: ['BRISO'] },
  ])
})

test('a negative vote where the majority was wanting is no veto', () => {
  const answer = council('substance', { yes: 'CALDO DORNE ESKER FIRTHA', no: 'ANSA BRISO' })
  assert.deepEqual(
    [answer.outcome, answer.vetoes, codes(answer)],
    ['not-adopted', [], ['insufficient-votes']],
  )
})

test('a veto by a member that did not take part has no effect', () => {
  assert.equal(
    council('substance', { yes: 'BRISO CALDO DORNE ESKER FIRTHA', absent: 'ANSA' }).outcome,
    'adopted',
  )
  assert.equal(
    council('substance', { yes: 'BRISO CALDO DORNE ESKER FIRTHA', abstain: 'ANSA' }).outcome,
    'adopted',
  )
  assert.equal(council('substance', { yes: 'BRISO CALDO DORNE ESKER FIRTHA' }).outcome, 'adopted')
})

test('no member has a veto on procedure', () => {
  assert.equal(council('procedure', { yes: 'CALDO DORNE ESKER', no: 'ANSA BRISO' }).outcome, 'adopted')
})

test('while a question runs a negative vote of a permanent member settles it, and is not yet called a veto', () => {
  const answer = council('substance', { yes: 'CALDO', no: 'ANSA' }, {}, false)
  assert.deepEqual([answer.outcome, answer.vetoes, codes(answer)], ['not-adopted', [], ['blocking-vote']])
})

test('four of seven while the question runs is open, and once closed is too few', () => {
  const roll = { yes: 'ANSA BRISO CALDO DORNE' }
  assert.equal(council('substance', roll, {}, false).outcome, 'open')
  assert.equal(council('substance', roll).outcome, 'not-adopted')
})

test('the rule is that of the day of the question', () => {
  const roll = { yes: 'ANSA BRISO CALDO DORNE ESKER' }
  assert.equal(council('substance', roll, {}, true, '2009-12-31').rule?.id, 'substance-of-five')
  assert.equal(council('substance', roll, {}, true, '2010-01-01').rule?.id, 'substance')
  assert.deepEqual(codes(council('substance', roll, {}, true, '2000-12-31')), ['no-rule'])
})

test('a matter for which no rule provides is out of order, also where it has votes', () => {
  const answer = council('ceremony', { yes: 'ANSA BRISO' })
  assert.deepEqual([answer.outcome, codes(answer), answer.rule], ['out-of-order', ['no-rule'], undefined])
})

test('a ballot of a party that is no member is out of order and names it', () => {
  const answer = council('substance', { yes: 'ANSA HOLMA' })
  assert.equal(answer.outcome, 'out-of-order')
  assert.deepEqual(answer.reasons, [
    { code: 'not-a-member', clause: 'Harbour Convention, Art. 6(1)', parties: ['HOLMA'] },
  ])
})

test('an organ without members decides nothing', () => {
  const answer = decideQuestion(harbour, [], question('harbour-council', 'substance', {}))
  assert.deepEqual([answer.outcome, codes(answer)], ['out-of-order', ['no-members']])
})

test('a roll with no position at all wants to know who attended', () => {
  const answer = council('substance', {})
  assert.deepEqual([answer.outcome, answer.reasons[0]?.parameter], ['needs-parameter', 'attendance'])
  assert.equal(council('substance', {}, { attendance: 'as-recorded' }).outcome, 'not-adopted')
  assert.equal(council('substance', {}, {}, false).outcome, 'open')
})

test('a member found to be a party to the dispute is not counted, and stays in the base', () => {
  const roll = { yes: 'BRISO CALDO DORNE ESKER FIRTHA', no: 'ANSA' }
  const answer = council('dispute', roll, { partiesToDispute: ['ANSA'] })
  assert.deepEqual(
    [answer.outcome, answer.counts.no, answer.excluded],
    ['adopted', 0, [{ party: 'ANSA', fact: 'partiesToDispute' }]],
  )
  assert.deepEqual(council('dispute', roll).vetoes, ['ANSA'])
  const four = { yes: 'BRISO CALDO DORNE ESKER' }
  assert.equal(council('dispute', four, { partiesToDispute: ['ANSA'] }).reasons[0]?.needed, '5')
})

test('a finding about a party that does not sit there excludes nobody', () => {
  assert.deepEqual(council('dispute', { yes: 'BRISO' }, { partiesToDispute: ['HOLMA'] }).excluded, [])
})

test('whom an expulsion concerns must be said, and it leaves the base', () => {
  const meeting = (roll: Roll, facts: Facts = {}): Answer =>
    decideQuestion(harbour, COUNCIL.slice(0, 5), question('full-meeting', 'expulsion', roll, facts))
  const roll = { yes: 'ANSA BRISO CALDO', no: 'ESKER' }
  const asked = meeting(roll)
  assert.deepEqual(
    [asked.outcome, asked.reasons[0]?.parameter, asked.reasons[0]?.clause],
    ['needs-parameter', 'stateConcerned', 'Harbour Convention, Art. 12(2)'],
  )
  const answer = meeting(roll, { stateConcerned: ['ESKER'] })
  assert.deepEqual([answer.outcome, answer.reasons[0]?.needed], ['adopted', '3'])
})

test('where absence blocks, each that is absent or did nothing is named', () => {
  const answer = conference('accord', { yes: 'ALBEN BRENNA CRESTA', absent: 'DRUSEN' })
  assert.deepEqual(
    [answer.outcome, codes(answer), answer.blockedBy],
    ['not-adopted', ['absence-blocks', 'not-voted-blocks'], ['DRUSEN', 'ENZIAN']],
  )
})

test('where only an expressed objection blocks, absence and silence do not', () => {
  assert.equal(conference('opinion', { yes: 'ALBEN', absent: 'DRUSEN', silent: 'BRENNA' }).outcome, 'adopted')
  assert.deepEqual(conference('opinion', { yes: 'ALBEN', objection: 'DRUSEN' }).blockedBy, ['DRUSEN'])
})

test('what an abstention does to consensus is asked where the charter does not say', () => {
  const roll = { yes: 'ALBEN BRENNA CRESTA DRUSEN', abstain: 'ENZIAN' }
  const asked = conference('derogation', roll)
  assert.deepEqual(
    [asked.outcome, asked.reasons[0]?.parameter, asked.reasons[0]?.parties],
    ['needs-parameter', 'abstention', ['ENZIAN']],
  )
  assert.equal(conference('derogation', roll, { abstention: 'blocks' }).outcome, 'not-adopted')
  assert.equal(conference('derogation', roll, { abstention: 'does-not-block' }).outcome, 'adopted')
})

test('who consents is bound, and who did not must consent first', () => {
  const answer = conference('accord', {
    yes: 'ALBEN BRENNA CRESTA',
    reservation: 'DRUSEN',
    abstain: 'ENZIAN',
  })
  assert.deepEqual(answer.effect, {
    ALBEN: 'bound',
    BRENNA: 'bound',
    CRESTA: 'bound',
    DRUSEN: 'consent-required',
    ENZIAN: 'consent-required',
  })
})

test('nothing follows from what is not adopted', () => {
  assert.deepEqual(conference('accord', { yes: 'ALBEN', no: 'BRENNA' }).effect, {})
})

test('a position that the rule does not know is named with its party', () => {
  const put = question('harbour-council', 'substance', { yes: 'ANSA', silent: 'BRISO' })
  assert.deepEqual(unknownPositions(harbour, COUNCIL, put), [['BRISO', 'silent']])
  assert.deepEqual(
    unknownPositions(harbour, COUNCIL, question('harbour-council', 'ceremony', { silent: 'BRISO' })),
    [],
  )
})

test('where a rule asks for nothing but that nobody objects from the group, one that does has vetoed', () => {
  const rules = harbour.rules.map((rule) =>
    rule.id === 'substance' ? { ...rule, adopt: { kind: 'no-veto', group: 'permanent' } as const } : rule,
  )
  const lone: Charter = { ...harbour, rules }
  assert.deepEqual(
    decideQuestion(lone, COUNCIL, question('harbour-council', 'substance', { no: 'ANSA' })).vetoes,
    ['ANSA'],
  )
})

test('what a charter provides no decision on is out of order, with the clause that says so, and any position is let stand', () => {
  const rules = harbour.rules.map((rule) =>
    rule.id === 'substance' ? { ...rule, provides: 'nothing' as const, positions: [] } : rule,
  )
  const none: Charter = { ...harbour, rules }
  const put = question('harbour-council', 'substance', { yes: 'ANSA' })
  const answer = decideQuestion(none, COUNCIL, put)
  assert.equal(answer.outcome, 'out-of-order')
  assert.deepEqual(answer.reasons, [{ code: 'no-rule', clause: 'Harbour Convention, Art. 6(1)' }])
  assert.equal(answer.rule?.id, 'substance')
  assert.deepEqual(unknownPositions(none, COUNCIL, put), [])
})

test('a rule is chosen by what is in force, and by findings, as the question states them', () => {
  const rules = harbour.rules.map((rule) =>
    rule.id === 'substance'
      ? { ...rule, when: { kind: 'in-force', treaty: 'harbour-convention' } as never }
      : rule,
  )
  const put = question('harbour-council', 'substance', { yes: 'ANSA' })
  const outcome = (changed: Partial<Question>): string =>
    decideQuestion({ ...harbour, rules }, COUNCIL, { ...put, ...changed }).outcome
  assert.equal(outcome({}), 'out-of-order')
  assert.equal(outcome({ inForce: (treaty) => treaty === ('harbour-convention' as never) }), 'not-adopted')
  assert.equal(outcome({ inForce: () => false }), 'out-of-order')
})

test('an organ without members is out of order whatever was cast, and says no more', () => {
  const answer = decideQuestion(harbour, [], question('harbour-council', 'substance', { yes: 'ANSA' }))
  assert.deepEqual(answer.reasons, [{ code: 'no-members' }])
})
