import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Instant } from '../core/time.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { createRecord, heldKeys } from './create.ts'
import { readFolder } from './folder.ts'
import {
  exampleOrigin,
  folders,
  installExample,
  locate,
  openReading,
  partiesFile,
  type Library,
} from './library.ts'
import { sqliteStore } from './sqlite.ts'
import { scratch } from '../../tests/support/command.ts'
import { EXAMPLE, openedBuilt, SHIPPED, signerFor } from '../../tests/support/records.ts'
import { fixedClock } from '../../tests/support/seeded.ts'

const { folder } = scratch()
const NOW = fixedClock('2026-03-02T09:00:00Z')
let next = 0

/** A library of one example, of which the folder may change. */
function library(): Library {
  const place = join(folder, `${next++}`)
  const organisations = join(place, 'organisations')
  mkdirSync(organisations, { recursive: true })
  for (const name of [EXAMPLE, 'parties'])
    cpSync(join(SHIPPED, name), join(organisations, name), { recursive: true })
  return { organisations, data: join(place, 'data') }
}

function originIn(data: string, name = EXAMPLE): string | undefined {
  const store = sqliteStore(join(data, name), 'read', NOW)
  const head = store.head()
  store.close()
  return head?.origin
}

test('an example is built once, and found as it is the next time', () => {
  const of = library()
  assert.deepEqual(locate(of, EXAMPLE), { kind: 'folder', folder: join(of.organisations, EXAMPLE) })
  const target = join(of.data, EXAMPLE)
  assert.deepEqual(installExample(of, EXAMPLE, NOW), { folder: target, built: true })
  assert.deepEqual(installExample(of, EXAMPLE, NOW), { folder: target, built: false })
  assert.deepEqual(locate(of, EXAMPLE), { kind: 'record', folder: target })
  assert.deepEqual(
    heldKeys(target).map(({ holder }) => holder),
    [{ office: 'archivist' }, { office: 'log' }],
  )
})

test('a folder that has changed gives a new log under another origin, and the old record is put aside, not lost', () => {
  const of = library()
  installExample(of, EXAMPLE, NOW)
  const before = originIn(of.data)
  writeFileSync(join(of.organisations, EXAMPLE, 'charter.yaml'), '# a word more\n', { flag: 'a' })
  assert.deepEqual(installExample(of, EXAMPLE, NOW), { folder: join(of.data, EXAMPLE), built: true })
  const names = readdirSync(of.data).toSorted()
  assert.equal(names.length, 2)
  assert.deepEqual([originIn(of.data) === before, originIn(of.data, names[1])], [false, before])
  const read = readFolder(nodeCrypto(), join(of.organisations, EXAMPLE), partiesFile(of))
  assert.equal(read.ok && exampleOrigin(read.value), originIn(of.data))
})

test('a record that is no example is never rebuilt, whatever its folder says', () => {
  const of = library()
  createRecord(
    join(of.data, EXAMPLE),
    openedBuilt('harbour-league'),
    signerFor('harbour-league', 'log'),
    [],
    NOW(),
  )
  assert.deepEqual(installExample(of, EXAMPLE, NOW), { folder: join(of.data, EXAMPLE), built: false })
  assert.equal(originIn(of.data), 'test/harbour-league')
})

test('a folder with faults installs nothing and leaves no trace', () => {
  const of = library()
  writeFileSync(join(of.organisations, EXAMPLE, 'charter.yaml'), 'language: [', { flag: 'a' })
  const installed = installExample(of, EXAMPLE, NOW)
  assert.ok(installed && 'faults' in installed && installed.faults.length > 0)
  assert.equal(existsSync(of.data), false)
  assert.equal(openReading(of, EXAMPLE)?.ok, false)
})

test('what is neither record nor folder is not there', () => {
  const of = library()
  for (const name of ['nowhere', 'parties', '../nowhere', '', EXAMPLE.toUpperCase()]) {
    assert.equal(locate(of, name), undefined, name)
    assert.equal(openReading(of, name), undefined, name)
    assert.equal(installExample(of, name === '' ? 'x' : name, NOW), undefined, name)
  }
  assert.deepEqual(folders(of), [EXAMPLE])
  assert.deepEqual(folders({ ...of, organisations: join(folder, 'nowhere') }), [])
})

test('a record reads as its folder does: the same events, sources and prose', () => {
  const of = library()
  const before = openReading(of, EXAMPLE)
  installExample(of, EXAMPLE, (): Instant => NOW())
  const after = openReading(of, EXAMPLE)
  assert.ok(before?.ok && after?.ok)
  const [one, other] = [before.value, after.value]
  const brief = (reading: typeof one): unknown =>
    reading
      .events()
      .filter(({ reported }) => reported)
      .map((event) => [
        event.kind,
        event.day,
        event.by,
        event.body,
        event.ref,
        event.sources,
        reading.prose(event, 'gist'),
        reading.prose(event, 'note'),
        reading.speaker(event),
      ])
  assert.deepEqual(brief(other), brief(one))
  for (const [id, source] of other.sources()) assert.deepEqual({ ...one.sources().get(id) }, source, id)
  assert.deepEqual([one.size, one.head, other.head?.size], [undefined, undefined, other.size])
})
