/** An office of several people, with signatures that are checked: what one of them signs alone, and what a limited key signs, stays off the record. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PartyId, QuestionId } from '../../src/core/ids.ts'
import { restrictedOrigin } from '../../src/core/restricted.ts'
import type { Instant } from '../../src/core/time.ts'
import { enrolment, textDocument } from '../../src/record/author.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { admitRestricted, newRestrictedLog, standingIn, takeRestricted } from '../../src/record/restricted.ts'
import { verify } from '../../src/record/verify.ts'
import {
  begun,
  codes,
  countersigned,
  DEPUTY,
  FIRST,
  ORG,
  PUT,
  SECOND,
  signed,
  submit,
  type Sent,
} from '../support/officers.ts'
import { charterText } from '../support/organisations.ts'
import {
  actorFor,
  CLOCK,
  crypto,
  enter,
  foundOf,
  openedBuilt,
  originOf,
  signerFor,
} from '../support/records.ts'
import { fixedClock } from '../support/seeded.ts'

test('one officer circulates nothing alone, nor with a signature that does not hold; two do, and the record verifies', () => {
  const built = begun()
  const put = signed('question.put', PUT, { built })
  assert.deepEqual(submit(built, ORG, put), ['second-officer-missing'])
  assert.deepEqual(submit(built, ORG, countersigned(put, signerFor(ORG, 'registry'))), [
    'second-officer-missing',
  ])
  assert.deepEqual(submit(built, ORG, countersigned(put, FIRST)), ['signature-wrong'])
  const another = signed('question.put', { ...PUT, question: 'C/2' }, { built })
  const forged = { ...put, evidence: [put.evidence[0]!, countersigned(another, SECOND).evidence[1]!] }
  assert.deepEqual(submit(built, ORG, forged), ['signature-wrong'])
  assert.deepEqual(submit(built, ORG, countersigned(put, SECOND)), [])
})

test('a verifier finds an act that the registrar took in without its second officer', () => {
  const built = begun()
  enter(built, signed('question.put', PUT, { built }))
  const { faults } = verify(crypto, foundOf(ORG, built))
  assert.deepEqual(
    faults.map(({ code, reasons }) => [code, reasons?.map((one) => one.code)]),
    [['out-of-order', ['second-officer-missing']]],
  )
})

test('a deputy votes under the powers of its delegation; a verifier finds what it did without them', () => {
  const built = begun()
  assert.deepEqual(submit(built, ORG, countersigned(signed('question.put', PUT, { built }), SECOND)), [])
  const head = { built, by: 'ARRAN', signer: signerFor(ORG, 'ARRAN') }
  const deputy = { built, by: 'ARRAN', signer: DEPUTY }
  const votes = (): Submission => signed('position.taken', { question: 'C/1', position: 'yes' }, deputy)
  assert.deepEqual(submit(built, ORG, votes()), ['no-power'])
  const powers = { person: 'deputy-a', acts: [{ kind: 'position.taken' }], until: '2026-03-03' }
  const paper = textDocument('instrument', 'The deputy of Arran votes for it on 2 March.', 'text/plain', true)
  assert.deepEqual(submit(built, ORG, signed('powers.granted', powers, { ...head, documents: [paper] })), [])
  assert.deepEqual(submit(built, ORG, votes()), [])
  const grant = built.entries.length - 2
  assert.deepEqual(submit(built, ORG, signed('powers.withdrawn', { grant }, head)), [])
  enter(built, votes())
  const { faults } = verify(crypto, foundOf(ORG, built))
  assert.deepEqual(
    faults.map(({ reasons }) => reasons?.map(({ code }) => code)),
    [['no-power']],
  )
})

test('in a restricted log the same signatures and the same powers are asked', () => {
  const org = 'moor-council'
  const four =
    'fourEyes: { offices: [secretariat], acts: [question.put], clause: "Moor Treaty, Art. 11", source: moor-treaty }'
  const built = openedBuilt(org, fixedClock(CLOCK), `${charterText(org)}${four}\n`)
  const secretariat = signerFor(org, 'secretariat')
  const at = { built, org, signer: secretariat }
  const second = { ...enrolment(crypto, SECOND, actorFor('secretariat')), person: 'officer-b' }
  const deputy = { ...enrolment(crypto, DEPUTY, actorFor('HEATH')), person: 'deputy-h', limited: true }
  const brings = signed('key.enrolled', deputy, at)
  assert.deepEqual(submit(built, org, brings), [])
  assert.deepEqual(submit(built, org, signed('key.enrolled', second, at)), [])

  const register = newRestrictedLog(crypto, originOf(org), 'register')
  const within = { ...at, log: restrictedOrigin(originOf(org), 'register'), audience: 'members' as const }
  const unseen = (submission: Submission): readonly string[] => {
    const result = admitRestricted(register, built.ledger, submission, CLOCK as Instant)
    if (result.admitted) takeRestricted(register, crypto, result.entry, result.bytes)
    return codes(result)
  }
  const clock = { ...within, by: 'clock', signer: signerFor(org, 'clock') }
  assert.deepEqual(unseen(signed('restricted-log.opened', {}, clock)), [])
  const put = signed('question.put', { question: 'M/1', organ: 'council', matter: 'measure' }, within)
  assert.deepEqual(unseen(put), ['second-officer-missing'])
  assert.deepEqual(unseen(countersigned(put, SECOND)), [])
  const votes = { ...within, by: 'HEATH', signer: DEPUTY }
  const position = { question: 'M/1', position: 'yes' }
  assert.deepEqual(unseen(signed('position.taken', position, votes)), ['no-power'])
  assert.deepEqual(
    unseen(signed('position.taken', position, { ...votes, signer: signerFor(org, 'HEATH') })),
    [],
  )
})

test('a letter on a question that is decided unseen is entered in its log, for its party alone, by two officers', () => {
  const org = 'moor-council'
  const paper = 'paper: { by: [secretariat], clause: "Moor Treaty, Art. 12", source: moor-treaty }'
  const built = openedBuilt(org, fixedClock(CLOCK), `${charterText(org)}${paper}\n`)
  const at = { built, org, signer: signerFor(org, 'secretariat') }
  const second = { ...enrolment(crypto, SECOND, actorFor('secretariat')), person: 'officer-b' }
  assert.deepEqual(submit(built, org, signed('key.enrolled', second, at)), [])
  const closes = '2026-03-03T09:00:00Z'
  const put = { question: 'M/1', organ: 'council', matter: 'measure', procedure: 'sealed', closes }
  assert.deepEqual(submit(built, org, signed('question.put', put, at)), [])

  const place = { question: put.question as QuestionId }
  const log = newRestrictedLog(crypto, originOf(org), place)
  const unseen = (submission: Submission): readonly string[] => {
    const result = admitRestricted(log, built.ledger, submission, CLOCK as Instant)
    if (result.admitted) takeRestricted(log, crypto, result.entry, result.bytes)
    return codes(result)
  }
  const within = { ...at, log: restrictedOrigin(originOf(org), place), audience: { parties: [] } }
  const clock = { ...within, by: 'clock', signer: signerFor(org, 'clock') }
  assert.deepEqual(unseen(signed('restricted-log.opened', { question: 'M/1' }, clock)), [])
  const letter = {
    kind: 'position.taken',
    by: 'HEATH',
    body: { question: 'M/1', position: 'no' },
    claimed: CLOCK,
  }
  const documents = [textDocument('scan', 'Heath votes against.', 'text/plain', true)]
  const enters = (sent: Partial<Sent>): Submission =>
    countersigned(signed('paper.entered', letter, { ...within, documents, ...sent }), SECOND)
  assert.deepEqual(submit(built, org, enters({ log: originOf(org), audience: 'public' })), [
    'audience-elsewhere',
  ])
  assert.deepEqual(unseen(enters({ audience: { parties: [] } })), ['audience-elsewhere'])
  const own = { parties: ['HEATH' as PartyId] }
  assert.deepEqual(unseen(signed('paper.entered', letter, { ...within, documents, audience: own })), [
    'second-officer-missing',
  ])
  assert.deepEqual(unseen(enters({ audience: own })), [])
  const { positions } = standingIn(log, built.ledger).questions.get(place.question)!
  assert.deepEqual(
    [...positions].map(([party, { position, onPaper }]) => [party, position, onPaper]),
    [['HEATH', 'no', true]],
  )
  assert.equal(built.ledger.standing.questions.get(place.question)!.positions.size, 0)
})
