/**
 * A disk that fails under a real server (`tests/support/disk.c`): it loses what was not synced, refuses to sync, has no
 * room. What was acknowledged is on the record, the record holds, and the server says what happened.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { textDocument } from '../../src/record/author.ts'
import { actId } from '../../src/record/digest.ts'
import { canonical } from '../../src/record/canonical.ts'
import { verify } from '../../src/record/verify.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { parsed } from '../../src/store/parsed.ts'
import { findStored } from '../../src/store/stored.ts'
import { capability, needs, pathTo } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { folderOf } from '../support/organisations.ts'
import { crypto } from '../support/records.ts'
import { chancery, delegate, posted, startServer, type Delegate, type Server } from '../support/server.ts'

const ORG = 'harbour-league'
const CUTS = 6
const { folder } = scratch()
const LIBRARY = join(folder, 'disk.so')
if (capability('cc').present)
  execFileSync(pathTo('cc'), [
    '-shared',
    '-fPIC',
    '-O1',
    '-o',
    LIBRARY,
    join(import.meta.dirname, '../support/disk.c'),
    '-ldl',
  ])

interface Disk {
  readonly data: string
  readonly ansa: Delegate
  /** What the disk holds that was synced. */
  readonly kept: string
  readonly start: () => Promise<Server>
  readonly ask: (what: 'no-sync' | 'full') => void
  readonly stopAsking: () => void
  /** Ids of what was acknowledged, by position. */
  readonly acked: Map<number, string>
}

async function newDisk(t: TestContext, name: string): Promise<Disk> {
  const [data, kept, control] = ['data', 'kept', 'control'].map((one) => join(folder, name, one)) as [
    string,
    string,
    string,
  ]
  for (const path of [kept, control]) mkdirSync(path, { recursive: true })
  const made = await chancery(['init', data, '--charter', folderOf(ORG), '--json'])
  assert.equal(made.code, 0, made.said)
  const { origin } = JSON.parse(made.out) as { origin: string }
  cpSync(join(data, 'record.db'), join(kept, 'record.db'))
  const env = { ...process.env, LD_PRELOAD: LIBRARY, DISK_OF: data, DISK_KEPT: kept, DISK_DO: control }
  return {
    data,
    kept,
    ansa: delegate(data, origin, 'ANSA'),
    acked: new Map(),
    async start() {
      const server = await startServer(['--data', data], { env })
      t.after(() => void server.stop('SIGKILL').catch(() => undefined))
      return server
    },
    ask: (what) => writeFileSync(join(control, what), ''),
    stopAsking: () => readdirSync(control).forEach((one) => rmSync(join(control, one))),
  }
}

/** Posts one statement with a document of so many bytes; the answer's status, and its text. */
async function post(disk: Disk, server: Server, size = 20_000): Promise<{ status: number; text: string }> {
  const { head } = findStored(disk.data)
  const seen = { size: head!.size, root: head!.root }
  const document = textDocument(
    'text',
    `${'x'.repeat(size)}${disk.acked.size} ${Math.random()}`,
    'text/plain',
  )
  const submission = disk.ansa.sign({
    type: 'statement.made',
    body: { organ: 'harbour-council' },
    documents: [document],
    seen,
  })
  const response = await fetch(`${server.address}/${ORG}/acts`, { method: 'POST', body: posted(submission) })
  const text = await response.text()
  if (response.status === 201) {
    const { position, id } = JSON.parse(text) as { position: number; id: string }
    disk.acked.set(position, id)
  }
  return { status: response.status, text }
}

/** The record in this folder holds, and every act that was acknowledged stands where it was said to stand. */
function assertWhole({ acked }: Disk, path: string): void {
  const found = findStored(path)
  assert.deepEqual(verify(crypto, found).faults, [])
  for (const [position, id] of acked) {
    const entry = found.entries[position]
    assert.ok(entry, `act ${position} is lost`)
    assert.equal(actId(crypto, canonical(parsed(entry).act as unknown as JsonObject)), id)
  }
}

test(
  `nothing acknowledged is lost by ${CUTS} cuts of power that lose all that was not synced`,
  needs('cc'),
  async (t) => {
    const disk = await newDisk(t, 'cut')
    for (let cut = 0; cut < CUTS; cut += 1) {
      const server = await disk.start()
      const state = { running: true }
      const posting = (async () => {
        // Documents of 100 kB: the log of writes is taken into the database many times.
        while (state.running) await post(disk, server, 100_000).catch(() => undefined)
      })()
      await wait(500 + Math.random() * 700)
      state.running = false
      await server.stop('SIGKILL')
      await posting
      // The disk after the cut: the files as they were last synced.
      for (const name of ['record.db', 'record.db-wal', 'record.db-shm']) {
        rmSync(join(disk.data, name), { force: true })
        if (existsSync(join(disk.kept, name))) cpSync(join(disk.kept, name), join(disk.data, name))
      }
      assertWhole(disk, disk.data)
    }
    t.diagnostic(`${disk.acked.size} acknowledged`)
    assert.ok(disk.acked.size >= CUTS)
  },
)

test(
  'a sync that fails stops the writing for good, and is said; what was acknowledged stands',
  needs('cc'),
  async (t) => {
    const disk = await newDisk(t, 'sync')
    const server = await disk.start()
    for (let count = 0; count < 3; count += 1) assert.equal((await post(disk, server)).status, 201)
    disk.ask('no-sync')
    const refused = await post(disk, server)
    assert.equal(refused.status, 503)
    assert.match(refused.text, /the disk failed, the record is for reading/)
    // The disk works again; what it lost meanwhile nobody knows, and so nothing more is written.
    disk.stopAsking()
    assert.equal((await post(disk, server)).status, 503)
    const ready = await fetch(`${server.address}/readyz`)
    assert.deepEqual([ready.status, (await ready.text()).includes(ORG)], [503, true])
    assert.equal((await fetch(`${server.address}/${ORG}/record`)).status, 200)
    assert.match(server.talk(), /disk I\/O error/)
    await server.stop('SIGTERM')
    assertWhole(disk, disk.data)
    const again = await disk.start()
    assert.equal((await post(disk, again)).status, 201)
    await again.stop('SIGTERM')
    assertWhole(disk, disk.data)
  },
)

test(
  'a disk without room refuses an act and says so; with room again the server goes on',
  needs('cc'),
  async (t) => {
    const disk = await newDisk(t, 'full')
    const server = await disk.start()
    assert.equal((await post(disk, server)).status, 201)
    disk.ask('full')
    for (let count = 0; count < 3; count += 1) {
      const refused = await post(disk, server)
      assert.deepEqual([refused.status, /no room/.test(refused.text)], [503, true], refused.text)
    }
    assert.equal((await fetch(`${server.address}/${ORG}/record`)).status, 200)
    disk.stopAsking()
    assert.equal((await post(disk, server)).status, 201)
    assert.equal(disk.acked.size, 2)
    await server.stop('SIGTERM')
    assertWhole(disk, disk.data)
  },
)

test('a disk that is full when a record is made leaves no record', needs('cc'), async (t) => {
  const disk = await newDisk(t, 'init')
  disk.ask('full')
  const target = join(disk.data, 'second')
  const env = {
    ...process.env,
    LD_PRELOAD: LIBRARY,
    DISK_OF: disk.data,
    DISK_DO: join(folder, 'init', 'control'),
  }
  const made = await chancery(['init', target, '--charter', folderOf(ORG)], { env })
  assert.equal(made.code, 8, made.said)
  assert.equal(existsSync(target), false)
})
