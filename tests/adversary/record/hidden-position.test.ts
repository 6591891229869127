/**
 * Attack: a hidden position is disclosed falsely, or not all of them are. Restricted logs are not there yet, and so no
 * position can be hidden: what claims another audience than the public one does not stand in a log.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detected, passedOff, rewritten } from '../../support/attacks.ts'

test('an act for members alone in the public log is found', () => {
  const hidden = rewritten(5, (entry) => ({ ...entry, act: { ...entry.act, audience: 'members' } }))
  const { codes, printed } = detected(passedOff(hidden))
  assert.ok(codes.includes('5 audience-elsewhere'), codes.join())
  assert.match(printed, /act 5: audience-elsewhere \(members\)/)
})
