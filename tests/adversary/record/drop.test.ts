/** Attack: the secretariat leaves an act out and signs the head anew. Detector: what later signers had in view. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detected, ENTRIES, passedOff } from '../../support/attacks.ts'
import { actIsSigned, entryIn, keyInGenesis, rootOver } from '../../support/third-party.ts'

const DROPPED = 4
const LEFT = ENTRIES.toSpliced(DROPPED, 1)

test('an act that is left out is missed by everyone who signed after it', () => {
  const { codes, printed } = detected(passedOff(LEFT))
  for (let act = DROPPED; act < LEFT.length; act += 1)
    assert.ok(codes.includes(`${act} seen-differs`), `${act}`)
  assert.match(printed, /act 4: seen-differs/)
})

test('evidence: an act signed by a party names a root that the record passed off does not have', () => {
  const later = LEFT[DROPPED]!
  const { act, evidence } = entryIn(later)
  const [genesis] = LEFT
  assert.ok(actIsSigned(later, keyInGenesis(genesis!, evidence[0]!.key), evidence[0]!.sig))
  assert.notEqual(rootOver(LEFT.slice(0, act.seen!.size)), act.seen!.root)
  assert.equal(rootOver(ENTRIES.slice(0, act.seen!.size)), act.seen!.root)
})

test('the last act, which nobody has signed after, is missed only by a head that somebody holds', () => {
  const shorter = passedOff(ENTRIES.slice(0, -1))
  assert.deepEqual(detected(shorter).codes, [])
  assert.deepEqual(detected({ ...shorter, held: [passedOff(ENTRIES).head!] }).codes, ['behind-held'])
})
