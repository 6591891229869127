import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vectorJson, withoutVectors } from '../../tests/support/shared.ts'
import { concat, hex, utf8 } from './bytes.ts'
import { newSeed, nodeCrypto, signerFromSeed } from './crypto-node.ts'

const crypto = nodeCrypto()
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
const message = utf8('a message')

test('the digests are those of the standards', () => {
  // FIPS 180-4, "abc"; RFC 4231, test case 2.
  assert.equal(
    hex(crypto.sha256(utf8('abc'))),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  const mac = crypto.hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?'))
  assert.equal(hex(mac), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
  assert.equal(Object.getPrototypeOf(mac), Uint8Array.prototype)
})

test('a seed gives the key and the signature of the standard', () => {
  // RFC 8032, 7.1, test 2.
  const signer = signerFromSeed(bytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
  assert.equal(hex(signer.publicKey), '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
  const signature = signer.sign(Uint8Array.of(0x72))
  assert.equal(
    hex(signature),
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  )
  assert.ok(crypto.verifyEd25519(signer.publicKey, Uint8Array.of(0x72), signature))
})

test('a key, a signature or a seed of another length is refused', () => {
  const signer = signerFromSeed(newSeed())
  const signature = signer.sign(message)
  assert.ok(crypto.verifyEd25519(signer.publicKey, message, signature))
  for (const key of [
    signer.publicKey.subarray(0, 31),
    concat(signer.publicKey, Uint8Array.of(0)),
    new Uint8Array(),
  ]) {
    assert.ok(!crypto.verifyEd25519(key, message, signature))
  }
  for (const other of [signature.subarray(0, 63), concat(signature, Uint8Array.of(0)), new Uint8Array()]) {
    assert.ok(!crypto.verifyEd25519(signer.publicKey, message, other))
  }
  assert.throws(() => signerFromSeed(new Uint8Array(31)), RangeError)
  assert.throws(() => signerFromSeed(new Uint8Array(33)), RangeError)
})

test('a key that is no point of the curve verifies nothing', () => {
  const signature = signerFromSeed(newSeed()).sign(message)
  // y = 2 has no x.
  assert.ok(!crypto.verifyEd25519(Uint8Array.of(2, ...new Uint8Array(31)), message, signature))
})

test('under a key of small order, one signature would hold for every message, so no such key verifies', () => {
  // R is the neutral point and S is 0: with the neutral point as key too, S*B = R + k*A for every message.
  const neutral = Uint8Array.of(1, ...new Uint8Array(31))
  assert.ok(!crypto.verifyEd25519(neutral, message, concat(neutral, new Uint8Array(32))))
})

test('the published vectors for Ed25519 are decided as they say', { skip: withoutVectors }, () => {
  const { testGroups } = vectorJson('wycheproof/ed25519_test.json') as {
    testGroups: {
      publicKey: { pk: string }
      tests: { tcId: number; msg: string; sig: string; result: string }[]
    }[]
  }
  let seen = 0
  for (const { publicKey, tests } of testGroups) {
    for (const { tcId, msg, sig, result } of tests) {
      const verified = crypto.verifyEd25519(bytes(publicKey.pk), bytes(msg), bytes(sig))
      assert.equal(verified, result === 'valid', `tcId ${tcId}`)
      seen++
    }
  }
  assert.equal(seen, 151)
})
