import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod/mini'
import { withNumbers } from './numbers.ts'

const schema = z.strictObject({
  personnel: z.optional(z.int()),
  code: z.optional(z.string()),
  units: z.optional(z.array(z.strictObject({ count: z.int() }))),
})

test('digits become a whole number where one is asked for, also within a list', () => {
  assert.deepEqual(withNumbers(schema, { personnel: '150', units: [{ count: '19' }, { count: 2 }] }), {
    personnel: 150,
    units: [{ count: 19 }, { count: 2 }],
  })
})

test('digits stay the text that stands there where a text is asked for', () => {
  assert.deepEqual(withNumbers(schema, { code: '150' }), { code: '150' })
})

test('what is no whole number stays as it stands, for the schema to refuse', () => {
  for (const personnel of ['1.5', '-1', '007', 'many', '', '1e3', '9'.repeat(16)])
    assert.deepEqual(withNumbers(schema, { personnel }), { personnel })
})

test('the body given is left as it is', () => {
  const body = { units: [{ count: '19' }] }
  withNumbers(schema, body)
  assert.deepEqual(body, { units: [{ count: '19' }] })
})
