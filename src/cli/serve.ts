/**
 * `chancery serve [--data DIR] [--port 8080] [--examples]`: keeps the records of a data folder and shows them. With
 * `--database URL` those of a database, which any number of servers may keep together; `--examples` is then left aside.
 */
import { serve as listen } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { app } from '../server/app.ts'
import { keep, keepStore, type Kept } from '../server/kept.ts'
import { heldKeys } from '../store/create.ts'
import { recordFolders } from '../store/sqlite.ts'
import { folders, installExample } from '../store/library.ts'
import { StoreHeldError } from '../store/store.ts'
import { DATABASE, databaseAddress, databaseAt, shownAddress } from './database.ts'
import { EXIT, faulty, langOf, options, Stop, stopOf, text, wordsFor, type Io } from './io.ts'

export async function serve(io: Io): Promise<number> {
  const { values } = options(io, {
    port: { type: 'string' },
    host: { type: 'string' },
    examples: { type: 'boolean' },
    ...DATABASE,
  })
  const address = databaseAddress(values)
  const port = Number(text(values, 'port') ?? process.env['PORT'] ?? '8080')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Stop(EXIT.usage, `--port 0 ... 65535`)
  if (values['examples'] === true && address === undefined) {
    for (const name of folders(io.library)) {
      const installed = installExample(io.library, name, io.now)
      if (installed && 'faults' in installed) throw faulty(langOf(values), installed.faults)
      if (installed?.built) io.say(`${wordsFor(io).built(name)}\n`)
    }
  }
  const { records, close: closeAll } = await (address === undefined ? openAll(io) : openLogs(io, address))
  if (records.size === 0)
    throw new Stop(
      EXIT.notFound,
      wordsFor(io).noRecordIn(address === undefined ? io.library.data : shownAddress(address)),
    )
  // The clock of the office `clock`: each second the lapses that are due, also where nobody posts.
  const ticking = setInterval(() => {
    for (const kept of records.values()) {
      // A full disk, say: the lapse stays due, and the next second tries again.
      if (kept.writable)
        kept.lapse().catch((error: unknown) => io.say(`${kept.code}: ${(error as Error).message}\n`))
    }
  }, 1000)
  const close = async (): Promise<void> => {
    clearInterval(ticking)
    await closeAll()
  }
  return new Promise<number>((resolve, reject) => {
    const server = listen(
      { fetch: app(records, io.now).fetch, port, hostname: text(values, 'host') ?? '127.0.0.1' },
      (info: AddressInfo) => {
        io.out(
          `Chancery: http://localhost:${info.port}/  (${[...records.keys()].join(', ')}; Ctrl C stops it)\n`,
        )
      },
    )
    server.on('error', (error: NodeJS.ErrnoException) => {
      void close()
      reject(
        new Stop(
          EXIT.unavailable,
          error.code === 'EADDRINUSE'
            ? `port ${port} is in use: chancery serve --port N, or PORT=N npm start`
            : error.message,
        ),
      )
    })
    const stop = (): void => {
      server.close(() => {
        void close().then(() => resolve(EXIT.ok))
      })
      if ('closeAllConnections' in server) server.closeAllConnections()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

interface Opened {
  readonly records: ReadonlyMap<string, Kept>
  readonly close: () => Promise<void>
}

async function openAll(io: Io): Promise<Opened> {
  const records = new Map<string, Kept>()
  const close = async (): Promise<void> => {
    for (const kept of records.values()) await kept.close()
  }
  for (const folder of recordFolders(io.library.data)) {
    try {
      const kept = await keep(io.library, folder, io.now)
      records.set(kept.code, kept)
    } catch (error) {
      await close()
      if (error instanceof StoreHeldError) throw new Stop(EXIT.conflict, wordsFor(io).keptElsewhere(folder))
      const stop = stopOf(error, wordsFor(io))
      throw stop ? new Stop(stop.code, `${folder}: ${stop.message}`) : error
    }
  }
  return { records, close }
}

/** Every log of a database; the keys of each from the data folder, or from the folder in it that bears its name. */
async function openLogs(io: Io, address: string): Promise<Opened> {
  const database = await databaseAt(address, false)
  const records = new Map<string, Kept>()
  const close = async (): Promise<void> => {
    for (const kept of records.values()) await kept.close()
    await database.close()
  }
  try {
    for (const log of await database.logs()) {
      const named = heldKeys(join(io.library.data, log))
      const keys = named.length > 0 ? named : heldKeys(io.library.data)
      records.set(log, await keepStore(io.library, await database.store(log), keys, io.now))
    }
  } catch (error) {
    await close()
    throw error
  }
  return { records, close }
}
