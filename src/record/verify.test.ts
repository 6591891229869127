/** What the holder of the log's own key could do to a record, and what `verify` says of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Entry } from '../core/act.ts'
import type { Json, JsonObject } from '../core/json.ts'
import { canonical } from './canonical.ts'
import { utf8 } from './bytes.ts'
import type { Ledger } from './ledger.ts'
import { verify, type Found, type Part } from './verify.ts'
import { signAct } from './sign.ts'
import {
  crypto,
  declared,
  force,
  foundOf,
  openedBuilt,
  resealed,
  signerFor,
  workedBuilt,
} from '../../tests/support/records.ts'

const ORG = 'harbour-league'
const BUILT = workedBuilt(ORG)

function codes(found: Found, only?: Part): readonly string[] {
  return verify(crypto, found, only).faults.map(({ act, code }) =>
    act === undefined ? code : `${act} ${code}`,
  )
}

/** The record with one entry rewritten, its head signed anew. The author's key is not at hand. */
function edited(at: number, change: (entry: Entry) => unknown): Found {
  const bytes = canonical(change(BUILT.ledger.entries[at]!) as Json)
  return resealed(ORG, BUILT, BUILT.entries.with(at, bytes))
}

test('a record as it was built holds, and says how much was checked', () => {
  const report = verify(crypto, foundOf(ORG, BUILT))
  const { root } = foundOf(ORG, BUILT).head!
  const acts = BUILT.entries.length
  assert.deepEqual(report, {
    ok: true,
    acts,
    root,
    signatures: acts,
    rulings: acts,
    attested: 0,
    restricted: 0,
    redacted: 0,
    unerased: 0,
    witnesses: 0,
    faults: [],
    notices: [],
  })
})

test('an entry whose words were changed no longer bears its author’s signature', () => {
  const found = edited(3, (entry) => ({
    ...entry,
    act: { ...entry.act, body: { ...entry.act.body, position: 'no' } },
  }))
  const faults = codes(found)
  assert.ok(faults.includes('3 signature-wrong'), faults.join())
  assert.ok(faults.includes('4 seen-differs'), 'the next signer had another state in view')
  assert.ok(faults.includes('8 out-of-order'), 'and the outcome no longer follows from the positions')
})

test('an entry that is backdated differs from what later signers had in view', () => {
  const faults = codes(edited(5, (entry) => ({ ...entry, received: '2026-03-01T00:00:00Z' })))
  assert.ok(faults.includes('5 clock-backwards'), faults.join())
  assert.ok(faults.includes('6 seen-differs'), faults.join())
})

test('the last entry backdated is found by the clock alone: nobody has signed after it', () => {
  const last = BUILT.entries.length - 1
  assert.deepEqual(codes(edited(last, (entry) => ({ ...entry, received: '2026-01-01T00:00:00Z' }))), [
    `${last} clock-backwards`,
  ])
})

test('an entry that is dropped from the middle is missed by every later signer', () => {
  const faults = codes(resealed(ORG, BUILT, BUILT.entries.toSpliced(4, 1)))
  for (let act = 4; act < BUILT.entries.length - 1; act += 1)
    assert.ok(faults.includes(`${act} seen-differs`), `${act}: ${faults.join()}`)
})

test('two entries that change places are found by what their signers had in view', () => {
  const { entries } = BUILT
  const faults = codes(resealed(ORG, BUILT, entries.with(4, entries[5]!).with(5, entries[4]!)))
  assert.ok(faults.includes('4 seen-differs'), faults.join())
  assert.ok(faults.includes('5 clock-backwards'), faults.join())
  assert.ok(faults.includes('6 seen-differs'), faults.join())
})

test('an act entered twice is found', () => {
  const faults = codes(resealed(ORG, BUILT, [...BUILT.entries, BUILT.entries[9]!]))
  assert.ok(faults.includes(`${BUILT.entries.length} duplicate-act`), faults.join())
})

test('an entry signed by another holder than its author is found', () => {
  const found = edited(3, ({ act, ...rest }) => ({
    ...rest,
    act,
    evidence: [signAct(crypto, signerFor(ORG, 'CALDO'), canonical(act as unknown as Json))],
  }))
  assert.ok(codes(found).includes('3 signature-wrong'))
})

test('an entry without any signature is found', () => {
  assert.ok(codes(edited(3, (entry) => ({ ...entry, evidence: [] }))).includes('3 signature-wrong'))
})

test('an act that is out of order is found though every signature is right', () => {
  const built = openedBuilt(ORG)
  const question = 'Q/1'
  force(built, ORG, {
    by: 'ANSA',
    type: 'question.put',
    body: { question, organ: 'harbour-council', matter: 'substance' },
  })
  // No member of the council, and so without a position.
  force(built, ORG, { by: 'HOLMA', type: 'position.taken', body: { question, position: 'no' } })
  const report = verify(crypto, foundOf(ORG, built))
  assert.deepEqual(report.faults, [
    {
      act: 3,
      code: 'out-of-order',
      reasons: [{ code: 'not-a-member', clause: 'Harbour Convention, Art. 6(1)', parties: ['HOLMA'] }],
    },
  ])
  assert.equal(verify(crypto, foundOf(ORG, built), 'signatures').ok, true)
  assert.equal(verify(crypto, foundOf(ORG, built), 'bytes').ok, true)
  assert.equal(verify(crypto, foundOf(ORG, built), 'rulings').ok, false)
})

