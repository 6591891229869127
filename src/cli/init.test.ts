import assert from 'node:assert/strict'
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { init } from './init.ts'
import { members } from './members.ts'
import { verify } from './verify.ts'
import { findStored } from '../store/stored.ts'
import { actorCode, type Actor } from '../core/ids.ts'
import { heldKeys, signerOf } from '../store/create.ts'
import { parsed } from '../store/parsed.ts'
import { run, scratch } from '../../tests/support/command.ts'
import { folderOf } from '../../tests/support/organisations.ts'
import { leagueOf } from '../../tests/support/league.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }

test('a new organisation has its charter, its standing, and a key for every office and party', async () => {
  const path = join(folder, 'harbour')
  const { code, json, said } = await run(
    init,
    [path, '--charter', folderOf('harbour-league'), '--json'],
    place,
  )
  const { keys, ...rest } = json() as { keys: readonly { key: string; holder: Actor }[]; origin: string }
  assert.equal(code, 0)
  assert.deepEqual(
    { ...rest, origin: '' },
    { organisation: 'harbour-league', folder: path, origin: '', acts: 2 },
  )
  assert.match(rest.origin, /^harbour-league\/[0-9a-f]{8}$/)
  const holders = keys.map(({ holder }) => actorCode(holder))
  assert.equal(new Set(holders).size, holders.length)
  for (const holder of ['depositary', 'secretariat', 'archivist', 'clock', 'log', 'ANSA', 'HOLMA', 'INCHOR'])
    assert.ok(holders.includes(holder), holder)
  assert.match(said, /hand each to its holder/)
  assert.equal((await run(verify, [path, '--json'], place)).code, 0)
  assert.equal(
    (
      (await run(members, [path, '--on', '2026-03-02', '--json'], place)).json() as {
        parties: readonly unknown[]
      }
    ).parties.length,
    8,
  )
})

test('two hundred members have their keys too: those that the first act does not hold are enrolled after it', async () => {
  const path = join(folder, 'towns')
  const { code, json, said } = await run(init, [path, '--charter', leagueOf(folder, 200), '--json'], place)
  assert.equal(code, 0, said)
  const { keys } = json() as { keys: readonly { key: string; holder: Actor }[] }
  const report = await run(verify, [path, '--json'], place)
  assert.equal(report.code, 0, report.out)
  const acts = findStored(path).entries.map((bytes) => parsed(bytes).act)
  const enrolled = acts.flatMap(({ type, body }) =>
    type === 'key.enrolled' ? [body] : type === 'record.opened' ? (body['keys'] as unknown as object[]) : [],
  ) as readonly { key: string; holder: Actor }[]
  assert.deepEqual(
    enrolled.map(({ key, holder }) => [key, actorCode(holder)]),
    keys.map(({ key, holder }) => [key, actorCode(holder)]),
  )
  assert.ok(keys.length > 200 && acts.length > 50)
  // Nobody could enrol them: said, and nothing is left behind.
  const charter = join(leagueOf(folder, 201), 'charter.yaml')
  writeFileSync(charter, readFileSync(charter, 'utf8').replace('enrol: [secretariat]', 'enrol: [member]'))
  const refused = await run(init, [join(folder, 'none'), '--charter', join(charter, '..')], place)
  assert.equal(refused.code, 5)
  assert.match(refused.said, /powers\.enrol/)
  assert.equal(existsSync(join(folder, 'none')), false)
})

test('every key in the file is the one that the record enrols, and the file is its owner’s alone', async () => {
  const path = join(folder, 'harbour')
  const genesis = parsed(findStored(path).entries[0]!)
  const enrolled = genesis.act.body['keys'] as unknown as readonly {
    key: string
    public: string
    holder: Actor
  }[]
  assert.deepEqual(
    heldKeys(path).map(({ key, holder }) => [key, actorCode(holder)]),
    enrolled.map(({ key, holder }) => [key, actorCode(holder)]),
  )
  for (const { public: raw, holder } of enrolled)
    assert.equal(Buffer.from(signerOf(heldKeys(path), actorCode(holder))!.publicKey).toString('base64'), raw)
  if (process.platform !== 'win32') assert.equal(statSync(join(path, 'keys.json')).mode & 0o777, 0o600)
})

