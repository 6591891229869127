/**
 * Records in a PostgreSQL database, 15 or newer: several logs in one, each kept by any number of servers. An append is one
 * transaction that locks the head's row, reads the clock, and puts the next head in the place of the one that it read.
 * NOTIFY only wakes who waits; who misses it finds out by asking. Nothing rests on the order of sequences or commits.
 */
import { readFileSync } from 'node:fs'
import { escapeLiteral, Pool, type PoolClient } from 'pg'
import { instantOf } from '../core/time.ts'
import type { Head } from '../record/head.ts'
import { demandHead, LostRaceError, StoreAwayError, type Addition, type Store } from './store.ts'
import { postgresPrivate } from './private-postgres.ts'
import type { Private } from './private.ts'
import { watching } from './postgres-watch.ts'

export interface Database {
  /** The codes of the organisations that have a log here. Restricted logs, `ORGANISATION/CODE`, are in no listing. */
  logs(): Promise<readonly string[]>
  /** The store of one log. Made where it is missing: an empty log. */
  store(log: string): Promise<Store>
  /** What is beside the logs. Its table is made where it is missing: records were here before it was. */
  private(): Promise<Private>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** How often the sizes of the logs are asked, in milliseconds. */
  readonly poll?: number
  /** False where the engine has no NOTIFY: then only asking tells what others appended. */
  readonly notify?: boolean
  /** True makes the tables where they are missing: for who founds a record, not for each server that starts. */
  readonly tables?: boolean
}

/** How many entries go in one statement where a whole record comes in. */
const PIECE = 1000

/** Opens a database by its address, `postgresql://...`; what that does not say, PGHOST, PGPASSWORD and the others do. */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const config = { connectionString: url, connectionTimeoutMillis: 5000 }
  const pool = new Pool({ ...config, max: 6 })
  // An idle connection that breaks is made anew when one is needed.
  pool.on('error', () => undefined)
  const { notify = true } = options
  const watch = watching(config, pool, { poll: options.poll ?? 500, notify })
  const close = async (): Promise<void> => {
    await watch.close()
    await pool.end()
  }
  try {
    if (options.tables === true) await makeTables(pool)
    else await asked(pool, 'SELECT 1')
  } catch (error) {
    await close()
    throw error
  }
  return {
    async logs() {
      const rows = await asked(
        pool,
        "SELECT log FROM head WHERE size > 0 AND log NOT LIKE '%/%' ORDER BY log",
      ).catch((error: unknown) => {
        // 42P01, undefined_table: nobody has founded a record here.
        if (codeOf(error) === '42P01') return []
        throw error
      })
      return rows.map((row) => row['log'] as string)
    },
    async store(log) {
      await asked(pool, 'INSERT INTO head (log, size) VALUES ($1, 0) ON CONFLICT DO NOTHING', [log])
      return logStore(pool, log, notify, (seen) => watch.add(log, seen))
    },
    async private() {
      const [found] = await asked(pool, "SELECT to_regclass('private') IS NOT NULL AS there")
      if (found?.['there'] !== true) await makeTables(pool)
      return postgresPrivate(async (text, values) => {
        const { rows, rowCount } = await pool.query<Row>(text, values).catch((error: unknown) => {
          throw told(error)
        })
        return { rows, changed: rowCount ?? 0 }
      })
    },
    close,
  }
}

type Row = Readonly<Record<string, unknown>>

const HEAD = 'SELECT size, origin, root, key, signature FROM head WHERE log = '
const ENTRIES =
  'SELECT bytes FROM entry WHERE log = $1 AND position >= $2 AND position < $3 ORDER BY position'
/** One statement, so that one journey: the entries, their documents, and the head in place of the one that was read. */
const ADD = `
  WITH added AS (
    INSERT INTO entry (log, position, bytes)
    SELECT $1, $2::bigint + n - 1, bytes FROM unnest($3::bytea[]) WITH ORDINALITY AS given (bytes, n)
  ), kept AS (
    INSERT INTO document (log, key, bytes, salt)
    SELECT $1, key, bytes, salt FROM unnest($4::text[], $5::bytea[], $6::bytea[]) AS given (key, bytes, salt)
    ON CONFLICT DO NOTHING
  )
  UPDATE head SET size = $7, origin = $8, root = $9, key = $10, signature = $11 WHERE log = $1 AND size = $2`

