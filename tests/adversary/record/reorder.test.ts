/** Attack: two acts change places. Detectors: the clock of receipt, and what their signers and later ones had in view. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detected, ENTRIES, passedOff } from '../../support/attacks.ts'
import { actIsSigned, entryIn, keyInGenesis, rootOver } from '../../support/third-party.ts'

const SWAPPED = ENTRIES.with(4, ENTRIES[5]!).with(5, ENTRIES[4]!)

test('two acts that have changed places are found, and so is everyone who signed after them', () => {
  const { codes, printed } = detected(passedOff(SWAPPED))
  for (const code of ['4 seen-differs', '5 clock-backwards', '6 seen-differs', '11 seen-differs'])
    assert.ok(codes.includes(code), `${code}: ${codes.join()}`)
  assert.match(printed, /act 5: clock-backwards/)
})

test('evidence: the next signer names the root of the other order', () => {
  const next = SWAPPED[6]!
  const { act, evidence } = entryIn(next)
  assert.ok(actIsSigned(next, keyInGenesis(SWAPPED[0]!, evidence[0]!.key), evidence[0]!.sig))
  assert.equal(rootOver(ENTRIES.slice(0, act.seen!.size)), act.seen!.root)
  assert.notEqual(rootOver(SWAPPED.slice(0, act.seen!.size)), act.seen!.root)
})
