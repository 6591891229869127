/** Attack, or accident: an old copy is put back and written on. Detector: any later head, held by anyone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detected, ENTRIES, LOG_KEY, ORG, passedOff, statement } from '../../support/attacks.ts'
import { force, foundOf, openedBuilt } from '../../support/records.ts'
import { noteSays } from '../../support/third-party.ts'

const LATEST = passedOff(ENTRIES).head!

test('an old copy with its own old head holds by itself, and is behind a head that somebody holds', () => {
  const old = passedOff(ENTRIES.slice(0, 7))
  assert.deepEqual(detected(old).codes, [])
  const { codes, report, printed } = detected({ ...old, held: [LATEST] })
  assert.deepEqual(codes, ['behind-held'])
  assert.match(printed, /behind-held \(7 of 12\)/)
  const [held, shown] = report.faults[0]!.notes!.map((note) => noteSays(note, LOG_KEY))
  assert.deepEqual([held![1], shown![1]], ['12', '7'])
})

test('an old copy that was written on is another history: a head held from before shows it', () => {
  const built = openedBuilt(ORG)
  for (let count = 0; count < 15; count += 1) force(built, ORG, statement(), '2026-03-03T09:00:00Z')
  const { codes, report } = detected({ ...foundOf(ORG, built), held: [LATEST] })
  assert.deepEqual(codes, ['split-view'])
  const [held, shown] = report.faults[0]!.notes!.map((note) => noteSays(note, LOG_KEY))
  assert.ok(held && shown && held[0] === shown[0])
})
