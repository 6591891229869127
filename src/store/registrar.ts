/**
 * The one who keeps a log: takes acts from their authors, rules on them, appends them durably, and signs the head.
 * Acts that wait at the same time go in one append, ruled one after the other. Where several servers keep one log, each
 * takes in what the others appended, under the lock of the head, before it rules.
 *
 * Invariant: what `submit` acknowledges is on the disk, and nothing beyond `size` is shown.
 */
import type { Viewer } from '../core/audience.ts'
import type { Effect } from '../core/refusal.ts'
import type { Place } from '../core/restricted.ts'
import type { Instant } from '../core/time.ts'
import type { Crypto, Signer } from '../record/crypto.ts'
import { headNote, headSigners, type Head } from '../record/head.ts'
import type { Ledger, Submission } from '../record/ledger.ts'
import type { Random } from '../record/author.ts'
import { lookAhead } from './ahead.ts'
import { charterNamed, demandRoot, extend, opened, readOn } from './folding.ts'
import { composed, notBefore, type Answer, type Composed, type NotTaken } from './group.ts'
import { changedSince, frozenAtStart, type Frozen, type Guard } from './guard.ts'
import { nextLapse } from './lapses.ts'
import { snapshotOf, type Snapshots } from './snapshot.ts'
import { restrictedLogs, type SeenUnseen, type TakenUnseen } from './restricted.ts'
import {
  LostRaceError,
  RecordDamagedError,
  RecordFrozenError,
  StoreAwayError,
  type Soon,
  type Store,
} from './store.ts'

export { charterIn, followed } from './folding.ts'

export interface Registrar {
  /** What is ruled on. While a group is being written it may be ahead of `size` by what that group holds. */
  readonly ledger: Ledger
  readonly store: Store
  /** How many entries are durably on the log, as far as this server knows. */
  readonly size: number
  readonly head: Head
  /** Takes an act in, or says why not. Lapses that are due go before it. */
  submit(submission: Submission): Promise<Submitted>
  /** Takes an act of a restricted log in, or says why not; undefined where it belongs to none of this record. */
  submitUnseen(submission: Submission): Promise<TakenUnseen | undefined>
  /** What a viewer may see of a restricted log. */
  readUnseen(place: Place, viewer: Viewer): Promise<readonly SeenUnseen[]>
  /** Appends the lapses that are due now; how many they were. */
  lapse(): Promise<number>
  /** Takes in what other servers appended. */
  follow(): Promise<void>
  /** Calls back after each piece of work by which `size` grew, whoever appended; gives the way to stop it. */
  watch(seen: () => void): () => void
  /** Reads again from the store what was appended since the last time, and hashes it anew: before a head is signed or shown. */
  reread(): Promise<void>
  /** Why nothing is appended any more; undefined while it is. */
  frozen(): Frozen | undefined
  /** Appends nothing from now on. */
  freeze(why: Frozen): void
  /** Those of the log's signers here that may sign the head as it is, the newest key first. */
  signers(): readonly Signer[]
  /** Keeps how the log stands for the next start, where there is a place for it. */
  keepSnapshot(): void
}

/** Who signs for the server: heads always, lapses where it holds a key of the office `clock`. */
export interface ServerKeys {
  readonly log: Signer
  /** Other keys of the log that are here: one that takes over, or is taken over from. */
  readonly logs?: readonly Signer[]
  readonly clock?: Signer | undefined
  readonly random: Random
  /** A clock to see whether a lapse may be due; what counts is the store's, read inside each append. */
  readonly now: () => Instant
  /** Where restricted logs are kept, by their codes; without it nothing is taken in unseen. */
  readonly restricted?: ((code: string) => Soon<Store>) | undefined
  /** Where the last signed checkpoint is kept, apart from the record. */
  readonly guard?: Guard | undefined
  /** Where it is kept how the log stood, so that the next start is short. */
  readonly snapshots?: Snapshots | undefined
}

export type Submitted =
  | {
      readonly accepted: true
      readonly position: number
      readonly id: string
      readonly received: Instant
      readonly effects: readonly Effect[]
      readonly already: boolean
      /** A head that covers the act: that of the append which it went in, or of a later one. */
      readonly head: Head
    }
  | NotTaken

/** The most acts of one append. */
const MOST_ACTS = 256
/** How often an append is tried: between tries others are faster, or the connection breaks. */
const MOST_TRIES = 8
/** A snapshot is written at a start that found none, or where the next one would have to fold so many entries again. */
const WORTH_KEEPING = 64
const NONE: ReadonlySet<string> = new Set()

interface Waiting {
  readonly submission: Submission
  readonly resolve: (submitted: Submitted) => void
  readonly reject: (error: unknown) => void
}

