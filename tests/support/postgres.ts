/**
 * A PostgreSQL of this test run: its own folder, its own socket there and no port, its own life. What this machine may
 * have of databases is not touched. The superuser may not run it, so then it runs as nobody.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { pathTo } from './capability.ts'

export interface Postgres {
  /** A new database, empty, by its address. */
  readonly database: () => Promise<string>
  /** Ends the server and every connection at once, as a loss of power would end them, and starts it again. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

const NOBODY = 65_534
/** After a crash, the file system is synced as a whole and not file by file: it takes seconds less. */
const SETTINGS = ['listen_addresses=', 'max_connections=60', 'recovery_init_sync_method=syncfs']

/** Makes the folder of a server and starts it, durable as it comes: fsync on. */
export async function startPostgres(): Promise<Postgres> {
  const program = pathTo('postgres')
  const folder = mkdtempSync(join(tmpdir(), 'chancery-pg-'))
  const data = join(folder, 'data')
  const superuser = process.getuid?.() === 0
  const as = superuser ? { uid: NOBODY, gid: NOBODY } : {}
  mkdirSync(data)
  if (superuser) for (const path of [folder, data]) chownSync(path, NOBODY, NOBODY)
  chmodSync(folder, 0o755)
  chmodSync(data, 0o700)
  const words = ['-D', data, '-U', 'chancery', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions']
  execFileSync(join(dirname(program), 'initdb'), words, { ...as, cwd: folder, stdio: 'ignore' })
  const address = (name: string): string =>
    `postgresql://chancery@/${name}?host=${encodeURIComponent(folder)}`
  const start = async (): Promise<{ end: (signal: NodeJS.Signals) => Promise<void> }> => {
    const child = spawn(
      program,
      ['-D', data, '-k', folder, ...SETTINGS.flatMap((setting) => ['-c', setting])],
      {
        ...as,
        cwd: folder,
        stdio: 'ignore',
      },
    )
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
    const kill = (): void => void child.kill('SIGQUIT')
    process.once('exit', kill)
    await until(() => answers(address('postgres')))
    return {
      async end(signal) {
        process.off('exit', kill)
        child.kill(signal)
        await ended
        // What the runner holds of a process outlives its end by a turn.
        await wait(20)
      },
    }
  }
  let server = await start()
  let made = 0
  return {
    async database() {
      const name = `t${made++}`
      await once(address('postgres'), `CREATE DATABASE ${name}`)
      return address(name)
    },
    async crash() {
      // https://www.postgresql.org/docs/15/server-shutdown.html: SIGQUIT ends it without a checkpoint; it recovers at its start.
      await server.end('SIGQUIT')
      await until(async () => !existsSync(join(data, 'postmaster.pid')))
      server = await start()
    },
    async stop() {
      await server.end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One statement on a connection of its own; its rows. */
export async function once(
  address: string,
  text: string,
  values: unknown[] = [],
): Promise<readonly object[]> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 3000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<object>(text, values)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function answers(address: string): Promise<boolean> {
  return once(address, 'SELECT 1').then(
    () => true,
    () => false,
  )
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const began = Date.now()
  while (!(await done())) {
    if (Date.now() - began > 30_000) throw new Error('PostgreSQL does not start or end within 30 s')
    await wait(30)
  }
}
