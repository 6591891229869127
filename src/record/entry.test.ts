import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Entry } from '../core/act.ts'
import type { Json } from '../core/json.ts'
import { canonical } from './canonical.ts'
import { actBytes, entryBytes } from './entry.ts'
import { exampleBuilt, EXAMPLE, FICTIONAL, workedBuilt } from '../../tests/support/records.ts'

test('the act’s bytes within an entry are the canonical bytes of the act, whatever the number of signatures', () => {
  const entries = [
    ...FICTIONAL.flatMap((name) => workedBuilt(name).entries),
    ...exampleBuilt(EXAMPLE).entries,
  ]
  for (const bytes of entries) {
    const entry = JSON.parse(new TextDecoder().decode(bytes)) as Entry
    const signed = (count: number): object => ({
      ...entry,
      evidence: Array.from({ length: count }, () => entry.evidence[0]),
    })
    for (const count of [0, 1, 3]) {
      const one = signed(count) as typeof entry
      assert.deepEqual(
        Buffer.from(actBytes(canonical(one as unknown as Json), one)),
        Buffer.from(canonical(entry.act as unknown as Json)),
      )
    }
  }
})

test('an entry made of the bytes of its act has the canonical bytes of the entry', () => {
  for (const bytes of FICTIONAL.flatMap((name) => workedBuilt(name).entries)) {
    const entry = JSON.parse(new TextDecoder().decode(bytes)) as Entry
    const made = entryBytes(canonical(entry.act as unknown as Json), entry)
    assert.deepEqual(Buffer.from(made), Buffer.from(canonical(entry as unknown as Json)))
  }
})
