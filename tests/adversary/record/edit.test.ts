/** Attack: the words of an act are changed. Detectors: its author's signature, later signers, and the ruling. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detected, passedOff, rewritten } from '../../support/attacks.ts'
import { actIsSigned, entryIn, keyInGenesis } from '../../support/third-party.ts'

const EDITED = rewritten(3, (entry) => ({
  ...entry,
  act: { ...entry.act, body: { ...entry.act.body, position: 'no' } },
}))

test('a vote that was changed no longer bears its author’s signature, and the outcome no longer follows', () => {
  const { codes, printed } = detected(passedOff(EDITED))
  for (const code of ['3 signature-wrong', '4 seen-differs', '8 out-of-order'])
    assert.ok(codes.includes(code), `${code}: ${codes.join()}`)
  assert.match(printed, /act 3: signature-wrong/)
})

test('evidence: the entry’s own bytes, under the key that genesis names', () => {
  const { evidence } = entryIn(EDITED[3]!)
  assert.equal(actIsSigned(EDITED[3]!, keyInGenesis(EDITED[0]!, evidence[0]!.key), evidence[0]!.sig), false)
})
