/** What goes onto a log in one append: lapses that are due, then acts that waited, ruled one after the other. */
import type { Act, Entry } from '../core/act.ts'
import type { Within } from '../core/acts/kind.ts'
import type { Effect, Reason } from '../core/refusal.ts'
import { branch, type Situation } from '../core/situation.ts'
import { accept } from '../core/standing.ts'
import type { Instant } from '../core/time.ts'
import type { Random } from '../record/author.ts'
import type { Crypto, Signer } from '../record/crypto.ts'
import { leafHash } from '../record/digest.ts'
import { frontierRoot, grown } from '../record/frontier.ts'
import { headSigners, signHead } from '../record/head.ts'
import {
  admit,
  checkOf,
  stated,
  take,
  type Admitted,
  type Ledger,
  type Refused,
  type SignatureCheck,
  type Stated,
  type Submission,
} from '../record/ledger.ts'
import { nextLapse, refusalOf } from './lapses.ts'
import type { RestrictedLogs } from './restricted.ts'
import type { Addition, Group } from './store.ts'

/** What becomes of an act, once the append that it went in is done. */
export type Answer =
  | {
      readonly accepted: true
      readonly position: number
      readonly id: string
      readonly received: Instant
      readonly effects: readonly Effect[]
      readonly already: boolean
    }
  | NotTaken
  | { readonly error: unknown }

/** An act that was not taken in, with every reason, and when it would be in order where waiting is all that is needed. */
export interface NotTaken {
  readonly accepted: false
  readonly id: string
  readonly reasons: readonly Reason[]
  readonly earliest?: Instant
}

/** The refusal of an act of this id. */
export function notTaken(id: string, { reasons, earliest }: Refused): NotTaken {
  return { accepted: false, id, reasons, ...(earliest === undefined ? {} : { earliest }) }
}

export interface Composed {
  /** Undefined where nothing is to be appended. */
  readonly group: Group | undefined
  /** One for each submission, in their order. */
  readonly answers: readonly Answer[]
  /** Takes the last entry in, once the group is on the log. */
  readonly finish: () => void
}

/** What has been worked out about acts that wait. */
export interface Known {
  readonly stated: (act: Act) => Stated
  readonly isSigned: SignatureCheck
}

/** Nothing: it is worked out when it is asked. */
export function nothingKnown(crypto: Crypto): Known {
  return { stated: (act) => stated(crypto, act), isSigned: checkOf(crypto) }
}

/** The group of these submissions at this moment. The ledger takes in all of it but the last entry: the next act is ruled on it. */
export function composed(
  ledger: Ledger,
  keys: {
    readonly log: Signer
    readonly logs?: readonly Signer[]
    readonly clock?: Signer | undefined
    readonly random: Random
    readonly unseen?: RestrictedLogs | undefined
  },
  submissions: readonly Submission[],
  now: Instant,
  known = nothingKnown(ledger.crypto),
): Composed {
  const entries: Addition[] = []
  const signers = [keys.log, ...(keys.logs ?? [])]
  let last: Admitted | undefined
  const within: Within = keys.unseen ? { hidden: keys.unseen.hidden } : {}
  const finish = (): void => {
    if (last) take(ledger, last.entry, last.bytes, last.id)
    last = undefined
  }
  const offer = (submission: Submission): Answer => {
    finish()
    const of = known.stated(submission.act)
    const { id } = of
    const before = ledger.ids.get(id)
    if (before !== undefined) {
      const { received } = ledger.entries[before] as Entry
      return { accepted: true, position: before, id, received, effects: [], already: true }
    }
    const admitted = admit(ledger, submission, notBefore(ledger, now), of, known.isSigned, within)
    if (!admitted.admitted) return notTaken(id, admitted)
    if (submission.act.type === 'key.revoked' && !signsAfter(ledger, signers, admitted)) {
      // The server that takes this in could sign no head any more: the successor's key has to be here first.
      return {
        accepted: false,
        id,
        reasons: [{ code: 'last-key', reached: submission.act.body['key'] as string }],
      }
    }
    last = admitted
    entries.push(addition(submission, admitted.bytes))
    const { entry, effects } = admitted
    const position = ledger.entries.length
    return { accepted: true, position, id, received: entry.received, effects, already: false }
  }
  const refused = new Set<string>()
  for (;;) {
    finish()
    const at = notBefore(ledger, now)
    const due =
      keys.unseen?.next(at, refused) ??
      (keys.clock && nextLapse(ledger, keys.clock, keys.random, at, refused, keys.unseen?.hidden))
    if (!due) break
    const lapsed = offer(due)
    if (!('accepted' in lapsed) || !lapsed.accepted) refused.add(refusalOf(due))
  }
  const answers = submissions.map((submission): Answer => {
    try {
      return offer(submission)
    } catch (error) {
      // A mistake of ours over one act is no reason to lose those that wait with it.
      return { error }
    }
  })
  return { group: sealed(ledger, signers, entries, last), answers, finish }
}

/** Never decreasing: a clock set back gives the time of the last entry again until it has caught up. */
export function notBefore({ entries }: Ledger, now: Instant): Instant {
  const last = entries.at(-1)?.received
  return last !== undefined && now < last ? last : now
}

/** The entries under the head that they make: all but the last are in the ledger's tree. */
function sealed(
  ledger: Ledger,
  signers: readonly Signer[],
  entries: readonly Addition[],
  last: Admitted | undefined,
): Group | undefined {
  if (entries.length === 0) return undefined
  const { crypto, tree } = ledger
  const edge = last ? grown(crypto, tree.frontier(), leafHash(crypto, last.bytes)) : tree.frontier()
  const origin = (last?.entry ?? ledger.entries[0])!.act.log
  const [signer] = headSigners(crypto, keysAfter(ledger, last), edge.size, signers)
  return {
    entries,
    head: signHead(crypto, signer ?? signers[0]!, origin, edge.size, frontierRoot(crypto, edge)),
  }
}

/** The keys as they stand once this entry is on the log. */
function keysAfter({ standing, charter, entries }: Ledger, last: Admitted | undefined): Situation['keys'] {
  if (!last?.entry.act.type.startsWith('key.')) return standing.keys
  const after = branch(standing)
  accept(after, charter, last.entry, entries.length)
  return after.keys
}

/** False where one of these signers signs heads now, and none would once this is on the log. */
function signsAfter(ledger: Ledger, signers: readonly Signer[], last: Admitted): boolean {
  const { crypto, standing, entries } = ledger
  const now = headSigners(crypto, standing.keys, entries.length, signers).length
  return now === 0 || headSigners(crypto, keysAfter(ledger, last), entries.length + 1, signers).length > 0
}

/** What an append adds for a submission: its bytes, and its documents under their digests or commitments. */
export function addition(
  { act, documents }: Pick<Submission, 'act' | 'documents'>,
  bytes: Uint8Array,
): Addition {
  const kept = documents.flatMap(({ name, ...document }) => {
    const ref = act.docs.find((one) => one.name === name)
    const key = ref?.digest ?? ref?.commitment
    return key === undefined ? [] : [{ key, ...document }]
  })
  return { bytes, documents: kept }
}
