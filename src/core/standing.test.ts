import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../tests/support/organisations.ts'
import {
  foundedRecord,
  openedRecord,
  perform,
  ruleOn,
  type Record,
  type ShortAct,
} from '../../tests/support/perform.ts'
import type { Entry } from './act.ts'
import type { OrganId, PartyId, QuestionId } from './ids.ts'
import { membersOf, partiesOn } from './members.ts'
import { branch } from './situation.ts'
import { authorOf, knownTo, rule } from './standing.ts'
import type { Day } from './time.ts'

const compact = charterOf('alpine-compact')
const harbour = charterOf('harbour-league')
const at = (text: string): string => `${text}T09:00:00Z`
const treaty = { treaty: 'compact' }
const sign: ShortAct = { type: 'treaty.signed', by: 'FIRNAU', at: at('2026-03-05'), body: treaty }
const ratify: ShortAct = { type: 'ratification.deposited', by: 'FIRNAU', at: at('2026-06-05'), body: treaty }

const statusOf = (record: Record, party: string, on: string): string | undefined =>
  partiesOn(record.charter, record.situation, on as Day).find((of) => of.party === party)?.status

test('a signature makes a signatory, and the ratification of what is in force a member from that day', () => {
  const record = openedRecord(compact)
  perform(record, sign)
  assert.equal(statusOf(record, 'FIRNAU', '2026-03-05'), 'signatory')
  perform(record, ratify)
  assert.equal(statusOf(record, 'FIRNAU', '2026-06-04'), 'signatory')
  assert.equal(statusOf(record, 'FIRNAU', '2026-06-05'), 'member')
  assert.ok(
    membersOf(compact, record.situation, 'conference' as OrganId, '2026-06-05' as Day).includes(
      'FIRNAU' as PartyId,
    ),
  )
})

test('a ratification of what is not in force makes nobody a party', () => {
  const record = openedRecord(compact)
  perform(record, { ...sign, by: 'ALBEN', body: { treaty: 'pass-protocol' } })
  perform(record, { ...ratify, by: 'ALBEN', body: { treaty: 'pass-protocol' } })
  assert.deepEqual([...(record.situation.instruments.get('pass-protocol' as never)?.parties ?? [])], [])
})

test('a report changes nothing of the standing', () => {
  const record = openedRecord(compact)
  const body = {
    kind: 'membership.suspended',
    by: { organ: 'conference' },
    effect: '2026-01-05',
    sources: ['source.gazette'],
    body: { party: 'ENZIAN' },
  }
  perform(record, {
    type: 'act.reported',
    by: 'archivist',
    at: at('2026-02-01'),
    body,
    docs: ['source.gazette'],
  })
  assert.equal(statusOf(record, 'ENZIAN', '2026-02-01'), 'member')
})

test('the day that counts is that of receipt at the seat, whatever the author says', () => {
  const record = openedRecord(harbour)
  const put = {
    type: 'question.put',
    by: 'CALDO',
    body: { question: 'Q', organ: 'harbour-council', matter: 'procedure' },
  }
  assert.equal(ruleOn(record, { ...put, at: '2027-01-01T00:59:59Z' }).inOrder, true)
  assert.equal(ruleOn(record, { ...put, at: '2027-01-01T01:00:00Z' }).inOrder, false)
})

test('of the positions that a member took the last one stands, and all of them were acts', () => {
  const record = openedRecord(harbour)
  perform(record, {
    type: 'question.put',
    by: 'secretariat',
    at: at('2026-03-02'),
    body: { question: 'Q', organ: 'harbour-council', matter: 'procedure' },
  })
  for (const position of ['yes', 'no', 'abstain'])
    perform(record, {
      type: 'position.taken',
      by: 'ANSA',
      at: at('2026-03-03'),
      body: { question: 'Q', position },
    })
  const asked = record.situation.questions.get('Q' as QuestionId)
  assert.deepEqual(
    [...(asked?.positions ?? [])],
    [['ANSA', { position: 'abstain', at: at('2026-03-03'), act: 5 }]],
  )
  assert.equal(record.size, 6)
})

test('ruling on an act changes nothing', () => {
  const record = openedRecord(compact)
  const before = branch(record.situation)
  ruleOn(record, sign)
  ruleOn(record, { ...sign, by: 'secretariat' })
  assert.deepEqual(record.situation, before)
})

test('a record that is an example takes reports, and no performed act', () => {
  const record = foundedRecord(compact)
  record.situation.founding = { ...record.situation.founding!, example: true }
  const refused = ruleOn(record, sign)
  assert.deepEqual(refused, { inOrder: false, reasons: [{ code: 'reported-only-organisation' }] })
  const body = {
    kind: 'treaty.signed',
    by: { party: 'ALBEN' },
    effect: '1995-05-01',
    sources: ['source.gazette'],
    body: treaty,
  }
  assert.equal(
    ruleOn(record, {
      type: 'act.reported',
      by: 'archivist',
      at: at('2026-02-01'),
      body,
      docs: ['source.gazette'],
    }).inOrder,
    true,
  )
})

test('an act of a kind that nobody knows is out of order', () => {
  const refused = ruleOn(openedRecord(compact), { ...sign, type: 'treaty.denounced' })
  assert.deepEqual(refused, {
    inOrder: false,
    reasons: [{ code: 'unknown-kind', reached: 'treaty.denounced' }],
  })
})

test('a body of another form is out of order, and each place is named', () => {
  const refused = ruleOn(openedRecord(compact), { ...sign, body: { treaty: 'Compact' } })
  assert.deepEqual(refused, { inOrder: false, reasons: [{ code: 'malformed', reached: '/treaty' }] })
})

test('under a rules version that this program does not have nothing is in order', () => {
  const record = openedRecord(compact)
  record.situation.founding = { ...record.situation.founding!, rules: 99 }
  assert.deepEqual(ruleOn(record, sign), {
    inOrder: false,
    reasons: [{ code: 'no-rule', reached: 'rules 99' }],
  })
})

test('an invented organisation knows the parties it lists; one that lists none, or only names of its own for some, leaves it to enrolment', () => {
  assert.deepEqual(
    ['ALBEN', 'ANSA'].map((party) => knownTo(compact)(party as PartyId)),
    [true, false],
  )
  assert.equal(knownTo({ ...compact, parties: {} })('ANSA' as PartyId), true)
  assert.equal(knownTo({ ...compact, fictional: false })('ANSA' as PartyId), true)
})

test('who acts is a party or an office, without the key', () => {
  const entry = (by: object): Entry => ({ act: { by } }) as unknown as Entry
  assert.deepEqual(authorOf(entry({ party: 'ANSA', key: 'k' })), { party: 'ANSA' })
  assert.deepEqual(authorOf(entry({ office: 'secretariat', key: 'k' })), { office: 'secretariat' })
})

test('before the genesis act nothing else is in order', () => {
  const { charter, situation } = openedRecord(compact)
  const nothing = { ...branch(situation), founding: undefined }
  const act = { type: 'treaty.signed', by: { party: 'FIRNAU', key: 'k' }, body: treaty, docs: [] } as never
  assert.deepEqual(rule(charter, nothing, { act, received: at('2026-03-05') as never }, 0), {
    inOrder: false,
    reasons: [{ code: 'record-not-open' }],
  })
})
