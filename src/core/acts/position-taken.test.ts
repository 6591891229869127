import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import { openedRecord, perform, ruleOn, type Record } from '../../../tests/support/perform.ts'
import type { PartyId, QuestionId } from '../ids.ts'
import type { Ruling } from '../refusal.ts'

const harbour = charterOf('harbour-league')
const DEADLINE = '2026-03-05T18:00:00Z'
const BEFORE = '2026-03-05T17:59:59Z'

/** A record with one question of substance before the council. */
function asked(): Record {
  const record = openedRecord(harbour)
  const body = { question: 'HC/2026/4', organ: 'harbour-council', matter: 'substance', closes: DEADLINE }
  perform(record, { type: 'question.put', by: 'secretariat', at: '2026-03-02T09:00:00Z', body })
  return record
}

const act = (by: string, position: string, at = BEFORE) => ({
  type: 'position.taken',
  by,
  at,
  body: { question: 'HC/2026/4', position },
})
const codes = (ruling: Ruling): readonly string[] =>
  ruling.inOrder ? [] : ruling.reasons.map(({ code }) => code)
const standing = (record: Record, party: string) =>
  record.situation.questions.get('HC/2026/4' as QuestionId)?.positions.get(party as PartyId)?.position

test('a member takes a position in the last second before the deadline', () => {
  assert.deepEqual(ruleOn(asked(), act('ANSA', 'yes')), {
    inOrder: true,
    effects: [{ effect: 'yes', party: 'ANSA' }],
  })
})

test('a position received at the deadline is late, and the refusal says by which rule', () => {
  const refused = ruleOn(asked(), act('ANSA', 'yes', DEADLINE))
  const reason = {
    code: 'deadline-past',
    clause: 'Harbour Convention, Art. 6(1)',
    needed: DEADLINE,
    reached: DEADLINE,
  }
  assert.deepEqual(refused, { inOrder: false, reasons: [reason] })
})

test('a member may change its position until the close, and the last one stands', () => {
  const record = asked()
  perform(record, act('ANSA', 'yes', '2026-03-03T09:00:00Z'))
  perform(record, act('ANSA', 'abstain'))
  assert.equal(standing(record, 'ANSA'), 'abstain')
})

test('a refused change leaves the earlier position as it stood', () => {
  const record = asked()
  perform(record, act('ANSA', 'yes'))
  assert.deepEqual(codes(ruleOn(record, act('ANSA', 'no', DEADLINE))), ['deadline-past'])
  assert.equal(standing(record, 'ANSA'), 'yes')
})

test('a member that did nothing has no position, and least of all an abstention', () => {
  const record = asked()
  perform(record, act('ANSA', 'yes'))
  assert.equal(standing(record, 'BRISO'), undefined)
})

test('a party without a seat takes no position in the council', () => {
  assert.deepEqual(codes(ruleOn(asked(), act('HOLMA', 'yes'))), ['not-a-member'])
})

test('an office takes no position', () => {
  assert.deepEqual(codes(ruleOn(asked(), act('secretariat', 'yes'))), ['not-authorised'])
})

test('a position that the rule does not know is refused with those it knows', () => {
  const refused = ruleOn(asked(), act('ANSA', 'silent'))
  const reason = {
    code: 'unknown-position',
    clause: 'Harbour Convention, Art. 6(1)',
    needed: 'yes, no, abstain, absent',
    reached: 'silent',
  }
  assert.deepEqual(refused, { inOrder: false, reasons: [reason] })
})

test('nothing is known of a position on a question that nobody put', () => {
  assert.deepEqual(codes(ruleOn(openedRecord(harbour), act('ANSA', 'yes'))), ['unknown-question'])
})

test('after the outcome is declared no position is taken', () => {
  const record = asked()
  const against = ['ANSA', 'BRISO', 'CALDO', 'DORNE', 'ESKER', 'FIRTHA', 'GANNET']
  for (const party of against) perform(record, act(party, 'no', '2026-03-03T09:00:00Z'))
  const body = {
    question: 'HC/2026/4',
    organ: 'harbour-council',
    matter: 'substance',
    outcome: 'not-adopted',
    rule: 'substance',
    rests: [2, 3, 4, 5, 6, 7, 8, 9],
  }
  perform(record, { type: 'question.decided', by: 'secretariat', at: '2026-03-05T18:00:00Z', body })
  assert.deepEqual(codes(ruleOn(record, act('ANSA', 'yes', '2026-03-05T18:00:01Z'))), ['question-closed'])
})
