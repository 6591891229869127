/** What every store of a log must do. A new store is one line in STORES. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Instant } from '../../src/core/time.ts'
import { verify } from '../../src/record/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { openDatabase } from '../../src/store/postgres.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import type { Addition, Group, Moment, Store } from '../../src/store/store.ts'
import { needs, type CapabilityName } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { crypto, foundOf, pourInto, workedBuilt } from '../support/records.ts'
import { steppingClock } from '../support/seeded.ts'

interface Tried {
  readonly needs?: CapabilityName
  /** True where the store has a clock of its own, and does not take the one that is given. */
  readonly ownClock?: boolean
  readonly open: (clock: () => Instant) => Store | Promise<Store>
}

const { folder } = scratch()
let next = 0
let postgres: Promise<Postgres> | undefined
const closing: (() => Promise<void>)[] = []
const STORES: Readonly<Record<string, Tried>> = {
  memory: { open: memoryStore },
  sqlite: { open: (clock) => sqliteStore(join(folder, `store-${next++}`), 'write', clock) },
  postgres: { needs: 'postgres', ownClock: true, open: databaseStore },
}

/** A log in a database of this test's own; the server behind it starts when the first test asks. */
async function databaseStore(): Promise<Store> {
  const server = await (postgres ??= startPostgres())
  const database = await openDatabase(await server.database(), { tables: true })
  closing.push(() => database.close())
  return database.store('log')
}

after(async () => {
  for (const close of closing) await close()
  await (await postgres)?.stop()
})

const ORG = 'harbour-league'
const BUILT = workedBuilt(ORG)

function adding(text: string, more: Partial<Addition> = {}): (moment: { readonly size: number }) => Group {
  return ({ size }) => ({
    entries: [{ bytes: new TextEncoder().encode(text), documents: [], ...more }],
    head: headAt(size + 1),
  })
}

function headAt(size: number): Group['head'] {
  return { origin: 'x', size, root: `0${size}`, key: '11', signature: 'c2ln' }
}

