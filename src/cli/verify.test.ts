import assert from 'node:assert/strict'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { exportRecord } from './export.ts'
import { importRecord } from './import.ts'
import { verify } from './verify.ts'
import { run, scratch, type Ran } from '../../tests/support/command.ts'
import { EXAMPLE, archiveOf, pour, workedBuilt } from '../../tests/support/records.ts'
import { fixedClock } from '../../tests/support/seeded.ts'
import { sqliteStore } from '../store/sqlite.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
const ORG = 'harbour-league'
const BUILT = workedBuilt(ORG)
const FILE = archiveOf(ORG, BUILT)
const RECORD = join(folder, 'record')
const whole = sqliteStore(RECORD, 'write', fixedClock('2026-03-02T09:00:00Z'))
pour(ORG, BUILT, whole)
whole.close()

let next = 0
function check(path: string, ...args: string[]): Promise<Ran> {
  return run(verify, [path, '--json', ...args], place)
}

/** A copy of the record's folder, changed. */
async function damaged(change: (path: string) => void): Promise<Ran> {
  const path = join(folder, `damaged-${next++}`)
  cpSync(RECORD, path, { recursive: true })
  change(path)
  const ran = await check(path)
  rmSync(path, { recursive: true })
  return ran
}

function sql(statement: string): (path: string) => void {
  return (path) => {
    const database = new DatabaseSync(join(path, 'record.db'))
    database.exec(`PRAGMA synchronous = OFF; ${statement}`)
    database.close()
  }
}

function assertRefused({ code, json }: Ran, what: string): void {
  assert.equal(code, 6, what)
  const { ok, faults } = json() as { ok: boolean; faults: readonly { code: string }[] }
  assert.deepEqual([ok, faults.length > 0], [false, true], what)
}

test('a record that holds ends with 0 and the report of the contract, from its folder and from its file', async () => {
  const { length } = BUILT.entries
  const root = Buffer.from(BUILT.ledger.tree.root()).toString('hex')
  const expected = {
    ok: true,
    acts: length,
    root,
    signatures: length,
    rulings: length,
    attested: 0,
    restricted: 0,
    redacted: 0,
    unerased: 0,
    witnesses: 0,
    faults: [],
    notices: [],
  }
  for (const path of [RECORD, file('whole.chancery', FILE)]) {
    const { code, json } = await check(path)
    assert.deepEqual([code, json()], [0, expected])
  }
})

test('a flipped bit, a cut, a byte too many and an empty file end with 6, never with 1', async () => {
  const holds = async (at: number, bit: number): Promise<void> =>
    assertRefused(await check(file('flipped', FILE.with(at, FILE[at]! ^ (1 << bit)))), `byte ${at}`)
  const anyAt = fc.integer({ min: 0, max: FILE.length - 1 })
  await fc.assert(fc.asyncProperty(anyAt, fc.nat({ max: 7 }), holds), { numRuns: 30 })
  for (const length of [0, 1, 100, FILE.length >> 1, FILE.length - 1])
    assertRefused(await check(file('cut', FILE.subarray(0, length))), `${length} bytes`)
  assertRefused(await check(file('more', Buffer.concat([FILE, Buffer.from(' ')]))), 'a space')
  assertRefused(await check(file('other', 'not a record\n')), 'prose')
})

test('the database cut off at any length ends with 6', async () => {
  const { length } = readFileSync(join(RECORD, 'record.db'))
  for (const at of [0, 1, 15, 16, 99, 100, 512, 4095, 4096, 8192, length >> 1, length - 4096, length - 1])
    assertRefused(await damaged((path) => truncateSync(join(path, 'record.db'), at)), `${at} bytes`)
})

test('bytes after the end of the database end with 6', async () => {
  for (const tail of [1, 100, 4096])
    assertRefused(
      await damaged((path) => appendFileSync(join(path, 'record.db'), new Uint8Array(tail))),
      `${tail} bytes`,
    )
})