test('an outcome that the positions do not give is out of order, whoever declared it', () => {
  const built = openedBuilt(ORG)
  const [organ, matter] = ['harbour-council', 'substance']
  force(built, ORG, { by: 'ANSA', type: 'question.put', body: { question: 'Q/1', organ, matter } })
  const position = { question: 'Q/1', position: 'no' }
  force(built, ORG, { by: 'ANSA', type: 'position.taken', body: position })
  const body = (ledger: Ledger): JsonObject => ({ ...declared(ledger, 'Q/1'), outcome: 'adopted' })
  force(built, ORG, { by: 'secretariat', type: 'question.decided', body })
  const [fault, ...others] = verify(crypto, foundOf(ORG, built)).faults
  assert.deepEqual([fault?.act, fault?.code, others.length], [4, 'out-of-order', 0])
  assert.ok(fault?.reasons?.some(({ code }) => code === 'outcome-differs'))
})

test('an act of a kind that there is not, and one of another form, are found and stop nothing', () => {
  const built = openedBuilt(ORG)
  const { entries } = built
  force(built, ORG, { by: 'ANSA', type: 'position.taken', body: { question: 7 } })
  // As `take` would refuse nothing, the act lies there with a body that its kind does not have.
  assert.deepEqual(
    verify(crypto, foundOf(ORG, built)).faults.map(({ act, code, reasons }) => [
      act,
      code,
      reasons?.[0]?.code,
    ]),
    [[entries.length - 1, 'out-of-order', 'malformed']],
  )
})

test('a document that is gone, another in its place, and one that nobody named are found', () => {
  const found = foundOf(ORG, BUILT)
  const { digest } = BUILT.ledger.entries[0]!.act.docs[0]!
  const commitment = BUILT.ledger.entries[9]!.act.docs[1]!.commitment!
  const gone = { ...found, document: (key: string) => (key === commitment ? undefined : found.document(key)) }
  assert.deepEqual(codes({ ...gone, documents: found.documents - 1 }), ['9 document-missing'])
  const other = { bytes: utf8('x'), salt: new Uint8Array(32) }
  assert.deepEqual(
    codes({ ...found, document: (key) => (key === commitment ? other : found.document(key)) }),
    ['9 document-differs'],
  )
  assert.deepEqual(codes({ ...found, documents: found.documents + 1 }), ['document-unnamed'])
  assert.deepEqual(
    codes({ ...found, document: (key) => (key === digest ? undefined : found.document(key)) }),
    ['0 no-charter'],
  )
})

test('a salt beside a document that is only digested is a document that differs', () => {
  const found = foundOf(ORG, BUILT)
  const { digest } = BUILT.ledger.entries[9]!.act.docs[0]!
  const salted: Found['document'] = (key) => {
    const kept = found.document(key)
    return kept && key === digest ? { ...kept, salt: new Uint8Array(32) } : kept
  }
  assert.deepEqual(codes({ ...found, document: salted }), ['9 document-differs'])
})

test('a head of another size, root, origin or key is found', () => {
  const found = foundOf(ORG, BUILT)
  const head = found.head!
  assert.deepEqual(codes({ ...found, head: undefined }), ['no-head'])
  assert.deepEqual(codes({ ...found, head: { ...head, size: head.size + 1 } }), [
    'size-differs',
    'head-signature-wrong',
  ])
  assert.deepEqual(codes({ ...found, head: { ...head, root: '0'.repeat(64) } }), [
    'root-differs',
    'head-signature-wrong',
  ])
  assert.deepEqual(codes({ ...found, head: { ...head, origin: 'x' } }), [
    'origin-differs',
    'head-signature-wrong',
  ])
  assert.deepEqual(codes({ ...found, head: { ...head, key: '0'.repeat(32) } }), ['head-signature-wrong'])
  assert.deepEqual(codes({ ...found, head: { ...head, origin: '\n', size: 1.5, signature: '' } }).length, 3)
})

test('a head signed by a party’s key is no head of the log', () => {
  const found = foundOf(ORG, BUILT)
  const forged = resealed(ORG, BUILT, BUILT.entries)
  assert.equal(verify(crypto, forged).ok, true)
  const { key } = BUILT.ledger.entries[3]!.act.by
  assert.deepEqual(codes({ ...found, head: { ...found.head!, key } }), ['head-signature-wrong'])
})

test('a record of nothing does not hold', () => {
  const found: Found = { head: undefined, entries: [], document: () => undefined, documents: 0, faults: [] }
  assert.deepEqual(codes(found), ['0 no-charter'])
})
