/** Attack: an act that the charter does not allow, rightly signed and entered. Detector: every act is ruled on again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detected, ORG } from '../../support/attacks.ts'
import { declared, force, foundOf, openedBuilt } from '../../support/records.ts'

const put = {
  by: 'ANSA',
  type: 'question.put',
  body: { question: 'Q/1', organ: 'harbour-council', matter: 'substance' },
} as const

test('a vote of one that has no seat is found, with the article', () => {
  const built = openedBuilt(ORG)
  force(built, ORG, put)
  force(built, ORG, { by: 'HOLMA', type: 'position.taken', body: { question: 'Q/1', position: 'no' } })
  const { codes, printed } = detected(foundOf(ORG, built))
  assert.deepEqual(codes, ['3 out-of-order'])
  assert.match(printed, /Harbour Convention, Art\. 6\(1\)/)
})

test('an outcome that the votes do not give is found, with what they give', () => {
  const built = openedBuilt(ORG)
  force(built, ORG, put)
  force(built, ORG, { by: 'ANSA', type: 'position.taken', body: { question: 'Q/1', position: 'no' } })
  force(built, ORG, {
    by: 'secretariat',
    type: 'question.decided',
    body: (ledger) => ({ ...declared(ledger, 'Q/1'), outcome: 'adopted' }),
  })
  const { codes, report } = detected(foundOf(ORG, built))
  assert.deepEqual(codes, ['4 out-of-order'])
  assert.match(report.faults[0]!.reasons![0]!.needed!, /outcome: not-adopted/)
})