for (const [name, { needs: needed, ownClock, open }] of Object.entries(STORES)) {
  const options = needed === undefined ? {} : needs(needed)
  const opened = async (clock = steppingClock('2026-01-01T00:00:00Z')): Promise<Store> => open(clock)
  const texts = async (store: Store, from = 0, to?: number): Promise<readonly string[]> =>
    (await store.read(from, to)).map((bytes) => new TextDecoder().decode(bytes))
  const add = async (store: Store, text: string, more: Partial<Addition> = {}): Promise<boolean> =>
    store.append(await store.size(), adding(text, more))

  test(`${name}: an empty log has no head, no entries and no documents`, options, async () => {
    const store = await opened()
    assert.deepEqual(
      [
        await store.size(),
        await store.head(),
        await store.read(0),
        await store.documents(),
        await store.document('x'),
      ],
      [0, undefined, [], 0, undefined],
    )
    await store.close()
  })

  test(`${name}: entries come back as they were given, in order, from any position on`, options, async () => {
    const store = await opened()
    for (const text of ['one', 'two', 'three']) assert.equal(await add(store, text), true)
    assert.deepEqual(
      [await texts(store), await texts(store, 1), await texts(store, 3), await texts(store, 1, 2)],
      [['one', 'two', 'three'], ['two', 'three'], [], ['two']],
    )
    assert.equal(await store.size(), 3)
    await store.close()
  })

  test(`${name}: entries of one group go in together, in their order, under one head`, options, async () => {
    const store = await opened()
    const [{ entries: one }, { entries: two }] = [adding('one')({ size: 0 }), adding('two')({ size: 0 })]
    await store.append(0, () => ({ entries: [...one, ...two], head: headAt(2) }))
    assert.deepEqual([await texts(store), { ...(await store.head()) }], [['one', 'two'], headAt(2)])
    await store.close()
  })

  test(`${name}: an empty log is filled in one piece, and never a second time`, options, async () => {
    const store = await opened()
    const entries = ['one', 'two'].flatMap((text) => adding(text)({ size: 0 }).entries)
    await store.fill(entries, headAt(2))
    assert.deepEqual([await texts(store), (await store.head())?.size], [['one', 'two'], 2])
    await assert.rejects(async () => store.fill(entries, headAt(2)), /not empty/)
    assert.deepEqual([await store.size(), (await store.head())?.size], [2, 2])
    await store.close()
  })

  test(`${name}: a head that is not that of the entries is not taken`, options, async () => {
    const store = await opened()
    await add(store, 'one')
    for (const size of [0, 1, 3]) {
      await assert.rejects(async () =>
        store.append(1, () => ({ ...adding('two')({ size: 1 }), head: headAt(size) })),
      )
      await assert.rejects(async () => store.append(1, () => ({ entries: [], head: headAt(1) })))
    }
    assert.deepEqual([await texts(store), { ...(await store.head()) }], [['one'], headAt(1)])
    await store.close()
  })

  test(`${name}: the head is that of the last entry`, options, async () => {
    const store = await opened()
    await add(store, 'one')
    await add(store, 'two')
    assert.deepEqual({ ...(await store.head()) }, headAt(2))
    await store.close()
  })

  test(
    `${name}: whoever appends is told the size, the head and the time, once for each append`,
    options,
    async () => {
      const store = await opened(steppingClock('2026-01-01T00:00:00Z', 5))
      const told: Moment[] = []
      for (let count = 0; count < 3; count += 1) {
        await store.append(count, (moment) => {
          told.push(moment)
          return adding('x')(moment)
        })
      }
      assert.deepEqual(
        told.map(({ size, others, head }) => [size, others, head && { ...head }]),
        [
          [0, [], undefined],
          [1, [], headAt(1)],
          [2, [], headAt(2)],
        ],
      )
      const times = told.map(({ now }) => now as string)
      if (ownClock !== true)
        assert.deepEqual(times, ['2026-01-01T00:00:00Z', '2026-01-01T00:00:05Z', '2026-01-01T00:00:10Z'])
      assert.ok(times.every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)))
      assert.deepEqual(times, times.toSorted())
      await store.close()
    },
  )

  test(
    `${name}: whoever knew of fewer entries is handed the others before it adds its own`,
    options,
    async () => {
      const store = await opened()
      for (const text of ['one', 'two', 'three']) await add(store, text)
      let others: readonly string[] = []
      await store.append(1, (moment) => {
        others = moment.others.map((bytes) => new TextDecoder().decode(bytes))
        return adding('four')(moment)
      })
      assert.deepEqual(
        [others, await texts(store, 2)],
        [
          ['two', 'three'],
          ['three', 'four'],
        ],
      )
      await store.close()
    },
  )

  test(
    `${name}: an append that is given nothing, or that throws, leaves the log as it was`,
    options,
    async () => {
      const store = await opened()
      await add(store, 'one')
      assert.equal(await store.append(1, () => undefined), false)
      await assert.rejects(
        async () =>
          store.append(1, () => {
            throw new Error('no')
          }),
        /^Error: no$/,
      )
      assert.deepEqual(
        [await texts(store), (await store.head())?.size, await store.documents()],
        [['one'], 1, 0],
      )
      assert.equal(await add(store, 'two'), true)
      await store.close()
    },
  )

  test(`${name}: appends at the same time come one after the other, and none is lost`, options, async () => {
    const store = await opened()
    const names = Array.from({ length: 12 }, (_, index) => `entry ${index}`)
    await Promise.all(names.map(async (text) => store.append(0, adding(text))))
    assert.deepEqual((await texts(store)).toSorted(), names.toSorted())
    assert.deepEqual({ ...(await store.head()) }, headAt(12))
    await store.close()
  })

  test(
    `${name}: documents lie under their keys with their salts; what was kept first stays`,
    options,
    async () => {
      const store = await opened()
      const [bytes, salt] = [new Uint8Array([1, 2, 3]), new Uint8Array(32).fill(7)]
      await add(store, 'one', {
        documents: [
          { key: 'a', bytes },
          { key: 'b', bytes: new Uint8Array(), salt },
        ],
      })
      await add(store, 'two', { documents: [{ key: 'a', bytes: new Uint8Array([9]) }] })
      assert.deepEqual(plain(await store.document('a')), { bytes: [1, 2, 3] })
      assert.deepEqual(plain(await store.document('b')), { bytes: [], salt: [...salt] })
      assert.equal(await store.documents(), 2)
      await store.close()
    },
  )

  test(`${name}: a whole record goes in and holds when it comes out`, options, async () => {
    const store = await opened()
    await pourInto(ORG, BUILT, store)
    const documents = new Map<string, Awaited<ReturnType<Store['document']>>>()
    for (const { act } of BUILT.ledger.entries)
      for (const ref of act.docs) {
        const key = ref.digest ?? ref.commitment ?? ''
        documents.set(key, await store.document(key))
      }
    const found = {
      head: { ...(await store.head())! },
      entries: await store.read(0),
      document: (key: string) => documents.get(key),
      documents: await store.documents(),
      faults: [],
    }
    assert.deepEqual(verify(crypto, found), verify(crypto, foundOf(ORG, BUILT)))
    await store.close()
  })
}

function plain(kept: Awaited<ReturnType<Store['document']>>): object {
  return { bytes: [...kept!.bytes], ...(kept!.salt ? { salt: [...kept!.salt] } : {}) }
}
