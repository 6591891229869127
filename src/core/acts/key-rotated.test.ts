import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charterOf } from '../../../tests/support/organisations.ts'
import { NO_KEY, openedRecord, perform } from '../../../tests/support/perform.ts'
import type { KeyId } from '../ids.ts'

const id = (number: number): KeyId => `${number}`.padStart(32, '0') as KeyId

test('a key that takes the place of another is the same person’s, and may do no more', () => {
  const record = openedRecord(charterOf('harbour-league'))
  const own = { key: id(1), public: NO_KEY, holder: { party: 'ANSA' }, person: 'person-7', limited: true }
  perform(record, { type: 'key.enrolled', by: 'secretariat', at: '2026-02-01T09:00:00Z', body: own })
  const next = { key: id(2), public: NO_KEY, replaces: id(1) }
  perform(record, { type: 'key.rotated', by: 'ANSA', key: id(1), at: '2026-02-02T09:00:00Z', body: next })
  const { person, limited } = record.situation.keys.get(id(2)) ?? {}
  assert.deepEqual({ person, limited }, { person: 'person-7', limited: true })
})
