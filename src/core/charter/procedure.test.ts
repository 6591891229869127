/** What a procedure says of when positions are shown. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { told } from '../../../tests/support/whole.ts'

test('minutes before the close are said of what is shown before it, and of nothing else', () => {
  const shown = (of: object): string => told({ '/procedures/silence/disclosure': of })
  const right = '(when: before-close, minutes: 5)'
  assert.equal(shown({ when: 'before-close', minutes: '5' }), 'no fault')
  assert.equal(shown({ when: 'at-close' }), 'no fault')
  assert.equal(shown({ when: 'before-close' }), `wrong-form /procedures/silence/disclosure/minutes  ${right}`)
  assert.equal(
    shown({ when: 'at-close', minutes: '5' }),
    `wrong-form /procedures/silence/disclosure/minutes 5 ${right}`,
  )
})
