/** Attack: an act signed for one log is entered into another of the same parties and keys. Detector: the origin is signed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detected, ENTRIES, passedOff, rewritten } from '../../support/attacks.ts'
import { actIsSigned, entryIn, keyInGenesis } from '../../support/third-party.ts'

const ELSEWHERE = 'test/another-log'

test('an act that names another log is found', () => {
  const moved = rewritten(9, (entry) => ({ ...entry, act: { ...entry.act, log: ELSEWHERE } }))
  const { codes, printed } = detected(passedOff(moved))
  assert.ok(codes.includes('9 other-log'), codes.join())
  assert.match(printed, /act 9: other-log \(test\/another-log\)/)
})

test('an act of another log whose name was changed to this one bears no signature', () => {
  const { act, evidence } = entryIn(ENTRIES[9]!)
  const signedElsewhere = Buffer.from(ENTRIES[9]!).toString().replace('test/harbour-league', ELSEWHERE)
  const key = keyInGenesis(ENTRIES[0]!, act.by.key)
  assert.ok(actIsSigned(ENTRIES[9]!, key, evidence[0]!.sig))
  assert.equal(actIsSigned(Buffer.from(signedElsewhere), key, evidence[0]!.sig), false)
})

test('a whole record passed off as that of another log has the wrong origin in its head', () => {
  const found = passedOff(ENTRIES)
  const { codes } = detected({ ...found, head: { ...found.head!, origin: ELSEWHERE } })
  assert.deepEqual(codes, ['origin-differs', 'head-signature-wrong'])
})
