import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceOf } from './cited.ts'
import { readCharter } from './read.ts'
import { charterText } from '../../../tests/support/organisations.ts'

const CLAUSE = 'Moor Treaty, Art. 4'

test('a clause keeps the source of the part that cites it with one, also where a later part states it without', () => {
  const read = readCharter(charterText('moor-council').replace('Moor Treaty, Art. 9', CLAUSE), 'charter.yaml')
  assert.ok(read.ok)
  assert.equal(read.value.restricted?.clause, CLAUSE)
  assert.equal(sourceOf(read.value, CLAUSE)?.title, 'Moor Treaty (fictional)')
})

test('a clause that the charter states nowhere has no source there', () => {
  const read = readCharter(charterText('moor-council'), 'charter.yaml')
  assert.ok(read.ok)
  assert.equal(sourceOf(read.value, 'Moor Treaty, Art. 999'), undefined)
})
