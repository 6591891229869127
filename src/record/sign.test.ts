import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Signature } from '../core/act.ts'
import { base64, concat, unbase64, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { nodeCrypto, signerFromSeed } from './crypto-node.ts'
import { signAct, verifyAct } from './sign.ts'

const crypto = nodeCrypto()
const signer = signerFromSeed(new Uint8Array(32).fill(1))
const other = signerFromSeed(new Uint8Array(32).fill(2))
const act = canonical({ log: 'example.org/log', type: 'position.taken' })

test('the signature of an act holds for this act and this key', () => {
  const signature = signAct(crypto, signer, act)
  assert.ok(verifyAct(crypto, signer.publicKey, act, signature))
  assert.ok(!verifyAct(crypto, other.publicKey, act, signature))
  assert.ok(
    !verifyAct(
      crypto,
      signer.publicKey,
      canonical({ log: 'example.org/log2', type: 'position.taken' }),
      signature,
    ),
  )
})

test('a signature over the bytes of the act without the prefix is no signature of the act', () => {
  const bare: Signature = { ...signAct(crypto, signer, act), sig: base64(signer.sign(act)) }
  assert.ok(!verifyAct(crypto, signer.publicKey, act, bare))
  const prefixed: Signature = { ...bare, sig: base64(signer.sign(concat(utf8('chancery/act/v1\n'), act))) }
  assert.ok(verifyAct(crypto, signer.publicKey, act, prefixed))
})

test('a signature that names another key is refused, though the bytes would verify', () => {
  const signature = signAct(crypto, signer, act)
  assert.ok(!verifyAct(crypto, signer.publicKey, act, { ...signature, key: signAct(crypto, other, act).key }))
})

test('a signature of another length, spelling or kind is refused', () => {
  const signature = signAct(crypto, signer, act)
  const bytes = unbase64(signature.sig)!
  for (const sig of [
    '',
    base64(bytes.subarray(0, 63)),
    base64(concat(bytes, Uint8Array.of(0))),
    `${signature.sig}\n`,
  ]) {
    assert.ok(!verifyAct(crypto, signer.publicKey, act, { ...signature, sig }))
  }
  assert.ok(!verifyAct(crypto, signer.publicKey, act, { ...signature, alg: 'none' } as unknown as Signature))
  assert.ok(!verifyAct(crypto, signer.publicKey.subarray(0, 31), act, signature))
})

test('any bit of the signature, turned over, breaks it', () => {
  const signature = signAct(crypto, signer, act)
  for (let bit = 0; bit < 512; bit++) {
    const bytes = unbase64(signature.sig)!
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    assert.ok(!verifyAct(crypto, signer.publicKey, act, { ...signature, sig: base64(bytes) }), `bit ${bit}`)
  }
})
