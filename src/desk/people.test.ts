import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainName } from './people.ts'

test('a name is one line, in the order in which it was written, in any script', () => {
  for (const name of ['Ада Аалто', 'آدا آلتو', 'می‌خواهم', 'क्‍ष', 'José Ørsted-Łuk', '李 明'])
    assert.equal(plainName(name), name)
  assert.equal(plainName('  Ada\u202E otlaA\u2066\n\tBlom\u0000 '), 'Ada otlaA Blom')
  assert.equal(plainName('\u200E\u200F\u061C'), '')
  assert.equal(plainName(null), '')
  assert.equal(plainName('x'.repeat(500)).length, 120)
})
