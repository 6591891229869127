/** Whether the servers of an organisation send mail, and from which address: noted by the server, for the pages of any of them. */
import type { Private } from '../store/private.ts'

const TABLE = 'notices'

export interface WayOut {
  readonly sends: boolean
  readonly from: string
}

/** Notes how letters of an organisation go out. */
export async function noteWayOut(tables: Private, org: string, way: WayOut): Promise<void> {
  const key = `${org}/way-out`
  const value = { sends: way.sends, from: way.from }
  if (await tables.insert(TABLE, key, value)) return
  const before = await tables.get(TABLE, key)
  if (before && (before.value['sends'] !== way.sends || before.value['from'] !== way.from))
    await tables.replace(TABLE, key, before.version, value)
}

/** How letters of an organisation go out; undefined before any server has said so. */
export async function wayOut(tables: Private, org: string): Promise<WayOut | undefined> {
  const row = await tables.get(TABLE, `${org}/way-out`)
  return row && { sends: row.value['sends'] === true, from: row.value['from'] as string }
}
