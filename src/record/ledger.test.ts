import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_ACT_BYTES } from '../core/act.ts'
import type { JsonObject } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import { enrolment, textDocument } from './author.ts'
import { hex } from './bytes.ts'
import { canonical } from './canonical.ts'
import { leafHash } from './digest.ts'
import { admit, readSubmission, take, type Ledger, type Submission } from './ledger.ts'
import { signAct } from './sign.ts'
import { actorFor, CLOCK, crypto, openedBuilt, signerFor, submissionOf } from '../../tests/support/records.ts'
import { testSigner } from '../../tests/support/seeded.ts'

const ORG = 'harbour-league'
const NOW = CLOCK as Instant
const PUT = {
  by: 'ANSA',
  type: 'question.put',
  body: { question: 'Q/1', organ: 'harbour-council', matter: 'substance' },
}

function codes(ledger: Ledger, submission: Submission, received = NOW): readonly string[] {
  const result = admit(ledger, submission, received)
  return result.admitted ? [] : result.reasons.map(({ code }) => code)
}

/** The act changed, and signed by its author all the same. */
function resigned(submission: Submission, change: object, code = 'ANSA'): Submission {
  const act = { ...submission.act, ...change } as Submission['act']
  const evidence = [signAct(crypto, signerFor(ORG, code), canonical(act as unknown as JsonObject))]
  return { ...submission, act, evidence }
}

function enter(ledger: Ledger, submission: Submission): void {
  const result = admit(ledger, submission, NOW)
  if (!result.admitted) throw new Error(JSON.stringify(result.reasons))
  take(ledger, result.entry, result.bytes, result.id)
}

test('an act in order is admitted, and only taking it moves the ledger', () => {
  const { ledger } = openedBuilt(ORG)
  const before = hex(ledger.tree.root())
  const result = admit(ledger, submissionOf(ledger, ORG, PUT), NOW)
  assert.ok(result.admitted)
  assert.deepEqual([ledger.entries.length, hex(ledger.tree.root())], [2, before])
  assert.deepEqual(result.effects, [{ effect: 'open' }])
  take(ledger, result.entry, result.bytes, result.id)
  assert.equal(ledger.entries.length, 3)
  assert.equal(ledger.ids.get(result.id), 2)
  assert.deepEqual(ledger.tree.leaf(2), leafHash(crypto, result.bytes))
  assert.ok(ledger.standing.questions.has('Q/1' as never))
})

test('entry, tree and standing speak of the same acts at every step', () => {
  const { ledger } = openedBuilt(ORG)
  enter(ledger, submissionOf(ledger, ORG, PUT))
  for (const by of ['ANSA', 'BRISO', 'CALDO']) {
    enter(
      ledger,
      submissionOf(ledger, ORG, { by, type: 'position.taken', body: { question: 'Q/1', position: 'yes' } }),
    )
    assert.equal(ledger.tree.size(), ledger.entries.length)
    assert.equal(ledger.ids.size, ledger.entries.length)
    assert.equal(ledger.standing.questions.get('Q/1' as never)?.positions.size, ledger.entries.length - 3)
  }
})

test('the wrong key, an unknown key and a foreign signature are each refused', () => {
  const { ledger } = openedBuilt(ORG)
  const right = submissionOf(ledger, ORG, PUT)
  const stranger = testSigner('a stranger')
  const { key } = enrolment(crypto, stranger, actorFor('ANSA'))
  const bytes = canonical(right.act as unknown as JsonObject)
  const by = { ...right.act.by, key }
  const asStranger = { ...right.act, by }
  const signed = signAct(crypto, stranger, canonical(asStranger as unknown as JsonObject))
  assert.deepEqual(codes(ledger, { ...right, act: asStranger, evidence: [signed] }), ['unknown-key'])
  assert.deepEqual(codes(ledger, { ...right, evidence: [signAct(crypto, stranger, bytes)] }), [
    'signature-wrong',
  ])
  assert.deepEqual(
    codes(ledger, { ...right, evidence: [{ ...right.evidence[0]!, sig: `${'A'.repeat(86)}==` }] }),
    ['signature-wrong'],
  )
  assert.deepEqual(codes(ledger, { ...right, evidence: [] }), ['signature-wrong'])
})

test('another holder’s key does not sign for the author that the act names', () => {
  const { ledger } = openedBuilt(ORG)
  const right = submissionOf(ledger, ORG, PUT)
  const { key } = enrolment(crypto, signerFor(ORG, 'BRISO'), actorFor('BRISO'))
  assert.deepEqual(codes(ledger, resigned(right, { by: { party: 'ANSA', key } }, 'BRISO')), ['wrong-holder'])
})

test('a signature of another act is refused', () => {
  const { ledger } = openedBuilt(ORG)
  const [one, other] = ['Q/1', 'Q/2'].map((question) =>
    submissionOf(ledger, ORG, { ...PUT, body: { ...PUT.body, question } }),
  )
  assert.deepEqual(codes(ledger, { ...one!, evidence: other!.evidence }), ['signature-wrong'])
})

test('a key that was revoked signs no more, and what it signed before stands', () => {
  const { ledger } = openedBuilt(ORG)
  const next = testSigner('ANSA, next')
  const { holder, ...rest } = enrolment(crypto, next, actorFor('ANSA'))
  const old = enrolment(crypto, signerFor(ORG, 'ANSA'), actorFor('ANSA')).key
  enter(ledger, submissionOf(ledger, ORG, PUT))
  enter(
    ledger,
    submissionOf(ledger, ORG, {
      by: 'ANSA',
      type: 'key.enrolled',
      body: { ...rest, holder: holder as unknown as JsonObject },
    }),
  )
  enter(ledger, submissionOf(ledger, ORG, { by: 'ANSA', type: 'key.revoked', body: { key: old } }))
  const late = submissionOf(ledger, ORG, {
    by: 'ANSA',
    type: 'position.taken',
    body: { question: 'Q/1', position: 'yes' },
  })
  assert.deepEqual(codes(ledger, late), ['key-not-valid'])
  assert.ok(ledger.standing.questions.has('Q/1' as never))
})