test('two organisations of one charter are two logs with other keys', async () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')]
  for (const path of [one, other]) await run(init, [path, '--charter', folderOf('alpine-compact')], place)
  assert.notEqual(findStored(one).head!.origin, findStored(other).head!.origin)
  const keys = new Set([...heldKeys(one), ...heldKeys(other)].map(({ seed }) => seed))
  assert.equal(keys.size, heldKeys(one).length * 2)
})

test('with --simulated the record says that its time is not real', async () => {
  const path = join(folder, 'simulated')
  await run(init, [path, '--charter', folderOf('alpine-compact'), '--simulated', '--origin', 'my/log'], place)
  const { act } = parsed(findStored(path).entries[0]!)
  assert.deepEqual([act.body['time'], act.body['example'], act.log], ['simulated', false, 'my/log'])
})

test('a charter by itself founds a record whose standing is not open', async () => {
  const charter = file('charter.yaml', readFileSync(join(folderOf('alpine-compact'), 'charter.yaml')))
  const path = join(folder, 'alone')
  const { json } = await run(init, [path, '--charter', charter, '--json'], place)
  assert.equal((json() as { acts: number }).acts, 1)
  assert.equal((await run(verify, [path], place)).code, 0)
})

test('what is there is not overwritten', async () => {
  const path = join(folder, 'harbour')
  const before = readFileSync(join(path, 'keys.json'))
  assert.equal((await run(init, [path, '--charter', folderOf('alpine-compact')], place)).code, 7)
  assert.deepEqual(readFileSync(join(path, 'keys.json')), before)
  const filled = file('filled', 'mine')
  assert.equal((await run(init, [filled, '--charter', folderOf('alpine-compact')], place)).code, 7)
  assert.equal(readFileSync(filled, 'utf8'), 'mine')
})

test('a folder that has a charter in it becomes that organisation’s record', async () => {
  const path = join(folder, 'in-place')
  cpSync(folderOf('alpine-compact'), path, { recursive: true })
  assert.equal((await run(init, [path], place)).code, 0)
  assert.equal((await run(verify, [path], place)).code, 0)
  assert.ok(existsSync(join(path, 'charter.yaml')))
  assert.equal((await run(init, [path], place)).code, 7)
})

test('a charter with faults founds nothing and names each with its line', async () => {
  const charter = file(
    'faulty.yaml',
    `${readFileSync(join(folderOf('alpine-compact'), 'charter.yaml'), 'utf8')}nonsense: 1\nmore: 2\n`,
  )
  const path = join(folder, 'faulty')
  const { code, out, said } = await run(init, [path, '--charter', charter, '--json'], place)
  assert.deepEqual([code, out, existsSync(path)], [2, '', false])
  assert.ok(said.includes('nonsense') && said.includes('more') && /faulty\.yaml:\d+/.test(said), said)
})

test('a standing with faults founds nothing', async () => {
  const source = join(folder, 'bad-standing')
  cpSync(folderOf('alpine-compact'), source, { recursive: true })
  writeFileSync(
    join(source, 'standing.yaml'),
    'parties: [{ party: alben, status: member, since: 1996-01-01 }]\n',
  )
  assert.equal((await run(init, [join(folder, 'bad'), '--charter', source], place)).code, 2)
  assert.equal(existsSync(join(folder, 'bad')), false)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('.tmp-')),
    [],
  )
})

test('no folder, no charter and a charter that is not there are faults of use', async () => {
  assert.equal((await run(init, [], place)).code, 2)
  assert.equal((await run(init, [join(folder, 'x')], place)).code, 2)
  assert.equal((await run(init, [join(folder, 'x'), '--charter', join(folder, 'nowhere')], place)).code, 2)
  assert.equal((await run(init, [join(folder, 'x'), '--charter', join(folder, 'one')], place)).code, 2)
  assert.equal(existsSync(join(folder, 'x')), false)
})
