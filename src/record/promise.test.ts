import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { instantOf } from '../core/time.ts'
import { testSigner } from '../../tests/support/seeded.ts'
import { hex, utf8 } from './bytes.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { nodeCrypto } from './crypto-node.ts'
import { splitNote } from './note.ts'
import {
  formatPromise,
  isPromise,
  parsePromise,
  refusalDigest,
  signPromise,
  type Promised,
} from './promise.ts'

const crypto = nodeCrypto()
const moment = fc.integer({ min: 0, max: 4_000_000_000 }).map(instantOf)
const id = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(hex)
const common = { origin: fc.constantFrom('example.org/log', 'test/a-b'), act: id, received: moment }
const codes = fc.array(fc.constantFrom('unknown-key', 'malformed', 'too-large'), {
  minLength: 1,
  maxLength: 3,
})
const promises: fc.Arbitrary<Promised> = fc.oneof(
  fc.record(
    { kind: fc.constant('receipt' as const), ...common, index: fc.nat(1e9), by: moment },
    { noNullPrototype: true },
  ),
  fc.record(
    { kind: fc.constant('refusal' as const), ...common, reasons: codes, by: moment },
    { requiredKeys: ['kind', 'origin', 'act', 'received', 'reasons'], noNullPrototype: true },
  ),
)

test('a promise is read as it was written, and its text is no checkpoint', () => {
  fc.assert(
    fc.property(promises, (promise) => {
      const text = formatPromise(promise)
      assert.deepEqual(parsePromise(text), promise)
      assert.equal(parseCheckpoint(text), undefined)
    }),
  )
})

test('what is not the very text of a promise is none', () => {
  fc.assert(
    fc.property(promises, fc.nat(), fc.constantFrom('\n', ' ', 'x', '0', '-'), (promise, at, other) => {
      const text = formatPromise(promise)
      const place = at % text.length
      const read = parsePromise(text.slice(0, place) + other + text.slice(place + 1))
      if (text[place] === other) return
      assert.notDeepEqual(read, promise)
    }),
  )
  const text = formatPromise({
    kind: 'receipt',
    origin: 'example.org/log',
    act: '0'.repeat(64),
    index: 7,
    received: instantOf(0),
    by: instantOf(60),
  })
  const others = [
    `${text}\n`,
    text.slice(0, -1),
    text.replace('receipt', 'refusal'),
    text.replace('index 7', 'index 07'),
    text.replace('index 7\n', ''),
    text.replace('index 7\n', 'index 7\nindex 7\n'),
    text.replace(/act \S+\nindex 7/, `index 7\nact ${'0'.repeat(64)}`),
    text.replace('by 1970', 'by  1970'),
    '',
  ]
  for (const other of others) assert.equal(parsePromise(other), undefined, other)
})

test('a promise is a note under the log’s name, known by its first line, and a refusal by its digest', () => {
  const signer = testSigner('log')
  const refused = {
    kind: 'refusal',
    origin: 'example.org/log',
    act: 'a'.repeat(64),
    received: instantOf(0),
    reasons: ['unknown-key'],
  } as const
  const note = signPromise(crypto, [signer, testSigner('next')], refused)
  const parts = splitNote(utf8(note))!
  assert.deepEqual(parsePromise(parts.text), refused)
  assert.deepEqual(
    parts.signatures.map(({ name }) => name),
    ['example.org/log', 'example.org/log'],
  )
  assert.ok(isPromise(utf8(note)))
  assert.ok(!isPromise(utf8('example.org/log\n7\n')))
  assert.equal(refusalDigest(crypto, refused), hex(crypto.sha256(utf8(parts.text))))
})
