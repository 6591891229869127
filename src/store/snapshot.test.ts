import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { POSITIONS } from '../core/rules/condition.ts'
import type { Instant } from '../core/time.ts'
import { append, type Built } from '../record/build.ts'
import { hex } from '../record/bytes.ts'
import { newLedger, take, type Ledger } from '../record/ledger.ts'
import { memoryStore } from './memory.ts'
import { parsed } from './parsed.ts'
import { charterIn, followed, openRegistrar } from './registrar.ts'
import { readSnapshot, snapshotFile, snapshotOf, type Snapshots } from './snapshot.ts'
import type { LocalStore } from './store.ts'
import { scratch } from '../../tests/support/command.ts'
import {
  actorFor,
  crypto,
  declared,
  EXAMPLE,
  exampleBuilt,
  FICTIONAL,
  materialsOf,
  openedBuilt,
  originOf,
  pour,
  signerFor,
  workedBuilt,
} from '../../tests/support/records.ts'
import { seeded, steppingClock } from '../../tests/support/seeded.ts'

const ORG = 'harbour-league'
const SEATS = ['ANSA', 'BRISO', 'CALDO', 'DORNE', 'ESKER', 'FIRTHA', 'GANNET']
const now = (): Instant => '2026-03-09T10:00:00Z' as Instant
const steps = fc.array(
  fc.record({
    what: fc.constantFrom('put', 'take', 'take', 'take', 'decide', 'withdraw'),
    by: fc.constantFrom(...SEATS),
    question: fc.constantFrom('Q/1', 'Q/2', 'Q/3'),
    position: fc.constantFrom(...POSITIONS),
  }),
  { minLength: 1, maxLength: 40 },
)
type Step = Parameters<Parameters<(typeof steps)['map']>[0]>[0][number]

/** The council's record, gone on with at random: what is out of order is left out. */
function walked(taken: readonly Step[]): Built {
  const built = openedBuilt(ORG)
  const given = materialsOf('walk', steppingClock('2026-03-02T09:00:00Z', 60))
  for (const { what, by, question, position } of taken) {
    const act = (): readonly [string, string, object] => {
      if (what === 'put')
        return [by, 'question.put', { question, organ: 'harbour-council', matter: 'substance' }]
      if (what === 'take') return [by, 'position.taken', { question, position }]
      if (what === 'withdraw') return [by, 'question.withdrawn', { question }]
      return ['secretariat', 'question.decided', declared(built.ledger, question)]
    }
    try {
      const [author, type, body] = act()
      append(given, built, signerFor(ORG, author), {
        log: originOf(ORG),
        type,
        by: actorFor(author),
        body: body as never,
      })
    } catch {
      // Out of order.
    }
  }
  return built
}

/** The ledger of the first entries of a record. */
function cut(built: Built, size: number): Ledger {
  const ledger = newLedger(crypto, built.ledger.charter)
  for (const bytes of built.entries.slice(0, size)) {
    const whole = followed(crypto, built.ledger.charter, [bytes])
    take(ledger, parsed(bytes), bytes, [...whole.ids.keys()][0]!)
  }
  return ledger
}

function stored(org: string, built: Built): LocalStore {
  const store = memoryStore(now)
  pour(org, built, store)
  return store
}

/** A place that holds these bytes, and notes what is put there. */
function place(bytes?: Uint8Array): Snapshots & { bytes: Uint8Array | undefined } {
  return {
    bytes,
    read() {
      return this.bytes
    },
    write(given) {
      this.bytes = given
    },
  }
}

async function opened(org: string, store: LocalStore, snapshots?: Snapshots): Promise<Ledger> {
  const keys = { log: signerFor(org, 'log'), random: seeded('snapshot'), now, snapshots }
  return (await openRegistrar(crypto, store, keys)).ledger
}

function isSame(one: Ledger, other: Ledger): void {
  assert.deepEqual(one.standing, other.standing)
  assert.deepEqual([one.origin, one.last, one.ids], [other.origin, other.last, other.ids])
  assert.deepEqual(one.entries, other.entries)
  assert.equal(hex(one.tree.root()), hex(other.tree.root()))
}

const charterDigest = ({ ledger }: Built): string => ledger.entries[0]!.act.docs[0]!.digest!

