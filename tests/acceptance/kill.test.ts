/** A server that is killed at any moment: what it acknowledged is on the record, and the record holds. In a folder and in a database. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { verify } from '../../src/record/verify.ts'
import { needs } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { folderOf } from '../support/organisations.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { receipts } from '../support/receipts.ts'
import { crypto } from '../support/records.ts'
import { afterwards, chancery, delegate, startServer } from '../support/server.ts'
import { inDatabase, inFolder, type Keeping } from '../support/stored.ts'
import { ROOT } from '../support/tree.ts'

/** Under load, in each of the runs below; and while a record is being made. Together 100 points for each store. */
const KILLS = 20
const KILLS_OF_MAKING = 20
const { folder } = scratch()
let postgres: Promise<Postgres> | undefined
after(async () => (await postgres)?.stop())

const STORES = [
  { store: 'a folder', options: {}, keeping: async (name: string) => inFolder(folder, name) },
  {
    store: 'a database',
    options: needs('postgres'),
    keeping: async (name: string, organisation: string) => {
      const server = await (postgres ??= startPostgres())
      return inDatabase(folder, `${name}-keys`, await server.database(), organisation)
    },
  },
] as const

const RUNS = [
  ['harbour-league', ['ANSA', 'BRISO', 'CALDO'], 'harbour-council'],
  ['alpine-compact', ['ALBEN', 'BRENNA', 'CRESTA'], 'conference'],
  ['harbour-league', ['ANSA', 'BRISO'], 'harbour-council'],
  ['alpine-compact', ['ALBEN', 'BRENNA', 'CRESTA', 'DRUSEN', 'ENZIAN'], 'conference'],
] as const

for (const { store, options, keeping } of STORES) {
  RUNS.forEach(([organisation, parties, organ], run) => {
    const title = `${organisation} in ${store}, ${parties.length} at once: nothing acknowledged is lost in ${KILLS} kills`
    test(title, options, async (t) => {
      const { data, words, found } = await keeping(`run-${run}`, organisation)
      const made = await chancery(['init', data, '--charter', folderOf(organisation), '--json', ...words])
      assert.equal(made.code, 0, made.said)
      const { origin } = JSON.parse(made.out) as { origin: string }
      const delegates = parties.map((code) => delegate(data, origin, code))
      const posts = receipts(organisation, organ, (await found())!.head!)
      for (let kill = 0; kill < KILLS; kill += 1) {
        const server = await startServer(['--data', data, ...words])
        t.after(() => void server.stop('SIGKILL').catch(() => undefined))
        const going = { running: true }
        const posting = delegates.map((one) => posts.post(server, one, going))
        await wait(Math.floor(Math.random() * 150))
        going.running = false
        assert.equal((await server.stop('SIGKILL')).signal, 'SIGKILL')
        await Promise.all(posting)
        posts.check((await found())!)
      }
      t.diagnostic(`${posts.acknowledged.size} acknowledged, ${posts.sent.size} sent`)
      assert.ok(
        posts.acknowledged.size >= KILLS / 4,
        `only ${posts.acknowledged.size} acts were acknowledged`,
      )
      const server = await startServer(['--data', data, ...words])
      const verified = await chancery(['verify', server.address, '--json'])
      assert.deepEqual([verified.code, (JSON.parse(verified.out) as { ok: boolean }).ok], [0, true])
      assert.deepEqual(await server.stop('SIGTERM'), { code: 0, signal: null })
    })
  })

  test(
    `a record that is being made in ${store} is there whole or not at all, in ${KILLS_OF_MAKING} kills`,
    options,
    async (t) => {
      let there = 0
      for (let kill = 0; kill < KILLS_OF_MAKING; kill += 1) {
        const place = await keeping(`made-${kill}`, 'harbour-league')
        await killedInit(place, kill)
        const found = await place.found()
        if (!found) continue
        there += 1
        const { ok, faults, acts } = verify(crypto, found)
        assert.deepEqual([ok, faults, acts], [true, [], 2])
        assert.ok(existsSync(join(place.data, 'keys.json')), 'a record without its keys')
      }
      t.diagnostic(`${there} of ${KILLS_OF_MAKING} were there`)
    },
  )
}

test(
  'a database server that ends without notice loses nothing that was acknowledged, and servers go on',
  needs('postgres'),
  async () => {
    const server = await startPostgres()
    const organisation = 'harbour-league'
    const { data, words, found } = inDatabase(folder, 'crash-keys', await server.database(), organisation)
    const made = await chancery(['init', data, '--charter', folderOf(organisation), '--json', ...words])
    assert.equal(made.code, 0, made.said)
    const { origin } = JSON.parse(made.out) as { origin: string }
    const posts = receipts(organisation, 'harbour-council', (await found())!.head!, { lostAnswers: true })
    const one = delegate(data, origin, 'ANSA')
    const keeper = await startServer(['--data', data, ...words])
    try {
      for (let crash = 0; crash < 3; crash += 1) {
        const going = { running: true }
        const posting = posts.post(keeper, one, going).catch((error: unknown) => {
          // 503 while the database is away for long: not acknowledged, so nothing is owed.
          if (!String(error).includes('503')) throw error
        })
        await wait(100 + Math.floor(Math.random() * 100))
        await server.crash()
        await wait(100)
        going.running = false
        await posting
        posts.check((await found())!)
      }
      assert.ok(posts.acknowledged.size >= 3)
    } finally {
      await keeper.stop('SIGKILL')
      await server.stop()
    }
  },
)

/** Starts `chancery init` and kills it after a while that is spread over the time that it takes. */
async function killedInit({ data, words }: Keeping, kill: number): Promise<void> {
  const bin = join(ROOT, 'bin', 'chancery.mjs')
  const command = [bin, 'init', data, '--charter', folderOf('harbour-league'), ...words]
  const child = spawn(process.execPath, command, { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('close', () => afterwards(resolve)))
  await wait(200 + kill * 30)
  child.kill('SIGKILL')
  await ended
}
