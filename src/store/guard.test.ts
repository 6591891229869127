import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { hex, utf8 } from '../record/bytes.ts'
import { headNote } from '../record/head.ts'
import { openGuard, type Guard } from './guard.ts'
import { openRegistrar, type Registrar } from './registrar.ts'
import { RECORD_FILE, sqliteStore } from './sqlite.ts'
import { RecordDamagedError, type LocalStore } from './store.ts'
import { scratch } from '../../tests/support/command.ts'
import {
  crypto,
  deedsOf,
  headOf,
  openedBuilt,
  originOf,
  pour,
  signerFor,
  submissionOf,
  workedBuilt,
} from '../../tests/support/records.ts'
import { fixedClock, seeded } from '../../tests/support/seeded.ts'

const ORG = 'alpine-compact'
const ORIGIN = originOf(ORG)
const CLOCK = fixedClock('2026-03-02T10:00:00Z')
const { folder } = scratch()
let next = 0
const place = (): string => join(folder, `${next++}`)
const WORKED = workedBuilt(ORG)

const noteAt = (size: number): string => {
  const { ledger } = WORKED
  const entries = ledger.entries.slice(0, size)
  const part = {
    ...WORKED,
    ledger: { ...ledger, entries, tree: { ...ledger.tree, root: () => ledger.tree.root(size) } },
  }
  return headNote(crypto, headOf(ORG, part), ledger.standing.keys.values())!
}

async function opened(
  at = place(),
  guard?: Guard,
): Promise<{ store: LocalStore; registrar: Registrar; file: string }> {
  const store = sqliteStore(at, 'write', CLOCK)
  if (store.size() === 0) pour(ORG, openedBuilt(ORG), store)
  const keys = { log: signerFor(ORG, 'log'), random: seeded('guard'), now: CLOCK, guard }
  return { store, registrar: await openRegistrar(crypto, store, keys), file: join(at, RECORD_FILE) }
}

const put = (registrar: Registrar, at = 0) =>
  registrar.submit(submissionOf(registrar.ledger, ORG, deedsOf(ORG)[at]!))

/** Changes a bit of a stored entry as a disk could, beside the store. */
function flip(file: string, position: number): void {
  const database = new DatabaseSync(file)
  const { bytes } = database.prepare('SELECT bytes FROM entry WHERE position = ?').get(position) as {
    bytes: Uint8Array
  }
  database
    .prepare('UPDATE entry SET bytes = ? WHERE position = ?')
    .run(bytes.with(50, bytes[50]! ^ 1), position)
  database.close()
}

test('the last signed checkpoint is on the disk, whole, for whoever opens the folder next; none of a smaller size takes its place', async () => {
  const at = place()
  const guard = openGuard(crypto, at, ORIGIN)
  assert.deepEqual([guard.last(), guard.published()], [undefined, undefined])
  guard.keep(noteAt(3))
  guard.keep(noteAt(5))
  assert.throws(() => guard.keep(noteAt(4)), RangeError)
  assert.throws(() => guard.keep(noteAt(5).replaceAll(ORIGIN, 'other')), RangeError)
  assert.throws(() => guard.keep('no note'), RangeError)
  const again = openGuard(crypto, at, ORIGIN)
  assert.deepEqual([again.last()?.size, hex(again.last()!.root)], [5, hex(WORKED.ledger.tree.root(5))])
  const name = hex(crypto.sha256(utf8(ORIGIN)))
  assert.deepEqual(readdirSync(join(at, name)).toSorted(), ['signed.0', 'signed.1'])
  again.publish(noteAt(5))
  assert.equal(openGuard(crypto, at, ORIGIN).published(), noteAt(5))
})

test('each append is signed for in the guard before it is acknowledged', async () => {
  const guard = openGuard(crypto, place(), ORIGIN)
  const { store, registrar } = await opened(place(), guard)
  assert.equal(guard.last()?.size, 2)
  const submitted = await put(registrar)
  assert.ok(submitted.accepted)
  assert.deepEqual([guard.last()?.size, hex(guard.last()!.root)], [3, submitted.head.root])
  store.close()
})

test('a record behind its last signed checkpoint is for reading only', async () => {
  const at = place()
  openGuard(crypto, at, ORIGIN).keep(noteAt(5))
  const { store, registrar } = await opened(place(), openGuard(crypto, at, ORIGIN))
  assert.deepEqual(registrar.frozen(), { code: 'behind-signed', here: 2, there: 5 })
  await assert.rejects(put(registrar), { message: 'behind-signed' })
  assert.deepEqual([await registrar.lapse(), store.size()], [0, 2])
  store.close()
})

test('a record with another root at that size is for reading only', async () => {
  const at = place()
  const first = await opened(place(), openGuard(crypto, at, ORIGIN))
  assert.ok((await put(first.registrar)).accepted)
  const other = await opened(place())
  const another = submissionOf(other.registrar.ledger, ORG, deedsOf(ORG)[0]!, 'another nonce')
  assert.ok((await other.registrar.submit(another)).accepted)
  const keys = { log: signerFor(ORG, 'log'), random: seeded('guard'), now: CLOCK }
  const again = await openRegistrar(crypto, other.store, { ...keys, guard: openGuard(crypto, at, ORIGIN) })
  assert.deepEqual(again.frozen(), { code: 'other-than-signed', here: 3, there: 3 })
  first.store.close()
  other.store.close()
})

test('entries that are not those of the head are noticed at the start', async () => {
  const at = place()
  const { store, file } = await opened(at)
  store.close()
  const database = new DatabaseSync(file)
  database.exec('DELETE FROM entry WHERE position = 1')
  database.close()
  const again = await opened(at)
  assert.deepEqual(again.registrar.frozen(), { code: 'head-differs', here: 1, there: 2 })
  again.store.close()
})

test('an entry that changed in the store since it was appended is noticed before the next head is signed', async () => {
  const { store, registrar, file } = await opened()
  assert.ok((await put(registrar)).accepted)
  flip(file, 2)
  const head = store.head()
  await assert.rejects(put(registrar, 1), { message: 'entry-changed' })
  assert.deepEqual(registrar.frozen(), { code: 'entry-changed', here: 3, there: 2 })
  assert.deepEqual([store.size(), store.head()], [3, head])
  store.close()
})

test('an entry that is gone from the store is noticed in the same way', async () => {
  const { store, registrar, file } = await opened()
  assert.ok((await put(registrar)).accepted)
  const database = new DatabaseSync(file)
  database.exec('DELETE FROM entry WHERE position = 2')
  database.close()
  await registrar.reread()
  assert.deepEqual(registrar.frozen(), { code: 'entry-changed', here: 3, there: 2 })
  store.close()
})

test('a checkpoint that was torn while it was written leaves the one before it; where neither can be read, nothing is opened', async () => {
  const at = place()
  const guard = openGuard(crypto, at, ORIGIN)
  for (const size of [3, 4, 5]) guard.keep(noteAt(size))
  const slot = (number: number): string => join(at, hex(crypto.sha256(utf8(ORIGIN))), `signed.${number}`)
  const tear = (file: string): void => {
    const bytes = readFileSync(file)
    bytes.fill(0, 90, 120)
    writeFileSync(file, bytes)
  }
  tear(slot(0))
  const again = openGuard(crypto, at, ORIGIN)
  assert.equal(again.last()?.size, 4)
  again.keep(noteAt(6))
  assert.equal(openGuard(crypto, at, ORIGIN).last()?.size, 6)
  tear(slot(0))
  tear(slot(1))
  assert.throws(() => openGuard(crypto, at, ORIGIN), RecordDamagedError)
})
