/** What a rule and a list of facts may say, each by itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { told } from '../../../tests/support/whole.ts'
import { check } from '../reading.ts'
import { factsSchema } from './rule-form.ts'

test('a rule either states what adopts or provides nothing', () => {
  const right = '(adopt: ... | provides: nothing)'
  const votes = { votes: { atLeast: '1' } }
  assert.equal(
    told({ '/rules/3/adopt': votes }),
    `wrong-form /rules/3/adopt ${JSON.stringify(votes)} ${right}`,
  )
  assert.equal(told({ '/rules/1/adopt': undefined }), 'missing /rules/1/adopt adopt')
})

test('facts that are listed by their names alone name parties', () => {
  const value = ['concerned', 'inArrears']
  const found = check<unknown>(factsSchema, { file: 'charter.yaml', value, line: () => 0 })
  assert.deepEqual(found, {
    ok: true,
    value: { concerned: { takes: 'parties' }, inArrears: { takes: 'parties' } },
  })
})
