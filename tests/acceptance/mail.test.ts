/** Three servers on one database and one server that takes mail: one is killed while it sends, and nobody is told twice or not at all. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { instantOf } from '../../src/core/time.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { putAddress } from '../../src/notices/addresses.ts'
import { openDatabase } from '../../src/store/postgres.ts'
import { parsed } from '../../src/store/parsed.ts'
import { needs } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { folderOf } from '../support/organisations.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { chancery, delegate, posted, startServer, type Server } from '../support/server.ts'
import { receiver } from '../support/smtp.ts'
import { inDatabase } from '../support/stored.ts'

const { folder, file } = scratch()
const running = new Set<Server>()
let postgres: Postgres | undefined
after(async () => {
  for (const server of running) await server.stop('SIGKILL')
  await postgres?.stop()
})

const ORG = 'alpine-compact'
const MEMBERS = ['ALBEN', 'BRENNA', 'CRESTA']

test(
  'one of three servers is killed while it sends: each letter comes, a second time only under its id, and one outcome is told',
  needs('postgres'),
  async (t) => {
    postgres = await startPostgres()
    const address = await postgres.database()
    const place = inDatabase(folder, 'mail-keys', address, ORG)
    const init = await chancery(['init', place.data, '--charter', folderOf(ORG), '--json', ...place.words])
    assert.equal(init.code, 0, init.said)
    const { origin } = JSON.parse(init.out) as { origin: string }
    // The first letter is taken and not answered: the server that sends it is killed before it can note that it was sent.
    let hangs: number | undefined
    const receivers = await Promise.all(
      [0, 1, 2].map((index) =>
        receiver((_, done) => {
          if (hangs === undefined) hangs = index
          else done()
        }),
      ),
    )
    t.after(() => Promise.all(receivers.map((one) => one.stop())))
    const taken = (): number => receivers.reduce((sum, one) => sum + one.taken.length, 0)
    const database = await openDatabase(address, { notify: false })
    const tables = await database.private()
    t.after(() => database.close())
    for (const to of MEMBERS)
      await putAddress(
        tables,
        ORG,
        { to, id: 'desk' },
        { mail: `${to.toLowerCase()}@delegation.example`, lang: 'en', wishes: {}, hour: 7 },
        instantOf(0),
      )
    // A way out of its own for each server, so that it is known which one sends.
    const servers = await Promise.all(
      receivers.map(async ({ port }, index) => {
        const config = `host: 127.0.0.1\nport: ${port}\ntls: none\nfrom: registry@compact.example\ntimeout: 5\n`
        const words = [
          '--data',
          place.data,
          ...place.words,
          '--base',
          'https://records.example.org',
          '--mail',
          file(`mail-${index}.yaml`, config),
        ]
        const server = await startServer(words)
        running.add(server)
        return server
      }),
    )
    const kill = async (server: Server, signal: NodeJS.Signals): Promise<void> => {
      running.delete(server)
      await server.stop(signal)
    }
    await until(async () => (await tables.get('notices', `${ORG}/cursor`)) !== undefined)
    const one = delegate(place.data, origin, 'ALBEN')
    const post = async (server: Server, type: string, body: JsonObject): Promise<void> => {
      const { records } = (await (await fetch(`${server.address}/records.json`)).json()) as {
        records: readonly { size: number; root: string }[]
      }
      const { size, root } = records[0]!
      const act = one.sign({ type, body, seen: { size, root } })
      const response = await fetch(`${server.address}/${ORG}/acts`, { method: 'POST', body: posted(act) })
      assert.equal(response.status, 201, await response.text())
    }
    const closes = instantOf(Math.floor(Date.now() / 1000) + 6)
    await post(servers[0]!, 'question.put', {
      question: 'Q/1',
      organ: 'conference',
      matter: 'accord',
      closes,
    })
    await until(async () => hangs !== undefined)
    const killed = servers[hangs!]!
    // While that letter hangs, an act is taken as ever.
    await post(killed, 'position.taken', { question: 'Q/1', position: 'yes' })
    await kill(killed, 'SIGKILL')
    await until(async () => taken() > 2 * MEMBERS.length)
    await wait(2000)
    const read = (await Promise.all(receivers.map((one) => one.read()))).flat()
    const told = read.map(({ to_, subject }) => `${to_} ${subject?.includes('open until') ? 'put' : subject}`)
    const letters = new Map<string, Set<string>>()
    read.forEach(({ messageId }, index) => {
      const key = told[index]!
      letters.set(key, (letters.get(key) ?? new Set()).add(messageId ?? ''))
    })
    // Each of both letters to each member, under one id whoever sent it; the one that hung came twice.
    assert.equal(letters.size, 2 * MEMBERS.length, told.join('\n'))
    for (const [key, ids] of letters) assert.equal(ids.size, 1, key)
    assert.equal(read.length, 2 * MEMBERS.length + 1, told.join('\n'))
    const found = (await place.found())!
    const decided = found.entries
      .map((bytes) => parsed(bytes).act)
      .filter(({ type }) => type === 'question.decided')
    assert.equal(decided.length, 1)
    for (const server of running) await kill(server, 'SIGTERM')
  },
)

async function until(done: () => Promise<boolean>): Promise<void> {
  const began = Date.now()
  while (!(await done())) {
    if (Date.now() - began > 30_000) throw new Error('not within 30 s')
    await wait(50)
  }
}
