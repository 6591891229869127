/** What an adversary tried on the core: each test is a promise of the rules or of a docstring that once did not hold. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Charter } from '../../src/core/charter/charter.ts'
import { readHistory } from '../../src/core/history/read.ts'
import type { PartyId } from '../../src/core/ids.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { ReasonCode, Ruling } from '../../src/core/refusal.ts'
import type { Condition, Position } from '../../src/core/rules/condition.ts'
import { decideQuestion, type Answer, type Facts, type Question } from '../../src/core/rules/question.ts'
import { seatsOn, type Seat } from '../../src/core/situation.ts'
import type { Day } from '../../src/core/time.ts'
import { charterOf } from '../support/organisations.ts'
import { foundedRecord, NO_KEY, openedRecord, perform, ruleOn, type Record } from '../support/perform.ts'

const harbour = charterOf('harbour-league')
const compact = charterOf('alpine-compact')
const COUNCIL = partiesOf('ANSA BRISO CALDO DORNE ESKER FIRTHA GANNET')
const CONFERENCE = partiesOf('ALBEN BRENNA CRESTA DRUSEN ENZIAN')
const AT = '2026-02-01T00:00:00Z'

function partiesOf(codes: string): readonly PartyId[] {
  return codes.split(' ') as unknown as readonly PartyId[]
}

/** The codes for which an act is refused; none where it is in order. */
function refusals(ruling: Ruling): readonly ReasonCode[] {
  return ruling.inOrder ? [] : ruling.reasons.map(({ code }) => code)
}

// Rulings on a question.

type Ballots = Readonly<{ [party: string]: Position }>

function all(members: readonly PartyId[], position: Position): Ballots {
  return Object.fromEntries(members.map((party) => [party, position]))
}

function question(organ: string, matter: string, ballots: Ballots, facts: Facts, closed: boolean): Question {
  const positions = new Map(Object.entries(ballots))
  return { organ, matter, on: '2026-03-05', positions, facts, closed } as unknown as Question
}

function council(matter: string, ballots: Ballots, facts: Facts = {}, charter: Charter = harbour): Answer {
  return decideQuestion(charter, COUNCIL, question('harbour-council', matter, ballots, facts, true))
}

function conference(matter: string, ballots: Ballots, facts: Facts = {}, closed = true): Answer {
  return decideQuestion(compact, CONFERENCE, question('conference', matter, ballots, facts, closed))
}

function withRule(id: string, more: Partial<Charter['rules'][number]>): Charter {
  return { ...harbour, rules: harbour.rules.map((rule) => (rule.id === id ? { ...rule, ...more } : rule)) }
}

test('a value of a parameter that the charter does not offer is not read as consent', () => {
  const ballots: Ballots = { ...all(CONFERENCE, 'yes'), ENZIAN: 'abstain' }
  assert.equal(conference('derogation', ballots, { abstention: 'does-not-block' }).outcome, 'adopted')
  assert.equal(conference('derogation', ballots, { abstention: 'block' }).outcome, 'needs-parameter')
})

test('where the only ballot is that of an excluded party nobody was heard, and attendance is wanted', () => {
  const facts = { stateConcerned: ['ENZIAN'] }
  for (const ballots of [{}, { ENZIAN: 'no' }] satisfies readonly Ballots[]) {
    const answer = conference('suspension', ballots, facts)
    assert.equal(answer.outcome, 'needs-parameter')
    assert.deepEqual(
      answer.reasons.map(({ parameter }) => parameter),
      ['attendance'],
    )
  }
})

test('the ballot of an excluded party does not change the effect for it', () => {
  const charter = withRule('dispute', { effect: [{ position: ['yes'], is: 'bound' }, { is: 'not-bound' }] })
  for (const position of ['yes', 'no'] as const) {
    const ballots: Ballots = { ...all(COUNCIL, 'yes'), ANSA: position }
    const { outcome, effect } = council('dispute', ballots, { partiesToDispute: ['ANSA'] }, charter)
    assert.deepEqual([outcome, effect['ANSA'], effect['BRISO']], ['adopted', 'not-bound', 'bound'])
  }
})

test('a fact of parties given as a word is not read as nobody', () => {
  const ballots: Ballots = { ...all(CONFERENCE, 'yes'), ENZIAN: 'no' }
  const answer = conference('suspension', ballots, { stateConcerned: 'ENZIAN' })
  assert.deepEqual([answer.outcome, answer.blockedBy], ['needs-parameter', []])
  assert.equal(conference('suspension', ballots, { stateConcerned: ['ENZIAN'] }).outcome, 'adopted')
})

test('where every member is excluded nothing is adopted', () => {
  const answer = conference('suspension', all(CONFERENCE, 'yes'), { stateConcerned: CONFERENCE })
  assert.equal(answer.outcome, 'out-of-order')
  assert.deepEqual(
    answer.reasons.map(({ code }) => code),
    ['no-members'],
  )
})

