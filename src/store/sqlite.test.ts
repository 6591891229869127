import assert from 'node:assert/strict'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Instant } from '../core/time.ts'
import { holdsRecord, isWholeFile, recordFolders, sqliteStore } from './sqlite.ts'
import { StoreHeldError, type Group, type LocalStore, type Moment } from './store.ts'
import { scratch } from '../../tests/support/command.ts'

const { folder } = scratch()
const clock = (): Instant => '2026-01-01T00:00:00Z' as Instant
const next = ({ size }: Moment): Group => ({
  entries: [
    {
      bytes: new TextEncoder().encode(`entry ${size}`),
      documents: [{ key: `${size}`, bytes: new Uint8Array(5000) }],
    },
  ],
  head: { origin: 'x', size: size + 1, root: '00', key: '11', signature: 'c2ln' },
})
const append = (store: LocalStore): boolean => store.append(store.size(), next)

test('a folder has one writer, and is free when it is closed', () => {
  const path = join(folder, 'one')
  const first = sqliteStore(path, 'write', clock)
  assert.throws(() => sqliteStore(path, 'write', clock), StoreHeldError)
  append(first)
  first.close()
  const second = sqliteStore(path, 'write', clock)
  assert.equal(second.size(), 1)
  second.close()
})

test('while one writes others read, each the log as it stood when it began', () => {
  const path = join(folder, 'readers')
  const writer = sqliteStore(path, 'write', clock)
  append(writer)
  const early = sqliteStore(path, 'read', clock)
  assert.equal(early.size(), 1)
  append(writer)
  append(writer)
  assert.deepEqual([early.size(), early.read(0).length, early.head()?.size, early.documents()], [1, 1, 1, 1])
  const late = sqliteStore(path, 'read', clock)
  assert.deepEqual([late.size(), late.read(0).length, late.head()?.size], [3, 3, 3])
  early.close()
  late.close()
  writer.close()
})

test('what was opened for reading does not write', () => {
  const path = join(folder, 'reader')
  sqliteStore(path, 'write', clock).close()
  const reader = sqliteStore(path, 'read', clock)
  assert.throws(() => append(reader))
  assert.equal(reader.size(), 0)
  reader.close()
})

test('reading makes no folder where there is none', () => {
  const path = join(folder, 'nowhere')
  assert.throws(() => sqliteStore(path, 'read', clock))
  assert.equal(existsSync(path), false)
})

test('a new folder is its owner’s alone', { skip: process.platform === 'win32' }, () => {
  const path = join(folder, 'private')
  sqliteStore(path, 'write', clock).close()
  assert.equal(statSync(path).mode & 0o777, 0o700)
})

test('closed and opened again, the log is what it was', () => {
  const path = join(folder, 'again')
  const store = sqliteStore(path, 'write', clock)
  for (let count = 0; count < 20; count += 1) append(store)
  const before = store.read(0)
  store.close()
  const again = sqliteStore(path, 'read', clock)
  assert.deepEqual(again.read(0), before)
  assert.equal(again.documents(), 20)
  again.close()
})

test('a record is found in its own folder, and in the folders of a data folder', () => {
  const data = join(folder, 'data')
  for (const name of ['b', 'a', 'UPPER']) sqliteStore(join(data, name), 'write', clock).close()
  assert.deepEqual(recordFolders(data), [join(data, 'a'), join(data, 'b')])
  assert.deepEqual(recordFolders(join(data, 'a')), [join(data, 'a')])
  assert.deepEqual(recordFolders(join(data, 'nowhere')), [])
  assert.deepEqual([holdsRecord(join(data, 'a')), holdsRecord(data)], [true, false])
})

test('a database of another length than it says is not whole, and one with a log of writes may be', () => {
  const path = join(folder, 'length')
  const store = sqliteStore(path, 'write', clock)
  for (let count = 0; count < 5; count += 1) append(store)
  assert.equal(isWholeFile(path), true)
  store.close()
  assert.equal(isWholeFile(path), true)
  writeFileSync(join(path, 'record.db'), 'x', { flag: 'a' })
  assert.equal(isWholeFile(path), false)
  writeFileSync(join(path, 'record.db'), new Uint8Array(4095), { flag: 'a' })
  assert.equal(isWholeFile(path), false)
  writeFileSync(join(path, 'record.db'), '')
  assert.equal(isWholeFile(path), false)
})
