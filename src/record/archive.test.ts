import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from './bytes.ts'
import { readArchive, writeArchive } from './archive.ts'
import { verify } from './verify.ts'
import { archiveOf, crypto, foundOf, workedBuilt } from '../../tests/support/records.ts'

const ORG = 'alpine-compact'
const BUILT = workedBuilt(ORG)
const FILE = archiveOf(ORG, BUILT)
const LINES = new TextDecoder().decode(FILE).split('\n')

function faultsOf(text: string): readonly string[] {
  return readArchive(utf8(text)).faults.map(({ code }) => code)
}

function verified(text: string): readonly string[] {
  return verify(crypto, readArchive(utf8(text))).faults.map(({ code }) => code)
}

test('a record read from its file is written as the same file', () => {
  const { head, entries, document, faults } = readArchive(FILE)
  assert.deepEqual(faults, [])
  assert.deepEqual(writeArchive(head!, entries, document), FILE)
})

test('the file is the head, each entry as it is stored, then each document in the order in which acts name it', () => {
  assert.ok(LINES[0]!.startsWith('{"format":"chancery/record/1","key":"'))
  BUILT.entries.forEach((bytes, position) =>
    assert.equal(LINES[position + 1], new TextDecoder().decode(bytes)),
  )
  const named = BUILT.ledger.entries.flatMap(({ act }) => act.docs.map((ref) => ref.digest ?? ref.commitment))
  const documents = LINES.slice(BUILT.entries.length + 1, -1)
  assert.deepEqual(
    documents.map((line) => (JSON.parse(line) as { document: string }).document),
    named,
  )
  assert.equal(LINES.at(-1), '')
})

test('a committed document comes with its salt, a digested one without', () => {
  const documents = LINES.slice(BUILT.entries.length + 1, -1).map((line) => JSON.parse(line) as object)
  assert.deepEqual(
    documents.map((document) => 'salt' in document),
    BUILT.ledger.entries.flatMap(({ act }) => act.docs.map((ref) => ref.commitment !== undefined)),
  )
})

test('a document that is no longer kept is left out of the file, and verify names it', () => {
  const { head, document } = foundOf(ORG, BUILT)
  const erased = BUILT.ledger.entries[9]!.act.docs[1]!.commitment!
  const file = writeArchive(head!, BUILT.entries, (key) => (key === erased ? undefined : document(key)))
  const report = verify(crypto, readArchive(file))
  assert.deepEqual(report.faults, [{ act: 9, code: 'document-missing', found: 'speech' }])
})

test('a file without its last newline, and one with fewer lines than its head says, are truncated', () => {
  assert.deepEqual(faultsOf(LINES.join('\n').slice(0, -1)), ['truncated'])
  assert.deepEqual(faultsOf(`${LINES.slice(0, 5).join('\n')}\n`), ['truncated'])
  assert.deepEqual(faultsOf(''), ['truncated', 'head-malformed'])
})

test('documents in another order, twice, or of another form are faults', () => {
  const first = BUILT.entries.length + 1
  const swapped = LINES.with(first, LINES[first + 1]!).with(first + 1, LINES[first]!)
  assert.deepEqual(verified(swapped.join('\n')), ['documents-out-of-order'])
  assert.deepEqual(faultsOf(LINES.toSpliced(first, 0, LINES[first]!).join('\n')), ['document-malformed'])
  const salted = LINES[first]!.replace('}', `,"salt":"${'0'.repeat(62)}"}`)
  assert.deepEqual(faultsOf(LINES.with(first, salted).join('\n')), ['document-malformed'])
})

test('a head of another format, of a size below nought or without an end is no head', () => {
  const changed = (from: string, to: string): readonly string[] =>
    faultsOf(LINES.with(0, LINES[0]!.replace(from, to)).join('\n'))
  assert.ok(changed('chancery/record/1', 'chancery/record/2').includes('head-malformed'))
  assert.ok(changed(`"size":${BUILT.entries.length}`, '"size":-1').includes('truncated'))
  assert.ok(changed(`"size":${BUILT.entries.length}`, '"size":9007199254740991').includes('truncated'))
  assert.ok(changed('}', ',"z":1}').includes('head-malformed'))
})
