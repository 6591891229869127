/** What the charter may ask for a recovered key. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { told } from '../../../tests/support/whole.ts'

test('a recovered key has between two and nine supporters', () => {
  const by = (supporters: string): string => told({ '/keys/recovery/supporters': supporters })
  for (const many of ['2', '9']) assert.equal(by(many), 'no fault')
  for (const other of ['1', '12', '21', '02', 'several'])
    assert.equal(by(other), `wrong-form /keys/recovery/supporters ${other} (2)`)
})
