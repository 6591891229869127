/**
 * The one who keeps a log: takes acts from their authors, rules on them, appends them durably, and signs the head.
 *
 * Invariant: what `submit` acknowledges is on the disk; the ledger in memory is never ahead of the store.
 */
import type { Charter } from '../core/charter/charter.ts'
import type { Entry } from '../core/act.ts'
import { readCharter } from '../core/charter/read.ts'
import type { Json } from '../core/json.ts'
import type { Effect, Reason } from '../core/refusal.ts'
import type { Instant } from '../core/time.ts'
import { canonical } from '../record/canonical.ts'
import type { Crypto, Signer } from '../record/crypto.ts'
import { actId, leafHash } from '../record/digest.ts'
import { grown, frontierRoot } from '../record/frontier.ts'
import { headNote, signHead, type Head } from '../record/head.ts'
import {
  admit,
  newLedger,
  take,
  type Admitted,
  type Ledger,
  type Refused,
  type Submission,
} from '../record/ledger.ts'
import type { Random } from '../record/author.ts'
import { changedSince, frozenAtStart, type Frozen, type Guard } from './guard.ts'
import { isPassed, nextLapse } from './lapses.ts'
import { RecordDamagedError, RecordFrozenError, type Addition, type Store } from './store.ts'

export interface Registrar {
  readonly ledger: Ledger
  readonly store: Store
  /** Takes an act in, or says why not. Lapses that are due go before it. */
  submit(submission: Submission): Submitted
  /** Appends the lapses that are due now; how many they were. */
  lapse(): number
  /** Reads again from the store what was appended since the last time, and hashes it anew: before a head is signed or shown. */
  reread(): void
  /** Why nothing is appended any more; undefined while it is. */
  frozen(): Frozen | undefined
  /** Appends nothing from now on. */
  freeze(why: Frozen): void
}

/** Who signs for the server: heads always, lapses where it holds a key of the office `clock`. */
export interface ServerKeys {
  readonly log: Signer
  readonly clock?: Signer | undefined
  readonly random: Random
  /** The clock of the store, to see which lapses are due; what counts is read again inside each append. */
  readonly now: () => Instant
  /** Where the last signed checkpoint is kept, apart from the record. */
  readonly guard?: Guard | undefined
}

export type Submitted =
  | {
      readonly accepted: true
      readonly position: number
      readonly id: string
      readonly received: Instant
      readonly effects: readonly Effect[]
      readonly already: boolean
      readonly head: Head
    }
  | { readonly accepted: false; readonly id: string; readonly reasons: readonly Reason[] }

/** The registrar of a store that holds a record, its ledger folded from every entry. Throws where the charter is not there. */
export function openRegistrar(crypto: Crypto, store: Store, keys: ServerKeys): Registrar {
  const entries = store.read(0)
  const charter = charterIn(entries, store)
  const ledger = followed(crypto, charter, entries)
  let frozen = frozenAtStart(ledger, store.head(), keys.guard?.last())
  // What has been read and hashed: the ledger has just been folded from it.
  let verified = ledger.entries.length
  const reread = (): void => {
    const size = ledger.entries.length
    frozen ??= changedSince(ledger, verified, store.read(verified, size))
    if (!frozen) verified = size
  }
  const append = (submission: Submission, clock?: Ticking): Submitted => {
    reread()
    if (frozen) throw new RecordFrozenError(frozen.code)
    const submitted = submit(ledger, store, keys.log, submission, clock)
    if (submitted.accepted && !submitted.already) keepSigned(submitted.head)
    return submitted
  }
  const keepSigned = (head: Head): void => {
    const note = headNote(crypto, head, ledger.standing.keys.values())
    if (note !== undefined) keys.guard?.keep(note)
  }
  const lapse = (now: Instant): number => {
    let lapsed = 0
    const refused = new Set<string>()
    for (;;) {
      const since = notBefore(ledger, now)
      const due = frozen
        ? undefined
        : keys.clock && nextLapse(ledger, keys.clock, keys.random, since, refused)
      if (!due) return lapsed
      if (append(due).accepted) lapsed += 1
      else refused.add(due.act.body['question'] as string)
    }
  }
  const head = store.head()
  if (!frozen && head) keepSigned(head)
  return {
    ledger,
    store,
    lapse: () => lapse(keys.now()),
    reread,
    frozen: () => frozen,
    freeze: (why) => void (frozen ??= why),
    submit(submission) {
      if (!keys.clock) return append(submission)
      for (let since = notBefore(ledger, keys.now()); ;) {
        lapse(since)
        const clock: Ticking = { since, late: undefined }
        const submitted = append(submission, clock)
        if (clock.late === undefined) return submitted
        // Between the lapses and the append a deadline came: what lapses by it goes first.
        since = clock.late
      }
    },
  }
}

