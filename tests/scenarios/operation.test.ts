/** An operation on the record, from the request of a threatened member to its completion. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../src/core/json.ts'
import { operationStatus } from '../../src/core/operation.ts'
import { bench, type Bench } from '../support/bench.ts'

const OPERATION = { operation: 'harbour-2026' }
const COUNCIL = ['ANSA', 'BRISO', 'CALDO', 'DORNE', 'ESKER', 'FIRTHA', 'GANNET'] as const

function resolve(at: Bench, question: string, no: readonly string[] = []): readonly string[] {
  at.act('secretariat', 'question.put', { question, organ: 'harbour-council', matter: 'substance' })
  for (const party of COUNCIL)
    at.act(party, 'position.taken', { question, position: no.includes(party) ? 'no' : 'yes' })
  return at.declare('secretariat', question)
}

const status = (at: Bench): string => operationStatus(at.standing.operations.get(OPERATION.operation)!)

test('each step of an operation is in order only after the one that it rests on, each party on its own clock', () => {
  const at = bench('harbour-league', '2026-03-02T09:00:00Z')
  const mandate = (question: string, more: JsonObject = {}): JsonObject => ({
    ...OPERATION,
    question,
    ...more,
  })
  assert.deepEqual(at.refused('secretariat', 'operation.mandated', mandate('HC/1')), ['not-requested'])
  assert.deepEqual(at.act('HOLMA', 'assistance.requested', OPERATION), ['requested HOLMA'])
  assert.deepEqual(at.refused('ANSA', 'assistance.requested', OPERATION), ['already-done'])
  assert.deepEqual(at.refused('secretariat', 'operation.mandated', mandate('HC/1')), ['unknown-question'])
  assert.deepEqual(resolve(at, 'HC/1', ['ANSA']), ['not-adopted'])
  assert.deepEqual(at.refused('secretariat', 'operation.mandated', mandate('HC/1')), ['no-decision'])
  resolve(at, 'HC/2')
  assert.deepEqual(at.refused('CALDO', 'contingent.deployed', OPERATION), ['not-mandated'])
  assert.deepEqual(at.act('secretariat', 'operation.mandated', mandate('HC/2', { until: '2026-03-20' })), [
    'mandated',
    'report-due',
  ])
  assert.equal(status(at), 'mandated')
  assert.deepEqual(at.act('CALDO', 'contingent.pledged', { ...OPERATION, personnel: 100 }), ['pledged CALDO'])
  assert.deepEqual(at.refused('CALDO', 'contingent.deployed', OPERATION), ['not-authorised-at-home'])
  assert.deepEqual(
    at.refused('CALDO', 'contingent.authorised', { ...OPERATION, votes: { needed: 50, reached: 49 } }),
    ['insufficient-votes'],
  )
  at.act('CALDO', 'contingent.authorised', { ...OPERATION, votes: { needed: 50, reached: 50 } })
  at.act('DORNE', 'contingent.authorised', OPERATION)
  at.act('ESKER', 'contingent.authorised', OPERATION)
  at.act('CALDO', 'contingent.deployed', { ...OPERATION, personnel: 90 })
  // The last day of the mandate at the seat, one hour behind UTC, ends at 01:00 UTC.
  at.set('2026-03-20T00:59:59Z')
  at.act('DORNE', 'contingent.deployed', OPERATION)
  at.set('2026-03-20T01:00:00Z')
  assert.deepEqual(at.refused('ESKER', 'contingent.deployed', OPERATION), ['deadline-past'])
  assert.deepEqual(at.refused('secretariat', 'operation.completed', OPERATION), ['not-ended'])
  assert.deepEqual(at.refused('secretariat', 'operation.ended', mandate('HC/2')), ['already-done'])
  resolve(at, 'HC/3')
  at.act('secretariat', 'operation.ended', mandate('HC/3'))
  assert.deepEqual(at.refused('ANSA', 'contingent.pledged', OPERATION), ['operation-ended'])
  at.act('CALDO', 'contingent.withdrawn', OPERATION)
  assert.deepEqual(at.refused('secretariat', 'operation.completed', OPERATION), ['contingents-remain'])
  at.act('DORNE', 'contingent.withdrawn', OPERATION)
  assert.equal(status(at), 'ended')
  assert.deepEqual(at.act('secretariat', 'operation.completed', OPERATION), ['completed'])
  assert.equal(status(at), 'completed')
  assert.deepEqual(at.refused('secretariat', 'operation.completed', OPERATION), ['already-done'])
})
