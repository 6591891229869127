/** A charter that says all that can be said, as it is read: `tests/conformance/charters/whole.json`. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeWhole } from '../../../tests/conformance/charters/make.ts'

test('a charter that says all that can be said is read as it was before', () => {
  assert.equal(
    makeWhole(),
    readFileSync(join(import.meta.dirname, '../../../tests/conformance/charters/whole.json'), 'utf8'),
  )
})