test('a snapshot and the rest of the log give what the whole log gives, wherever the log is cut', async () => {
  const records = fc.oneof(
    steps.map((taken) => [ORG, walked(taken)] as const),
    fc.constantFrom(...FICTIONAL.map((org) => [org, workedBuilt(org)] as const)),
    fc.constant([EXAMPLE, exampleBuilt(EXAMPLE)] as const),
  )
  const cases = records.chain(([org, built]) =>
    fc.record({
      org: fc.constant(org),
      built: fc.constant(built),
      size: fc.integer({ min: 1, max: built.entries.length }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(cases, async ({ org, built, size }) => {
      const bytes = snapshotOf(cut(built, size), signerFor(org, 'log'), charterDigest(built))
      const origin = built.ledger.origin!
      const read = readSnapshot(crypto, bytes, origin, signerFor(org, 'log').publicKey)
      assert.deepEqual([read?.size, read?.charter], [size, built.ledger.charter])
      const store = stored(org, built)
      isSame(await opened(org, store, place(bytes)), await opened(org, store))
    }),
    { numRuns: 40 },
  )
})

/** What a registrar does with a snapshot that is not to be believed: it stands as the log says, and keeps a right one. */
async function isThrownAway(bytes: Uint8Array, built = workedBuilt(ORG)): Promise<void> {
  const store = stored(ORG, built)
  const at = place(bytes)
  isSame(await opened(ORG, store, at), await opened(ORG, store))
}

test('a snapshot that is torn, or of which any byte is changed, is thrown away', async () => {
  const built = workedBuilt(ORG)
  const whole = snapshotOf(built.ledger, signerFor(ORG, 'log'), charterDigest(built))
  const { publicKey } = signerFor(ORG, 'log')
  const read = (bytes: Uint8Array): unknown => readSnapshot(crypto, bytes, originOf(ORG), publicKey)
  assert.ok(read(whole))
  for (let length = 0; length < whole.length; length += 97)
    assert.equal(read(whole.subarray(0, length)), undefined)
  for (let at = 0; at < whole.length; at += 61)
    assert.equal(read(whole.with(at, (whole[at] ?? 0) ^ 1)), undefined, `${at}`)
  await isThrownAway(whole.subarray(0, 200), built)
  await isThrownAway(new Uint8Array(), built)
})

test('a snapshot of another log, of another history of this log, and of more than there is, are thrown away', async () => {
  const built = workedBuilt(ORG)
  const log = signerFor(ORG, 'log')
  const other = workedBuilt('alpine-compact')
  // Signed by the right key: its root alone says that it is another log's.
  await isThrownAway(snapshotOf({ ...other.ledger, origin: originOf(ORG) }, log, charterDigest(other)), built)
  await isThrownAway(
    snapshotOf(other.ledger, signerFor('alpine-compact', 'log'), charterDigest(other)),
    built,
  )
  const history = walked([{ what: 'put', by: 'BRISO', question: 'Q/3', position: 'yes' }])
  await isThrownAway(snapshotOf(history.ledger, log, charterDigest(history)), built)
  await isThrownAway(snapshotOf(built.ledger, log, charterDigest(built)), openedBuilt(ORG))
  await isThrownAway(snapshotOf(built.ledger, signerFor(ORG, 'ANSA'), charterDigest(built)), built)
})

test('a registrar keeps a snapshot at a start that found none or folded many entries, and when it is asked to', async () => {
  const built = exampleBuilt(EXAMPLE)
  const { publicKey } = signerFor(EXAMPLE, 'log')
  const store = stored(EXAMPLE, built)
  const read = (at: { readonly bytes: Uint8Array | undefined }): number | undefined =>
    at.bytes && readSnapshot(crypto, at.bytes, built.ledger.origin!, publicKey)?.size
  const size = built.entries.length
  const of = (cutAt: number): Uint8Array =>
    snapshotOf(cut(built, cutAt), signerFor(EXAMPLE, 'log'), charterDigest(built))
  for (const [before, after] of [
    [undefined, size],
    [of(size - 64), size],
    [of(size - 63), size - 63],
  ] as const) {
    const at = place(before)
    const keys = { log: signerFor(EXAMPLE, 'log'), random: seeded('snapshot'), now, snapshots: at }
    const registrar = await openRegistrar(crypto, store, keys)
    assert.equal(read(at), after)
    registrar.keepSnapshot()
    assert.equal(read(at), size)
  }
  const failing = { ...place(), write: () => assert.fail('no room') }
  isSame(await opened(EXAMPLE, store, failing), await opened(EXAMPLE, store))
})

test('a charter is read anew where the document is not the one that the snapshot was made with', async () => {
  const built = workedBuilt(ORG)
  const bytes = snapshotOf({ ...built.ledger, charter: {} as never }, signerFor(ORG, 'log'), 'f'.repeat(64))
  const store = stored(ORG, built)
  const ledger = await opened(ORG, store, place(bytes))
  assert.deepEqual(ledger.charter, charterIn(store.read(0, 1), store))
})

test('a file is put in its place whole, and where none can be read there is none', () => {
  const { folder } = scratch()
  const file = snapshotFile(join(folder, 'deep', 'snapshot'))
  assert.equal(file.read(), undefined)
  for (const bytes of [Uint8Array.of(1, 2, 3), Uint8Array.of(4)]) {
    file.write(bytes)
    assert.deepEqual(file.read(), bytes)
  }
  assert.deepEqual(readdirSync(join(folder, 'deep')), ['snapshot'])
  assert.equal(snapshotFile(folder).read(), undefined)
})
