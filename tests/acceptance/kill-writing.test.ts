/** What is written beside the record, broken off at any moment: snapshots of how it stands, and its log as files. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { exportRecord } from '../../src/cli/export.ts'
import { enrolment, textDocument } from '../../src/record/author.ts'
import { append } from '../../src/record/build.ts'
import { hex } from '../../src/record/bytes.ts'
import { verify } from '../../src/record/verify.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import { openRegistrar, type Registrar } from '../../src/store/registrar.ts'
import { readSnapshot, snapshotFile } from '../../src/store/snapshot.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { findStored } from '../../src/store/stored.ts'
import { run, scratch } from '../support/command.ts'
import { actorFor, crypto, materialsOf, openedBuilt, originOf, signerFor } from '../support/records.ts'
import { afterwards } from '../support/server.ts'
import { fixedClock, seedOf, seeded } from '../support/seeded.ts'
import { ROOT } from '../support/tree.ts'

const KILLS = 6
/** On a machine that does much else, each takes seconds. */
const SLOW = { timeout: 180_000 }
const ORG = 'harbour-league'
const now = fixedClock('2026-03-02T10:00:00Z')
const { folder } = scratch()
const RECORD = join(folder, ORG)
const built = openedBuilt(ORG)
// More than one tile.
while (built.entries.length < 300)
  append(materialsOf(`many ${built.entries.length}`, now), built, signerFor(ORG, 'ANSA'), {
    log: originOf(ORG),
    type: 'statement.made',
    by: actorFor('ANSA'),
    body: { organ: 'harbour-council' },
    documents: [textDocument('text', `Statement ${built.entries.length}.\n`, 'text/plain')],
  })
const key = enrolment(crypto, signerFor(ORG, 'log'), actorFor('log')).key
createRecord(
  RECORD,
  built,
  signerFor(ORG, 'log'),
  [heldKey(actorFor('log'), key, seedOf(`${ORG}/log`))],
  now(),
)

/** Starts the writer and kills it after its first line and a while; the lines that it said. */
async function killed(words: readonly string[]): Promise<readonly string[]> {
  const script = join(ROOT, 'tests/support/writing.ts')
  const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => afterwards(resolve)))
  let said = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended])
  await wait(Math.random() * 150)
  assert.equal(child.kill('SIGKILL'), true, 'it ended before it was killed')
  await ended
  return said.split('\n').slice(0, -1)
}

async function opened(withSnapshot: boolean): Promise<Registrar> {
  const store = sqliteStore(RECORD, 'write', now)
  const snapshots = withSnapshot ? snapshotFile(join(RECORD, 'snapshot')) : undefined
  const keys = { log: signerFor(ORG, 'log'), random: seeded('kill'), now, snapshots }
  return openRegistrar(crypto, store, keys)
}

test(
  `a snapshot is whole or not there in ${KILLS} kills, and what it gives is what the log gives`,
  SLOW,
  async (t) => {
    let [known, acknowledged] = [0, 0]
    for (let kill = 0; kill < KILLS; kill += 1) {
      const positions = (await killed(['snapshots', RECORD])).map(Number)
      acknowledged += positions.length
      const bytes = snapshotFile(join(RECORD, 'snapshot')).read()
      const snapshot = bytes && readSnapshot(crypto, bytes, originOf(ORG), signerFor(ORG, 'log').publicKey)
      assert.equal(snapshot === undefined, bytes === undefined, 'a torn snapshot in its place')
      if (snapshot) known += 1
      const whole = await opened(false)
      assert.ok(whole.size > Math.max(...positions), 'an acknowledged act is gone')
      assert.ok(!snapshot || snapshot.size <= whole.size)
      await whole.store.close()
      const short = await opened(true)
      assert.deepEqual(short.ledger.standing, whole.ledger.standing)
      assert.equal(hex(short.ledger.tree.root()), hex(whole.ledger.tree.root()))
      await short.store.close()
    }
    t.diagnostic(`${acknowledged} acknowledged, ${known} of ${KILLS} times there was a snapshot`)
    assert.ok(known > 0)
    assert.deepEqual(verify(crypto, findStored(RECORD)).faults, [])
  },
)

/** Every file below a folder with its bytes, without what a broken-off write left beside its place. */
function filesIn(place: string): ReadonlyMap<string, string> {
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(place, name)).isFile(),
  )
  const whole = names.filter((name) => !/\.tmp-\d+$/.test(name))
  return new Map(whole.map((name) => [name, readFileSync(join(place, name)).toString('base64')]))
}

test(
  `tiles are whole or not there in ${KILLS} kills, never without what a checkpoint covers, and are completed`,
  SLOW,
  async (t) => {
    const place = { data: folder }
    const exported = (out: string): Promise<{ code: number; said: string }> =>
      run(exportRecord, [ORG, '--format', 'tiles', '--out', out], place)
    const right = join(folder, 'right')
    assert.equal((await exported(right)).code, 0)
    const expected = filesIn(right)
    assert.ok([...expected.keys()].some((name) => name.endsWith(join('tile', '0', '000'))))
    let broken = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const out = join(folder, `tiles-${kill}`)
      mkdirSync(out)
      await killed(['tiles', RECORD, out])
      for (const name of readdirSync(out)) {
        const found = filesIn(join(out, name))
        for (const [path, bytes] of found) assert.equal(bytes, expected.get(path), relative(out, path))
        if (found.has('checkpoint'))
          assert.deepEqual([...found.keys()].toSorted(), [...expected.keys()].toSorted())
        else broken += 1
        assert.equal((await exported(join(out, name))).code, 0)
        assert.deepEqual(filesIn(join(out, name)), expected)
      }
      rmSync(out, { recursive: true })
    }
    t.diagnostic(`${broken} times they were broken off`)
  },
)
