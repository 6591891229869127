/** A record with the private tables beside it, as the commands use them that bring people to their keys. */
import { dirname, join, resolve } from 'node:path'
import { keepStore, type Kept } from '../server/kept.ts'
import { heldKeys, type HeldKey } from '../store/create.ts'
import { sqlitePrivate } from '../store/private-sqlite.ts'
import type { Private } from '../store/private.ts'
import type { Reading } from '../store/reading.ts'
import { databaseAddress, databaseAt } from './database.ts'
import { EXIT, Stop, wordsFor, type Io } from './io.ts'
import { readingOf, recordOf } from './organisation.ts'

export interface Beside {
  readonly reading: Reading
  /** The folder of the record, or where it is in a database that of its keys. */
  readonly folder: string
  readonly keys: readonly HeldKey[]
  readonly tables: Private
  /** The record itself where it is in a database, which any number of processes keep. */
  readonly kept?: Kept
  readonly close: () => Promise<void>
}

/** Opens the private tables that `chancery serve` keeps with the same `--data` or `--database`, for the organisation of that name. */
export async function beside(
  io: Io,
  name: string | undefined,
  values: Record<string, string | boolean | undefined>,
): Promise<Beside> {
  const address = databaseAddress(values)
  if (address !== undefined) return inDatabase(io, name, values, address)
  const reading = readingOf(io, name, values, true)
  const folder = recordOf(io, name, values)
  // A record that was founded in a folder of its own is served as `--data` that folder.
  const data = dirname(resolve(folder)) === resolve(io.library.data) ? io.library.data : folder
  const tables = sqlitePrivate(data)
  return {
    reading,
    folder,
    keys: heldKeys(folder),
    tables,
    close: async () => {
      await tables.close()
    },
  }
}

/** The same of a log in a database: the keys from the data folder, or from the folder in it that bears its name. */
async function inDatabase(
  io: Io,
  name: string | undefined,
  values: Record<string, string | boolean | undefined>,
  address: string,
): Promise<Beside> {
  const database = await databaseAt(address, false)
  try {
    if (name === undefined || !(await database.logs()).includes(name))
      throw new Stop(EXIT.notFound, wordsFor(io).noOrganisation(name ?? ''))
    const own = join(io.library.data, name)
    const folder = heldKeys(own).length > 0 ? own : io.library.data
    const kept = await keepStore(io.library, await database.store(name), heldKeys(folder), io.now)
    const tables = await database.private()
    const close = async (): Promise<void> => {
      await kept.close()
      await database.close()
    }
    return { reading: kept.reading(), folder, keys: heldKeys(folder), tables, kept, close }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The keys that acts of a record have named, and the portals that are open. */
export function namedOn(reading: Reading): {
  readonly keys: ReadonlySet<string>
  readonly portals: ReadonlySet<string>
} {
  const [keys, portals] = [new Set<string>(), new Set<string>()]
  for (let position = 0; position < (reading.size ?? 0); position += 1) {
    const { type = '', body = {} } = reading.entry(position)?.act ?? {}
    const { key, origin } = body as { readonly key?: string; readonly origin?: string }
    if (key !== undefined && ['key.enrolled', 'key.rotated', 'recovery.requested'].includes(type))
      keys.add(key)
    if (origin !== undefined && type === 'portal.opened') portals.add(origin)
    if (origin !== undefined && type === 'portal.closed') portals.delete(origin)
  }
  return { keys, portals }
}
