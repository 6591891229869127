/** In which organs an act is, as powers speak of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import { NO_KEY, openedRecord, perform, ruleOn, type Record } from '../../../tests/support/perform.ts'
import type { JsonObject } from '../json.ts'
import { doingsOf } from './power.ts'

const AT = '2026-02-02T09:00:00Z'
const [HEAD, DEPUTY] = ['1', '2'].map((digit) => digit.padStart(32, '0')) as [string, string]

/** A record in which the deputy of a party has every power of this list, in these organs alone. */
function withPowers(kinds: readonly string[], organs: readonly string[]): Record {
  const record = openedRecord(charterOf('isle-conference'))
  const own = { public: NO_KEY, holder: { party: 'ARRAN' } }
  const keys = [
    { ...own, key: HEAD, person: 'head-a' },
    { ...own, key: DEPUTY, person: 'deputy-a', limited: true },
  ]
  for (const body of keys) perform(record, { type: 'key.enrolled', by: 'secretariat', at: AT, body })
  const body = { person: 'deputy-a', acts: kinds.map((kind) => ({ kind })), organs }
  perform(record, { type: 'powers.granted', by: 'ARRAN', key: HEAD, at: AT, body, docs: ['instrument'] })
  for (const [question, organ] of [
    ['C/1', 'conference'],
    ['H/1', 'harbours'],
  ] as const)
    perform(record, {
      type: 'question.put',
      by: 'secretariat',
      at: AT,
      body: { question, organ, matter: 'measure' },
    })
  perform(record, {
    type: 'sitting.held',
    by: 'secretariat',
    at: AT,
    body: { organ: 'harbours', code: 'h-1' },
  })
  return record
}

const reasons = (record: Record, type: string, body: JsonObject): readonly string[] => {
  const ruling = ruleOn(record, { type, by: 'ARRAN', key: DEPUTY, at: AT, body, docs: ['text'] })
  return ruling.inOrder ? [] : ruling.reasons.map(({ code, needed }) => `${code} ${needed}`)
}

test('an act is in every organ that it names, and in that of its question and its sitting', () => {
  const record = withPowers(['statement.made', 'statement.attached'], ['conference'])
  const says = (body: JsonObject): readonly string[] => reasons(record, 'statement.made', body)
  assert.deepEqual(says({ organ: 'conference' }), [])
  assert.deepEqual(says({ organ: 'harbours' }), ['no-power statement.made harbours'])
  // An organ for which there are powers opens no door to another one.
  assert.deepEqual(says({ organ: 'conference', sitting: 'h-1' }), ['no-power statement.made harbours'])
  const form = { form: 'explanation' }
  assert.deepEqual(reasons(record, 'statement.attached', { ...form, question: 'C/1' }), [])
  const elsewhere = reasons(record, 'statement.attached', { ...form, question: 'H/1' })
  assert.deepEqual(elsewhere, ['no-power statement.attached harbours'])
})

test('powers in some organs are none outside any', () => {
  const record = withPowers(['accession.deposited', 'notice.acknowledged'], ['conference', 'harbours'])
  assert.deepEqual(reasons(record, 'accession.deposited', { treaty: 'isle-treaty' }), [
    'no-power accession.deposited',
  ])
  assert.deepEqual(reasons(record, 'notice.acknowledged', { act: 1 }), ['no-power notice.acknowledged'])
  assert.deepEqual(reasons(record, 'notice.acknowledged', { question: 'H/1' }), [])
})

test('a letter is in the organ of what it says', () => {
  const record = withPowers(['position.taken'], ['conference'])
  const inner = { question: 'H/1', position: 'yes' }
  const body = { kind: 'position.taken', by: 'BARRA', body: inner, claimed: AT }
  assert.deepEqual(doingsOf(record.situation, { type: 'paper.entered', body }), [
    { kind: 'paper.entered', organ: 'harbours' },
  ])
})
