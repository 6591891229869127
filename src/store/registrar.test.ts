import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import { hex } from '../record/bytes.ts'
import { isHead } from '../record/head.ts'
import { verify } from '../record/verify.ts'
import { memoryStore } from './memory.ts'
import { openRegistrar, type Registrar } from './registrar.ts'
import { RecordDamagedError, type Store } from './store.ts'
import {
  crypto,
  deedsOf,
  openedBuilt,
  pour,
  signerFor,
  submissionOf,
  storedFound,
} from '../../tests/support/records.ts'
import { fixedClock, seeded } from '../../tests/support/seeded.ts'

const ORG = 'alpine-compact'
const PUT = deedsOf(ORG)[0]!

function opened(clock: () => Instant = fixedClock('2026-03-02T10:00:00Z')): {
  store: Store
  registrar: Registrar
} {
  const store = memoryStore(clock)
  pour(ORG, openedBuilt(ORG), store)
  return { store, registrar: registrarOf(store, clock) }
}

function registrarOf(store: Store, now: () => Instant): Registrar {
  return openRegistrar(crypto, store, { log: signerFor(ORG, 'log'), random: seeded('registrar'), now })
}

test('what is acknowledged is in the store, under a head that the log’s key signs', () => {
  const { store, registrar } = opened()
  const result = registrar.submit(submissionOf(registrar.ledger, ORG, PUT))
  assert.ok(result.accepted)
  assert.deepEqual([result.position, result.already, store.size(), result.head.size], [2, false, 3, 3])
  assert.equal(result.head.root, hex(registrar.ledger.tree.root()))
  assert.deepEqual(store.head(), result.head)
  assert.ok(isHead(crypto, result.head, registrar.ledger.standing.keys.values()))
})

test('what is refused leaves store and ledger as they were', () => {
  const { store, registrar } = opened()
  const before = [store.size(), store.head(), hex(registrar.ledger.tree.root())]
  const result = registrar.submit(submissionOf(registrar.ledger, ORG, { ...PUT, by: 'GLETSCH' }))
  assert.deepEqual(
    [result.accepted, 'reasons' in result && result.reasons.map(({ code }) => code)],
    [false, ['not-authorised']],
  )
  assert.deepEqual([store.size(), store.head(), hex(registrar.ledger.tree.root())], before)
})

test('acts done one after the other give a record that holds, and a registrar opened anew goes on from it', () => {
  const { store, registrar } = opened()
  for (const deed of deedsOf(ORG).slice(0, 5))
    assert.ok(registrar.submit(submissionOf(registrar.ledger, ORG, deed)).accepted)
  const again = registrarOf(store, fixedClock('2026-03-02T11:00:00Z'))
  assert.equal(hex(again.ledger.tree.root()), hex(registrar.ledger.tree.root()))
  for (const deed of deedsOf(ORG).slice(5))
    assert.ok(again.submit(submissionOf(again.ledger, ORG, deed)).accepted, deed.type)
  assert.deepEqual(verify(crypto, storedFound(store)).faults, [])
})

test('a clock that is set back gives the time of the last entry again until it has caught up', () => {
  const times = ['2026-03-02T10:00:00Z', '2026-03-02T08:00:00Z', '2026-03-02T10:00:01Z']
  let at = -3
  const { registrar } = opened(() => (at < 0 ? (at++, '2026-03-02T09:30:00Z') : times[at++]) as Instant)
  at = 0
  const received = ['Q/1', 'Q/2', 'Q/3'].map((question) => {
    const result = registrar.submit(
      submissionOf(registrar.ledger, ORG, { ...PUT, body: { ...(PUT.body as JsonObject), question } }),
    )
    return result.accepted && result.received
  })
  assert.deepEqual(received, ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z', '2026-03-02T10:00:01Z'])
})

test('where the store fails, nothing is acknowledged and the ledger is not ahead of it', () => {
  const { store, registrar } = opened()
  const broken = {
    ...store,
    append: (prepare: Parameters<Store['append']>[0]) => {
      prepare(store.size(), '2026-03-02T10:00:00Z' as Instant)
      throw new Error('disk full')
    },
  }
  const failing = registrarOf(broken, fixedClock('2026-03-02T10:00:00Z'))
  assert.throws(() => failing.submit(submissionOf(failing.ledger, ORG, PUT)), /disk full/)
  assert.equal(failing.ledger.entries.length, 2)
  assert.equal(hex(failing.ledger.tree.root()), hex(registrar.ledger.tree.root()))
  const whole = registrarOf(store, fixedClock('2026-03-02T10:00:00Z'))
  assert.ok(whole.submit(submissionOf(whole.ledger, ORG, PUT)).accepted)
})

test('a ledger that another writer has overtaken refuses to append', () => {
  const { store, registrar } = opened()
  const other = registrarOf(store, fixedClock('2026-03-02T10:00:00Z'))
  assert.ok(other.submit(submissionOf(other.ledger, ORG, PUT)).accepted)
  const late = submissionOf(registrar.ledger, ORG, {
    ...PUT,
    body: { ...(PUT.body as JsonObject), question: 'Q/2' },
  })
  assert.throws(() => registrar.submit(late), /the store has 3 entries, the ledger 2/)
  assert.equal(store.size(), 3)
})

test('a store without a charter, and one with an entry that is no JSON, are damaged records', () => {
  const now = fixedClock('2026-03-02T10:00:00Z')
  assert.throws(() => registrarOf(memoryStore(now), now), RecordDamagedError)
  const { store } = opened()
  const torn = { ...store, read: () => [new Uint8Array([0x7b])] }
  assert.throws(() => registrarOf(torn, now), RecordDamagedError)
  assert.throws(() => registrarOf({ ...store, document: () => undefined }, now), RecordDamagedError)
})
