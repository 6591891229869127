/** In which order readers see organs. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { told } from '../../../tests/support/whole.ts'

test('an organ stands in the order of presentation once', () => {
  const order = (...organs: readonly string[]): string => told({ '/presentation/organs': organs })
  assert.equal(order('council', 'assembly'), 'no fault')
  assert.equal(order('council', 'assembly', 'council'), 'duplicate /presentation/organs/2 council')
  assert.equal(order('board'), 'unknown-organ /presentation/organs/0 board (council | assembly)')
})
