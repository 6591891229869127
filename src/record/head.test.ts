import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OfficeId } from '../core/ids.ts'
import type { Key } from '../core/situation.ts'
import { crypto, headOf, workedBuilt } from '../../tests/support/records.ts'
import { testSigner } from '../../tests/support/seeded.ts'
import { base64, unbase64, utf8 } from './bytes.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { keyId } from './digest.ts'
import { headNote, isHead, signHead } from './head.ts'
import { noteVerifier, openNote, vkey } from './note.ts'

const NAME = 'harbour-league'
const built = workedBuilt(NAME)
const head = headOf(NAME, built)
const keys = [...built.ledger.standing.keys.values()]

test('a head is of the log only under the key that the log enrolled for it', () => {
  assert.equal(isHead(crypto, head, keys), true)
  const stranger = signHead(crypto, testSigner('stranger'), head.origin, head.size, built.ledger.tree.root())
  assert.equal(isHead(crypto, stranger, keys), false)
  const secretariat = keys.find(
    ({ holder }) => 'office' in holder && (holder.office as string) === 'secretariat',
  )!
  assert.equal(isHead(crypto, { ...head, key: secretariat.key }, keys), false)
})

test('a head signed with a key that was revoked before its last entry is no head', () => {
  const signer = testSigner('log')
  const key: Key = {
    key: keyId(crypto, signer.publicKey),
    public: base64(signer.publicKey),
    holder: { office: 'log' as OfficeId },
    from: 0,
  }
  const signed = signHead(crypto, signer, 'a', 5, new Uint8Array(32))
  assert.equal(isHead(crypto, signed, [key]), true)
  assert.equal(isHead(crypto, signed, [{ ...key, until: 5 }]), true)
  assert.equal(isHead(crypto, signed, [{ ...key, until: 4 }]), false)
  assert.equal(isHead(crypto, signed, [{ ...key, from: 5 }]), false)
})

test('a head that says what no log may say is refused, not fallen over', () => {
  for (const origin of ['', 'a\nb', '\ud800']) assert.equal(isHead(crypto, { ...head, origin }, keys), false)
  for (const size of [0, -1, 1.5, 2 ** 53]) assert.equal(isHead(crypto, { ...head, size }, keys), false)
})

test('the head as a note is a checkpoint that the key of the log has signed', () => {
  const key = keys.find((one) => one.key === head.key)!
  const verifier = noteVerifier(crypto, vkey(crypto, head.origin, unbase64(key.public)!))
  const note = openNote(utf8(headNote(crypto, head, keys)!), [verifier!])
  assert.ok(note.ok)
  const checkpoint = parseCheckpoint(note.text)
  assert.deepEqual([checkpoint?.origin, checkpoint?.size], [head.origin, head.size])
})
