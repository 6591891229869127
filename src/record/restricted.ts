/**
 * A log of what is not public, followed beside the public one: the same form and the same tree. Each entry says on how many
 * entries of the public log it was ruled; of its own log it is ruled on all before it, and of others on nothing.
 *
 * Invariant: `entries`, `tree` and `ids` always speak of the same entries. Only `takeRestricted` moves them.
 */
import { classificationOf } from '../core/audience.ts'
import { MOST_ENTRY_BYTES, type Act, type Entry } from '../core/act.ts'
import type { Within } from '../core/acts/kind.ts'
import { atItsClose } from '../core/acts/positions-disclosed.ts'
import type { QuestionId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import { doneIn } from '../core/paper.ts'
import type { Reason } from '../core/refusal.ts'
import { restrictedOrigin, type Place } from '../core/restricted.ts'
import { branch, type Asked, type Situation } from '../core/situation.ts'
import { accept, rule, type Ruled } from '../core/standing.ts'
import type { Instant } from '../core/time.ts'
import { hex, unhex, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { formatCheckpoint } from './checkpoint.ts'
import type { Crypto } from './crypto.ts'
import { actId, leafHash } from './digest.ts'
import {
  documentReasons,
  keyReasons,
  redactionReasons,
  refusedBy,
  seenReasons,
  sizeReasons,
  type Admitted,
  type Followed,
  type Refused,
  type SignatureCheck,
  type Submission,
} from './ledger.ts'
import { newTree, type Tree } from './tree.ts'

export interface RestrictedLog {
  readonly place: Place
  readonly origin: string
  readonly tree: Tree
  readonly ids: Map<string, number>
  readonly entries: Entry[]
  /** The public standing with the entries of this log on it, for as many public entries as it was made on. */
  standing?: { readonly on: number; readonly situation: Situation; taken: number }
}

/** What a restricted log is ruled on: the public log so far. */
export type Public = Pick<Followed, 'crypto' | 'charter' | 'tree' | 'standing' | 'last'>

/** A restricted log of an organisation without entries, about to be followed. */
export function newRestrictedLog(crypto: Crypto, origin: string, place: Place): RestrictedLog {
  return {
    place,
    origin: restrictedOrigin(origin, place),
    tree: newTree(crypto),
    ids: new Map(),
    entries: [],
  }
}

/** How things stand for whoever rules in the restricted log: the public standing, and on it this log's entries in order. */
export function standingIn(log: RestrictedLog, open: Public): Situation {
  const on = open.tree.size()
  if (log.standing?.on !== on) log.standing = { on, situation: branch(open.standing), taken: 0 }
  const { standing } = log
  for (; standing.taken < log.entries.length; standing.taken += 1)
    accept(standing.situation, open.charter, log.entries[standing.taken]!, standing.taken)
  return standing.situation
}

/** The question of the log with all that was taken on it unseen, as the rules take it at its close. */
export function askedIn(log: RestrictedLog, open: Public): Asked | undefined {
  if (log.place === 'register') return undefined
  const asked = standingIn(log, open).questions.get(log.place.question)
  return asked && atItsClose(open.charter, asked)
}

/** What an act of the log is ruled within. */
export function withinOf({ place }: RestrictedLog): Within {
  return place === 'register' ? { log: 'register' } : { log: 'question', question: place.question }
}

/** The question with its unseen positions, from whichever of these logs is its own. */
export function hiddenIn(
  logs: Iterable<RestrictedLog>,
  open: Public,
): (question: QuestionId) => Asked | undefined {
  return (question) => {
    for (const log of logs)
      if (log.place !== 'register' && log.place.question === question) return askedIn(log, open)
    return undefined
  }
}

/** Whether the restricted log takes the act as its next entry, received at this moment; else every reason. */
export function admitRestricted(
  log: RestrictedLog,
  open: Public,
  { act, evidence, documents }: Submission,
  received: Instant,
): Admitted | Refused {
  const bytes = canonical(act as unknown as Json)
  const after = open.tree.size()
  const reasons = [
    ...sizeReasons(bytes),
    ...restrictedPlaceReasons(log, open, act),
    ...keyReasons(open, act, evidence, bytes, after),
    ...documentReasons(open.crypto, act, documents),
    ...redactionReasons(log.entries, act),
  ]
  if (reasons.length > 0) return { admitted: false, reasons }
  const ruling = ruledIn(log, open, { act, evidence, received })
  if (!ruling.inOrder) return refusedBy(ruling)
  const entry: Entry = { act, after, evidence, received }
  const whole = canonical(entry as unknown as Json)
  if (whole.length > MOST_ENTRY_BYTES)
    return {
      admitted: false,
      reasons: [{ code: 'too-large', needed: `${MOST_ENTRY_BYTES}`, reached: `${whole.length}` }],
    }
  return { admitted: true, id: actId(open.crypto, bytes), entry, bytes: whole, effects: ruling.effects }
}

/** Whether the act is in order as the next of the restricted log. */
export function ruledIn(log: RestrictedLog, open: Public, entry: Ruled): ReturnType<typeof rule> {
  return rule(open.charter, standingIn(log, open), entry, log.entries.length, withinOf(log))
}

/** Takes an entry in: it is on the restricted log. */
export function takeRestricted(log: RestrictedLog, crypto: Crypto, entry: Entry, bytes: Uint8Array): void {
  log.ids.set(actId(crypto, canonical(entry.act as unknown as Json)), log.entries.length)
  log.tree.append(leafHash(crypto, bytes))
  log.entries.push(entry)
}

/** An act belongs to this log, names whom it is for, and its signer had an earlier state of the public log in view. */
export function restrictedPlaceReasons(
  { origin, place, entries }: RestrictedLog,
  { tree }: Pick<Public, 'tree'>,
  act: Act,
): readonly Reason[] {
  const reasons: Reason[] = []
  if (act.log !== origin) reasons.push({ code: 'other-log', needed: origin, reached: act.log })
  const { audience } = act
  // What came on paper is its party's, whoever enters it.
  const { by } = doneIn(act)
  const own = 'party' in by ? by.party : ''
  // A position is for its author and the rules until it is shown; marks and the like are for the rules alone.
  const isFor = typeof audience === 'object' && 'parties' in audience ? audience.parties.join() : undefined
  const fits = place === 'register' ? audience !== 'public' : isFor === own
  if (!fits)
    reasons.push({
      code: 'audience-elsewhere',
      needed: place === 'register' ? 'members' : `parties: [${own}]`,
      reached: classificationOf(audience),
    })
  if (act.seen === undefined) reasons.push({ code: 'seen-differs' })
  if (entries.length === 0 && act.type !== 'restricted-log.opened') reasons.push({ code: 'record-not-open' })
  return [...reasons, ...seenReasons(tree, act)]
}

/** Whether each signature of an entry of the restricted log is that of a key that was valid on the public log by then. */
export function restrictedKeyReasons(
  open: Public,
  entry: Entry,
  bytes: Uint8Array,
  isSigned?: SignatureCheck,
): readonly Reason[] {
  return keyReasons(open, entry.act, entry.evidence, bytes, entry.after ?? 0, isSigned)
}

/**
 * The commitment to a restricted log at a size: HMAC-SHA-256(salt, "chancery/checkpoint/v1\n" || the text of its checkpoint).
 * Undefined for a salt that is not 32 bytes.
 */
export function anchorOf(
  crypto: Crypto,
  { origin, tree }: Pick<RestrictedLog, 'origin' | 'tree'>,
  size: number,
  salt: string,
): string | undefined {
  const key = unhex(salt)
  if (key?.length !== 32) return undefined
  const checkpoint = formatCheckpoint({ origin, size, root: tree.root(size) })
  return hex(crypto.hmacSha256(key, utf8(`chancery/checkpoint/v1\n${checkpoint}`)))
}

/** A mark of a restricted log: what the public log commits to, when, and whether it is the last. */
export interface Mark {
  readonly size: number
  readonly salt: string
  readonly due?: Instant
}

/** The marks of a restricted log, in order. */
export function marksIn({ entries }: Pick<RestrictedLog, 'entries'>): readonly Mark[] {
  return entries.flatMap(({ act: { type, body } }, index): readonly Mark[] => {
    const { salt, due } = body as { salt?: string; due?: Instant }
    if (salt === undefined) return []
    if (type === 'restricted-log.closed') return [{ size: index + 1, salt }]
    return type === 'restricted-log.marked' && due !== undefined ? [{ size: index + 1, salt, due }] : []
  })
}

/** The bytes of a disclosed log: each entry as it is stored, and a newline. */
export function disclosedBytes(entries: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(entries.reduce((sum, { length }) => sum + length + 1, 0))
  let at = 0
  for (const bytes of entries) {
    whole.set(bytes, at)
    at += bytes.length
    whole[at++] = 10
  }
  return whole
}

/** The entries of a disclosed log. */
export function disclosedEntries(bytes: Uint8Array): readonly Uint8Array[] {
  const entries: Uint8Array[] = []
  let from = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
    entries.push(bytes.subarray(from, at))
    from = at + 1
  }
  return from < bytes.length ? [...entries, bytes.subarray(from)] : entries
}
