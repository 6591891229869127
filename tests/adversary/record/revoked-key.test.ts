/** Attack: an act under a key that was revoked. Detector: the position of the revocation. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detected, ORG, RECORD, statement } from '../../support/attacks.ts'
import { force, foundOf, workedBuilt } from '../../support/records.ts'
import { actIsSigned, entryIn, keyInGenesis } from '../../support/third-party.ts'

const first = RECORD.ledger.entries[2]!.act.by.key
const built = workedBuilt(ORG)
force(built, ORG, statement(), '2026-03-02T10:00:00Z')
force(built, ORG, { by: 'ANSA', type: 'key.revoked', body: { key: first } }, '2026-03-02T10:00:00Z')
force(built, ORG, statement(), '2026-03-02T10:00:00Z')

test('a key signs up to its revocation, the revocation with it, and not after', () => {
  const { codes, printed } = detected(foundOf(ORG, built))
  assert.deepEqual(codes, ['14 key-not-valid'])
  assert.match(printed, new RegExp(`act 14: key-not-valid \\(${first}\\)`))
})

test('evidence: the signature is right, and the revocation stands before it', () => {
  const { evidence } = entryIn(built.entries[14]!)
  assert.ok(actIsSigned(built.entries[14]!, keyInGenesis(built.entries[0]!, first), evidence[0]!.sig))
  assert.deepEqual(
    [entryIn(built.entries[13]!).act.type, entryIn(built.entries[13]!).act.body],
    ['key.revoked', { key: first }],
  )
})
