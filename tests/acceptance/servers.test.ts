/** Three servers on one database: one order, nothing lost, nothing twice, and all of them equal in the end. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { instantOf } from '../../src/core/time.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { textDocument } from '../../src/record/author.ts'
import { parsed } from '../../src/store/parsed.ts'
import { needs } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { folderOf } from '../support/organisations.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { receipts } from '../support/receipts.ts'
import { chancery, delegate, posted, startServer, type Server } from '../support/server.ts'
import { readStream } from '../support/streams.ts'
import { inDatabase, type Keeping } from '../support/stored.ts'

const { folder } = scratch()
let postgres: Promise<Postgres> | undefined
let next = 0
const running = new Set<Server>()
after(async () => {
  for (const server of running) await server.stop('SIGKILL')
  await (await postgres)?.stop()
})

interface Made extends Keeping {
  readonly origin: string
  readonly address: string
}

/** A record in a database: a new one, or the one that is given as a second log in it. */
async function made(organisation: string, database?: string): Promise<Made> {
  const address = database ?? (await (await (postgres ??= startPostgres())).database())
  const keeping = inDatabase(folder, `${organisation}-${next++}`, address, organisation)
  const { code, out, said } = await chancery([
    'init',
    keeping.data,
    '--charter',
    folderOf(organisation),
    '--json',
    ...keeping.words,
  ])
  assert.equal(code, 0, said)
  return { ...keeping, origin: (JSON.parse(out) as { origin: string }).origin, address }
}

async function three({ data, words }: Keeping): Promise<readonly Server[]> {
  const servers = await Promise.all([1, 2, 3].map(() => startServer(['--data', data, ...words])))
  for (const server of servers) running.add(server)
  return servers
}

async function end(servers: Iterable<Server>, signal: NodeJS.Signals): Promise<void> {
  for (const server of servers) {
    running.delete(server)
    await server.stop(signal)
  }
}

async function heads(servers: readonly Server[]): Promise<readonly { size: number; root: string }[]> {
  return Promise.all(
    servers.map(async ({ address }) => {
      const response = await fetch(`${address}/records.json`)
      const { records } = (await response.json()) as { records: readonly { size: number; root: string }[] }
      return records[0]!
    }),
  )
}

/** The heads of all of them, once they are one and the same. */
async function equalHeads(
  servers: readonly Server[],
  least: number,
): Promise<{ size: number; root: string }> {
  const until = Date.now() + 10_000
  for (;;) {
    const found = await heads(servers)
    if (found.every(({ size, root }) => size >= least && root === found[0]!.root)) return found[0]!
    if (Date.now() > until) throw new Error(`not equal: ${JSON.stringify(found)}`)
    await wait(20)
  }
}

test(
  'three servers append to one log, one is killed, and the log has one order with nothing lost or twice',
  needs('postgres'),
  async (t) => {
    const place = await made('harbour-league')
    const servers = await three(place)
    const posts = receipts('harbour-league', 'harbour-council', (await place.found())!.head!)
    const going = servers.map(() => ({ running: true }))
    const codes = ['ANSA', 'BRISO', 'CALDO', 'DORNE', 'ESKER', 'FIRTHA']
    const posting = codes.map((code, index) =>
      posts.post(servers[index % 3]!, delegate(place.data, place.origin, code), going[index % 3]!),
    )
    await wait(1000)
    going[1]!.running = false
    await end([servers[1]!], 'SIGKILL')
    await wait(1000)
    for (const one of going) one.running = false
    await Promise.all(posting)
    const left = [servers[0]!, servers[2]!]
    const found = (await place.found())!
    posts.check(found)
    assert.deepEqual((await equalHeads(left, found.entries.length)).root, found.head!.root)
    const pieces = await Promise.all(
      left.map(async ({ address }) => (await fetch(`${address}/harbour-league/record.chancery`)).text()),
    )
    assert.equal(pieces[0], pieces[1])
    const by = new Set(found.entries.slice(2).map((bytes) => JSON.stringify(parsed(bytes).act.by)))
    assert.equal(by.size, codes.length, 'not every delegation was heard')
    t.diagnostic(
      `${posts.acknowledged.size} acknowledged, ${posts.sent.size} sent, ${found.entries.length} on the log`,
    )
    await end(left, 'SIGTERM')
  },
)

