/**
 * The letters of every organisation on their way: a private table, one row for each. A row is written once, whatever servers
 * there are, since its key says of which act it tells and to whom; whoever sends it has claimed it before. Between sending
 * and noting that it was sent a server may end: then the letter goes again, under the same `Message-ID`.
 */
import type { JsonObject } from '../core/json.ts'
import { instantOf, seconds, type Instant } from '../core/time.ts'
import type { Private, PrivateRow } from '../store/private.ts'
import type { Language } from '../words/language.ts'

export const OUTBOX = 'outbox'
/** The keys of letters that could not be delivered. */
export const UNDELIVERED = 'undelivered'

/**
 * `waiting` to be sent; `sending` by a server; `sent`; `failed` for good; `shown`, of a demonstration, from which nothing is
 * sent; `no-address`; `gathered` for a digest, and then sent with it.
 */
export type State = 'waiting' | 'sending' | 'sent' | 'failed' | 'shown' | 'no-address' | 'gathered'

export interface Post {
  readonly kind: string
  /** The act that it tells of; a digest and a test tell of none. */
  readonly act?: number
  /** The code of the party or office. */
  readonly to: string
  readonly address?: string
  readonly lang: Language
  /** The name of the organisation, from which it comes. */
  readonly from: string
  /** What it is about, without what stands before it in the subject. */
  readonly about: string
  readonly subject: string
  readonly text: string
  readonly calendars: readonly { readonly method: 'PUBLISH' | 'CANCEL'; readonly text: string }[]
  readonly id: string
  readonly made: Instant
  readonly state: State
  /** How often it was tried, and when the last time. */
  readonly tries: number
  readonly at?: Instant
  /** Why it was not delivered. */
  readonly why?: string | undefined
  /** How often somebody had it sent again after it had been sent. */
  readonly again?: number
}

export interface PostRow {
  readonly key: string
  readonly version: number
  readonly post: Post
  readonly due?: Instant
}

/** The pauses between tries, in seconds: nine tries within a day. */
export const PAUSES = [60, 120, 300, 900, 3600, 10_800, 21_600, 43_200] as const
/** What was not even tried within so many seconds is not sent any more by itself. */
export const STALE = 48 * 3600
/** How long it is kept which letters were sent, in seconds. */
const KEPT = 90 * 86_400

/** The key of a letter: of which act, what it tells, to whom. Keys of later acts come later. */
export function keyOf(org: string, act: number, kind: string, to: string, id: string): string {
  return `${org}/${String(act).padStart(9, '0')}/${kind}/${to}/${id}`
}

/** Writes a letter that is not there yet; false where it is. */
export async function put(tables: Private, key: string, post: Post, due?: Instant): Promise<boolean> {
  return tables.insert(OUTBOX, key, valueOf(post), due)
}

/** A letter as its row says it. */
export function postOf({ key, version, value, due }: PrivateRow): PostRow {
  return { key, version, post: value as unknown as Post, ...(due === undefined ? {} : { due }) }
}

/** The letter under a key. */
export async function letterAt(tables: Private, key: string): Promise<PostRow | undefined> {
  const row = await tables.get(OUTBOX, key)
  return row && postOf(row)
}

/** Claims a letter until a moment; undefined where another has it. */
export async function claim(
  tables: Private,
  { key, version, post }: PostRow,
  now: Instant,
  until: Instant,
): Promise<PostRow | undefined> {
  const claimed: Post = { ...post, state: 'sending', tries: post.tries + 1, at: now }
  return (await tables.replace(OUTBOX, key, version, valueOf(claimed), until))
    ? { key, version: version + 1, post: claimed, due: until }
    : undefined
}

/** Notes that a claimed letter is out; after a while it is forgotten. */
export async function noteSent(
  tables: Private,
  { key, version, post }: PostRow,
  now: Instant,
): Promise<void> {
  await tables.replace(
    OUTBOX,
    key,
    version,
    valueOf({ ...post, why: undefined, state: 'sent', at: now }),
    later(now, KEPT),
  )
}

/** Notes that a letter did not go: it is tried again after a pause, or, once there is none left, has failed. */
export async function noteFailed(
  tables: Private,
  { key, version, post }: PostRow,
  now: Instant,
  why: string,
  permanent: boolean,
): Promise<State> {
  const pause = permanent ? undefined : PAUSES[post.tries - 1]
  const state: State = pause === undefined ? 'failed' : 'waiting'
  const noted = valueOf({ ...post, state, why })
  const due = pause === undefined ? undefined : later(now, pause)
  if (await tables.replace(OUTBOX, key, version, noted, due))
    if (state === 'failed') await tables.insert(UNDELIVERED, key, { since: now })
  return state
}

/** Lets go of a claim of a letter that was not tried: the way out is closed for all. */
export async function giveBack(
  tables: Private,
  { key, version, post }: PostRow,
  until: Instant,
  why: string,
): Promise<void> {
  const tries = post.tries - 1
  await tables.replace(OUTBOX, key, version, valueOf({ ...post, tries, state: 'waiting', why }), until)
}

/**
 * Has a letter sent again, to the address of today: one that failed under the same id, one that was sent under another, since
 * what has that id is thrown away where it was delivered.
 */
export async function sendAgain(
  tables: Private,
  { key, version, post }: PostRow,
  address: string,
  now: Instant,
  idOf: (again: number) => string,
): Promise<boolean> {
  if (post.state === 'shown' || post.state === 'gathered' || post.state === 'sending') return false
  const again = (post.again ?? 0) + (post.state === 'sent' ? 1 : 0)
  const fresh: Post = {
    ...post,
    why: undefined,
    address,
    state: 'waiting',
    tries: 0,
    made: now,
    again,
    id: idOf(again),
  }
  if (!(await tables.replace(OUTBOX, key, version, valueOf(fresh), now))) return false
  await tables.remove(UNDELIVERED, key)
  return true
}

/** The moment so many seconds after another. */
export function later(at: Instant, after: number): Instant {
  return instantOf(seconds(at) + after)
}

export function valueOf(post: Post): JsonObject {
  return post as unknown as JsonObject
}
