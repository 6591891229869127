/** A written vote on the record, from its opening to the statements after its expiry, and the end of the procedure itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../src/core/json.ts'
import { bench, type Bench } from '../support/bench.ts'

/** 24 hours later; on 29 March the clocks of the seat go one hour forward. */
const EXPIRY = '2026-03-29T12:00:00Z'

function put(question: string, closes: string): JsonObject {
  return { question, organ: 'commission', matter: 'measure', procedure: 'written', closes }
}

function opened(): Bench {
  const at = bench('lake-commission', '2026-03-28T12:00:00Z')
  assert.deepEqual(at.refused('AARE', 'question.put', put('LC/1', EXPIRY)), ['not-authorised'])
  assert.deepEqual(at.refused('president', 'question.put', put('LC/1', '2026-03-29T12:00:01Z')), [
    'notice-too-long',
  ])
  assert.deepEqual(at.refused('president', 'question.put', put('LC/1', '2026-03-29T11:59:59Z')), [
    'notice-too-short',
  ])
  at.act('president', 'question.put', put('LC/1', EXPIRY))
  return at
}

function vote(at: Bench, question: string, position: string, ...parties: readonly string[]): void {
  for (const party of parties) at.act(party, 'position.taken', { question, position })
}

test('a written vote of 24 hours ends 24 hours later also where the clock changes, and its outcome lapses then', () => {
  const at = opened()
  vote(at, 'LC/1', 'yes', 'AARE', 'BRUE', 'CEDRO')
  assert.deepEqual(at.act('DELLE', 'proxy.given', { question: 'LC/1', to: 'AARE' }), ['represented DELLE'])
  at.act('AARE', 'position.taken', { question: 'LC/1', position: 'no', for: 'DELLE' })
  vote(at, 'LC/1', 'yes', 'DELLE')
  assert.deepEqual(at.refused('AARE', 'position.taken', { question: 'LC/1', position: 'no', for: 'DELLE' }), [
    'no-proxy',
  ])
  assert.deepEqual(at.refused('president', 'question.withdrawn', { question: 'LC/1' }), ['not-withdrawable'])
  assert.deepEqual(
    at.refused('president', 'deadline.extended', { question: 'LC/1', closes: '2026-03-30T12:00:00Z' }),
    ['not-extendable'],
  )
  const statement = { question: 'LC/1', form: 'explanation' }
  at.set('2026-03-29T11:59:59Z')
  assert.deepEqual(at.refused('AARE', 'statement.attached', statement), ['deadline-not-past'])
  assert.equal(at.lapse(), 0)
  at.set(EXPIRY)
  assert.equal(at.lapse(), 1)
  const { outcome } = at.question('LC/1')
  const { body } = at.registrar.ledger.entries.at(-1)!.act
  assert.deepEqual(
    [outcome, (body['counts'] as JsonObject)['yes'], (body['counts'] as JsonObject)['absent']],
    ['adopted', 4, 3],
  )
  assert.deepEqual(at.act('AARE', 'statement.attached', statement), ['explanation AARE'])
  at.set('2026-03-29T14:59:59Z')
  at.act('BRUE', 'statement.attached', statement)
  at.set('2026-03-29T15:00:00Z')
  assert.deepEqual(at.refused('CEDRO', 'statement.attached', statement), ['deadline-past'])
})

test('without a quorum nothing is declared, by the clock or by anybody', () => {
  const at = opened()
  vote(at, 'LC/1', 'yes', 'AARE', 'BRUE', 'CEDRO')
  at.set(EXPIRY)
  assert.equal(at.lapse(), 0)
  const body = { question: 'LC/1', organ: 'commission', matter: 'measure', outcome: 'adopted' }
  assert.deepEqual(at.refused('secretariat', 'question.decided', body), ['no-quorum'])
})

test('the procedure may be used on its last day at the seat and not a second longer, unless it was prolonged under itself', () => {
  const at = bench('lake-commission', '2026-06-28T12:00:00Z')
  at.act('president', 'question.put', put('LC/1', '2026-06-29T12:00:00Z'))
  vote(at, 'LC/1', 'yes', 'AARE', 'BRUE', 'CEDRO', 'DELLE')
  at.set('2026-06-29T12:00:00Z')
  assert.equal(at.lapse(), 1)
  // Midnight at the seat, in summer, is 22:00 UTC.
  at.set('2026-06-30T21:59:59Z')
  at.act('president', 'question.put', put('LC/2', '2026-07-01T21:59:59Z'))
  at.set('2026-06-30T22:00:00Z')
  assert.deepEqual(at.refused('president', 'question.put', put('LC/3', '2026-07-01T22:00:00Z')), [
    'procedure-not-valid',
  ])
  const prolonged = { procedure: 'written', until: '2026-12-31', question: 'LC/1' }
  assert.deepEqual(at.refused('president', 'procedure.prolonged', prolonged), ['procedure-not-valid'])
  // What was put on the last day is decided after it.
  vote(at, 'LC/2', 'no', 'AARE', 'BRUE', 'CEDRO', 'DELLE')
  at.set('2026-07-01T21:59:59Z')
  assert.equal(at.lapse(), 1)
  assert.equal(at.question('LC/2').outcome, 'not-adopted')
})

test('prolonged in time, it may be used until that day, and one decision prolongs it once', () => {
  const at = bench('lake-commission', '2026-06-28T12:00:00Z')
  at.act('president', 'question.put', put('LC/1', '2026-06-29T12:00:00Z'))
  vote(at, 'LC/1', 'yes', 'AARE', 'BRUE', 'CEDRO', 'DELLE')
  at.set('2026-06-29T12:00:00Z')
  const prolonged = { procedure: 'written', until: '2026-12-31', question: 'LC/1' }
  assert.deepEqual(at.act('president', 'procedure.prolonged', prolonged), ['prolonged'])
  assert.deepEqual(at.refused('president', 'procedure.prolonged', { ...prolonged, until: '2027-12-31' }), [
    'already-done',
  ])
  at.set('2026-12-30T22:59:59Z')
  at.act('president', 'question.put', put('LC/2', '2026-12-31T22:59:59Z'))
  at.set('2026-12-30T23:00:00Z')
  assert.deepEqual(at.refused('president', 'question.put', put('LC/3', '2026-12-31T23:00:00Z')), [
    'procedure-not-valid',
  ])
})