test('pages of the database overwritten end with 6', async () => {
  const bytes = readFileSync(join(RECORD, 'record.db'))
  for (let at = 0; at < bytes.length; at += 4096) {
    for (const fill of [0, 255]) {
      const changed = new Uint8Array(bytes).fill(fill, at, at + 4096)
      assertRefused(await damaged((path) => writeFileSync(join(path, 'record.db'), changed)), `page at ${at}`)
    }
  }
})

test('a bit flipped in the database ends with 6, or lies in space that it does not use and nothing has changed', async () => {
  const bytes = readFileSync(join(RECORD, 'record.db'))
  const holds = async (at: number, bit: number): Promise<void> => {
    const path = join(folder, `flipped-${next++}`)
    cpSync(RECORD, path, { recursive: true })
    writeFileSync(join(path, 'record.db'), new Uint8Array(bytes).with(at, bytes[at]! ^ (1 << bit)))
    const { code } = await check(path)
    const out = join(path, 'again')
    if (code === 0) await run(exportRecord, [path, '--out', out], place)
    if (code === 0) assert.deepEqual(new Uint8Array(readFileSync(out)), FILE, `byte ${at}`)
    else assert.equal(code, 6, `byte ${at}`)
    rmSync(path, { recursive: true })
  }
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), fc.nat({ max: 7 }), holds),
    { numRuns: 120, examples: [[36288, 7]] },
  )
})

for (const [what, statement] of [
  ['the last entry deleted', 'DELETE FROM entry WHERE position = (SELECT max(position) FROM entry)'],
  ['an entry in the middle deleted', 'DELETE FROM entry WHERE position = 5'],
  ['every entry deleted', 'DELETE FROM entry'],
  [
    'two entries exchanged',
    'UPDATE entry SET position = -1 WHERE position = 4; UPDATE entry SET position = 4 WHERE position = 5; UPDATE entry SET position = 5 WHERE position = -1',
  ],
  [
    'positions with a gap at the end',
    'UPDATE entry SET position = 99 WHERE position = (SELECT max(position) FROM entry)',
  ],
  ['positions that begin below nought', 'UPDATE entry SET position = -1 WHERE position = 0'],
  ['an entry of nothing', "UPDATE entry SET bytes = x'' WHERE position = 3"],
  ['an entry that is no text', "UPDATE entry SET bytes = x'ff00' WHERE position = 3"],
  ['no head', 'DELETE FROM head'],
  ['a head of another size', 'UPDATE head SET size = size - 1'],
  ['a head of another root', "UPDATE head SET root = replace(root, substr(root, 1, 1), 'z')"],
  ['a document deleted', 'DELETE FROM document WHERE salt IS NOT NULL'],
  ['a document that no act names', "INSERT INTO document VALUES ('x', x'00', NULL)"],
  ['a document changed', "UPDATE document SET bytes = x'00' WHERE salt IS NOT NULL"],
  ['a salt changed', "UPDATE document SET salt = x'00' WHERE salt IS NOT NULL"],
  ['a salt that nothing needs', 'UPDATE document SET salt = zeroblob(32) WHERE salt IS NULL'],
  ['a table that is gone', 'DROP TABLE head'],
] as const) {
  test(`a database with ${what} ends with 6`, async () => {
    assertRefused(await damaged(sql(statement)), what)
  })
}

test('a folder whose database is another file, or none, ends with 6', async () => {
  assertRefused(await damaged((path) => writeFileSync(join(path, 'record.db'), 'not a database')), 'prose')
  assertRefused(await damaged((path) => rmSync(join(path, 'record.db'))), 'gone')
  assertRefused(
    await damaged((path) => {
      rmSync(join(path, 'record.db'))
      mkdirSync(join(path, 'record.db'))
    }),
    'a folder',
  )
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  assertRefused(await check(empty), 'an empty folder')
})