test(
  'a deadline that three servers see is declared once, and a position after it is refused by each',
  needs('postgres'),
  async () => {
    const place = await made('alpine-compact')
    const servers = await three(place)
    const one = delegate(place.data, place.origin, 'ALBEN')
    const post = async (server: Server, type: string, body: JsonObject): Promise<Response> => {
      const [{ size, root }] = (await heads([server])) as [{ size: number; root: string }]
      const act = one.sign({ type, body, seen: { size, root } })
      return fetch(`${server.address}/alpine-compact/acts`, { method: 'POST', body: posted(act) })
    }
    const closes = instantOf(Math.floor(Date.now() / 1000) + 3)
    for (const question of ['Q/1', 'Q/2', 'Q/3']) {
      const body = { question, organ: 'conference', matter: 'accord', closes }
      const response = await post(servers[0]!, 'question.put', body)
      assert.equal(response.status, 201, await response.text())
    }
    await wait(Date.parse(closes) - Date.now() + 20)
    const late = await Promise.all(
      servers.map((server) => post(server, 'position.taken', { question: 'Q/2', position: 'yes' })),
    )
    for (const response of late) {
      assert.equal(response.status, 422)
      assert.match(await response.text(), /question-closed/)
    }
    await wait(1500)
    const found = (await place.found())!
    const decided = found.entries
      .map((bytes) => parsed(bytes).act)
      .filter(({ type }) => type === 'question.decided')
      .map(({ by, body }) => [(by as { office: string }).office, body['question']])
    assert.deepEqual(decided, [
      ['clock', 'Q/1'],
      ['clock', 'Q/2'],
      ['clock', 'Q/3'],
    ])
    await equalHeads(servers, found.entries.length)
    await end(servers, 'SIGTERM')
  },
)

test(
  'whichever of three servers takes an act in, the readers of each are told of it',
  needs('postgres'),
  async () => {
    const place = await made('harbour-league')
    const servers = await three(place)
    const readers = await Promise.all(
      servers.map(({ address }) => readStream(`${address}/harbour-league/live`)),
    )
    const one = delegate(place.data, place.origin, 'ANSA')
    for (const [turn, server] of servers.entries()) {
      const [{ size, root }] = (await heads([server])) as [{ size: number; root: string }]
      const text = textDocument('text', `Statement ${turn}.\n`, 'text/plain')
      const act = one.sign({ type: 'statement.made', body: {}, documents: [text], seen: { size, root } })
      const response = await fetch(`${server.address}/harbour-league/acts`, {
        method: 'POST',
        body: posted(act),
      })
      assert.equal(response.status, 201, await response.text())
      await Promise.all(readers.map((reader) => reader.until(3 + turn)))
      // Whoever is told finds the act on the server that told it.
      for (const { address } of servers) {
        const page = await (await fetch(`${address}/harbour-league/record/${2 + turn}.json`)).text()
        assert.ok(page.includes('statement.made'), page)
      }
    }
    await end([servers[1]!], 'SIGKILL')
    await readers[1]!.ended
    await end([servers[0]!, servers[2]!], 'SIGTERM')
    await Promise.all(readers.map(({ ended }) => ended))
  },
)

test(
  'several organisations in one database are kept apart, by one server for all',
  needs('postgres'),
  async () => {
    const first = await made('harbour-league')
    const second = await made('alpine-compact', first.address)
    const again = await chancery([
      'init',
      join(folder, 'again'),
      '--charter',
      folderOf('alpine-compact'),
      ...second.words,
    ])
    assert.equal(again.code, 7, again.said)
    // The keys of the first alone: the second is for reading here.
    const server = await startServer(['--data', first.data, ...first.words])
    running.add(server)
    const verified = await chancery(['verify', server.address, '--json'])
    assert.equal(verified.code, 0, verified.said)
    const response = await fetch(`${server.address}/alpine-compact/acts`, { method: 'POST', body: '{}' })
    assert.equal(response.status, 503)
    await end([server], 'SIGTERM')
  },
)

test(
  'a record goes from a database into a file and into another database, byte for byte',
  needs('postgres'),
  async () => {
    const place = await made('harbour-league')
    const server = await startServer(['--data', place.data, ...place.words])
    running.add(server)
    const file = await (await fetch(`${server.address}/harbour-league/record.chancery`)).arrayBuffer()
    const path = scratch().file('moved.chancery', new Uint8Array(file))
    await end([server], 'SIGTERM')
    const address = await (await postgres!).database()
    const { code, said } = await chancery(['import', 'record', path, '--database', address])
    assert.equal(code, 0, said)
    const found = await inDatabase(folder, 'moved', address, 'harbour-league').found()
    assert.deepEqual(
      [found?.entries, found?.head],
      [(await place.found())?.entries, (await place.found())?.head],
    )
  },
)

test(
  'a database that is not there ends with 8, one without records with 3, and no password is shown',
  needs('postgres'),
  async () => {
    const away = 'postgresql://someone:secret@127.0.0.1:1/nothing'
    const first = await chancery(['serve', '--port', '0', '--database', away])
    assert.deepEqual([first.code, first.said.includes('secret')], [8, false], first.said)
    const empty = await (await (postgres ??= startPostgres())).database()
    const second = await chancery(['serve', '--port', '0', '--database', empty])
    assert.equal(second.code, 3, second.said)
  },
)
