/** `chancery serve [--data DIR] [--port 8080] [--examples] [--keep] [--witnesses FILE] [--checkpoints DIR] [--mail FILE]`: keeps the records of a data folder and shows them. */
import { serve as listen } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { heldKeys } from '../store/create.ts'
import { forgetDrafts } from '../desk/draft.ts'
import { app } from '../server/app.ts'
import { live } from '../server/live.ts'
import { keep, keepStore, type Kept, type Operated } from '../server/kept.ts'
import { sweep } from '../server/sign-in.ts'
import { snapshotFile } from '../store/snapshot.ts'
import { sqlitePrivate } from '../store/private-sqlite.ts'
import { memoryPrivate, type Private } from '../store/private.ts'
import { recordFolders } from '../store/sqlite.ts'
import { holdsClock, writeClock } from '../store/simulated-clock.ts'
import { installDemonstration, isDemonstration } from '../store/demonstration.ts'
import { folders, installExample, type Installed } from '../store/library.ts'
import { StoreHeldError } from '../store/store.ts'
import { baseOf } from './base.ts'
import { mailOption, posting } from './mail.ts'
import { providersOption } from './oidc-option.ts'
import { policyOption } from './policy.ts'
import { DATABASE, databaseAddress, databaseAt, shownAddress } from './database.ts'
import { EXIT, faulty, langOf, options, Stop, stopOf, text, wordsFor, type Io } from './io.ts'

/** How often witnesses are asked, in milliseconds. */
const ASK_EVERY = 5000

