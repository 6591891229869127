/** Attack: the time of receipt is moved back, so that a late act looks timely. Detectors: the clock, and later signers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detected, ENTRIES, passedOff, rewritten } from '../../support/attacks.ts'
import { entryIn, rootOver } from '../../support/third-party.ts'

const EARLIER = '2026-03-01T00:00:00Z'

test('a time of receipt before that of the act before it is found', () => {
  for (const at of [5, ENTRIES.length - 1]) {
    const { codes, printed } = detected(
      passedOff(rewritten(at, (entry) => ({ ...entry, received: EARLIER }))),
    )
    assert.ok(codes.includes(`${at} clock-backwards`), codes.join())
    assert.match(printed, new RegExp(`act ${at}: clock-backwards \\(2026-03-01`))
  }
})

test('a time moved back within what the clock allows is found by the next signer', () => {
  const { received } = JSON.parse(Buffer.from(ENTRIES[4]!).toString()) as { received: string }
  const moved = rewritten(5, (entry) => ({ ...entry, received }))
  assert.deepEqual(detected(passedOff(moved)).codes.slice(0, 1), ['6 seen-differs'])
  const { seen } = entryIn(moved[6]!).act
  assert.notEqual(rootOver(moved.slice(0, seen!.size)), seen!.root)
})

test('of the last act, only a head that somebody holds shows it', () => {
  const last = ENTRIES.length - 1
  const moved = passedOff(
    rewritten(last, (entry) => ({
      ...entry,
      received: JSON.parse(Buffer.from(ENTRIES[last - 1]!).toString()).received,
    })),
  )
  assert.deepEqual(detected(moved).codes, [])
  assert.deepEqual(detected({ ...moved, held: [passedOff(ENTRIES).head!] }).codes, ['split-view'])
})
