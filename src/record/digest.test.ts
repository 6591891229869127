import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyJson } from '../../tests/support/any-json.ts'
import { hex, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { nodeCrypto } from './crypto-node.ts'
import { actId, documentDigest, keyId, leafHash, nodeHash } from './digest.ts'

const crypto = nodeCrypto()
const sha256 = (...parts: readonly (string | Uint8Array)[]) => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest('hex')
}

test('each digest is over its own prefix and the bytes', () => {
  const bytes = utf8('{"a":1}')
  const key = new Uint8Array(32).fill(7)
  assert.equal(actId(crypto, bytes), sha256('chancery/act/v1\n', bytes))
  assert.equal(keyId(crypto, key), sha256('chancery/key/v1\n', key).slice(0, 32))
  assert.equal(hex(leafHash(crypto, bytes)), sha256(Uint8Array.of(0), bytes))
  assert.equal(hex(nodeHash(crypto, key, bytes)), sha256(Uint8Array.of(1), key, bytes))
  assert.equal(documentDigest(crypto, bytes), sha256(bytes))
})

test('any bit of an act, turned over, gives the act another id', () => {
  fc.assert(
    fc.property(anyJson, fc.nat(), fc.integer({ min: 0, max: 7 }), (value, at, bit) => {
      const act = canonical(value)
      const changed = Uint8Array.from(act)
      changed[at % act.length]! ^= 1 << bit
      assert.notEqual(actId(crypto, changed), actId(crypto, act))
    }),
  )
})

test('only a key of 32 bytes has an id', () => {
  for (const length of [0, 31, 33, 64]) assert.throws(() => keyId(crypto, new Uint8Array(length)), RangeError)
})
