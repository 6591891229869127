/** The access log of a delegation: who of it signed in, from what, and what was done about its people. The delegation itself reads it, and nobody else. */
import { randomBytes } from 'node:crypto'
import { actorCode } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import { seconds, type Instant } from '../core/time.ts'
import type { Private } from '../store/private.ts'
import type { Holder } from './holder.ts'
import { after } from './token.ts'

export const ACCESSES = [
  'signed-in',
  'signed-out',
  'ended',
  'count-went-back',
  'not-admitted',
  'invited',
  'registered',
  'role-changed',
  'left',
  'recovery-asked',
] as const
export type Access = (typeof ACCESSES)[number]

export interface Accessed {
  readonly what: Access
  readonly at: Instant
  /** Who did it, by the code of the person; and whom it was done to. */
  readonly person?: string
  readonly to?: string
  /** The browser and system, as the browser says. */
  readonly device?: string
}

const TABLE = 'access'
/** A year, in seconds: then an entry is forgotten. */
const KEPT = 366 * 86_400
const END = 9_999_999_999

/** Writes down what happened. Keys run backwards, so that the latest comes first. */
export async function noteAccess(
  tables: Private,
  org: string,
  holder: Holder,
  accessed: Accessed,
): Promise<void> {
  const order = String(END - seconds(accessed.at)).padStart(10, '0')
  const key = `${org}/${actorCode(holder)}/${order}-${randomBytes(6).toString('hex')}`
  await tables.insert(TABLE, key, accessed as unknown as JsonObject, after(accessed.at, KEPT))
}

/** The latest entries of a delegation's own log. */
export async function accesses(
  tables: Private,
  org: string,
  holder: Holder,
  most = 50,
): Promise<readonly Accessed[]> {
  const rows = await tables.list(TABLE, `${org}/${actorCode(holder)}/`, most)
  return rows.map(({ value }) => value as unknown as Accessed)
}

/** Forgets what is older than a year. */
export async function sweepAccesses(tables: Private, now: Instant): Promise<void> {
  for (const { key } of await tables.due(TABLE, now, 1000)) await tables.remove(TABLE, key)
}

/** Browser and system in a few words, from what the browser says of itself. */
export function deviceOf(agent: string | undefined): string {
  const said = agent ?? ''
  const first = (of: readonly (readonly [RegExp, string])[]): string =>
    of.find(([form]) => form.test(said))?.[1] ?? ''
  const browser = first([
    [/Edg\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/Firefox\//, 'Firefox'],
    [/(?:Headless)?Chrom(?:e|ium)\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ])
  const system = first([
    [/Windows/, 'Windows'],
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Mac OS X/, 'macOS'],
    [/Linux|X11/, 'Linux'],
  ])
  return [browser, system].filter((part) => part !== '').join(', ')
}