function logStore(pool: Pool, log: string, notify: boolean, watch: Store['watch']): Store {
  const name = escapeLiteral(log)
  // Under the lock, the clock itself: `now()` is that of the transaction's begin, before it waited for others.
  const begin = `BEGIN ISOLATION LEVEL READ COMMITTED;
    SET LOCAL synchronous_commit TO on; SET LOCAL idle_in_transaction_session_timeout TO '20s';
    ${HEAD}${name} FOR UPDATE;
    SELECT floor(extract(epoch FROM clock_timestamp()))::bigint AS now`
  const count = async (query: string): Promise<number> =>
    Number((await asked(pool, query, [log]))[0]?.['count'])
  const add = async (
    client: PoolClient,
    at: number,
    entries: readonly Addition[],
    head: Head,
  ): Promise<void> => {
    const documents = entries.flatMap((entry) => entry.documents)
    const columns = [
      entries.map(({ bytes }) => buffer(bytes)),
      documents.map(({ key }) => key),
      documents.map(({ bytes }) => buffer(bytes)),
      documents.map(({ salt }) => (salt ? buffer(salt) : null)),
    ]
    const { origin, root, key, signature } = head
    const values = [log, at, ...columns, at + entries.length, origin, root, key, signature]
    const { rowCount } = await client.query(ADD, values)
    if (rowCount !== 1) throw new LostRaceError(`the head of ${log} is not of ${at} entries any more`)
  }
  /** One transaction under the lock of the head. */
  const locked = <T>(
    work: (client: PoolClient, head: Row, now: number) => Promise<{ given: T; size?: number }>,
  ): Promise<T> =>
    connected(pool, async (client) => {
      const results = (await client.query(begin)) as unknown as readonly { rows: readonly Row[] }[]
      const [head, time] = results.slice(-2).map(({ rows }) => rows[0])
      if (!head || !time) throw new Error(`no log ${log}`)
      const { given, size } = await work(client, head, Number(time['now']))
      await client.query(size === undefined ? 'ROLLBACK' : 'COMMIT')
      // After the commit, and nobody waits for it: within a transaction, NOTIFY takes a lock on the whole database.
      if (size !== undefined && notify)
        pool.query(`NOTIFY chancery, ${escapeLiteral(`${size} ${log}`)}`).catch(() => undefined)
      return given
    })
  return {
    local: false,
    size: () => count('SELECT count(*) AS count FROM entry WHERE log = $1'),
    async head() {
      const [row] = await asked(pool, `${HEAD}$1`, [log])
      return headOf(row)
    },
    async read(from, to = Number.MAX_SAFE_INTEGER) {
      const rows = await asked(pool, ENTRIES, [log, from, to])
      return rows.map((row) => plain(row['bytes']))
    },
    async document(key) {
      const [row] = await asked(pool, 'SELECT bytes, salt FROM document WHERE log = $1 AND key = $2', [
        log,
        key,
      ])
      if (!row) return undefined
      const [bytes, salt] = [plain(row['bytes']), row['salt']]
      return salt === null ? { bytes } : { bytes, salt: plain(salt) }
    },
    documents: () => count('SELECT count(*) AS count FROM document WHERE log = $1'),
    append: (known, prepare) =>
      locked(async (client, row, seconds) => {
        const size = Number(row['size'])
        const { rows } = size > known ? await client.query<Row>(ENTRIES, [log, known, size]) : { rows: [] }
        const others = rows.map((one) => plain(one['bytes']))
        const group = prepare({ size, now: instantOf(seconds), others, head: headOf(row) })
        if (!group) return { given: false }
        demandHead(size, group.entries.length, group.head)
        await add(client, size, group.entries, group.head)
        return { given: true, size: group.head.size }
      }),
    fill: (entries, head) =>
      locked(async (client, row) => {
        if (Number(row['size']) > 0) throw new Error('the log is not empty')
        let [at, piece] = [0, [] as Addition[]]
        const addPiece = async (): Promise<void> => {
          await add(client, at, piece, head)
          ;[at, piece] = [at + piece.length, []]
        }
        for (const entry of entries) if (piece.push(entry) === PIECE) await addPiece()
        if (piece.length > 0) await addPiece()
        demandHead(0, at, head)
        return { given: undefined, size: head.size }
      }),
    async erase(keys) {
      await asked(pool, 'DELETE FROM document WHERE log = $1 AND key = ANY($2)', [log, [...keys]])
      // The rows are gone; their bytes are when the engine has cleaned up after itself. It may do so at once, where it can be told.
      await asked(pool, 'VACUUM document').catch(() => undefined)
    },
    watch,
    close: () => undefined,
  }
}

async function makeTables(pool: Pool): Promise<void> {
  const statements = readFileSync(new URL('schema.sql', import.meta.url), 'utf8')
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
  for (const statement of statements) {
    // 23505, 42P07, 42710: two that make one table, or the type of its rows, at the same moment. It is there.
    await asked(pool, statement).catch((error: unknown) => {
      if (!['23505', '42P07', '42710'].includes(codeOf(error) ?? '')) throw error
    })
  }
}

async function asked(pool: Pool, text: string, values: unknown[] = []): Promise<readonly Row[]> {
  try {
    return (await pool.query<Row>(text, values)).rows
  } catch (error) {
    throw told(error)
  }
}

/** What is done on one connection. Where it fails the transaction is undone, with the connection where need be. */
async function connected<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw told(error)
  })
  // Between two statements nobody else hears that the connection broke.
  const ignore = (): void => undefined
  client.on('error', ignore)
  let broken = false
  try {
    return await work(client)
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    )
    throw told(error)
  } finally {
    client.off('error', ignore)
    client.release(broken)
  }
}

/** The error as a caller can act on it. https://www.postgresql.org/docs/15/errcodes-appendix.html */
function told(error: unknown): unknown {
  const code = codeOf(error)
  const message = (error as Error).message || String(code)
  // Could not serialise; deadlock; a position that another has taken.
  if (code === '40001' || code === '40P01' || code === '23505')
    return new LostRaceError(message, { cause: error })
  const away =
    code === undefined
      ? /connection|timeout/i.test(message) && !(error instanceof LostRaceError)
      : /^(08|28|3D|53|57P|E[A-Z]|25P03)/.test(code)
  return away ? new StoreAwayError(message, { cause: error }) : error
}

function codeOf(error: unknown): string | undefined {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return typeof code === 'string' ? code : cause === undefined ? undefined : codeOf(cause)
}

function headOf(row: Row | undefined): Head | undefined {
  if (!row || Number(row['size']) === 0) return undefined
  const { origin, root, key, signature } = row as unknown as Omit<Head, 'size'>
  return { origin, size: Number(row['size']), root, key, signature }
}

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function plain(value: unknown): Uint8Array {
  const { buffer: whole, byteOffset, byteLength } = value as Buffer
  return new Uint8Array(whole, byteOffset, byteLength)
}
