/** A member lost its keys. Two officers of the secretariat give it a passkey, after a time in which it could have objected. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../src/core/json.ts'
import { instantOf, seconds, type Instant } from '../../src/core/time.ts'
import { author, enrolment, textDocument } from '../../src/record/author.ts'
import { hex } from '../../src/record/bytes.ts'
import type { Signer } from '../../src/record/crypto.ts'
import { admit, take, type Submission } from '../../src/record/ledger.ts'
import { verify } from '../../src/record/verify.ts'
import { authenticator } from '../support/authenticator.ts'
import {
  actorFor,
  CLOCK,
  crypto,
  foundOf,
  openedBuilt,
  originOf,
  passkeySubmission,
  signerFor,
} from '../support/records.ts'
import { seeded, testSigner } from '../support/seeded.ts'

const ORG = 'lake-commission'
const HOLDER = 'AARE'
const SITE = 'https://desk.example.org'
const [FIRST, SECOND] = [signerFor(ORG, 'secretariat'), testSigner('second officer')]
const hours = (count: number): Instant => instantOf(seconds(CLOCK as Instant) + count * 3600)

/** A record in which the secretariat has two officers and a portal. */
function begun(): {
  submit: (submission: Submission, at: Instant) => readonly string[]
  built: ReturnType<typeof openedBuilt>
} {
  const built = openedBuilt(ORG)
  const submit = (submission: Submission, at: Instant): readonly string[] => {
    const result = admit(built.ledger, submission, at)
    if (!result.admitted) return result.reasons.map(({ code }) => code)
    take(built.ledger, result.entry, result.bytes, result.id)
    built.entries.push(result.bytes)
    built.documents.push(submission.documents)
    const { faults } = verify(crypto, foundOf(ORG, built))
    assert.deepEqual(faults, [], 'the whole record holds after each step')
    return []
  }
  const officer = enrolment(crypto, SECOND, actorFor('secretariat')) as unknown as JsonObject
  assert.deepEqual(submit(by(built, FIRST, 'key.enrolled', officer), hours(0)), [])
  const portal = { origin: SITE, relyingParty: 'desk.example.org' }
  assert.deepEqual(submit(by(built, FIRST, 'portal.opened', portal), hours(0)), [])
  return { submit, built }
}

/** An act of an officer of the secretariat. */
function by(
  { ledger }: ReturnType<typeof openedBuilt>,
  officer: Signer,
  type: string,
  body: JsonObject,
): Submission {
  const size = ledger.entries.length
  const seen = { size, root: hex(ledger.tree.root()) }
  const draft = { log: originOf(ORG), type, by: actorFor('secretariat'), at: CLOCK as Instant, seen, body }
  return author(crypto, seeded(`recovery/${size}`), officer, draft)
}

test('two officers and three days give a member a passkey, which signs then and not before', () => {
  const { submit, built } = begun()
  const passkey = authenticator('es256', 'desk.example.org')
  const asked = { ...passkey.enrolment(actorFor(HOLDER)), recovery: 'r-1' }
  const [organ] = Object.keys(built.ledger.charter.organs)
  const documents = [textDocument('text', 'Said in the commission.', 'text/plain')]
  const deed = { by: HOLDER, type: 'statement.made', body: { organ: organ! }, documents }
  const says = (): Submission => passkeySubmission(built.ledger, ORG, deed, passkey, SITE)
  const recovery = { recovery: 'r-1' }
  assert.deepEqual(submit(by(built, FIRST, 'recovery.requested', asked), hours(1)), [])
  assert.deepEqual(submit(says(), hours(1)), ['unknown-key'])
  assert.deepEqual(submit(by(built, FIRST, 'recovery.supported', recovery), hours(2)), ['already-done'])
  assert.deepEqual(submit(by(built, FIRST, 'recovery.completed', recovery), hours(200)), ['support-missing'])
  assert.deepEqual(submit(by(built, SECOND, 'recovery.supported', recovery), hours(2)), [])
  assert.deepEqual(submit(by(built, SECOND, 'recovery.completed', recovery), hours(73)), ['too-early'])
  assert.deepEqual(submit(by(built, SECOND, 'recovery.completed', recovery), hours(74)), [])
  assert.deepEqual(submit(says(), hours(75)), [])
})

test('a member that still has a key ends a recovery that it did not want', () => {
  const { submit, built } = begun()
  const passkey = authenticator('es256', 'desk.example.org')
  const asked = { ...passkey.enrolment(actorFor(HOLDER)), recovery: 'r-1' }
  assert.deepEqual(submit(by(built, FIRST, 'recovery.requested', asked), hours(1)), [])
  assert.deepEqual(submit(by(built, SECOND, 'recovery.supported', { recovery: 'r-1' }), hours(2)), [])
  const size = built.ledger.entries.length
  const objects = author(crypto, seeded('objects'), signerFor(ORG, HOLDER), {
    log: originOf(ORG),
    type: 'recovery.objected',
    by: actorFor(HOLDER),
    at: CLOCK as Instant,
    seen: { size, root: hex(built.ledger.tree.root()) },
    body: { recovery: 'r-1' },
  })
  assert.deepEqual(submit(objects, hours(3)), [])
  assert.deepEqual(submit(by(built, SECOND, 'recovery.completed', { recovery: 'r-1' }), hours(99)), [
    'nothing-pending',
  ])
})
