import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { test } from 'node:test'
import { utf8 } from './bytes.ts'
import { nodeCrypto } from './crypto-node.ts'
import { commitment, isCommitted, type Disclosure } from './document.ts'

const crypto = nodeCrypto()
const disclosure: Disclosure = {
  salt: new Uint8Array(32).fill(9),
  bytes: utf8('A text.\n'),
  classification: 'restricted',
}

test('the commitment is over classification and digest, under the salt', () => {
  const digest = createHash('sha256').update(disclosure.bytes).digest('hex')
  const expected = createHmac('sha256', disclosure.salt)
    .update(`chancery/doc/v1\nrestricted\n${digest}`)
    .digest('hex')
  assert.equal(commitment(crypto, disclosure), expected)
})

test('a disclosure with another salt, text or classification is not the one committed to', () => {
  const committed = commitment(crypto, disclosure)
  assert.ok(isCommitted(crypto, disclosure, committed))
  assert.ok(!isCommitted(crypto, { ...disclosure, salt: new Uint8Array(32).fill(8) }, committed))
  assert.ok(!isCommitted(crypto, { ...disclosure, bytes: utf8('A text.') }, committed))
  assert.ok(!isCommitted(crypto, { ...disclosure, classification: 'public' }, committed))
  assert.ok(!isCommitted(crypto, disclosure, committed.toUpperCase()))
})

test('a salt that HMAC would pad to the same key is refused', () => {
  const salt = Uint8Array.of(1, ...new Uint8Array(31))
  const committed = commitment(crypto, { ...disclosure, salt })
  for (const other of [Uint8Array.of(1), Uint8Array.of(1, ...new Uint8Array(32))]) {
    assert.ok(!isCommitted(crypto, { ...disclosure, salt: other }, committed))
    assert.throws(() => commitment(crypto, { ...disclosure, salt: other }), RangeError)
  }
})

test('a classification with a line break, which could pass for another message, is refused', () => {
  for (const classification of ['', 'a\nb', 'Secret', 'very secret']) {
    assert.throws(() => commitment(crypto, { ...disclosure, classification }), RangeError)
    assert.ok(!isCommitted(crypto, { ...disclosure, classification }, commitment(crypto, disclosure)))
  }
})