/** The charter that the genesis entry names. */
export function charterIn(entries: readonly Uint8Array[], store: Pick<Store, 'document'>): Charter {
  const genesis = entries[0] && parsed(entries[0])
  const ref = genesis?.act.docs.find(({ name }) => name === 'charter')
  const kept = ref?.digest === undefined ? undefined : store.document(ref.digest)
  const charter = kept && readCharter(new TextDecoder().decode(kept.bytes), 'charter.yaml')
  if (!charter?.ok) throw new RecordDamagedError('the record has no readable charter')
  return charter.value
}

/** The ledger of these entries. They are taken as they are stored: `verify` is what checks them. */
export function followed(crypto: Crypto, charter: Charter, entries: readonly Uint8Array[]): Ledger {
  const ledger = newLedger(crypto, charter)
  for (const bytes of entries) {
    const entry = parsed(bytes)
    take(ledger, entry, bytes, actId(crypto, canonical(entry.act as unknown as Json)))
  }
  return ledger
}

/** The entry that stored bytes hold. */
export function parsed(bytes: Uint8Array): Entry {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Entry
  } catch (error) {
    throw new RecordDamagedError('an entry of the record cannot be read', { cause: error })
  }
}

/** Never decreasing: a clock set back gives the time of the last entry again until it has caught up. */
function notBefore({ entries }: Ledger, now: Instant): Instant {
  const last = entries.at(-1)?.received
  return last !== undefined && now < last ? last : now
}

/** Since when lapses were looked for; `late` is set where a deadline came before the append. */
interface Ticking {
  readonly since: Instant
  late: Instant | undefined
}

/** With a clock: nothing is appended, and `late` is set, where a deadline came since the lapses were looked for. */
function submit(
  ledger: Ledger,
  store: Store,
  log: Signer,
  submission: Submission,
  clock?: Ticking,
): Submitted {
  const { crypto } = ledger
  const id = actId(crypto, canonical(submission.act as unknown as Json))
  const before = ledger.ids.get(id)
  if (before !== undefined) {
    const { received } = ledger.entries[before] as Entry
    return {
      accepted: true,
      position: before,
      id,
      received,
      effects: [],
      already: true,
      head: store.head() as Head,
    }
  }
  let admitted: Admitted | Refused = { admitted: false, reasons: [] }
  let head: Head | undefined
  const appended = store.append((size, now) => {
    if (size !== ledger.entries.length)
      throw new Error(`the store has ${size} entries, the ledger ${ledger.entries.length}`)
    const received = notBefore(ledger, now)
    if (clock && isPassed(ledger, clock.since, received)) {
      clock.late = received
      return undefined
    }
    admitted = admit(ledger, submission, received)
    if (!admitted.admitted) return undefined
    const root = frontierRoot(crypto, grown(crypto, ledger.tree.frontier(), leafHash(crypto, admitted.bytes)))
    head = signHead(crypto, log, submission.act.log, size + 1, root)
    return addition(submission, admitted.bytes, head)
  })
  // The compiler does not follow assignments inside the callback.
  const result = admitted as Admitted | Refused
  if (!appended || !result.admitted || !head)
    return { accepted: false, id, reasons: result.admitted ? [] : result.reasons }
  take(ledger, result.entry, result.bytes, result.id)
  const { entry, effects } = result
  return {
    accepted: true,
    position: ledger.entries.length - 1,
    id,
    received: entry.received,
    effects,
    already: false,
    head,
  }
}

/** What an append adds for a submission: its bytes, and its documents under their digests or commitments. */
export function addition(
  { act, documents }: Pick<Submission, 'act' | 'documents'>,
  bytes: Uint8Array,
  head: Head,
): Addition {
  const kept = documents.flatMap(({ name, ...document }) => {
    const ref = act.docs.find((one) => one.name === name)
    const key = ref?.digest ?? ref?.commitment
    return key === undefined ? [] : [{ key, ...document }]
  })
  return { bytes, documents: kept, head }
}
