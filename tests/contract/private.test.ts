/** What every store of the private tables must do. A new store is one line in STORES. */
import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Instant } from '../../src/core/time.ts'
import { openDatabase } from '../../src/store/postgres.ts'
import { PRIVATE_FILE, sqlitePrivate } from '../../src/store/private-sqlite.ts'
import { memoryPrivate, type Private } from '../../src/store/private.ts'
import { needs, type CapabilityName } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'

interface Tried {
  readonly needs?: CapabilityName
  readonly open: () => Private | Promise<Private>
}

const { folder } = scratch()
let next = 0
let postgres: Promise<Postgres> | undefined
const closing: (() => Promise<void>)[] = []
const STORES: Readonly<Record<string, Tried>> = {
  memory: { open: memoryPrivate },
  sqlite: { open: () => sqlitePrivate(join(folder, `private-${next++}`)) },
  postgres: { needs: 'postgres', open: databasePrivate },
}

async function databasePrivate(): Promise<Private> {
  const server = await (postgres ??= startPostgres())
  const database = await openDatabase(await server.database())
  closing.push(() => database.close())
  return database.private()
}

after(async () => {
  for (const close of closing) await close()
  await (await postgres)?.stop()
})

const at = (hour: number): Instant => `2026-03-02T${String(hour).padStart(2, '0')}:00:00Z` as Instant

for (const [name, { needs: needed, open }] of Object.entries(STORES)) {
  const options = needed === undefined ? {} : needs(needed)

  test(`${name}: a row comes back as it was given, and is apart in each table`, options, async () => {
    const tables = await open()
    assert.equal(await tables.get('session', 'lake/1'), undefined)
    const value = { name: 'É ‏ß', seats: ['AARE', 'ISAR'], of: { deep: true, count: 7 } }
    assert.equal(await tables.insert('session', 'lake/1', value, at(9)), true)
    assert.deepEqual(await tables.get('session', 'lake/1'), { key: 'lake/1', value, version: 1, due: at(9) })
    assert.equal(await tables.get('person', 'lake/1'), undefined)
    await tables.close()
  })

  test(`${name}: of many that insert one key at the same time, one is first`, options, async () => {
    const tables = await open()
    const took = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => tables.insert('mail', 'lake/once', { index })),
    )
    assert.equal(took.filter(Boolean).length, 1)
    assert.deepEqual((await tables.get('mail', 'lake/once'))?.value, { index: took.indexOf(true) })
    await tables.close()
  })

  test(
    `${name}: of many that replace one version, one does; the others change nothing`,
    options,
    async () => {
      const tables = await open()
      await tables.insert('mail', 'lake/a', { tries: 0 }, at(9))
      const took = await Promise.all(
        Array.from({ length: 8 }, async (_, index) => tables.replace('mail', 'lake/a', 1, { index }, at(10))),
      )
      assert.equal(took.filter(Boolean).length, 1)
      assert.deepEqual(await tables.get('mail', 'lake/a'), {
        key: 'lake/a',
        value: { index: took.indexOf(true) },
        version: 2,
        due: at(10),
      })
      assert.equal(await tables.replace('mail', 'lake/a', 2, {}), true)
      assert.deepEqual(await tables.get('mail', 'lake/a'), { key: 'lake/a', value: {}, version: 3 })
      assert.equal(await tables.replace('mail', 'lake/none', 1, {}), false)
      await tables.close()
    },
  )

  test(`${name}: a row is removed once, and at a version only where it has it`, options, async () => {
    const tables = await open()
    await tables.insert('mail', 'lake/a', {})
    assert.equal(await tables.remove('mail', 'lake/a', 2), false)
    assert.equal(await tables.remove('mail', 'lake/a', 1), true)
    assert.equal(await tables.remove('mail', 'lake/a'), false)
    assert.equal(await tables.get('mail', 'lake/a'), undefined)
    assert.equal(await tables.insert('mail', 'lake/a', {}), true)
    await tables.close()
  })

  test(`${name}: a list holds what begins so, in the order of the keys, up to a limit`, options, async () => {
    const tables = await open()
    const keys = ['lake/b', 'lake/B', 'lake/a/2', 'lake/a/1', 'lake-2/a', 'lak', 'lake/~', 'lake/%', 'lake/_']
    for (const key of keys) await tables.insert('person', key, {})
    const of = async (...words: [string?, number?]): Promise<readonly string[]> =>
      (await tables.list('person', ...words)).map(({ key }) => key)
    assert.deepEqual(await of('lake/'), [
      'lake/%',
      'lake/B',
      'lake/_',
      'lake/a/1',
      'lake/a/2',
      'lake/b',
      'lake/~',
    ])
    assert.deepEqual(await of('lake/a/'), ['lake/a/1', 'lake/a/2'])
    assert.deepEqual(await of('lake/', 2), ['lake/%', 'lake/B'])
    assert.equal((await of()).length, keys.length)
    assert.deepEqual(await tables.list('session', 'lake/'), [])
    await tables.close()
  })

  test(`${name}: what is due comes earliest first, and what has no time never`, options, async () => {
    const tables = await open()
    await tables.insert('mail', 'lake/late', {}, at(12))
    await tables.insert('mail', 'lake/second', {}, at(9))
    await tables.insert('mail', 'lake/first', {}, at(8))
    await tables.insert('mail', 'lake/never', {})
    await tables.insert('other', 'lake/first', {}, at(8))
    const due = async (hour: number, limit = 10): Promise<readonly string[]> =>
      (await tables.due('mail', at(hour), limit)).map(({ key }) => key)
    assert.deepEqual(await due(7), [])
    assert.deepEqual(await due(9), ['lake/first', 'lake/second'])
    assert.deepEqual(await due(12, 1), ['lake/first'])
    assert.equal(await tables.replace('mail', 'lake/first', 1, {}, at(13)), true)
    assert.deepEqual(await due(12), ['lake/second', 'lake/late'])
    await tables.close()
  })

  test(`${name}: a key outside printable ASCII is a fault of the program`, options, async () => {
    const tables = await open()
    for (const key of ['', 'ключ', 'a b', 'a\n', 'x'.repeat(401)])
      await assert.rejects(async () => tables.insert('mail', key, {}), /no place/)
    await assert.rejects(async () => tables.get('Mail', 'lake/a'), /no place/)
    await tables.close()
  })
}

