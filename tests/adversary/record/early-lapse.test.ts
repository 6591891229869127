/** Attack: the server declares a question lapsed before its deadline. Detector: a lapse is in order only where it was due. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../src/core/json.ts'
import { declarationOf } from '../../../src/core/acts/declaration.ts'
import type { QuestionId } from '../../../src/core/ids.ts'
import { dayIn, type Instant } from '../../../src/core/time.ts'
import type { Ledger } from '../../../src/record/ledger.ts'
import { detected } from '../../support/attacks.ts'
import { force, foundOf, openedBuilt } from '../../support/records.ts'

const ORG = 'alpine-compact'
const CLOSES = '2026-03-05T18:00:00Z'

/** What the clock would say at the deadline. */
function lapse({ charter, standing }: Ledger): JsonObject {
  const now = CLOSES as Instant
  const asked = standing.questions.get('Q/1' as QuestionId)!
  const today = dayIn(now, charter.seat.zone)
  return declarationOf({ charter, situation: standing, today, now }, asked)!.body as unknown as JsonObject
}

function lapsedAt(received: string): ReturnType<typeof detected> {
  const built = openedBuilt(ORG)
  const body = { question: 'Q/1', organ: 'conference', matter: 'accord', closes: CLOSES }
  force(built, ORG, { by: 'ALBEN', type: 'question.put', body })
  for (const by of ['ALBEN', 'BRENNA', 'CRESTA', 'DRUSEN', 'ENZIAN'])
    force(built, ORG, { by, type: 'position.taken', body: { question: 'Q/1', position: 'yes' } })
  force(built, ORG, { by: 'clock', type: 'question.decided', body: lapse }, received)
  return detected(foundOf(ORG, built))
}

test('a lapse received at the deadline is in order, one a second before it is not, and the deadline is named', () => {
  assert.deepEqual(lapsedAt(CLOSES).codes, [])
  const { report, printed } = lapsedAt('2026-03-05T17:59:59Z')
  const [fault] = report.faults
  assert.deepEqual(
    [fault!.act, fault!.reasons![0]!.code, fault!.reasons![0]!.needed],
    [8, 'deadline-not-past', CLOSES],
  )
  assert.match(printed, /act 8: out-of-order/)
})