/** The registrar of a store that holds a record, its ledger folded from every entry. Rejects where the charter is not there. */
export async function openRegistrar(crypto: Crypto, store: Store, keys: ServerKeys): Promise<Registrar> {
  const start = await opened(crypto, store, keys)
  let { ledger, head } = start
  let size = ledger.entries.length
  let frozen = frozenAtStart(ledger, head, keys.guard?.last())
  // What has been read and hashed: the ledger has just been folded from it.
  let verified = size
  // True while the ledger holds what did not come onto the log: it is folded anew before the next ruling.
  let spoiled = false
  let line: Promise<unknown> = Promise.resolve()
  const watchers = new Set<() => void>()
  let told = size
  const tell = (): void => {
    if (told === size) return
    told = size
    for (const seen of watchers) seen()
  }
  /** One thing at a time. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work)
    line = done.catch(() => undefined).then(tell)
    return done
  }
  const takeIn = (others: readonly Uint8Array[], now: Head | undefined): void => {
    if (others.length === 0) return
    extend(crypto, ledger, others)
    demandRoot(ledger, now)
    size = ledger.entries.length
    head = now as Head
  }
  const reread = async (): Promise<void> => {
    if (spoiled || frozen) return
    frozen = changedSince(ledger, verified, await store.read(verified, size))
    if (!frozen) verified = size
  }
  const keepSigned = (signed: Head): void => {
    const note = headNote(crypto, signed, ledger.standing.keys.values())
    if (note !== undefined) keys.guard?.keep(note)
  }
  const unseen =
    keys.restricted &&
    restrictedLogs(
      () => ledger,
      keys,
      (code) => keys.restricted!(code),
    )
  let erased = 0
  /** Destroys what acts on the log say is redacted. Where that fails it is tried again with the next append, and at the next start. */
  const eraseRedacted = async (): Promise<void> => {
    const keysOf = [...ledger.standing.redacted.keys()]
    if (keysOf.length === erased) return
    try {
      await store.erase(keysOf.slice(erased))
      erased = keysOf.length
    } catch {
      // Until then `verify` says that it is still there.
    }
  }
  const appendOnce = async (submissions: readonly Submission[]): Promise<readonly Answer[]> => {
    if (spoiled) {
      ;({ ledger, head } = await opened(crypto, store, keys))
      size = ledger.entries.length
      demandRoot(ledger, head)
      spoiled = false
    }
    await reread()
    if (frozen) throw new RecordFrozenError(frozen.code)
    await unseen?.prepare(keys.now())
    let made: Composed | undefined
    try {
      await store.append(size, (moment) => {
        if (moment.size < size)
          throw new RecordDamagedError(`the store has ${moment.size} of ${size} entries`)
        takeIn(moment.others, moment.head)
        made = composed(ledger, { ...keys, unseen }, submissions, moment.now, ahead.known)
        return made.group
      })
    } catch (error) {
      spoiled = ledger.entries.length !== size
      throw error
    }
    made?.finish()
    size = ledger.entries.length
    if (made?.group) keepSigned((head = made.group.head))
    await eraseRedacted()
    return made?.answers ?? []
  }
  const append = async (submissions: readonly Submission[]): Promise<readonly Answer[]> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await appendOnce(submissions)
      } catch (error) {
        const again = error instanceof LostRaceError || error instanceof StoreAwayError
        if (!again || tried === MOST_TRIES) throw error
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** tried))
      }
    }
  }
  const followOn = async (): Promise<void> => {
    const now = await store.head()
    if (!now || spoiled || frozen || now.size <= size) return
    try {
      await readOn(crypto, ledger, store, now.size)
      demandRoot(ledger, now)
      size = now.size
      head = now
    } finally {
      spoiled = ledger.entries.length !== size
    }
  }
  const waiting: Waiting[] = []
  const ahead = lookAhead(crypto)
  const appendWaiting = async (): Promise<void> => {
    // A turn of the loop: what came in with the first goes with it.
    await new Promise((resolve) => setImmediate(resolve))
    const ready = await ahead.look(
      waiting.slice(0, MOST_ACTS).map(({ submission }) => submission),
      ledger.standing.keys,
    )
    const group = waiting.splice(0, ready)
    if (waiting.length > 0) void inTurn(appendWaiting)
    try {
      const answers = await append(group.map(({ submission }) => submission))
      group.forEach(({ resolve, reject }, index) => {
        const answer = answers[index] as Answer
        if ('error' in answer) reject(answer.error)
        else resolve(answer.accepted ? { ...answer, head } : answer)
      })
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
  /** Size of the snapshot that is kept. */
  let kept = start.from
  const keepSnapshot = (): void => {
    const [genesis] = ledger.entries
    if (!keys.snapshots || !genesis || spoiled || frozen || size === kept || ledger.entries.length !== size)
      return
    try {
      keys.snapshots.write(snapshotOf(ledger, keys.log, charterNamed(genesis) ?? ''))
      kept = size
    } catch {
      // Without a snapshot the next start takes longer: nothing else is lost.
    }
  }
  if (!frozen) {
    keepSigned(head)
    await eraseRedacted()
  }
  if (kept === 0 || size - kept >= WORTH_KEEPING) keepSnapshot()
  return {
    get ledger() {
      return ledger
    },
    get size() {
      return size
    },
    get head() {
      return head
    },
    store,
    submit: (submission) =>
      new Promise((resolve, reject) => {
        waiting.push({ submission, resolve, reject })
        if (waiting.length === 1) void inTurn(appendWaiting)
      }),
    lapse: () =>
      inTurn(async () => {
        if (frozen) return 0
        const now = notBefore(ledger, keys.now())
        if (!spoiled) {
          await unseen?.prepare(now)
          const isDue =
            unseen?.next(now, NONE) ??
            (keys.clock && nextLapse(ledger, keys.clock, keys.random, now, NONE, unseen?.hidden))
          if (!isDue) return 0
        }
        const before = size
        await append([])
        return size - before
      }),
    submitUnseen: (submission) =>
      inTurn(async () => {
        if (frozen) throw new RecordFrozenError(frozen.code)
        if (spoiled) await append([])
        else await followOn()
        return unseen?.submit(submission)
      }),
    readUnseen: (place, viewer) => inTurn(async () => (await unseen?.read(place, viewer)) ?? []),
    follow: () => inTurn(followOn),
    watch(seen) {
      watchers.add(seen)
      return () => void watchers.delete(seen)
    },
    reread: () => inTurn(reread),
    frozen: () => frozen,
    signers: () => headSigners(crypto, ledger.standing.keys, size, [keys.log, ...(keys.logs ?? [])]),
    freeze: (why) => void (frozen ??= why),
    keepSnapshot,
  }
}
