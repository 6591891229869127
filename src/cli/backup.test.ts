import assert from 'node:assert/strict'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { backup, restore } from './backup.ts'
import { doctor } from './doctor.ts'
import { exportRecord } from './export.ts'
import { init } from './init.ts'
import { verify } from './verify.ts'
import { sqliteStore } from '../store/sqlite.ts'
import { run, scratch, type Ran } from '../../tests/support/command.ts'
import { folderOf } from '../../tests/support/organisations.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }
const RECORD = join(folder, 'league')
await run(init, [RECORD, '--charter', folderOf('harbour-league')], place)
const KEYS = readFileSync(join(RECORD, 'keys.json'))
const posix = { skip: process.platform === 'win32' }

let next = 0
/** A copy of the record's folder in a folder of its own, changed. */
function copied(change: (path: string) => void = () => undefined): string {
  const path = join(folder, `copy-${next++}`, 'league')
  cpSync(RECORD, path, { recursive: true })
  chmodSync(path, 0o700)
  change(path)
  return path
}

function sql(path: string, statement: string): void {
  const database = new DatabaseSync(join(path, 'record.db'))
  database.exec(statement)
  database.close()
}

async function findings(path: string): Promise<{ code: number; codes: readonly string[] }> {
  const ran = await run(doctor, [path, '--json'], place)
  const { findings: found } = ran.json() as {
    findings: readonly { code: string; says: string; todo: string }[]
  }
  for (const { says, todo } of found) assert.ok(says.endsWith('.') && todo.endsWith('.'), `${says} ${todo}`)
  return { code: ran.code, codes: found.map(({ code }) => code) }
}

async function reported(path: string): Promise<{ ok: boolean; root: string }> {
  const ran = await run(verify, [path, '--json'], place)
  return ran.json() as { ok: boolean; root: string }
}

test('a backup is the record as it is exported, also while a server has it open; restored, it is the same record', async () => {
  const [out, exported, into] = [
    join(folder, 'b.chancery'),
    join(folder, 'e.chancery'),
    join(folder, 'restored'),
  ]
  const writer = sqliteStore(RECORD, 'write', () => assert.fail('nobody appends'))
  assert.equal((await run(backup, [RECORD, '--out', out, '--keys', `${out}.keys`], place)).code, 0)
  writer.close()
  await run(exportRecord, [RECORD, '--out', exported], place)
  assert.deepEqual(readFileSync(out), readFileSync(exported))
  const ran = await run(restore, [out, '--into', into, '--keys', `${out}.keys`, '--json'], place)
  assert.equal(ran.code, 0, ran.said)
  assert.deepEqual(await reported(into), await reported(RECORD))
  assert.deepEqual(readFileSync(join(into, 'keys.json')), KEYS)
  if (process.platform !== 'win32') assert.equal(statSync(join(into, 'keys.json')).mode & 0o777, 0o600)
  assert.deepEqual(await findings(into), { code: 0, codes: [] })
})

test('without keys a backup says so, and what is restored is for reading', async () => {
  const [out, into] = [join(folder, 'bare.chancery'), join(folder, 'bare')]
  assert.match((await run(backup, [RECORD, '--out', out], place)).said, /Private keys are not in it/)
  assert.equal((await run(restore, [out, '--into', into], place)).code, 0)
  assert.deepEqual(await findings(into), { code: 0, codes: ['no-log-key'] })
})

test('nothing is written over: not a file by a backup, not a folder by a restore', async () => {
  const [taken, out, into] = [file('taken', 'mine'), join(folder, 'again.chancery'), copied()]
  assert.equal((await run(backup, [RECORD, '--out', taken], place)).code, 7)
  assert.equal(readFileSync(taken, 'utf8'), 'mine')
  await run(backup, [RECORD, '--out', out], place)
  const before = readFileSync(join(into, 'record.db'))
  assert.equal((await run(restore, [out, '--into', into], place)).code, 7)
  assert.deepEqual(readFileSync(join(into, 'record.db')), before)
})

