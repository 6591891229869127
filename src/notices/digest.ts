/** Several notices in one letter a day, at an hour of the addressee's own clocks. */
import { instantsAt } from '../core/clock-time.ts'
import { dayIn, dayNumber, dayOfNumber, type Day, type Instant } from '../core/time.ts'
import type { Private } from '../store/private.ts'
import { letterAt, noteSent, type Post, type PostRow } from './outbox.ts'

/** What waits for the digest of an address: keys of letters, under the moment of the digest. */
export const GATHERED = 'gathered'

export interface DigestTime {
  readonly at: Instant
  /** The civil day of the addressee. */
  readonly day: Day
}

/** The next time that clocks of a zone show that hour: on the day after, where today's is past; one hour on where they leap over it. */
export function nextDigest(now: Instant, hour: number, zone: string): DigestTime {
  const today = dayNumber(dayIn(now, zone))
  for (const ahead of [0, 1, 2]) {
    const day = dayOfNumber(today + ahead)
    const at = instantsAt(day, hour * 3600, zone)[0] ?? instantsAt(day, (hour + 1) * 3600, zone)[0]
    if (at !== undefined && at > now) return { at, day }
  }
  throw new Error(`no ${hour}:00 in ${zone} within two days of ${now}`)
}

/** The key under which a letter waits for a digest. */
export function gatheredKey(org: string, to: string, id: string, at: Instant, key: string): string {
  return `${org}/${to}/${id}/${at}/${key.slice(org.length + 1)}`
}

/** The letters that wait for this digest, and for earlier ones that were not sent: in the order of their acts. */
export async function gatheredFor(
  tables: Private,
  { org, to, id, until }: { org: string; to: string; id: string; until: Instant },
): Promise<readonly PostRow[]> {
  const rows = await tables.list(GATHERED, `${org}/${to}/${id}/`, 500)
  const found: PostRow[] = []
  for (const { key, value } of rows) {
    if ((value['at'] as string) > until) continue
    const letter = await letterAt(tables, value['letter'] as string)
    if (letter?.post.state === 'gathered') found.push(letter)
    else await tables.remove(GATHERED, key)
  }
  return found.toSorted((one, other) => (one.key < other.key ? -1 : 1))
}

/** Notes that the letters of a digest are out with it. */
export async function noteGathered(
  tables: Private,
  { org, to, id }: { org: string; to: string; id: string },
  letters: readonly PostRow[],
  now: Instant,
): Promise<void> {
  const keys = new Set(letters.map(({ key }) => key))
  for (const { key, version, post } of letters) await noteSent(tables, { key, version, post }, now)
  for (const { key, value } of await tables.list(GATHERED, `${org}/${to}/${id}/`, 500))
    if (keys.has(value['letter'] as string)) await tables.remove(GATHERED, key)
}

const RULE = `\n${'-'.repeat(64)}\n\n`

/** The text and the calendar entries of a digest: each letter whole, under its subject. */
export function digestOf(letters: readonly PostRow[]): Pick<Post, 'text' | 'calendars'> {
  return {
    text: letters.map(({ post }) => `${post.subject}\n\n${post.text}`).join(RULE),
    calendars: letters.flatMap(({ post }) => post.calendars),
  }
}
