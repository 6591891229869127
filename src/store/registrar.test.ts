import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import { hex } from '../record/bytes.ts'
import { isHead } from '../record/head.ts'
import { verify } from '../record/verify.ts'
import { memoryStore } from './memory.ts'
import { openRegistrar, type Registrar } from './registrar.ts'
import { LostRaceError, RecordDamagedError, type LocalStore, type Store } from './store.ts'
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

async function opened(clock: () => Instant = fixedClock('2026-03-02T10:00:00Z')): Promise<{
  store: LocalStore
  registrar: Registrar
}> {
  const store = memoryStore(clock)
  pour(ORG, openedBuilt(ORG), store)
  return { store, registrar: await registrarOf(store, clock) }
}

function registrarOf(store: Store, now: () => Instant): Promise<Registrar> {
  return openRegistrar(crypto, store, { log: signerFor(ORG, 'log'), random: seeded('registrar'), now })
}

test('what is acknowledged is in the store, under a head that the log’s key signs', async () => {
  const { store, registrar } = await opened()
  const result = await registrar.submit(submissionOf(registrar.ledger, ORG, PUT))
  assert.ok(result.accepted)
  assert.deepEqual([result.position, result.already, store.size(), result.head.size], [2, false, 3, 3])
  assert.equal(result.head.root, hex(registrar.ledger.tree.root()))
  assert.deepEqual(store.head(), result.head)
  assert.ok(isHead(crypto, result.head, registrar.ledger.standing.keys.values()))
})

test('what is refused leaves store and ledger as they were', async () => {
  const { store, registrar } = await opened()
  const before = [store.size(), store.head(), hex(registrar.ledger.tree.root())]
  const result = await registrar.submit(submissionOf(registrar.ledger, ORG, { ...PUT, by: 'GLETSCH' }))
  assert.deepEqual(
    [result.accepted, 'reasons' in result && result.reasons.map(({ code }) => code)],
    [false, ['not-authorised']],
  )
  assert.deepEqual([store.size(), store.head(), hex(registrar.ledger.tree.root())], before)
})

test('acts done one after the other give a record that holds, and a registrar opened anew goes on from it', async () => {
  const { store, registrar } = await opened()
  for (const deed of deedsOf(ORG).slice(0, 5))
    assert.ok((await registrar.submit(submissionOf(registrar.ledger, ORG, deed))).accepted)
  const again = await registrarOf(store, fixedClock('2026-03-02T11:00:00Z'))
  assert.equal(hex(again.ledger.tree.root()), hex(registrar.ledger.tree.root()))
  for (const deed of deedsOf(ORG).slice(5))
    assert.ok((await again.submit(submissionOf(again.ledger, ORG, deed))).accepted, deed.type)
  assert.deepEqual(verify(crypto, storedFound(store)).faults, [])
})