test('an act for another log, and one for another audience than the log’s, are refused', () => {
  const { ledger } = openedBuilt(ORG)
  const right = submissionOf(ledger, ORG, PUT)
  assert.deepEqual(codes(ledger, resigned(right, { log: 'test/alpine-compact' })), ['other-log'])
  assert.deepEqual(codes(ledger, resigned(right, { audience: 'members' })), ['audience-elsewhere'])
})

test('a state that the log never had, one to come, and none at all are refused as what its signer had in view', () => {
  const { ledger } = openedBuilt(ORG)
  const right = submissionOf(ledger, ORG, PUT)
  const { size, root } = right.act.seen!
  assert.deepEqual(codes(ledger, resigned(right, { seen: { size, root: '0'.repeat(64) } })), ['seen-differs'])
  assert.deepEqual(codes(ledger, resigned(right, { seen: { size: size + 1, root } })), ['seen-differs'])
  assert.deepEqual(codes(ledger, resigned(right, { seen: { size: 0, root } })), ['seen-differs'])
  const without = structuredClone(right.act) as { seen?: object } & Submission['act']
  delete without.seen
  const bytes = canonical(without as unknown as JsonObject)
  const bare = { ...right, act: without, evidence: [signAct(crypto, signerFor(ORG, 'ANSA'), bytes)] }
  assert.deepEqual(codes(ledger, bare), ['seen-differs'])
})

test('an earlier state of the log is a true view: others may have acted since', () => {
  const { ledger } = openedBuilt(ORG)
  const early = submissionOf(ledger, ORG, { ...PUT, body: { ...PUT.body, question: 'Q/2' } })
  enter(ledger, submissionOf(ledger, ORG, PUT))
  assert.deepEqual(codes(ledger, early), [])
})

test('a moment before the last entry is refused: the clock of a log does not go back', () => {
  const { ledger } = openedBuilt(ORG)
  assert.deepEqual(codes(ledger, submissionOf(ledger, ORG, PUT), '2026-03-02T08:59:59Z' as Instant), [
    'clock-backwards',
  ])
})

test('a document that is missing, different, unnamed or named twice is refused', () => {
  const { ledger } = openedBuilt(ORG)
  const said = textDocument('text', 'What was said.\n', 'text/plain', true)
  const body = { organ: 'harbour-council' }
  const right = submissionOf(ledger, ORG, { by: 'ANSA', type: 'statement.made', body, documents: [said] })
  const [kept] = right.documents
  assert.deepEqual(codes(ledger, right), [])
  assert.deepEqual(codes(ledger, { ...right, documents: [] }), ['document-differs'])
  assert.deepEqual(codes(ledger, { ...right, documents: [{ ...kept!, salt: new Uint8Array(32) }] }), [
    'document-differs',
  ])
  const saltless = { name: kept!.name, bytes: kept!.bytes }
  assert.deepEqual(codes(ledger, { ...right, documents: [saltless] }), ['document-differs'])
  assert.deepEqual(codes(ledger, { ...right, documents: [{ ...kept!, bytes: kept!.bytes.with(0, 0) }] }), [
    'document-differs',
  ])
  assert.deepEqual(codes(ledger, { ...right, documents: [kept!, { ...kept!, name: 'other' }] }), [
    'document-differs',
  ])
  const [ref] = right.act.docs
  assert.deepEqual(codes(ledger, resigned(right, { docs: [ref, ref] })), ['document-differs'])
})

test('an act beyond its size is refused, one at its size is not', () => {
  const { ledger } = openedBuilt(ORG)
  const ofSize = (length: number): Submission => {
    const right = submissionOf(ledger, ORG, PUT)
    const bytes = canonical({ ...right.act, body: { ...PUT.body, note: '' } } as unknown as JsonObject).length
    return resigned(right, { body: { ...PUT.body, note: 'x'.repeat(length - bytes) } })
  }
  assert.deepEqual(codes(ledger, ofSize(MOST_ACT_BYTES)), ['malformed'])
  assert.deepEqual(codes(ledger, ofSize(MOST_ACT_BYTES + 1)), ['too-large'])
})

test('a submission of another form is read as none', () => {
  const { ledger } = openedBuilt(ORG)
  const { act, evidence } = submissionOf(ledger, ORG, PUT)
  assert.deepEqual(readSubmission({ act, evidence }), { act, evidence })
  for (const wrong of [
    undefined,
    [],
    'act',
    { act },
    { evidence },
    { act, evidence, more: 1 },
    { act: { ...act, v: 2 }, evidence },
    { act: { ...act, at: '2026-03-02T09:00:00.5Z' }, evidence },
    { act: { ...act, at: '2026-02-30T09:00:00Z' }, evidence },
    { act: { ...act, by: { party: 'ANSA', office: 'secretariat', key: act.by.key } }, evidence },
    { act: { ...act, nonce: act.nonce.toUpperCase() }, evidence },
    { act, evidence: [{ ...evidence[0], alg: 'none' }] },
    { act, evidence: [{ ...evidence[0], sig: '' }] },
  ])
    assert.equal(readSubmission(wrong), undefined, JSON.stringify(wrong))
})
