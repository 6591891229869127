/** A demonstration as it is made, on the folder that the project ships. */
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Asked } from '../core/situation.ts'
import { instantOf, seconds, type Instant } from '../core/time.ts'
import { scratch } from '../../tests/support/command.ts'
import { charterOf } from '../../tests/support/organisations.ts'
import { SHIPPED, shipped } from '../../tests/support/records.ts'
import { seeded } from '../../tests/support/seeded.ts'
import { verify } from '../record/verify.ts'
import { findStored } from './stored.ts'
import { heldKeys } from './create.ts'
import { followed, charterIn } from './folding.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { demonstrate, type Chance } from './demonstrate.ts'
import { installDemonstration, isDemonstration, readDemonstration } from './demonstration.ts'
import { sqliteStore } from './sqlite.ts'
import { StoreHeldError, type LocalStore } from './store.ts'

const NOW = '2026-11-27T17:56:00Z' as Instant
const [NAME = ''] = shipped().filter((name) => charterOf(name).demonstration)
const library = { organisations: SHIPPED, data: join(scratch().folder, 'data') }
const TARGET = join(library.data, NAME)

const fixed = (): Chance => ({ seed: (name) => seeded(name)(32), random: seeded('demonstration') })

function opened<T>(use: (store: LocalStore) => T): T {
  const store = sqliteStore(TARGET, 'read', () => NOW)
  try {
    return use(store)
  } finally {
    store.close()
  }
}

const questions = (): readonly Asked[] =>
  opened((store) => {
    const bytes = store.read(0)
    const { standing } = followed(nodeCrypto(), charterIn(bytes, store), bytes)
    return [...standing.questions.values()]
  })
const genesis = (): string => opened((store) => new TextDecoder().decode(store.read(0)[0]))

test('it is invented, its time is simulated, and every act and signature of it holds', async () => {
  assert.ok(isDemonstration(library, NAME))
  assert.deepEqual(await installDemonstration(library, NAME, NOW), { folder: TARGET, built: true })
  assert.match(genesis(), /"demonstration":true,"example":false/)
  assert.match(genesis(), /"time":"simulated"/)
  const report = verify(nodeCrypto(), findStored(TARGET))
  assert.deepEqual(report.faults, [])
  assert.equal(charterOf(NAME).fictional, true)
})

test('one question closes four minutes after the opening moment, and somebody has not acted on it yet', () => {
  const running = questions().filter(({ outcome }) => outcome === undefined)
  const next = running.toSorted((one, other) => ((one.closes ?? '') < (other.closes ?? '') ? -1 : 1))[0]
  assert.equal(next?.closes, instantOf(seconds(NOW) + 240))
  assert.equal(charterOf(NAME).procedures[next?.procedure ?? '']?.kind, 'silence')
  assert.ok((next?.positions.size ?? 0) > 0 && (next?.positions.size ?? 0) < 9)
  assert.ok(running.length >= 4)
})

test('what was decided before is there: adopted, broken, and by a vote', () => {
  const outcomes = questions().map(({ outcome, broken }) => (broken === undefined ? outcome : 'broken'))
  for (const outcome of ['adopted', 'broken', undefined] as const)
    assert.ok(outcomes.includes(outcome), outcome)
})

test('positions that are not to be seen yet stand on no public log', () => {
  const sealed = questions().find(
    ({ outcome, procedure }) =>
      outcome === undefined && charterOf(NAME).procedures[procedure ?? '']?.disclosure,
  )
  assert.ok(sealed)
  assert.equal(sealed.positions.size, 0)
  assert.ok(existsSync(join(TARGET, 'restricted')))
})

test('every party and office has a key here, and the secretariat two, of two persons', () => {
  const holders = heldKeys(TARGET).map(({ holder }) => Object.values(holder)[0])
  const charter = charterOf(NAME)
  for (const code of [...Object.keys(charter.parties), ...Object.keys(charter.offices), 'log', 'clock'])
    assert.ok(holders.includes(code), code)
  assert.equal(holders.filter((code) => code === 'secretariat').length, 2)
})

test('made again it is another log with other keys, unless the one that is there is to be kept', async () => {
  const first = genesis()
  assert.equal(
    ((await installDemonstration(library, NAME, NOW, { keep: true })) as { built: boolean }).built,
    false,
  )
  assert.equal(genesis(), first)
  await installDemonstration(library, NAME, instantOf(seconds(NOW) + 60))
  assert.notEqual(genesis(), first)
  assert.deepEqual(verify(nodeCrypto(), findStored(TARGET)).faults, [])
})

test('while a server keeps it, it is not made again', async () => {
  const held = sqliteStore(TARGET, 'write', () => NOW)
  const before = genesis()
  await assert.rejects(installDemonstration(library, NAME, NOW), StoreHeldError)
  held.close()
  assert.equal(genesis(), before)
})

test('with the same keys and the same moment it has the same bytes', async () => {
  const read = readDemonstration(library, NAME)
  assert.ok(read.ok)
  const { folder, opening } = read.value
  const [one, other] = [
    await demonstrate(folder, opening, NOW, fixed()),
    await demonstrate(folder, opening, NOW, fixed()),
  ]
  assert.equal(one.log.head.root, other.log.head.root)
  assert.match(one.origin, new RegExp(`^demonstration/${NAME}/[0-9a-f]{16}$`))
})

test('it can be made at any moment of the year: at midnight, as the clocks change, on the last day', async () => {
  const read = readDemonstration(library, NAME)
  assert.ok(read.ok)
  for (const at of [
    '2026-10-25T00:59:59Z',
    '2027-03-28T01:00:00Z',
    '2026-12-31T23:00:00Z',
    '2024-02-29T12:00:00Z',
  ]) {
    const made = await demonstrate(read.value.folder, read.value.opening, at as Instant, fixed())
    assert.ok(made.log.entries.length > 50, at)
  }
})

test('a folder that says it is none, or says nothing of how it opens, is a fault and not a record', async () => {
  const own = {
    organisations: join(scratch().folder, 'organisations'),
    data: join(scratch().folder, 'other'),
  }
  mkdirSync(own.organisations, { recursive: true })
  cpSync(join(SHIPPED, NAME), join(own.organisations, NAME), { recursive: true })
  const file = join(own.organisations, NAME, 'charter.yaml')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('demonstration: true', 'demonstration: false'))
  const installed = await installDemonstration(own, NAME, NOW)
  assert.deepEqual('faults' in installed && installed.faults.map(({ code, right }) => [code, right]), [
    ['missing', 'demonstration: true'],
  ])
  writeFileSync(file, text.replace('fictional: true', 'fictional: false'))
  const real = await installDemonstration(own, NAME, NOW)
  assert.deepEqual('faults' in real && real.faults.map(({ pointer, right }) => [pointer, right]), [
    ['/demonstration', 'fictional: true'],
  ])
  assert.equal(existsSync(join(own.data, NAME)), false)
})
