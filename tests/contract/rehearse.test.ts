/** A rehearsal over the histories that ship: reports are kept, and it is their flags that another charter would change. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCharter } from '../../src/core/charter/read.ts'
import { rehearse, rehearseFlags } from '../../src/core/rehearse.ts'
import { charterText } from '../support/organisations.ts'
import { exampleBuilt } from '../support/records.ts'

test('a reported history is ruled the same under any charter, and its flags are those of the charter tried', () => {
  const { ledger } = exampleBuilt('un-security-council')
  const text = charterText('un-security-council')
  const other = readCharter(text.replaceAll('atLeast: 9', 'atLeast: 15'), 'charter.yaml')
  assert.ok(other.ok && text.includes('atLeast: 9'))
  assert.deepEqual(rehearseFlags(ledger.entries, ledger.charter, ledger.charter), [])
  assert.deepEqual(rehearse(ledger.entries, ledger.charter, { charter: other.value }), [])
  const changed = rehearseFlags(ledger.entries, ledger.charter, other.value)
  assert.ok(changed.length > 0)
  for (const { before, after } of changed) assert.ok(after.length > 0 && before.length === 0)
})
