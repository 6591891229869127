/** Sends what waits in the outbox, a letter at a time, each claimed before: by whichever server comes first. */
import type { Day, Instant } from '../core/time.ts'
import { oneLine } from '../formats/isolate.ts'
import type { Private } from '../store/private.ts'
import { weekdayText } from '../words/deadline.ts'
import { mailWords } from '../words/mail.ts'
import { addressOf, ADDRESSES } from './addresses.ts'
import { digestOf, gatheredFor, noteGathered } from './digest.ts'
import {
  claim,
  giveBack,
  later,
  noteFailed,
  noteSent,
  OUTBOX,
  postOf,
  STALE,
  valueOf,
  type Post,
  type PostRow,
} from './outbox.ts'
import { shortValue } from './plain.ts'

/** What became of a letter on its way out. */
export type Sent =
  | { readonly ok: true }
  /** `away`: nothing goes out there now, whatever the letter. `permanent`: this letter never will. */
  | { readonly ok: false; readonly why: string; readonly away: boolean; readonly permanent: boolean }

/** A way out for letters. It answers within its time limit, whatever the other side does. */
export interface Transport {
  readonly send: (post: Post) => Promise<Sent>
  /** How long it may take with one letter, in seconds. */
  readonly timeout: number
  readonly close: () => void
}

export interface Sending {
  readonly tables: Private
  readonly transport: Transport
  readonly now: () => Instant
  /** Whether letters under this key are this server's to send. */
  readonly isOurs: (org: string) => boolean
}

/** How many letters are looked at in one round. */
const AT_ONCE = 100
/** How long nothing is tried where the way out is closed, in seconds. */
const CLOSED = 60

/** Sends the letters that are due: how many went out, and whether it ended early since the way out is closed. */
export async function sendDue(sending: Sending): Promise<{ readonly sent: number; readonly away: boolean }> {
  const { tables, now, isOurs } = sending
  const rows = await tables.due(OUTBOX, now(), AT_ONCE)
  let count = 0
  for (const found of rows.map(postOf)) {
    if (!isOurs(found.key.slice(0, found.key.indexOf('/')))) continue
    if (found.post.state === 'sent') await tables.remove(OUTBOX, found.key, found.version)
    else {
      const sent = await sendOne(sending, found)
      if (sent === 'away') return { sent: count, away: true }
      if (sent === 'sent') count += 1
    }
  }
  return { sent: count, away: false }
}

async function sendOne(sending: Sending, found: PostRow): Promise<'sent' | 'away' | 'not'> {
  const { tables, transport, now } = sending
  const at = now()
  // The claim outlasts the time limit, so that nobody else sends it meanwhile.
  const claimed = await claim(tables, found, at, later(at, 2 * transport.timeout + 5))
  if (!claimed) return 'not'
  if (found.post.tries === 0 && later(found.post.made, STALE) < at && found.post.kind !== 'digest')
    return failed(sending, claimed, { why: 'stale', permanent: true })
  const address = await addressToday(tables, claimed)
  if (address === undefined) return failed(sending, claimed, { why: 'address-gone', permanent: true })
  const today = { ...claimed, post: { ...claimed.post, address } }
  return claimed.post.kind === 'digest' ? sendDigest(sending, today) : sendClaimed(sending, today)
}

/**
 * Where a letter goes now: its addressee may have moved, or left. What somebody has sent again, or is to confirm an address,
 * goes where it says.
 */
async function addressToday(tables: Private, { key, post }: PostRow): Promise<string | undefined> {
  if (post.kind === 'confirm' || post.again !== undefined) return post.address
  const [org] = key.split('/')
  const row = await tables.get(ADDRESSES, `${org}/${post.to}/${key.slice(key.lastIndexOf('/') + 1)}`)
  return row && addressOf(row)?.mail
}

async function sendClaimed(
  sending: Sending,
  row: PostRow,
  before: () => Promise<void> = async () => undefined,
): Promise<'sent' | 'away' | 'not'> {
  const { tables, transport, now } = sending
  const sent = await transport.send(row.post)
  if (sent.ok) {
    await before()
    // What confirms an address is of use to whoever has the letter, and to nobody else.
    const post = row.post.kind === 'confirm' ? { ...row.post, text: '' } : row.post
    await noteSent(tables, { ...row, post }, now())
    return 'sent'
  }
  const why = shortValue(sent.why)
  if (sent.away) {
    // Not the letter's fault: no try is counted while it is not older than what would be sent at all.
    if (later(row.post.made, STALE) < now()) return failed(sending, row, { why, permanent: true })
    await giveBack(tables, row, later(now(), CLOSED), why)
    return 'away'
  }
  return failed(sending, row, { why, permanent: sent.permanent })
}

async function failed(
  { tables, now }: Sending,
  row: PostRow,
  { why, permanent }: { why: string; permanent: boolean },
): Promise<'not'> {
  await noteFailed(tables, row, now(), why, permanent)
  return 'not'
}

/**
 * Writes a digest of what waits for it, under the claim, and sends that; a digest of nothing is taken away. Its letters are
 * noted before it is: a server that ends in between leaves one letter that goes again, and no notice that does.
 */
async function sendDigest(sending: Sending, row: PostRow): Promise<'sent' | 'away' | 'not'> {
  const { tables, now } = sending
  const [org = '', , day = '', to = '', id = ''] = row.key.split('/')
  const of = { org, to, id }
  const letters = await gatheredFor(tables, { ...of, until: row.post.made })
  if (letters.length === 0) {
    if (row.post.text !== '') return sendClaimed(sending, row)
    await tables.remove(OUTBOX, row.key, row.version)
    return 'not'
  }
  const { from, lang } = row.post
  const about = mailWords(lang).digestSubject(letters.length, weekdayText(lang, day as Day))
  const post: Post = { ...row.post, ...digestOf(letters), about, subject: oneLine([`${from}:`, about], ' ') }
  if (!(await tables.replace(OUTBOX, row.key, row.version, valueOf(post), row.due))) return 'not'
  const written = { ...row, post, version: row.version + 1 }
  return sendClaimed(sending, written, () => noteGathered(tables, of, letters, now()))
}
