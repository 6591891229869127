/**
 * Attack: a record is judged by a law that was not its own: another charter under the same record, or rules that there are
 * not. Detectors: the digest in genesis, the rules version in genesis. Policies of witnesses have tests of their own.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from '../../../src/record/bytes.ts'
import type { Found } from '../../../src/record/verify.ts'
import { detected, ENTRIES, passedOff, RECORD, rewritten } from '../../support/attacks.ts'
import { charterText } from '../../support/organisations.ts'

const DIGEST = RECORD.ledger.entries[0]!.act.docs[0]!.digest!

function under(text: string): Found {
  const found = passedOff(ENTRIES)
  return { ...found, document: (key) => (key === DIGEST ? { bytes: utf8(text) } : found.document(key)) }
}

test('an earlier text of the charter in the place of the record’s own is not the document that genesis names', () => {
  const earlier = charterText('harbour-league').replace('atLeast: 2/3', 'atLeast: 1/3')
  const { codes, printed } = detected(under(earlier))
  assert.ok(codes.includes('0 document-differs'), codes.join())
  assert.match(printed, /act 0: document-differs \(charter\)/)
})

test('genesis that names rules that there are not rules on nothing', () => {
  const unknown = rewritten(0, (entry) => ({
    ...entry,
    act: { ...entry.act, body: { ...entry.act.body, rules: 99 } },
  }))
  const { report } = detected(passedOff(unknown))
  assert.ok(report.faults.some(({ code, act }) => code === 'signature-wrong' && act === 0))
  assert.ok(
    report.faults.some(({ code, reasons }) => code === 'out-of-order' && reasons?.[0]?.code === 'no-rule'),
  )
})
