/** `--database URL` or CHANCERY_DATABASE: records in a PostgreSQL database in place of the data folder, which then holds keys. */
import type { Addition } from '../store/store.ts'
import type { Head } from '../record/head.ts'
import type { Database } from '../store/postgres.ts'
import { EXIT, Stop, text, wordsFor, type Io } from './io.ts'

export const DATABASE = { database: { type: 'string' } } as const

/** The address of the database that is asked for; undefined where records are kept in folders. */
export function databaseAddress(
  values: Readonly<Record<string, string | boolean | undefined>>,
): string | undefined {
  return text(values, 'database') ?? process.env['CHANCERY_DATABASE']
}

/** The address as it may be shown: without the password. */
export function shownAddress(address: string): string {
  return address.replace(/^([a-z]+:\/\/[^:@/]*):[^@/]*@/, '$1@').replace(/\?.*$/, '')
}

/** Opens the database; what drives it is loaded only then. */
export async function databaseAt(address: string, tables: boolean): Promise<Database> {
  const { openDatabase } = await import('../store/postgres.ts')
  return openDatabase(address, { tables })
}

/** Writes a whole record into the database as the log of an organisation. Ends with a conflict where it has one there. */
export async function fillLog(
  io: Io,
  address: string,
  organisation: string,
  entries: Iterable<Addition>,
  head: Head,
): Promise<void> {
  const database = await databaseAt(address, true)
  try {
    const store = await database.store(organisation)
    if ((await store.size()) > 0)
      throw new Stop(EXIT.conflict, wordsFor(io).holdsRecord(`${shownAddress(address)} (${organisation})`))
    await store.fill(entries, head)
  } finally {
    await database.close()
  }
}
