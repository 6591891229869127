/**
 * Attack: a party is shown one act and signs another. Detector: what is signed is the act itself. Passkeys, whose challenge
 * would be the act's id, are not there yet: evidence of another kind than a signature has no form, and is refused.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detected, ENTRIES, passedOff, RECORD, rewritten } from '../../support/attacks.ts'
import { actIsSigned, entryIn, keyInGenesis } from '../../support/third-party.ts'

// Positions 2 and 9 are acts of one party, under one key.
const OTHER = RECORD.ledger.entries[2]!.evidence

test('the signature of one act under another of the same author is found', () => {
  const { codes, printed } = detected(passedOff(rewritten(9, (entry) => ({ ...entry, evidence: OTHER }))))
  assert.ok(codes.includes('9 signature-wrong'), codes.join())
  assert.match(printed, /act 9: signature-wrong/)
})

test('evidence: the signature is the party’s, over the other act', () => {
  const key = keyInGenesis(ENTRIES[0]!, entryIn(ENTRIES[2]!).act.by.key)
  assert.ok(actIsSigned(ENTRIES[2]!, key, OTHER[0]!.sig))
  assert.equal(actIsSigned(ENTRIES[9]!, key, OTHER[0]!.sig), false)
})

test('evidence of a kind that there is not yet has no form', () => {
  const evidence = [{ ...OTHER[0], alg: 'webauthn' }]
  const { codes } = detected(passedOff(rewritten(9, (entry) => ({ ...entry, evidence }))))
  assert.ok(codes.includes('9 malformed-entry'), codes.join())
})
