import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LAKE, changed, only } from '../../../../tests/support/warned.ts'

test('a code is not used by the list that it stands in, nor a source cited by its code under another key', () => {
  const own = changed(['facts:\n', 'facts:\n  parties: { takes: yes-no }\n'])
  assert.deepEqual(only('fact-never-asked', own), [{ pointer: '/facts/parties', found: 'parties' }])
  const named = changed(
    ['sources:\n', 'sources:\n  gazette: { title: Gazette (fictional), seen: memory }\n'],
    ['Rules, r. 20', 'gazette'],
  )
  assert.deepEqual(only('source-never-cited', named), [{ pointer: '/sources/gazette', found: 'gazette' }])
})

test('one rule whose source nobody read is told, and where all were read none is', () => {
  const read = LAKE.replaceAll('seen: memory', 'seen: text')
  assert.deepEqual(only('rules-not-read', read), [])
  const one = read
    .replace('sources:\n', 'sources:\n  gazette: { title: Gazette (fictional), seen: memory }\n')
    .replace('Arts 1 to 30\n    source: lake-treaty', 'Arts 1 to 30\n    source: gazette')
  assert.deepEqual(only('rules-not-read', one), [{ pointer: '/rules', found: 'war', count: 1, of: 6 }])
})
