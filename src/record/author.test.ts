import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Signature } from '../core/act.ts'
import type { JsonObject } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import { author, enrolment, jsonDocument, textDocument, type Draft } from './author.ts'
import { unbase64 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { documentReasons } from './ledger.ts'
import { verifyAct } from './sign.ts'
import { actorFor, crypto } from '../../tests/support/records.ts'
import { seeded, testSigner } from '../../tests/support/seeded.ts'

const SIGNER = testSigner('author')
const DRAFT: Draft = {
  log: 'test',
  type: 'statement.made',
  by: actorFor('ANSA'),
  at: '2026-03-02T09:00:00Z' as Instant,
  body: { organ: 'council' },
  documents: [
    textDocument('text', 'Said.\n', 'text/plain'),
    jsonDocument('speaker', { en: 'A person', b: 1, a: [true] }, true),
  ],
}

test('an act bears its author’s key, the key’s signature, and what every act bears', () => {
  const { act, evidence } = author(crypto, seeded('x'), SIGNER, DRAFT)
  const { key, public: raw, holder } = enrolment(crypto, SIGNER, actorFor('ANSA'))
  assert.deepEqual(
    [act.by, act.v, act.audience, holder],
    [{ party: 'ANSA', key }, 1, 'public', { party: 'ANSA' }],
  )
  assert.ok(
    verifyAct(crypto, unbase64(raw)!, canonical(act as unknown as JsonObject), evidence[0] as Signature),
  )
})

test('a document is referred to by digest, one that names persons by a salted commitment', () => {
  const { act, documents } = author(crypto, seeded('x'), SIGNER, DRAFT)
  assert.deepEqual(
    act.docs.map((ref) => [ref.name, ref.bytes, 'digest' in ref, 'commitment' in ref]),
    [
      ['text', 6, true, false],
      ['speaker', 34, false, true],
    ],
  )
  assert.deepEqual(
    documents.map(({ salt }) => salt?.length),
    [undefined, 32],
  )
  assert.deepEqual(documentReasons(crypto, act, documents), [])
})

test('the same seed gives the same act, another seed another nonce and other commitments', () => {
  const [one, same, other] = ['x', 'x', 'y'].map((seed) => author(crypto, seeded(seed), SIGNER, DRAFT))
  assert.deepEqual(one, same)
  assert.notEqual(one!.act.nonce, other!.act.nonce)
  assert.equal(one!.act.docs[0]!.digest, other!.act.docs[0]!.digest)
  assert.notEqual(one!.act.docs[1]!.commitment, other!.act.docs[1]!.commitment)
})

test('nobody can tell from the commitment whether two acts name the same person', () => {
  const random = seeded('x')
  const commitments = [1, 2].map(() => author(crypto, random, SIGNER, DRAFT).act.docs[1]!.commitment)
  assert.notEqual(commitments[0], commitments[1])
})