test('a clock that is set back gives the time of the last entry again until it has caught up', async () => {
  const times = ['2026-03-02T10:00:00Z', '2026-03-02T08:00:00Z', '2026-03-02T10:00:01Z']
  let at = -3
  const { registrar } = await opened(() => (at < 0 ? (at++, '2026-03-02T09:30:00Z') : times[at++]) as Instant)
  at = 0
  const received: unknown[] = []
  for (const question of ['Q/1', 'Q/2', 'Q/3']) {
    const result = await registrar.submit(
      submissionOf(registrar.ledger, ORG, { ...PUT, body: { ...(PUT.body as JsonObject), question } }),
    )
    received.push(result.accepted && result.received)
  }
  assert.deepEqual(received, ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z', '2026-03-02T10:00:01Z'])
})

const asking = (question: string): typeof PUT => ({
  ...PUT,
  body: { ...(PUT.body as JsonObject), question },
})

test('acts that wait at the same time go in one append, each ruled on what those before it made', async () => {
  const { store, registrar } = await opened()
  let appends = 0
  const counted: Store = {
    ...store,
    append(...given) {
      appends += 1
      return store.append(...given)
    },
  }
  const one = await registrarOf(counted, fixedClock('2026-03-02T10:00:00Z'))
  const acts = [asking('Q/1'), asking('Q/1'), asking('Q/2')].map((deed, index) =>
    submissionOf(registrar.ledger, ORG, deed, `at once ${index}`),
  )
  const results = await Promise.all([...acts, acts[0]!].map((act) => one.submit(act)))
  assert.deepEqual(
    results.map((result) =>
      result.accepted ? [result.position, result.already, result.head.size] : result.reasons[0]?.code,
    ),
    [[2, false, 4], 'already-done', [3, false, 4], [2, true, 4]],
  )
  assert.equal(appends, 1)
  assert.deepEqual(verify(crypto, storedFound(store)).faults, [])
})

test('where the store fails, nothing is acknowledged, and the next act is ruled on what is stored', async () => {
  const { store } = await opened()
  let full = true
  const broken: Store = {
    ...store,
    append(known, prepare) {
      if (!full) return store.append(known, prepare)
      prepare({
        size: store.size(),
        now: '2026-03-02T10:00:00Z' as Instant,
        others: [],
        head: store.head(),
      })
      throw new Error('disk full')
    },
  }
  const failing = await registrarOf(broken, fixedClock('2026-03-02T10:00:00Z'))
  const acts = ['Q/1', 'Q/2', 'Q/3'].map((question) => submissionOf(failing.ledger, ORG, asking(question)))
  for (const act of await Promise.allSettled(acts.map((one) => failing.submit(one))))
    assert.match(String(act.status === 'rejected' && act.reason), /disk full/)
  assert.deepEqual([failing.size, failing.head, store.size()], [2, store.head(), 2])
  full = false
  const result = await failing.submit(acts[2]!)
  assert.deepEqual([result.accepted && result.position, failing.size, store.size()], [2, 3, 3])
  assert.equal(hex(failing.ledger.tree.root()), store.head()?.root)
  assert.deepEqual(verify(crypto, storedFound(store)).faults, [])
})

test('where another was faster, the group is ruled anew on what the log now is', async () => {
  const { store } = await opened()
  const other = await registrarOf(store, fixedClock('2026-03-02T10:00:00Z'))
  let lost = 0
  const racing: Store = {
    ...store,
    async append(known, prepare) {
      if (lost++ > 0) return store.append(known, prepare)
      prepare({
        size: store.size(),
        now: '2026-03-02T10:00:00Z' as Instant,
        others: [],
        head: store.head(),
      })
      assert.ok((await other.submit(submissionOf(other.ledger, ORG, asking('Q/1'), 'faster'))).accepted)
      throw new LostRaceError('40001')
    },
  }
  const slower = await registrarOf(racing, fixedClock('2026-03-02T10:00:00Z'))
  const [first, second] = ['Q/1', 'Q/2'].map((question) => submissionOf(slower.ledger, ORG, asking(question)))
  const [refused, taken] = await Promise.all([slower.submit(first!), slower.submit(second!)])
  assert.deepEqual(refused.accepted ? [] : refused.reasons.map(({ code }) => code), ['already-done'])
  assert.equal(taken.accepted && taken.position, 3)
  assert.deepEqual([store.size(), hex(slower.ledger.tree.root())], [4, store.head()?.root])
})

test('what another appended is taken in before the next ruling, and by following', async () => {
  const { store, registrar } = await opened()
  const other = await registrarOf(store, fixedClock('2026-03-02T10:00:00Z'))
  const late = submissionOf(registrar.ledger, ORG, asking('Q/1'), 'late')
  assert.ok((await other.submit(submissionOf(other.ledger, ORG, asking('Q/1')))).accepted)
  const refused = await registrar.submit(late)
  assert.deepEqual(refused.accepted ? [] : refused.reasons.map(({ code }) => code), ['already-done'])
  assert.deepEqual([registrar.size, registrar.head.root], [3, store.head()?.root])
  assert.ok((await registrar.submit(submissionOf(registrar.ledger, ORG, asking('Q/2')))).accepted)
  assert.equal(other.size, 3)
  await other.follow()
  assert.deepEqual([other.size, other.head], [4, store.head()])
})

test('a store without a charter, and one with an entry that is no JSON, are damaged records', async () => {
  const now = fixedClock('2026-03-02T10:00:00Z')
  await assert.rejects(registrarOf(memoryStore(now), now), RecordDamagedError)
  const { store } = await opened()
  const torn = { ...store, read: () => [new Uint8Array([0x7b])] }
  await assert.rejects(registrarOf(torn, now), RecordDamagedError)
  await assert.rejects(registrarOf({ ...store, document: () => undefined }, now), RecordDamagedError)
  const head = { ...store.head()!, root: '00'.repeat(32) }
  assert.equal((await registrarOf({ ...store, head: () => head }, now)).frozen()?.code, 'head-differs')
})
