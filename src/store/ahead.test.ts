import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { lookAhead, type Ahead } from './ahead.ts'
import { memoryStore } from './memory.ts'
import { openRegistrar } from './registrar.ts'
import { startThreads } from './signatures.ts'
import { textDocument } from '../record/author.ts'
import type { Ledger, Submission } from '../record/ledger.ts'
import { crypto, openedBuilt, pour, signerFor, submissionOf } from '../../tests/support/records.ts'
import { fixedClock, seeded } from '../../tests/support/seeded.ts'

const ORG = 'harbour-league'
const SEATS = ['ANSA', 'BRISO', 'CALDO', 'DORNE']
const TEXT = textDocument('text', 'The council is heard.\n', 'text/plain')
const threads = startThreads(1)
after(() => threads.close())

/** So many statements of the seats in turn; every fifth bears the signature of the one before it. */
function statements(ledger: Ledger, count: number): readonly Submission[] {
  const all = Array.from({ length: count }, (_, at) => {
    const by = SEATS[at % SEATS.length]!
    const deed = { by, type: 'statement.made', body: { organ: 'harbour-council' }, documents: [TEXT] }
    return submissionOf(ledger, ORG, deed, `statement ${at}`)
  })
  return all.map((one, at) => {
    if (at % 5 !== 4) return one
    const { sig } = all[at - 1]!.evidence[0]!
    return { ...one, evidence: [{ ...one.evidence[0]!, sig }] }
  })
}

/** Until all of them can be ruled on. */
async function lookAtAll(
  look: Ahead['look'],
  acts: readonly Submission[],
  { standing }: Ledger,
): Promise<void> {
  while ((await look(acts, standing.keys)) < acts.length)
    await new Promise((resolve) => setImmediate(resolve))
}

test('the threads find right what is right, and nothing else is known to be', async () => {
  const { ledger } = openedBuilt(ORG)
  const acts = statements(ledger, 60)
  const refused = { ...crypto, verifyEd25519: () => false }
  const { look, known } = lookAhead(refused, () => threads)
  await lookAtAll(look, acts, ledger)
  acts.forEach(({ act, evidence: [one] }, at) => {
    const key = ledger.standing.keys.get(act.by.key)!
    const { bytes } = known.stated(act)
    assert.equal(known.isSigned(key, bytes, one!, 0), at % 5 !== 4, `${at}`)
    // The same signature elsewhere, under another key or over other bytes, is another question.
    assert.equal(known.isSigned(key, bytes, { ...one! }, 0), false)
    assert.equal(known.isSigned({ ...key, public: '' }, bytes, one!, 0), false)
    assert.equal(known.isSigned(key, bytes.slice(), one!, 0), false)
  })
})

test('a thread that has fallen over hinders nobody: signatures are checked in their turn', async () => {
  const { ledger } = openedBuilt(ORG)
  const acts = statements(ledger, 40)
  const check = (): Promise<never> => Promise.reject(new Error('gone'))
  const { look, known } = lookAhead(crypto, () => ({ check, close: () => Promise.resolve() }))
  await lookAtAll(look, acts, ledger)
  acts.forEach(({ act, evidence: [one] }, at) => {
    const key = ledger.standing.keys.get(act.by.key)!
    assert.equal(known.isSigned(key, known.stated(act).bytes, one!, 0), at % 5 !== 4, `${at}`)
  })
})

test('many that come at once get the answers that they get one by one', async () => {
  const now = fixedClock('2026-03-02T10:00:00Z')
  const [first, second] = [memoryStore(now), memoryStore(now)]
  const keys = { log: signerFor(ORG, 'log'), random: seeded('ahead'), now }
  for (const store of [first, second]) pour(ORG, openedBuilt(ORG), store)
  const [single, many] = [await openRegistrar(crypto, first, keys), await openRegistrar(crypto, second, keys)]
  const acts = statements(single.ledger, 150)
  const one: unknown[] = []
  for (const act of acts) one.push(await single.submit(act))
  const all = await Promise.all(acts.map((act) => many.submit(act)))
  const answer = (given: unknown): unknown => ({ ...(given as object), head: undefined })
  assert.deepEqual(all.map(answer), one.map(answer))
  assert.deepEqual(all.filter(({ accepted }) => !accepted).length, 30)
  assert.deepEqual(second.read(0), first.read(0))
})