test('a veto in one limb of an alternative that defeats an otherwise sufficient majority is listed', () => {
  const votes = (least: bigint): Condition => {
    return { kind: 'votes', counted: ['yes'], threshold: { num: least, den: 1n }, comparison: 'at-least' }
  }
  const limb: Condition = { kind: 'all', of: [votes(4n), { kind: 'no-veto', group: 'permanent' }] }
  const charter = withRule('substance', { adopt: { kind: 'any', of: [limb, votes(7n)] } })
  const answer = council('substance', { ...all(COUNCIL, 'yes'), ANSA: 'no' }, {}, charter)
  assert.deepEqual([answer.outcome, answer.vetoes], ['not-adopted', ['ANSA']])
})

test('a question that runs is open until settled, also where an abstention wants a parameter', () => {
  assert.equal(conference('derogation', { ALBEN: 'abstain' }, {}, false).outcome, 'open')
  assert.equal(conference('derogation', { ALBEN: 'abstain', BRENNA: 'no' }, {}, false).outcome, 'not-adopted')
})

// Declarations.

/** A question of the council on which everybody takes a position; the terms of three members end with the year. */
function asked(closes: string, no: string, charter: Charter = harbour): Record {
  const record = openedRecord(charter)
  const put = { question: 'HC/1', organ: 'harbour-council', matter: 'substance', closes }
  perform(record, { type: 'question.put', by: 'secretariat', at: '2026-12-30T09:00:00Z', body: put })
  for (const party of COUNCIL) {
    const body = { question: 'HC/1', position: no.includes(party) ? 'no' : 'yes' }
    perform(record, { type: 'position.taken', by: party, at: '2026-12-30T10:00:00Z', body })
  }
  return record
}

function declared(record: Record, at: string, outcome: string): Ruling {
  const rests = [2, 3, 4, 5, 6, 7, 8, 9]
  const as = { question: 'HC/1', organ: 'harbour-council', matter: 'substance', rule: 'substance' }
  return ruleOn(record, { type: 'question.decided', by: 'secretariat', at, body: { ...as, outcome, rests } })
}

const CLOSES = '2026-12-31T18:00:00Z'
const TERMS_OVER = '2027-01-02T09:00:00Z'

test('an outcome rests on the members of the day of the deadline, whenever it is declared', () => {
  const record = asked(CLOSES, 'CALDO DORNE ESKER')
  for (const at of [CLOSES, TERMS_OVER]) {
    assert.deepEqual(refusals(declared(record, at, 'not-adopted')), [], at)
    assert.deepEqual(refusals(declared(record, at, 'adopted')), ['outcome-differs'], at)
  }
})

test('an outcome rests on the rule of the day of the deadline, also where that rule is repealed since', () => {
  const record = asked(CLOSES, '', withRule('substance', { until: '2027-01-01' as Day }))
  assert.deepEqual(refusals(declared(record, TERMS_OVER, 'adopted')), [])
})

test('a position may be changed until the close, so nothing is declared before it', () => {
  const record = asked(CLOSES, '')
  const ruling = declared(record, '2026-12-31T17:59:59Z', 'adopted')
  assert.deepEqual(refusals(ruling), ['deadline-not-past'])
  assert.equal(ruling.inOrder ? undefined : ruling.earliest, CLOSES)
  assert.deepEqual(refusals(declared(record, CLOSES, 'adopted')), [])
})

// Terms, seats and keys.

test('the start of an unbroken seat is found also among terms of no length and reversed terms', () => {
  const term = (from: string, until?: string): Seat => {
    const span = until === undefined ? { from } : { from, until }
    return { party: 'ANSA', act: 1, ...span } as unknown as Seat
  }
  const since = (seats: readonly Seat[], on: string): readonly string[] =>
    seatsOn(seats, on as Day).map((seat) => seat.since)
  assert.deepEqual(since([term('2020-01-01', '2020-01-01'), term('2020-01-01')], '2020-02-02'), [
    '2020-01-01',
  ])
  const crossed = [term('2020-01-01', '2019-01-01'), term('2019-01-01', '2020-01-01')]
  assert.deepEqual(since(crossed, '2019-06-01'), ['2019-01-01'])
})

test('an organ with the name of a property that every object has is unknown like any other', () => {
  for (const organ of ['constructor', 'harbour-board']) {
    const act = { type: 'sitting.held', by: 'secretariat', at: AT, body: { organ, code: 'first' } }
    assert.deepEqual(refusals(ruleOn(openedRecord(harbour), act)), ['unknown-organ'], organ)
  }
})

function keyFor(holder: JsonObject): readonly ReasonCode[] {
  const body = { key: `${'0'.repeat(31)}1`, public: NO_KEY, holder }
  return refusals(ruleOn(openedRecord(harbour), { type: 'key.enrolled', by: 'secretariat', at: AT, body }))
}