test('a damaged record is not backed up and a damaged file not restored: 6, and nothing is left behind', async () => {
  const out = join(folder, 'damaged.chancery')
  const broken = copied((path) => sql(path, `UPDATE head SET root = '${'0'.repeat(64)}'`))
  assert.equal((await run(backup, [broken, '--out', out], place)).code, 6)
  assert.equal(existsSync(out), false)
  await run(backup, [RECORD, '--out', out], place)
  const bytes = readFileSync(out)
  for (const [name, damaged] of [
    ['cut', bytes.subarray(0, bytes.length - 1)],
    ['half', bytes.subarray(0, bytes.length >> 1)],
    ['flipped', bytes.with(500, bytes[500]! ^ 1)],
    ['empty', new Uint8Array()],
  ] as const) {
    const into = join(folder, `into-${name}`)
    const ran = await run(restore, [file(name, damaged), '--into', into], place)
    assert.deepEqual([ran.code, existsSync(into)], [6, false], name)
    assert.match(ran.said, /does not hold/)
  }
  assert.equal((await run(restore, [join(folder, 'nowhere'), '--into', join(folder, 'x')], place)).code, 2)
})

test('doctor finds nothing in a folder as init made it', async () => {
  assert.deepEqual(await findings(copied()), { code: 0, codes: [] })
})

test('doctor says what is damaged, missing or left over, each with what to do', posix, async () => {
  const cases: readonly (readonly [number, string, string])[] = [
    [6, 'record-damaged', copied((path) => sql(path, 'DELETE FROM entry WHERE position = 1'))],
    [6, 'record-damaged', copied((path) => writeFileSync(join(path, 'record.db'), 'no database'))],
    [6, 'record-damaged', copied((path) => appendFileSync(join(path, 'record.db'), 'x'))],
    [0, 'no-log-key', copied((path) => rmSync(join(path, 'keys.json')))],
    [8, 'keys-unreadable', copied((path) => writeFileSync(join(path, 'keys.json'), '{"keys":'))],
    [8, 'keys-open-to-others', copied((path) => chmodSync(join(path, 'keys.json'), 0o644))],
    [0, 'open-to-others', copied((path) => chmodSync(path, 0o755))],
    [8, 'keys-without-record', copied((path) => rmSync(join(path, 'record.db')))],
    [0, 'leftover', copied((path) => mkdirSync(`${path}.tmp-123`))],
    [8, 'no-folder', join(folder, 'nowhere')],
  ]
  for (const [code, finding, path] of cases) {
    const found = await findings(path)
    assert.equal(found.code, code, `${finding}: ${found.codes.join()}`)
    assert.ok(found.codes.includes(finding), `${finding}: ${found.codes.join()}`)
  }
})

test('doctor names the acts whose documents are not there', async () => {
  const path = copied((to) => sql(to, 'DELETE FROM document'))
  const ran: Ran = await run(doctor, [path], place)
  assert.deepEqual([ran.code, /does not verify: no-charter/.test(ran.out)], [6, true], ran.out)
})

test('doctor sees that another process keeps the record, and keys of another one', async () => {
  const path = copied((to) => writeFileSync(join(to, 'keys.json'), '{"keys":[]}', { mode: 0o600 }))
  const writer = sqliteStore(path, 'write', () => assert.fail('nobody appends'))
  assert.deepEqual((await findings(path)).codes, ['kept-elsewhere', 'no-log-key'])
  writer.close()
  await run(init, [join(folder, 'other'), '--charter', folderOf('harbour-league')], place)
  cpSync(join(folder, 'other', 'keys.json'), join(path, 'keys.json'))
  assert.deepEqual((await findings(path)).codes, ['key-not-enrolled', 'no-log-key'])
})

test('doctor changes nothing', async () => {
  const path = copied()
  const before = readFileSync(join(path, 'record.db'))
  await findings(path)
  assert.deepEqual(readFileSync(join(path, 'record.db')), before)
})
