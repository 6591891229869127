/** Writes a notice into the outbox for each address of each addressee: at once, for the digest, or not, as it is wished. */
import { actorCode, type Actor } from '../core/ids.ts'
import type { Instant } from '../core/time.ts'
import type { Private } from '../store/private.ts'
import { wishOf, type Confirmed } from './addresses.ts'
import { GATHERED, gatheredKey, nextDigest } from './digest.ts'
import { NOTICES, type Notice } from './notice.ts'
import { put, type Post } from './outbox.ts'
import { genesisOf, messageId, noticeKey, postFor } from './post.ts'
import type { Registry, Source } from './source.ts'

/** Where a notice is written. */
export interface Writing {
  readonly tables: Private
  readonly source: Source
  readonly registry: Registry
  readonly now: Instant
}

/** Writes the notice for everybody that it is to; how many letters were new. */
export async function writeNotice(
  writing: Writing,
  addresses: ReadonlyMap<string, readonly Confirmed[]>,
  notice: Notice,
): Promise<number> {
  let made = 0
  for (const to of notice.to) {
    const known = addresses.get(actorCode(to)) ?? []
    // Whom nobody can write to stands in the outbox too, so that the secretariat sees it.
    for (const address of known.length === 0 ? [undefined] : known) {
      if (await writeTo(writing, notice, to, address)) made += 1
      // A turn of the loop for whoever acts meanwhile: an organ may have 200 members.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return made
}

async function writeTo(
  { tables, source, registry, now }: Writing,
  notice: Notice,
  to: Actor,
  address: Confirmed | undefined,
): Promise<boolean> {
  const wish = address ? wishOf(address, NOTICES[notice.kind]) : 'at-once'
  // Who signed first knows of it.
  if (wish === 'none' || (address && notice.waiting?.person === address.id)) return false
  const [code, id] = [actorCode(to), address?.id ?? '-']
  const key = noticeKey(source.code, notice, to, address)
  const post = postFor(source, registry, notice, to, address, now)
  if (source.standing === 'demonstration')
    return put(tables, key, { ...post, made: notice.at, state: 'shown' })
  if (!address) return put(tables, key, { ...post, state: 'no-address' })
  const digest = nextDigest(now, address.hour, address.zone ?? source.charter.seat.zone)
  if (wish === 'at-once' || closesBy(notice, digest.at))
    return put(tables, key, { ...post, state: 'waiting' }, now)
  const isNew = await put(tables, key, { ...post, state: 'gathered' })
  const gathered = gatheredKey(source.code, code, id, digest.at, key)
  await tables.insert(GATHERED, gathered, { letter: key, at: digest.at })
  const digestKey = `${source.code}/digest/${digest.day}/${code}/${id}`
  const { lang, from, address: mail } = post
  const letter: Post = {
    kind: 'digest',
    to: code,
    ...(mail === undefined ? {} : { address: mail }),
    lang,
    from,
    about: '',
    subject: '',
    text: '',
    calendars: [],
    id: messageId(registry, digestKey, genesisOf(source)),
    made: digest.at,
    state: 'waiting',
    tries: 0,
  }
  await put(tables, digestKey, letter, digest.at)
  return isNew
}

/** True for what closes before the next digest: it cannot wait for that. */
function closesBy({ question }: Notice, at: Instant): boolean {
  const { closes, outcome, withdrawn, broken } = question?.asked ?? {}
  const isOpen = outcome === undefined && withdrawn === undefined && broken === undefined
  return isOpen && closes !== undefined && closes <= at
}
