import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_ENTRY_BYTES } from '../core/act.ts'
import { documentDigest } from './digest.ts'
import { append } from './build.ts'
import { utf8 } from './bytes.ts'
import { charterText } from '../../tests/support/organisations.ts'
import {
  actorFor,
  crypto,
  exampleBuilt,
  materialsOf,
  openedBuilt,
  originOf,
  shipped,
  signerFor,
} from '../../tests/support/records.ts'

for (const name of shipped()) {
  const { ledger, entries, documents } = exampleBuilt(name)

  test(`${name}: the record begins with the charter, and every other act is reported by the archivist`, () => {
    const [genesis, ...others] = ledger.entries
    assert.equal(genesis!.act.type, 'record.opened')
    assert.equal(genesis!.act.body['charter'], documentDigest(crypto, utf8(charterText(name))))
    assert.deepEqual([genesis!.act.body['example'], genesis!.act.seen], [true, undefined])
    for (const { act } of others) {
      assert.ok(['act.reported', 'report.corrected'].includes(act.type))
      assert.equal('office' in act.by && act.by.office, 'archivist')
    }
  })

  test(`${name}: no entry holds prose or a person's name: its texts are codes, dates, keys and digests`, () => {
    ledger.entries.forEach(({ act }, position) => {
      for (const text of textsOf(act.body))
        assert.match(text, /^[A-Za-z0-9/().+ #_:=-]{1,90}$/, `entry ${position}: ${text}`)
      for (const { name: document } of act.docs) assert.match(document, /^[a-z][a-z0-9.-]*$/)
    })
  })

  test(`${name}: what names persons, and prose, is committed to and never digested`, () => {
    for (const { act } of ledger.entries) {
      for (const { name: document, digest } of act.docs)
        if (['speaker', 'gist', 'note', 'claim', 'record'].includes(document))
          assert.equal(digest, undefined, document)
    }
  })

  test(`${name}: every entry keeps to its size and comes with its documents`, () => {
    entries.forEach((bytes, position) => {
      assert.ok(bytes.length <= MOST_ENTRY_BYTES)
      assert.deepEqual(
        documents[position]!.map((kept) => kept.name),
        ledger.entries[position]!.act.docs.map((ref) => ref.name),
      )
    })
  })
}

test('who builds out of order is stopped with the place and the reason', () => {
  const built = openedBuilt('harbour-league')
  const draft = {
    log: originOf('harbour-league'),
    type: 'position.taken',
    by: actorFor('ANSA'),
    body: { question: 'Q/1', position: 'yes' },
  }
  assert.throws(
    () => append(materialsOf('x'), built, signerFor('harbour-league', 'ANSA'), draft),
    /entry 2 \(position\.taken\): unknown-question/,
  )
  assert.equal(built.entries.length, 2)
})

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