test('the file of a data folder is for its owner alone, and is there when it is opened again', async () => {
  const place = join(folder, 'own')
  const first = sqlitePrivate(place)
  await first.insert('person', 'lake/a', { name: 'A' })
  for (const end of ['', '-wal', '-shm'])
    assert.equal(statSync(join(place, `${PRIVATE_FILE}${end}`)).mode & 0o777, 0o600, end)
  const second = sqlitePrivate(place)
  assert.equal(await second.replace('person', 'lake/a', 1, { name: 'B' }), true)
  assert.equal(await first.replace('person', 'lake/a', 1, { name: 'C' }), false)
  await first.close()
  await second.close()
  const again = sqlitePrivate(place)
  assert.deepEqual(await again.get('person', 'lake/a'), { key: 'lake/a', value: { name: 'B' }, version: 2 })
  await again.close()
})

test(
  'a database that has records from before the private tables gets them, from three servers at once',
  needs('postgres'),
  async () => {
    const server = await (postgres ??= startPostgres())
    // Which of them is first at which statement is another matter each time.
    for (let round = 0; round < 10; round += 1) {
      const address = await server.database()
      const databases = await Promise.all([1, 2, 3].map(() => openDatabase(address)))
      const [one, ...others] = await Promise.all(databases.map(async (database) => database.private()))
      assert.equal(await one!.insert('mail', 'lake/a', {}), true)
      for (const other of others) assert.equal(await other.insert('mail', 'lake/a', {}), false)
      for (const database of databases) await database.close()
    }
  },
)