test('a key for a party or an office that the charter does not know is refused', () => {
  for (const holder of [{ party: 'ALBEN' }, { office: 'nobody' }, { office: 'constructor' }]) {
    assert.deepEqual(keyFor(holder), ['wrong-holder'], JSON.stringify(holder))
  }
  for (const holder of [{ party: 'ANSA' }, { office: 'secretariat' }, { office: 'clock' }]) {
    assert.deepEqual(keyFor(holder), [], JSON.stringify(holder))
  }
})

test('a seat or a chair for an unknown party, or over a term that ends as it begins or before, is refused', () => {
  const open = (body: JsonObject): readonly ReasonCode[] =>
    refusals(ruleOn(foundedRecord(harbour), { type: 'standing.opened', by: 'depositary', at: AT, body }))
  for (const held of ['seats', 'chairs']) {
    const holding = (party: string, until: string): readonly ReasonCode[] =>
      open({ parties: [], [held]: [{ organ: 'harbour-council', party, from: '2026-01-01', until }] })
    assert.deepEqual(holding('ALBEN', '2027-01-01'), ['not-a-member'], held)
    assert.deepEqual(holding('ANSA', '2020-01-01'), ['malformed'], held)
    assert.deepEqual(holding('ANSA', '2026-01-01'), ['malformed'], held)
    assert.deepEqual(holding('ANSA', '2027-01-01'), [], held)
  }
})

// Instruments.

function deposit(record: Record, type: string): readonly ReasonCode[] {
  return refusals(ruleOn(record, { type, by: 'FIRNAU', at: AT, body: { treaty: 'compact' } }))
}

test('a party that has signed does not accede: it ratifies', () => {
  const record = openedRecord(compact)
  assert.deepEqual(deposit(record, 'accession.deposited'), [])
  perform(record, { type: 'treaty.signed', by: 'FIRNAU', at: AT, body: { treaty: 'compact' } })
  assert.deepEqual(deposit(record, 'accession.deposited'), ['signed-before'])
  assert.deepEqual(deposit(record, 'ratification.deposited'), [])
})

test('a signatory carried over by the opening of the standing may ratify', () => {
  const record = foundedRecord(compact)
  const parties = [{ party: 'FIRNAU', status: 'signatory', since: '2025-01-01' }]
  const instruments = [{ treaty: 'compact', inForce: '1996-01-01', parties: [] }]
  const body = { parties, instruments }
  perform(record, { type: 'standing.opened', by: 'depositary', at: AT, body })
  assert.deepEqual(deposit(record, 'ratification.deposited'), [])
  assert.deepEqual(deposit(record, 'accession.deposited'), ['signed-before'])
})

// Reported history.

test('a report of no kind, of a kind of the record itself, or whose body is not of its kind is refused', () => {
  const report = (kind: string, inner: JsonObject): readonly ReasonCode[] => {
    const more = { by: { party: 'ENZIAN' }, effect: '2020-01-01', sources: ['source.gazette'], body: inner }
    const act = { type: 'act.reported', by: 'archivist', at: AT, docs: ['source.gazette'] }
    return refusals(ruleOn(foundedRecord(compact), { ...act, body: { kind, ...more } }))
  }
  assert.deepEqual(report('treaty.signed', { treaty: 'compact' }), [])
  assert.deepEqual(report('treaty.signed', {}), ['malformed'])
  assert.deepEqual(report('treaty.broken', {}), ['unknown-kind'])
  assert.deepEqual(report('key.enrolled', {}), ['unknown-kind'])
})

/** The faults of a history of these lines; each is a signature unless it says otherwise. */
function faults(...lines: readonly JsonObject[]): readonly string[] {
  const line = { kind: 'treaty.signed', by: 'ALBEN', effect: '1995-05-01', sources: ['gazette'] }
  const acts = lines.map((more) => ({ ...line, body: { treaty: 'compact' }, ...more }))
  const file = { name: 'history.yaml', text: JSON.stringify({ acts }) }
  const read = readHistory(compact, undefined, [file], () => true)
  return read.ok ? [] : read.faults.map(({ code }) => code)
}

test('a handle is used once, also where a line of several parties is spread into one for each', () => {
  const both = { ref: 'signed', by: ['ALBEN', 'BRENNA'] }
  assert.deepEqual(faults(both, { ref: 'signed-cresta', by: 'CRESTA' }), [])
  assert.deepEqual(faults(both, { ref: 'signed-alben', by: 'CRESTA' }), ['duplicate'])
})

test('history names no unknown organ or treaty, corrects nothing that is not there, and enrols no key', () => {
  const sitting = { ref: 'first', kind: 'sitting.held', body: { organ: 'cabinet', code: 'first' } }
  assert.deepEqual(faults(sitting), ['unknown-organ'])
  assert.deepEqual(faults({ ref: 'signed', body: { treaty: 'pact' } }), ['unknown-code'])
  assert.deepEqual(faults({ ref: 'signed', corrects: 'nothing' }), ['unknown-code'])
  const key = { key: '0'.repeat(32), public: NO_KEY, holder: { party: 'ALBEN' } }
  assert.deepEqual(faults({ ref: 'key', kind: 'key.enrolled', body: key }), ['unknown-kind'])
})
