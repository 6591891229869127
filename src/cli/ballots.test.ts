import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { POSITIONS } from '../core/rules/condition.ts'
import { newBallots } from './ballots.ts'

const ballot = fc.record({
  decision: fc.nat(40),
  party: fc.nat(300),
  position: fc.constantFrom(...POSITIONS),
  line: fc.integer({ min: 2, max: 200_000_000 }),
})

test('ballots give back what was noted, whatever the order of decisions and parties', () => {
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 200 }), (notes) => {
      const ballots = newBallots()
      const kept = new Map<string, (typeof notes)[number]>()
      for (let row = 0; row <= 40; row += 1) assert.equal(ballots.decision(), row)
      for (const note of notes) {
        const key = `${note.decision}/${note.party}`
        assert.equal(ballots.note(note.decision, note.party, note.position, note.line), !kept.has(key))
        if (!kept.has(key)) kept.set(key, note)
      }
      for (const { decision, party, line } of kept.values()) assert.equal(ballots.line(decision, party), line)
      for (let row = 0; row <= 40; row += 1) {
        const mine = [...kept.values()]
          .filter(({ decision }) => decision === row)
          .toSorted((a, b) => a.party - b.party)
        assert.deepEqual(
          ballots.of(row),
          mine.map(({ party, position }) => ({ party, position })),
        )
      }
    }),
  )
})

test('a party that has no ballot has no line', () => {
  const ballots = newBallots()
  const row = ballots.decision()
  assert.equal(ballots.line(row, 3), undefined)
  assert.equal(ballots.line(row, 5000), undefined)
  assert.equal(ballots.line(row, -1), undefined)
})
