/**
 * Attack: the secretariat refuses an act and keeps silent about it, or takes one in and drops it. Detectors: what the sender
 * was told under the log's own key. The sender shows it, and a checkpoint of later; anybody sees that the promise was broken.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { instantOf, seconds, type Instant } from '../../../src/core/time.ts'
import { base64, utf8 } from '../../../src/record/bytes.ts'
import { cosign } from '../../../src/record/cosignature.ts'
import { actId } from '../../../src/record/digest.ts'
import { canonical } from '../../../src/record/canonical.ts'
import type { Json } from '../../../src/core/json.ts'
import { headNote } from '../../../src/record/head.ts'
import { signatureLine } from '../../../src/record/note.ts'
import { refusalDigest, signPromise, type Promised } from '../../../src/record/promise.ts'
import type { Found } from '../../../src/record/verify.ts'
import { detected, ENTRIES, LOG_KEY, ORG, passedOff, RECORD, statement } from '../../support/attacks.ts'
import {
  crypto,
  force,
  foundOf,
  openedBuilt,
  originOf,
  signerFor,
  submissionOf,
  workedBuilt,
} from '../../support/records.ts'
import { charterText } from '../../support/organisations.ts'
import { fixedClock, testSigner } from '../../support/seeded.ts'
import { entryIn, noteSays } from '../../support/third-party.ts'

const LAST = RECORD.ledger.entries.at(-1)!.received
const after = (time: number): Instant => instantOf(seconds(LAST) + time)
const SENT = submissionOf(RECORD.ledger, ORG, statement())
const ACT = actId(crypto, canonical(SENT.act as unknown as Json))

function promised(promise: Promised, key = signerFor(ORG, 'log')): Uint8Array {
  return utf8(signPromise(crypto, [key], promise))
}

/** A refusal of an act, to be noted so many seconds after the last act of the record. */
function refusal(by?: number): Promised & { kind: 'refusal' } {
  const common = { kind: 'refusal', origin: originOf(ORG), act: ACT, received: LAST } as const
  return { ...common, reasons: ['too-late'], ...(by === undefined ? {} : { by: after(by) }) }
}

function receipt(index: number, by: number, act = ACT): Promised {
  return { kind: 'receipt', origin: originOf(ORG), act, index, received: LAST, by: after(by) }
}

function held(found: Found, ...notes: readonly Uint8Array[]): ReturnType<typeof detected> {
  return detected({ ...found, held: notes })
}

/** The record a day on, in which the refusal was noted, or was not. */
function later(noted: boolean): Found {
  const built = workedBuilt(ORG)
  const body = { refusals: [refusalDigest(crypto, refusal(3600))] }
  if (noted) force(built, ORG, { by: 'log', type: 'refusal.noted', body }, after(30))
  force(built, ORG, statement(), after(86_400))
  return foundOf(ORG, built)
}

test('a refusal that is noted on the record in time is no fault', () => {
  assert.deepEqual(held(later(true), promised(refusal(3600))).codes, [])
})

test('a refusal that was promised a place and has none when the time is over was suppressed', () => {
  const { codes, printed } = held(later(false), promised(refusal(3600)))
  assert.deepEqual(codes, ['refusal-suppressed'])
  assert.match(printed, new RegExp(`refusal-suppressed \\(${ACT}\\)`))
  assert.match(printed, /chancery\/refusal\/v1\ntest\/harbour-league\nact /)
})

test('until the time is over nothing is wrong, nor where nothing was promised', () => {
  assert.deepEqual(held(passedOff(ENTRIES), promised(refusal(3600))).codes, [])
  assert.deepEqual(held(later(false), promised(refusal())).codes, [])
})

test('an act that was taken in and stands at its place is no fault; at another’s place it was withheld', () => {
  const own = actId(crypto, canonical(RECORD.ledger.entries[9]!.act as unknown as Json))
  assert.deepEqual(held(passedOff(ENTRIES), promised(receipt(9, 60, own))).codes, [])
  assert.deepEqual(held(passedOff(ENTRIES), promised(receipt(9, 60))).codes, ['9 act-withheld'])
})

test('an act beyond the end of the record is behind while there is time, and withheld when it is over', () => {
  const index = ENTRIES.length
  assert.deepEqual(held(passedOff(ENTRIES), promised(receipt(index, 3600))).codes, ['behind-held'])
  assert.deepEqual(held(later(true), promised(receipt(index + 9, 3600))).codes, [`${index + 9} act-withheld`])
})

test('evidence: two notes under the log’s key, and the entry that stands where the act was promised to stand', () => {
  const { report } = held(passedOff(ENTRIES), promised(receipt(9, 60)))
  const [note, shown] = report.faults[0]!.notes!
  const [, origin, act, index] = noteSays(note!, LOG_KEY)!
  assert.deepEqual([origin, act, index], [originOf(ORG), `act ${ACT}`, 'index 9'])
  assert.equal(noteSays(shown!, LOG_KEY)?.[1], `${ENTRIES.length}`)
  const text = Buffer.from(ENTRIES[9]!).toString()
  const bytes = text.slice('{"act":'.length, text.lastIndexOf(',"evidence":['))
  assert.notEqual(createHash('sha256').update(`chancery/act/v1\n${bytes}`).digest('hex'), ACT)
  assert.equal(entryIn(ENTRIES[9]!).act.type, 'statement.made')
})

test('a promise that another key signed, of another log, or in another form proves nothing', () => {
  const stranger = testSigner('stranger')
  assert.deepEqual(held(later(false), promised(refusal(3600), stranger)).codes, ['held-not-signed'])
  const elsewhere = { ...refusal(3600), origin: 'test/alpine-compact' }
  assert.deepEqual(held(later(false), promised(elsewhere)).codes, ['held-not-signed'])
  const text = new TextDecoder().decode(promised(refusal(3600)))
  assert.deepEqual(held(later(false), utf8(text.replace('too-late', 'malformed'))).codes, ['held-not-signed'])
})

/** A record whose charter has one witness, which cosigned its head so many seconds after its last act. */
function witnessedAfter(time: number, by = testSigner('witness')): Found {
  const seat = { name: 'example.org/w', signer: by }
  const witnesses = `witnesses:
  quorum: 1
  of: [{ name: example.org/w, key: "${base64(testSigner('witness').publicKey)}", party: ANSA, from: 2001-01-01 }]
`
  const built = openedBuilt(ORG, fixedClock(LAST), charterText(ORG) + witnesses)
  const found = foundOf(ORG, built)
  const note = headNote(crypto, found.head!, built.ledger.standing.keys.values())!
  const line = signatureLine(cosign(crypto, seat, seconds(after(time)), `${note.split('\n\n')[0]!}\n`))
  return { ...found, cosignatures: [line.trimEnd()] }
}

test('a witness that saw no more when the time was over shows it, though nothing was appended since', () => {
  const note = promised(refusal(3600))
  assert.deepEqual(held(witnessedAfter(3599), note).codes, [])
  assert.deepEqual(held(witnessedAfter(3600), note).codes, ['refusal-suppressed'])
  assert.deepEqual(held(witnessedAfter(3600), promised(receipt(2, 3600))).codes, ['2 act-withheld'])
})
