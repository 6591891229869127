/**
 * Attempts of one officer to be two, of a deputy to do more than its powers say, and of an office to pass something off as a letter.
 * Each is refused at the door; taken in by a registrar that breaks its own rules, it is found by every verifier.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../src/core/json.ts'
import type { Instant } from '../../src/core/time.ts'
import { enrolment, textDocument } from '../../src/record/author.ts'
import type { Built } from '../../src/record/build.ts'
import type { Signer } from '../../src/record/crypto.ts'
import { admit, type Submission } from '../../src/record/ledger.ts'
import { verify } from '../../src/record/verify.ts'
import { begun, codes, countersigned, DEPUTY, ORG, PUT, SECOND, signed, submit } from '../support/officers.ts'
import { actorFor, CLOCK, crypto, enter, foundOf, signerFor } from '../support/records.ts'
import { testSigner } from '../support/seeded.ts'

const [TWIN, OTHER] = [testSigner('officer b, second key'), testSigner('third person of arran')]
const CLOSES = '2026-03-02T09:00:01Z'
const scan = textDocument('scan', 'Arran votes against.', 'text/plain', true)
const instrument = textDocument('instrument', 'Full powers.', 'text/plain', true)
const vote = { question: 'C/1', position: 'no' }

/** The code for which an act is refused, and the reason that a verifier gives where it was taken in all the same. */
function attempt(built: Built, submission: Submission, at = CLOCK): readonly string[] {
  const refused = codes(admit(built.ledger, submission, at as Instant))
  enter(built, submission, at)
  const found = verify(crypto, foundOf(ORG, built)).faults.map(({ reasons, code }) =>
    code === 'out-of-order' ? (reasons ?? []).map((one) => one.code).join() : code,
  )
  assert.deepEqual(found, refused, 'a verifier finds what the door refused')
  return refused
}

/** A record in which officer b has two keys, and a question on which members vote. */
function voting(): Built {
  const built = begun()
  const twin = { ...enrolment(crypto, TWIN, actorFor('secretariat')), person: 'officer-b' }
  const put = { ...PUT, closes: CLOSES }
  for (const act of [signed('key.enrolled', twin, { built })])
    assert.deepEqual(submit(built, ORG, countersigned(act, SECOND)), [])
  assert.deepEqual(submit(built, ORG, countersigned(signed('question.put', put, { built }), SECOND)), [])
  return built
}

const another = { ...PUT, question: 'C/2' }

test('one officer with two keys is one officer', () => {
  const built = voting()
  const put = signed('question.put', another, { built, signer: SECOND })
  assert.deepEqual(attempt(built, countersigned(put, TWIN)), ['second-officer-missing'])
})

test('an officer of another office, or a delegation, is no second officer', () => {
  for (const code of ['registry', 'depositary', 'ARRAN']) {
    const built = voting()
    const put = signed('question.put', another, { built })
    assert.deepEqual(
      attempt(built, countersigned(put, signerFor(ORG, code))),
      ['second-officer-missing'],
      code,
    )
  }
})

test('one officer brings no key of another person, that could sign beside it', () => {
  const built = voting()
  const puppet = { ...enrolment(crypto, OTHER, actorFor('secretariat')), person: 'officer-z' }
  const brings = signed('key.enrolled', puppet, { built, signer: SECOND })
  assert.deepEqual(attempt(built, countersigned(brings, TWIN)), ['second-officer-missing'])
})

const head = (built: Built): { built: Built; by: string; signer: Signer } => ({
  built,
  by: 'ARRAN',
  signer: signerFor(ORG, 'ARRAN'),
})
const deputy = (built: Built): { built: Built; by: string; signer: Signer } => ({
  ...head(built),
  signer: DEPUTY,
})

function grant(built: Built, by: { built: Built; by: string; signer: Signer }, body: JsonObject): Submission {
  return signed('powers.granted', body, { ...by, built, documents: [instrument] })
}

test('a deputy does nothing under powers that were taken back', () => {
  const built = voting()
  const acts = [{ kind: 'position.taken' }]
  assert.deepEqual(submit(built, ORG, grant(built, head(built), { person: 'deputy-a', acts })), [])
  const at = built.entries.length - 1
  assert.deepEqual(submit(built, ORG, signed('position.taken', vote, deputy(built))), [])
  assert.deepEqual(submit(built, ORG, signed('powers.withdrawn', { grant: at }, head(built))), [])
  assert.deepEqual(attempt(built, signed('position.taken', vote, deputy(built))), ['no-power'])
})

test('a deputy that may grant powers gives none to itself, and brings no key that has more', () => {
  const acts = [{ kind: 'powers.granted' }, { kind: 'key.enrolled' }]
  const tries: readonly ((built: Built) => Submission)[] = [
    (built) => grant(built, deputy(built), { person: 'deputy-a', acts: [{ kind: 'position.taken' }] }),
    (built) => grant(built, deputy(built), { person: 'deputy-a', acts }),
    (built) => grant(built, deputy(built), { person: 'friend-a', acts: [{ kind: 'position.taken' }] }),
    ...[{}, { person: 'deputy-a' }, { person: 'head-a', limited: true }].map(
      (rest) => (built: Built) =>
        signed('key.enrolled', { ...enrolment(crypto, OTHER, actorFor('ARRAN')), ...rest }, deputy(built)),
    ),
  ]
  for (const one of tries) {
    const built = voting()
    assert.deepEqual(submit(built, ORG, grant(built, head(built), { person: 'deputy-a', acts })), [])
    assert.deepEqual(attempt(built, one(built)), ['no-power'])
  }
})

const letter = (built: Built, rest: JsonObject = {}, documents = [scan]): Submission =>
  signed(
    'paper.entered',
    { kind: 'position.taken', by: 'ARRAN', body: vote, claimed: CLOCK, ...rest },
    { built, documents },
  )

test('nothing passes for a letter without its scan, late, by one officer, or of a kind that no letter is', () => {
  const { key, public: raw } = enrolment(crypto, OTHER, actorFor('ARRAN'))
  const brings = { kind: 'key.enrolled', body: { key, public: raw, holder: { party: 'ARRAN' } } }
  const open = textDocument('scan', 'Arran votes against.', 'text/plain')
  const tries: readonly [string, (built: Built) => Submission, string?][] = [
    ['no-document', (built) => countersigned(letter(built, {}, []), SECOND)],
    ['not-committed', (built) => countersigned(letter(built, {}, [open]), SECOND)],
    ['deadline-past', (built) => countersigned(letter(built), SECOND), CLOSES],
    ['second-officer-missing', (built) => letter(built)],
    ['unknown-kind', (built) => countersigned(letter(built, brings), SECOND)],
    ['unknown-kind', (built) => countersigned(letter(built, { kind: 'paper.entered' }), SECOND)],
    ['unknown-kind', (built) => countersigned(letter(built, { kind: 'act.reported' }), SECOND)],
    ['not-a-member', (built) => countersigned(letter(built, { by: 'NOBODY' }), SECOND)],
  ]
  for (const [code, one, at] of tries) {
    const built = voting()
    assert.deepEqual(attempt(built, one(built), at), [code])
  }
  const built = voting()
  // What it says of another form than its kind has is looked at no further.
  for (const kind of ['powers.granted', 'question.put', 'key.rotated']) {
    const strange = countersigned(letter(built, { kind, delegation: 'court' }), SECOND)
    const [code] = codes(admit(built.ledger, strange, CLOCK as Instant))
    assert.ok(code === 'unknown-kind' || code === 'malformed', kind)
  }
  assert.deepEqual(submit(built, ORG, countersigned(letter(built), SECOND)), [])
})
