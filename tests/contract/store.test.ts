/** What every store of a log must do. A new store is one line in STORES. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Instant } from '../../src/core/time.ts'
import { verify } from '../../src/record/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import type { Addition, Store } from '../../src/store/store.ts'
import { scratch } from '../support/command.ts'
import { crypto, foundOf, pour, workedBuilt } from '../support/records.ts'
import { steppingClock } from '../support/seeded.ts'

const { folder } = scratch()
let next = 0
const STORES: Readonly<Record<string, (clock: () => Instant) => Store>> = {
  memory: memoryStore,
  sqlite: (clock) => sqliteStore(join(folder, `store-${next++}`), 'write', clock),
}

const ORG = 'harbour-league'
const BUILT = workedBuilt(ORG)
const HEAD = { origin: 'x', size: 1, root: '00', key: '11', signature: 'c2ln' }

function adding(text: string, more: Partial<Addition> = {}): () => Addition {
  return () => ({ bytes: new TextEncoder().encode(text), documents: [], head: HEAD, ...more })
}

for (const [name, open] of Object.entries(STORES)) {
  const opened = (clock = steppingClock('2026-01-01T00:00:00Z')): Store => open(clock)
  const texts = (store: Store, from = 0): readonly string[] =>
    store.read(from).map((bytes) => new TextDecoder().decode(bytes))

  test(`${name}: an empty log has no head, no entries and no documents`, () => {
    const store = opened()
    assert.deepEqual(
      [store.size(), store.head(), store.read(0), store.documents(), store.document('x')],
      [0, undefined, [], 0, undefined],
    )
    store.close()
  })

  test(`${name}: entries come back as they were given, in order, from any position on`, () => {
    const store = opened()
    for (const text of ['one', 'two', 'three']) assert.equal(store.append(adding(text)), true)
    assert.deepEqual(
      [texts(store), texts(store, 1), texts(store, 3)],
      [['one', 'two', 'three'], ['two', 'three'], []],
    )
    assert.equal(store.size(), 3)
    store.close()
  })

  test(`${name}: an empty log is filled in one piece, and never a second time`, () => {
    const store = opened()
    const entries = ['one', 'two'].map((text) => adding(text)())
    store.fill(entries, { ...HEAD, size: 2 })
    assert.deepEqual([texts(store), store.head()?.size], [['one', 'two'], 2])
    assert.throws(() => store.fill(entries, { ...HEAD, size: 4 }))
    assert.deepEqual([store.size(), store.head()?.size], [2, 2])
    store.close()
  })

  test(`${name}: the head is that of the last entry`, () => {
    const store = opened()
    store.append(adding('one'))
    store.append(adding('two', { head: { ...HEAD, size: 2, root: '02' } }))
    assert.deepEqual({ ...store.head() }, { ...HEAD, size: 2, root: '02' })
    store.close()
  })

  test(`${name}: whoever prepares is told the size and the time, once for each append`, () => {
    const store = opened(steppingClock('2026-01-01T00:00:00Z', 5))
    const told: (readonly [number, string])[] = []
    for (let count = 0; count < 3; count += 1) {
      store.append((size, now) => {
        told.push([size, now])
        return adding('x')()
      })
    }
    assert.deepEqual(told, [
      [0, '2026-01-01T00:00:00Z'],
      [1, '2026-01-01T00:00:05Z'],
      [2, '2026-01-01T00:00:10Z'],
    ])
    store.close()
  })

  test(`${name}: an append that is given nothing, or that throws, leaves the log as it was`, () => {
    const store = opened()
    store.append(adding('one'))
    assert.equal(
      store.append(() => undefined),
      false,
    )
    assert.throws(
      () =>
        store.append(() => {
          throw new Error('no')
        }),
      /^Error: no$/,
    )
    assert.deepEqual([texts(store), store.head()?.size, store.documents()], [['one'], 1, 0])
    assert.equal(store.append(adding('two')), true)
    store.close()
  })

  test(`${name}: documents lie under their keys with their salts; what was kept first stays`, () => {
    const store = opened()
    const [bytes, salt] = [new Uint8Array([1, 2, 3]), new Uint8Array(32).fill(7)]
    store.append(
      adding('one', {
        documents: [
          { key: 'a', bytes },
          { key: 'b', bytes: new Uint8Array(), salt },
        ],
      }),
    )
    store.append(adding('two', { documents: [{ key: 'a', bytes: new Uint8Array([9]) }] }))
    assert.deepEqual(plain(store.document('a')), { bytes: [1, 2, 3] })
    assert.deepEqual(plain(store.document('b')), { bytes: [], salt: [...salt] })
    assert.equal(store.documents(), 2)
    store.close()
  })

  test(`${name}: a whole record goes in and holds when it comes out`, () => {
    const store = opened()
    pour(ORG, BUILT, store)
    const head = { ...store.head()! }
    const found = {
      head,
      entries: store.read(0),
      document: (key: string) => store.document(key),
      documents: store.documents(),
      faults: [],
    }
    assert.deepEqual(verify(crypto, found), verify(crypto, foundOf(ORG, BUILT)))
    store.close()
  })
}

function plain(kept: ReturnType<Store['document']>): object {
  return { bytes: [...kept!.bytes], ...(kept!.salt ? { salt: [...kept!.salt] } : {}) }
}
