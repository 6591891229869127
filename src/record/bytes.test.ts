import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { base64, concat, hex, sameBytes, unbase64, unhex, utf8 } from './bytes.ts'

const anyBytes = fc.uint8Array({ maxLength: 100 })

test('bytes come back from hexadecimal digits and from base 64 as they were', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      assert.deepEqual(unhex(hex(bytes)), bytes)
      assert.deepEqual(unbase64(base64(bytes)), bytes)
      assert.equal(base64(bytes), Buffer.from(bytes).toString('base64'))
      assert.equal(hex(bytes), Buffer.from(bytes).toString('hex'))
    }),
  )
})

test('long documents are written in base 64 too', () => {
  const bytes = new Uint8Array(200_000).fill(7)
  assert.equal(base64(bytes), Buffer.from(bytes).toString('base64'))
})

test('a text in base 64 that another text could replace is not read', () => {
  for (const text of [
    'AA',
    'AA=',
    'AB==',
    'AAB=',
    'AA==\n',
    ' AA==',
    'A===',
    '====',
    'AA==AA==',
    '-_8=',
    'AAé=',
  ]) {
    assert.equal(unbase64(text), undefined, text)
  }
  assert.deepEqual(unbase64('AAA='), Uint8Array.of(0, 0))
  assert.deepEqual(unbase64(''), new Uint8Array())
})

test('hexadecimal digits in capitals, and half a byte, are not read', () => {
  for (const text of ['A0', 'a', '0x00', ' 00', '00\n', 'é0']) assert.equal(unhex(text), undefined, text)
})

test('bytes are the same when each of them is', () => {
  assert.ok(sameBytes(utf8('ab'), concat(utf8('a'), utf8('b'))))
  assert.ok(!sameBytes(utf8('ab'), utf8('ac')))
  assert.ok(!sameBytes(utf8('ab'), utf8('abc')))
  assert.ok(!sameBytes(utf8('abc'), utf8('ab')))
})
