/**
 * Attack: a record is judged by a law that was not its own: another charter under the same record, or rules that there are
 * not. Detectors: the digest in genesis, the rules version in genesis; for witnesses, the acts up to the size of the checkpoint.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Built } from '../../../src/record/build.ts'
import { base64, utf8 } from '../../../src/record/bytes.ts'
import { cosign } from '../../../src/record/cosignature.ts'
import type { Signer } from '../../../src/record/crypto.ts'
import { headNote } from '../../../src/record/head.ts'
import { signatureLine } from '../../../src/record/note.ts'
import { policyText, stateAt } from '../../../src/record/witnessed.ts'
import type { Found } from '../../../src/record/verify.ts'
import { detected, ENTRIES, ORG, passedOff, RECORD, rewritten } from '../../support/attacks.ts'
import { charterText } from '../../support/organisations.ts'
import { CLOCK, crypto, force, openedBuilt, originOf, resealed } from '../../support/records.ts'
import { fixedClock, testSigner } from '../../support/seeded.ts'

const DIGEST = RECORD.ledger.entries[0]!.act.docs[0]!.digest!

function under(text: string): Found {
  const found = passedOff(ENTRIES)
  return { ...found, document: (key) => (key === DIGEST ? { bytes: utf8(text) } : found.document(key)) }
}

test('an earlier text of the charter in the place of the record’s own is not the document that genesis names', () => {
  const earlier = charterText('harbour-league').replace('atLeast: 2/3', 'atLeast: 1/3')
  const { codes, printed } = detected(under(earlier))
  assert.ok(codes.includes('0 document-differs'), codes.join())
  assert.match(printed, /act 0: document-differs \(charter\)/)
})

test('genesis that names rules that there are not rules on nothing', () => {
  const unknown = rewritten(0, (entry) => ({
    ...entry,
    act: { ...entry.act, body: { ...entry.act.body, rules: 99 } },
  }))
  const { report } = detected(passedOff(unknown))
  assert.ok(report.faults.some(({ code, act }) => code === 'signature-wrong' && act === 0))
  assert.ok(
    report.faults.some(({ code, reasons }) => code === 'out-of-order' && reasons?.[0]?.code === 'no-rule'),
  )
})

const SEATS = ['ANSA', 'BRISO', 'CALDO'] as const
const nameOf = (party: string): string => `example.org/${party.toLowerCase()}`
const witnessOf = (party: string): Signer => testSigner(`witness of ${party}`)
const LAW = `witnesses:
  quorum: 2
  of:
${SEATS.slice(0, 2)
  .map(
    (party) =>
      `    - { name: ${nameOf(party)}, key: "${base64(witnessOf(party).publicKey)}", party: ${party}, from: 2001-01-01 }\n`,
  )
  .join('')}`

/** A record with two witnesses by its charter; an act revokes the second, another enrols a third. */
function exchanged(): Built {
  const built = openedBuilt(ORG, fixedClock(CLOCK), charterText(ORG) + LAW)
  const [name, key] = [nameOf('BRISO'), base64(witnessOf('BRISO').publicKey)]
  force(built, ORG, { by: 'BRISO', type: 'witness.revoked', body: { name, key } })
  const body = { name: nameOf('CALDO'), key: base64(witnessOf('CALDO').publicKey), party: 'CALDO' }
  force(built, ORG, { by: 'CALDO', type: 'witness.enrolled', body })
  return built
}

/** The first entries of that record, under a head that the log signed and these witnesses cosigned. */
function cosignedBy(size: number, ...parties: readonly string[]): Found {
  const built = exchanged()
  const found = resealed(ORG, built, built.entries.slice(0, size))
  const text = headNote(crypto, found.head!, built.ledger.standing.keys.values())!.split('\n\n')[0]!
  const lines = parties.map((party) =>
    signatureLine(
      cosign(crypto, { name: nameOf(party), signer: witnessOf(party) }, 1, `${text}\n`),
    ).trimEnd(),
  )
  return { ...found, cosignatures: lines }
}

test('the witnesses of a checkpoint are those of its size: before an exchange the old ones, after it the new ones', () => {
  assert.deepEqual(detected(cosignedBy(2, 'ANSA', 'BRISO')).codes, [])
  assert.deepEqual(detected(cosignedBy(4, 'ANSA', 'CALDO')).codes, [])
})

test('a checkpoint that is cosigned under the policy of an earlier size lacks its quorum', () => {
  const { codes, printed } = detected(cosignedBy(4, 'ANSA', 'BRISO'))
  assert.deepEqual(codes, ['cosignature-unknown', 'witnesses-short'])
  assert.match(printed, /witnesses-short \(1 of 2\)/)
  assert.deepEqual(detected(cosignedBy(2, 'ANSA', 'CALDO')).codes, ['cosignature-unknown', 'witnesses-short'])
})

test('evidence: the policy that the log publishes at each size names other witnesses under the same key of the log', () => {
  const { ledger } = exchanged()
  const policy = (size: number): readonly string[] =>
    policyText(crypto, originOf(ORG), stateAt(ledger, size)).split('\n')
  const named = (lines: readonly string[]): readonly (string | undefined)[] =>
    lines.filter((line) => line.startsWith('witness ')).map((line) => line.split(' ')[1])
  assert.deepEqual(named(policy(2)), [nameOf('ANSA'), nameOf('BRISO')])
  assert.deepEqual(named(policy(3)), [nameOf('ANSA')])
  assert.deepEqual(named(policy(4)), [nameOf('ANSA'), nameOf('CALDO')])
  assert.equal(policy(2)[0], policy(4)[0])
})