export async function serve(io: Io): Promise<number> {
  const { values } = options(io, {
    port: { type: 'string' },
    host: { type: 'string' },
    base: { type: 'string' },
    examples: { type: 'boolean' },
    keep: { type: 'boolean' },
    ...DATABASE,
    witnesses: { type: 'string' },
    oidc: { type: 'string' },
    checkpoints: { type: 'string' },
    mail: { type: 'string' },
  })
  const port = Number(text(values, 'port') ?? process.env['PORT'] ?? '8080')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Stop(EXIT.usage, `--port 0 ... 65535`)
  if (values['examples'] === true && databaseAddress(values) === undefined) {
    for (const name of folders(io.library)) {
      const toBeTried = isDemonstration(io.library, name)
      const installed = toBeTried
        ? await demonstration(io, name, values['keep'] === true)
        : installExample(io.library, name, io.now)
      if (installed && 'faults' in installed) throw faulty(langOf(values), installed.faults)
      if (installed?.built) io.say(`${wordsFor(io)[toBeTried ? 'opened' : 'built'](name)}\n`)
    }
  }
  const operated = operatedBy(io, values)
  const outgoing = mailOption(io, values)
  // Letters lead to pages: they must know where those are.
  if (outgoing && baseOf(values) === undefined)
    throw new Stop(EXIT.usage, '--mail FILE --base https://records.example.org')
  const address = databaseAddress(values)
  const {
    records,
    tables,
    close: closeAll,
  } = await (address === undefined ? openAll(io, operated) : openLogs(io, address, operated))
  if (records.size === 0)
    throw new Stop(
      EXIT.notFound,
      wordsFor(io).noRecordIn(address === undefined ? io.library.data : shownAddress(address)),
    )
  if (records.size > 1 && [...records.values()].some(({ confidential }) => confidential)) {
    await closeAll()
    throw new Stop(EXIT.conflict, wordsFor(io).confidentialAlone)
  }
  for (const { code, registrar } of records.values()) {
    const frozen = registrar.frozen()
    if (frozen) io.say(`${code}: ${wordsFor(io).frozen(frozen)}\n`)
  }
  // The clock of the office `clock`: each second the lapses that are due, also where nobody posts.
  const ticking = setInterval(() => {
    for (const kept of records.values()) {
      // A full disk, say: the lapse stays due, and the next second tries again.
      if (kept.writable)
        kept.lapse().catch((error: unknown) => io.say(`${kept.code}: ${(error as Error).message}\n`))
    }
  }, 1000)
  // Witnesses that were away are asked again, whether or not anything was appended.
  const asking = setInterval(() => askAll(io, records), ASK_EVERY)
  askAll(io, records)
  // What is over is forgotten: sessions, challenges, links.
  const sweeping = setInterval(() => {
    sweep({ tables, now: io.now }).catch((error: unknown) => io.say(`${(error as Error).message}\n`))
  }, 60_000)
  const mailing = posting(io, outgoing, baseOf(values), records, tables)
  const close = async (): Promise<void> => {
    clearInterval(ticking)
    clearInterval(asking)
    clearInterval(sweeping)
    await mailing.close()
    await closeAll()
  }
  const streams = live(records)
  let building: Promise<void> | undefined
  /** A demonstration built anew in the place of the one that runs; whoever asks meanwhile waits for the same one. */
  const again = async (code: string): Promise<void> => {
    const kept = records.get(code)
    if (!kept?.demonstration) return
    building ??= anew(kept).finally(() => (building = undefined))
    await building
  }
  const anew = async (kept: Kept): Promise<void> => {
    await kept.close()
    await demonstration(io, kept.code, false)
    await forgetDrafts(tables, kept.code)
    records.set(kept.code, await keep(io.library, join(io.library.data, kept.code), io.now, operated))
  }
  return new Promise<number>((resolve, reject) => {
    const server = listen(
      {
        fetch: app(records, io.now, baseOf(values), tables, again, providersOption(values)).fetch,
        port,
        hostname: text(values, 'host') ?? '127.0.0.1',
        createServer: streams.before,
      },
      (info: AddressInfo) => {
        io.out(
          `Chancery: http://localhost:${info.port}/  (${[...records.values()]
            .filter(({ confidential }) => !confidential)
            .map(({ code }) => code)
            .join(', ')}; Ctrl C stops it)\n`,
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
      streams.close()
      server.close(() => {
        void close().then(() => resolve(EXIT.ok))
      })
      if ('closeAllConnections' in server) server.closeAllConnections()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

/** The demonstration, made anew unless the last one is to be kept. */
async function demonstration(io: Io, name: string, keepLast: boolean): Promise<Installed> {
  try {
    const now = io.now()
    const installed = await installDemonstration(io.library, name, now, { keep: keepLast })
    // Its clock stands until somebody takes a seat: nothing runs out unseen.
    if (installed && 'folder' in installed && (installed.built || !holdsClock(installed.folder)))
      writeClock(installed.folder, now, Date.now())
    return installed
  } catch (error) {
    if (!(error instanceof StoreHeldError)) throw error
    throw new Stop(EXIT.conflict, wordsFor(io).keptElsewhere(join(io.library.data, name)))
  }
}

function askAll(io: Io, records: ReadonlyMap<string, Kept>): void {
  for (const { code, witnessing } of records.values())
    witnessing.round().catch((error: unknown) => io.say(`${code}: ${(error as Error).message}\n`))
}

/** What the operator chooses: addresses of witnesses in a policy file, and another place for the signed checkpoints. */
function operatedBy(io: Io, values: Record<string, string | boolean | undefined>): Operated {
  const [policy, checkpoints] = [policyOption(io, values, 'witnesses'), text(values, 'checkpoints')]
  return {
    ...(policy ? { witnesses: policy.witnesses } : {}),
    ...(checkpoints === undefined ? {} : { checkpoints }),
  }
}

interface Opened {
  readonly records: Map<string, Kept>
  /** What is beside the logs: in the data folder, or in the database that they are in. */
  readonly tables: Private
  readonly close: () => Promise<void>
}

async function openAll(io: Io, operated: Operated): Promise<Opened> {
  const records = new Map<string, Kept>()
  let tables = memoryPrivate()
  const close = async (): Promise<void> => {
    for (const kept of records.values()) await kept.close()
    await tables.close()
  }
  for (const folder of recordFolders(io.library.data)) {
    try {
      const kept = await keep(io.library, folder, io.now, operated)
      // One address for each organisation: a second record of it would hide the first.
      if (records.has(kept.code)) {
        await kept.close()
        throw new Stop(EXIT.conflict, wordsFor(io).twoOf(kept.code))
      }
      records.set(kept.code, kept)
    } catch (error) {
      await close()
      if (error instanceof StoreHeldError) throw new Stop(EXIT.conflict, wordsFor(io).keptElsewhere(folder))
      const stop = stopOf(error, wordsFor(io))
      throw stop ? new Stop(stop.code, `${folder}: ${stop.message}`) : error
    }
  }
  // A folder without a record stays as it is, also where it is not there.
  if (records.size > 0) tables = sqlitePrivate(io.library.data)
  return { records, tables, close }
}

/** Every log of a database; the keys of each from the data folder, or from the folder in it that bears its name. */
async function openLogs(io: Io, address: string, operated: Operated): Promise<Opened> {
  const database = await databaseAt(address, false)
  const records = new Map<string, Kept>()
  const close = async (): Promise<void> => {
    for (const kept of records.values()) await kept.close()
    await database.close()
  }
  let tables: Private
  try {
    tables = await database.private()
    for (const log of await database.logs()) {
      const named = heldKeys(join(io.library.data, log))
      const keys = named.length > 0 ? named : heldKeys(io.library.data)
      const own: Operated = {
        snapshots: snapshotFile(join(io.library.data, 'snapshots', log)),
        restricted: (code) => database.store(`${log}/${code}`),
        ...operated,
      }
      records.set(log, await keepStore(io.library, await database.store(log), keys, io.now, own))
    }
  } catch (error) {
    await close()
    throw error
  }
  return { records, tables, close }
}
