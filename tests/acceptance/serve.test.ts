/** `chancery serve` as an operator meets it: one keeper of a record, clear words where it cannot start, an end in good order. */
import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { textDocument } from '../../src/record/author.ts'
import { findStored } from '../../src/store/stored.ts'
import { scratch } from '../support/command.ts'
import { folderOf } from '../support/organisations.ts'
import { chancery, delegate, posted, startServer, type Server } from '../support/server.ts'

const { folder } = scratch()
const DATA = join(folder, 'harbour-league')
const made = await chancery(['init', DATA, '--charter', folderOf('harbour-league'), '--json'])
assert.equal(made.code, 0, made.said)
const { origin } = JSON.parse(made.out) as { origin: string }
const running: Server[] = []
after(() => Promise.all(running.map((server) => server.stop('SIGKILL'))))

async function serving(): Promise<Server> {
  const server = await startServer(['--data', DATA])
  running.push(server)
  return server
}

async function stop(server: Server, signal: NodeJS.Signals): Promise<unknown> {
  running.splice(running.indexOf(server), 1)
  return server.stop(signal)
}

test('a second process on the same folder is refused with 7, and the first goes on', async () => {
  const server = await serving()
  const second = await chancery(['serve', '--data', DATA, '--port', '0'])
  assert.deepEqual([second.code, second.out], [7, ''])
  assert.match(second.said, /another process keeps the record in .*harbour-league/)
  assert.equal((await fetch(`${server.address}/healthz`)).status, 200)
  assert.deepEqual(await stop(server, 'SIGTERM'), { code: 0, signal: null })
})

test('both signals end the server in good order, and the folder is free again', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await serving()
    assert.deepEqual(await stop(server, signal), { code: 0, signal: null })
  }
  assert.deepEqual(
    readdirSync(DATA).filter((name) => name.endsWith('-wal')),
    [],
  )
})

test('a port in use ends with 8 and says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const { code, said } = await chancery(['serve', '--data', DATA, '--port', String(port)])
  other.close()
  assert.equal(code, 8)
  assert.match(said, new RegExp(`port ${port} is in use.*--port`))
})

test('a port that is none, and a folder without a record, are told apart', async () => {
  for (const port of ['x', '-1', '65536', '1.5'])
    assert.equal((await chancery(['serve', '--data', DATA, `--port=${port}`])).code, 2, port)
  const { code, said } = await chancery(['serve', '--data', join(folder, 'nowhere'), '--port', '0'])
  assert.equal(code, 3)
  assert.match(said, /chancery init/)
  assert.equal(existsSync(join(folder, 'nowhere')), false)
})

test(
  'a folder that cannot be written ends with 8 and is named, and can still be read and verified',
  { skip: process.platform === 'win32' },
  async () => {
    const data = join(folder, 'read-only')
    assert.equal((await chancery(['init', data, '--charter', folderOf('alpine-compact')])).code, 0)
    for (const name of readdirSync(data)) chmodSync(join(data, name), 0o444)
    chmodSync(data, 0o555)
    chmodSync(folder, 0o755)
    // Nothing is read-only to the superuser: then the command runs as nobody.
    const as = process.getuid?.() === 0 ? { uid: 65_534, cwd: '/' } : {}
    const { code, said } = await chancery(['serve', '--data', data, '--port', '0'], as)
    const [verified, listed] = [
      await chancery(['verify', data, '--json'], as),
      await chancery(['members', data, '--json'], as),
    ]
    const elsewhere = await chancery(['init', join(data, 'new'), '--charter', folderOf('alpine-compact')], as)
    chmodSync(data, 0o755)
    assert.equal(code, 8, said)
    assert.ok(said.includes(data) && !said.includes('    at '), said)
    assert.deepEqual([verified.code, listed.code], [0, 0], verified.said + listed.said)
    assert.equal(elsewhere.code, 8, elsewhere.said)
  },
)

test('a damaged record is not served: 6, and the folder is named', async () => {
  const data = join(folder, 'damaged')
  mkdirSync(data)
  writeFileSync(join(data, 'record.db'), 'not a database')
  const { code, said } = await chancery(['serve', '--data', data, '--port', '0'])
  assert.equal(code, 6)
  assert.ok(said.includes(data) && said.includes('verify'), said)
})

test('the server tells its health, its figures, its interface and its heads', async () => {
  const server = await serving()
  const text = async (path: string): Promise<string> => {
    const response = await fetch(server.address + path)
    assert.equal(response.status, 200, path)
    return response.text()
  }
  assert.equal(await text('/healthz'), 'ok\n')
  assert.equal(await text('/readyz'), 'ready\n')
  assert.match(await text('/metrics'), /chancery_log_entries\{organisation="harbour-league"\} 2\n/)
  assert.equal((JSON.parse(await text('/api/openapi.json')) as { openapi: string }).openapi, '3.1.0')
  const { size, root } = findStored(DATA).head!
  assert.deepEqual(
    (JSON.parse(await text('/records.json')) as { records: readonly { size: number }[] }).records.map(
      (head) => head.size,
    ),
    [2],
  )
  const checkpoint = (await text('/harbour-league/checkpoint')).split('\n')
  assert.deepEqual(checkpoint.slice(0, 3), [
    origin,
    String(size),
    Buffer.from(root, 'hex').toString('base64'),
  ])
  assert.equal((await fetch(`${server.address}/nowhere/record.chancery`)).status, 404)
  await stop(server, 'SIGTERM')
})

test('a server’s record verifies over the wire, and after an act with that act', async () => {
  const server = await serving()
  const address = `${server.address}/harbour-league`
  const check = async (url: string): Promise<{ code: number | null; acts: number }> => {
    const { code, out } = await chancery(['verify', url, '--json'])
    return { code, acts: (JSON.parse(out) as { acts: number }).acts }
  }
  const before = await check(address)
  const { size, root } = findStored(DATA).head!
  const documents = [textDocument('text', 'Good morning.\n', 'text/plain', true)]
  const submission = delegate(DATA, origin, 'ANSA').sign({
    type: 'statement.made',
    body: {},
    documents,
    seen: { size, root },
  })
  const response = await fetch(`${address}/acts`, { method: 'POST', body: posted(submission) })
  const receipt = (await response.json()) as { position: number; head: object }
  assert.deepEqual(
    [response.status, response.headers.get('location')],
    [201, `/harbour-league/record/${receipt.position}`],
  )
  assert.deepEqual(await check(address), { code: 0, acts: before.acts + 1 })
  assert.deepEqual(await check(server.address), { code: 0, acts: before.acts + 1 })
  assert.deepEqual(await check(DATA), { code: 0, acts: before.acts + 1 })
  assert.equal((await chancery(['verify', `${server.address}/nowhere`, '--json'])).code, 2)
  await stop(server, 'SIGTERM')
  assert.equal((await chancery(['verify', address, '--json'])).code, 8)
})
