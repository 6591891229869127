/** Attack: a key that nobody enrolled enrols itself. Detector: an enrolment is authorised by the state before it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Entry } from '../../../src/core/act.ts'
import type { Json, JsonObject } from '../../../src/core/json.ts'
import type { Instant } from '../../../src/core/time.ts'
import { author, enrolment } from '../../../src/record/author.ts'
import { hex } from '../../../src/record/bytes.ts'
import { canonical } from '../../../src/record/canonical.ts'
import { signAct } from '../../../src/record/sign.ts'
import { detected, ENTRIES, ORG, passedOff, RECORD } from '../../support/attacks.ts'
import { actorFor, crypto, force, foundOf, originOf, signerFor, workedBuilt } from '../../support/records.ts'
import { seeded, testSigner } from '../../support/seeded.ts'

const THIEF = testSigner('thief')
const RECEIVED = '2026-03-02T10:00:00Z' as Instant

/** The enrolment of the thief's key for a party, signed by the thief's key and by others. */
function enrolled(...others: readonly string[]): readonly Uint8Array[] {
  const next = enrolment(crypto, THIEF, actorFor('BRISO'))
  const { act, evidence } = author(crypto, seeded('thief'), THIEF, {
    log: originOf(ORG),
    type: 'key.enrolled',
    by: actorFor('BRISO'),
    at: RECEIVED,
    seen: { size: ENTRIES.length, root: hex(RECORD.ledger.tree.root()) },
    body: next,
  })
  const bytes = canonical(act as unknown as Json)
  const entry: Entry = {
    act,
    evidence: [...evidence, ...others.map((code) => signAct(crypto, signerFor(ORG, code), bytes))],
    received: RECEIVED,
  }
  return [...ENTRIES, canonical(entry as unknown as Json)]
}

test('a key that signs its own enrolment is unknown, also beside a signature of another party', () => {
  for (const others of [[], ['CALDO']]) {
    const { codes, printed } = detected(passedOff(enrolled(...others)))
    assert.deepEqual(codes, ['12 unknown-key'])
    assert.match(printed, /act 12: unknown-key/)
  }
})

test('an enrolment for one party under the key of another is out of order', () => {
  const built = workedBuilt(ORG)
  const body = enrolment(crypto, THIEF, actorFor('BRISO')) as unknown as JsonObject
  force(built, ORG, { by: 'CALDO', type: 'key.enrolled', body }, RECEIVED)
  const { report } = detected(foundOf(ORG, built))
  assert.deepEqual(
    report.faults.map(({ act, code, reasons }) => [act, code, reasons?.[0]?.code]),
    [[12, 'out-of-order', 'not-authorised']],
  )
})
