import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyJson } from '../../tests/support/any-json.ts'
import { concat, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { diagnose } from './json-faults.ts'
import { parse, parseCanonical } from './json.ts'

const faults = (text: string) => {
  const read = parse(utf8(text))
  return read.ok ? [] : read.faults.map(({ pointer, code, offset }) => `${pointer} ${code} ${offset}`)
}

test('the fast reader and the diagnosing reader read the same value', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const bytes = canonical(value)
      assert.deepEqual(parseCanonical(bytes), { ok: true, value })
      assert.deepEqual(diagnose(bytes), { ok: true, value })
      assert.deepEqual(parse(utf8(` ${JSON.stringify(value, null, 1)}\n`)), { ok: true, value })
    }),
  )
})

test('whatever bytes arrive, the answer is a value or faults, and what is read can be written', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\\',
    '1',
    '-',
    '0',
    'e',
    '.',
    'null',
    'true',
    ' ',
    'a',
    '\\ud800',
    'é',
  )
  const texts = fc.array(pieces, { maxLength: 20 }).map((parts) => utf8(parts.join('')))
  fc.assert(
    fc.property(fc.oneof(texts, fc.uint8Array({ maxLength: 30 })), (bytes) => {
      const read = parse(bytes)
      if (read.ok) assert.ok(parseCanonical(canonical(read.value)).ok)
      else assert.ok(read.faults.length > 0 && read.faults.every(({ offset }) => offset <= bytes.length))
      // The platform's own reader is a bound from above: what it refuses, we refuse.
      if (read.ok) assert.doesNotThrow(() => JSON.parse(new TextDecoder().decode(bytes)))
    }),
    { numRuns: 2000 },
  )
})

test('a changed byte of canonical bytes is never read as the same value', () => {
  fc.assert(
    fc.property(anyJson, fc.nat(), fc.integer({ min: 0, max: 7 }), (value, at, bit) => {
      const bytes = canonical(value)
      const changed = Uint8Array.from(bytes)
      changed[at % bytes.length]! ^= 1 << bit
      const read = parseCanonical(changed)
      if (read.ok) assert.notDeepEqual(read.value, value)
    }),
  )
})

test('each fault is told with its place, not only the first', () => {
  assert.deepEqual(faults('{"a":null,"é":1.5,"a":[-0,9007199254740992],"b":{"c":"e\u0301"}}'), [
    '/a null 5',
    '/é key-form 10',
    '/é not-an-integer 15',
    '/a duplicate-key 19',
    '/a/0 negative-zero 24',
    '/a/1 integer-too-large 27',
    '/b/c not-nfc 54',
  ])
})

test('a pointer escapes the strokes of a key', () => {
  assert.deepEqual(faults('{"a/b~c":1}'), ['/a~1b~0c key-form 1'])
})

test('an object that would change its own prototype is refused', () => {
  assert.deepEqual(faults('{"__proto__":{"a":1}}'), ['/__proto__ key-form 1'])
})

test('bytes that are canonical but for a newline at the end are not canonical, and the place is told', () => {
  assert.deepEqual(parseCanonical(utf8('{"a":1}\n')), {
    ok: false,
    faults: [{ pointer: '', code: 'not-canonical', offset: 7 }],
  })
  assert.deepEqual(parse(utf8('{"a":1}\n')), { ok: true, value: { a: 1 } })
})

test('a thousand faults are told as a hundred', () => {
  assert.equal(faults(`[${'null,'.repeat(999)}null]`).length, 100)
})

test('a hundred thousand brackets are answered with one fault', () => {
  assert.deepEqual(faults('['.repeat(100_000)), [`${'/0'.repeat(32)} too-deep 32`])
})

test('where the bytes cease to be UTF-8 is told', () => {
  const read = parse(concat(utf8('{"a":"é'), Uint8Array.of(0xc3), utf8('"}')))
  assert.deepEqual(read, { ok: false, faults: [{ pointer: '', code: 'not-utf8', offset: 9 }] })
})
