/** A demonstration behind an address, as a browser finds it: in a folder or in a database, with a clock that a test can set forward. */
import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { instantOf, type Instant } from '../../src/core/time.ts'
import { app } from '../../src/server/app.ts'
import { keep, keepStore, type Kept } from '../../src/server/kept.ts'
import { live } from '../../src/server/live.ts'
import { demonstrate } from '../../src/store/demonstrate.ts'
import { installDemonstration, readDemonstration } from '../../src/store/demonstration.ts'
import { newSeed } from '../../src/record/crypto-node.ts'
import type { Library } from '../../src/store/library.ts'
import { memoryPrivate, type Private } from '../../src/store/private.ts'
import { openDatabase, type Database } from '../../src/store/postgres.ts'
import { simulatedClock, writeClock } from '../../src/store/simulated-clock.ts'
import type { Store } from '../../src/store/store.ts'
import { MERIDIAN } from './demonstration.ts'
import { SHIPPED } from './records.ts'

export interface DeskServer {
  readonly address: string
  readonly kept: Kept
  readonly close: () => Promise<void>
}

/** The demonstration as of now, served; in a database where an address of one is given. */
export async function deskServer(data: string, database?: string): Promise<DeskServer> {
  const library: Library = { organisations: SHIPPED, data }
  const machine = (): Instant => instantOf(Math.floor(Date.now() / 1000))
  const now = machine()
  const { kept, tables, done } = await (database === undefined
    ? inFolder(library, now)
    : inDatabase(library, now, database))
  const records = new Map([[MERIDIAN, kept]])
  const streams = live(records)
  const { fetch } = app(records, machine, undefined, tables)
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch, port: 0, hostname: '127.0.0.1', createServer: streams.before }, () =>
      resolve(started),
    )
  })
  const ticking = setInterval(() => void kept.lapse(), 250)
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    async close() {
      clearInterval(ticking)
      streams.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await kept.close()
      await done()
    },
  }
}

interface Opened {
  readonly kept: Kept
  readonly tables: Private
  readonly done: () => Promise<void>
}

async function inFolder(library: Library, now: Instant): Promise<Opened> {
  const installed = await installDemonstration(library, MERIDIAN, now)
  if ('faults' in installed) throw new Error(JSON.stringify(installed.faults))
  writeClock(installed.folder, now, Date.now())
  const kept = await keep(library, join(library.data, MERIDIAN), () => now)
  return { kept, tables: memoryPrivate(), done: async () => undefined }
}

async function inDatabase(library: Library, now: Instant, address: string): Promise<Opened> {
  const read = readDemonstration(library, MERIDIAN)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const made = await demonstrate(read.value.folder, read.value.opening, now, {
    seed: newSeed,
    random: (bytes) => newSeed().subarray(0, bytes),
  })
  const database = await openDatabase(address, { tables: true })
  const logs = new Map([
    [MERIDIAN, made.log],
    ...[...made.restricted].map(([code, log]) => [`${MERIDIAN}/${code}`, log] as const),
  ])
  for (const [name, { entries, head }] of logs) await (await database.store(name)).fill(entries, head)
  mkdirSync(library.data, { recursive: true })
  writeClock(library.data, now, Date.now())
  const simulated = simulatedClock(library.data, Date.now)
  const timed = (name: string): Promise<Store> => timedStore(database, name, simulated.now)
  const kept = await keepStore(library, await timed(MERIDIAN), made.keys, simulated.now, {
    simulated,
    restricted: (code) => timed(`${MERIDIAN}/${code}`),
  })
  return { kept, tables: await database.private(), done: () => database.close() }
}

/** The store of a log, under the clock of the demonstration in place of the database's own. */
async function timedStore(database: Database, name: string, now: () => Instant): Promise<Store> {
  const store = await database.store(name)
  return {
    ...store,
    append: (known, prepare) => store.append(known, (moment) => prepare({ ...moment, now: now() })),
  }
}