test('2 only where nothing is there, and for a command that is none', async () => {
  assert.equal((await check(join(folder, 'nowhere'))).code, 2)
  assert.equal((await run(verify, ['--json'], place)).code, 2)
  assert.equal((await check(RECORD, '--only', 'everything')).code, 2)
})

test('--only limits the work: a wrong signature is no matter of the rulings', async () => {
  for (const part of ['bytes', 'signatures', 'rulings'])
    assert.equal((await check(RECORD, '--only', part)).code, 0)
  const { json } = await check(RECORD, '--only', 'signatures')
  assert.deepEqual((json() as { rulings: number }).rulings, 0)
})

test('exported, imported and exported again, a record has the same bytes', async () => {
  const [one, other] = [join(folder, 'one.chancery'), join(folder, 'other.chancery')]
  const into = join(folder, 'imported')
  assert.equal((await run(exportRecord, [RECORD, '--format', 'record', '--out', one], place)).code, 0)
  assert.deepEqual(new Uint8Array(readFileSync(one)), FILE)
  const imported = await run(importRecord, ['record', one, '--into', into, '--json'], place)
  const root = Buffer.from(BUILT.ledger.tree.root()).toString('hex')
  assert.deepEqual(
    [imported.code, imported.json()],
    [0, { organisation: ORG, folder: into, acts: BUILT.entries.length, root }],
  )
  assert.equal((await check(into)).code, 0)
  assert.equal((await run(exportRecord, [into, '--format', 'record', '--out', other], place)).code, 0)
  assert.deepEqual(readFileSync(other), readFileSync(one))
  assert.equal((await run(importRecord, ['record', one, '--into', into], place)).code, 7)
})

test('an imported record is found by its organisation’s name', async () => {
  const data = join(folder, 'other-data')
  const path = file('named.chancery', FILE)
  assert.equal((await run(importRecord, ['record', path], { ...place, data })).code, 0)
  assert.equal((await run(verify, [ORG, '--json'], { ...place, data })).code, 0)
  assert.equal((await run(importRecord, ['record', path], { ...place, data })).code, 7)
})

test('what does not verify is not imported, and leaves nothing behind', async () => {
  const data = join(folder, 'refused')
  const path = file('damaged.chancery', FILE.with(500, FILE[500]! ^ 1))
  assert.equal((await run(importRecord, ['record', path], { ...place, data })).code, 6)
  assert.equal(existsSync(data), false)
  assert.equal((await run(importRecord, ['record', join(folder, 'nowhere')], place)).code, 2)
  assert.equal((await run(importRecord, ['csv', path], place)).code, 2)
})

test('an example exports as a record that verifies, a table of members and a file of lines', async () => {
  const out = (format: string): string => join(folder, `example.${format}`)
  for (const format of ['record', 'csv', 'jsonl'])
    assert.equal(
      (await run(exportRecord, [EXAMPLE, '--format', format, '--out', out(format)], place)).code,
      0,
    )
  assert.equal((await check(out('record'))).code, 0)
  const lines = readFileSync(out('jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { act: { type: string } })
  assert.deepEqual(
    [lines[0]!.act.type, new Set(lines.slice(1).map(({ act }) => act.type)).has('record.opened')],
    ['record.opened', false],
  )
  assert.match(readFileSync(out('csv'), 'utf8'), /ARM/)
})

test('an export that cannot be written, of no organisation or in no format says so', async () => {
  assert.equal(
    (await run(exportRecord, [RECORD, '--format', 'record', '--out', join(folder, 'no', 'where')], place))
      .code,
    2,
  )
  assert.equal((await run(exportRecord, [RECORD, '--format', 'pdf', '--out', '-'], place)).code, 2)
  assert.equal((await run(exportRecord, [RECORD], place)).code, 2)
  assert.equal((await run(exportRecord, ['nowhere', '--out', join(folder, 'x')], place)).code, 3)
  assert.equal((await run(exportRecord, [], place)).code, 2)
})
