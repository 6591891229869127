/**
 * Where a log is kept. Stored bytes are the truth: entries are only ever added, and never written again.
 * One contract suite (`tests/contract`) holds for every store.
 */
import type { Instant } from '../core/time.ts'
import type { Head } from '../record/head.ts'
import type { Kept } from '../record/ledger.ts'

/** What a store in this process answers at once, and one in a database after a while. */
export type Soon<T> = T | Promise<T>

/** What one act adds: an entry, and the documents that came with it under their digests or commitments. */
export interface Addition {
  readonly bytes: Uint8Array
  readonly documents: readonly {
    readonly key: string
    readonly bytes: Uint8Array
    readonly salt?: Uint8Array
  }[]
}

/** Entries that are appended in one piece, and the head that they make. */
export interface Group {
  readonly entries: readonly Addition[]
  readonly head: Head
}

/** How the log stands while its head is locked. */
export interface Moment {
  readonly size: number
  /** The store's clock, read under the lock, in whole seconds. */
  readonly now: Instant
  /** Entries from the position on that whoever appends knew of: what others appended meanwhile. */
  readonly others: readonly Uint8Array[]
  readonly head: Head | undefined
}

export interface Store {
  /** True where no other process can append: then every answer comes at once. */
  readonly local: boolean
  /** The number of entries. */
  size(): Soon<number>
  /** The signed head; undefined while the log is empty. */
  head(): Soon<Head | undefined>
  /** Entries from a position on, in order; without `to` all of them, else those before it. */
  read(from: number, to?: number): Soon<readonly Uint8Array[]>
  /** The document kept under a digest or a commitment. */
  document(key: string): Soon<Omit<Kept, 'name'> | undefined>
  documents(): Soon<number>
  /**
   * Appends what `prepare` gives, whole or not at all, and durably before it returns. `prepare` is called under the lock
   * of the log's head; it may give undefined to leave the log as it is. `known` is how many entries the caller has seen.
   */
  append(known: number, prepare: (moment: Moment) => Group | undefined): Soon<boolean>
  /** Writes the first entries of an empty log under the head that they make, whole or not at all. Throws where it is not empty. */
  fill(entries: Iterable<Addition>, head: Head): Soon<void>
  /** What stopped the store from writing, where something did: then it is for reading until it is opened again. */
  failure?(): string | undefined
  /** Destroys the documents under these keys, with their salts, durably before it returns: acts say that they were redacted. */
  erase(keys: readonly string[]): Soon<void>
  /** Calls back with the size of the log when another process may have appended; gives the way to stop it. */
  watch(seen: (size: number) => void): () => void
  close(): Soon<void>
}

/** A store that this process alone writes to: the command line reads it without waiting. */
export interface LocalStore extends Store {
  readonly local: true
  size(): number
  head(): Head | undefined
  read(from: number, to?: number): readonly Uint8Array[]
  document(key: string): Omit<Kept, 'name'> | undefined
  documents(): number
  append(known: number, prepare: (moment: Moment) => Group | undefined): boolean
  fill(entries: Iterable<Addition>, head: Head): void
  erase(keys: readonly string[]): void
  close(): void
}

/** True when the store answers at once. */
export function isLocal(store: Store): store is LocalStore {
  return store.local
}

/** Throws where a head is not that of the log with these entries more: the store would sign for what it does not hold. */
export function demandHead(size: number, more: number, head: Head): void {
  if (more === 0 || head.size !== size + more)
    throw new Error(`a head of ${head.size} for ${size} entries and ${more} more`)
}

/** A folder that another process holds: one writer to a log. */
export class StoreHeldError extends Error {}

/** Another process was faster, and nothing was appended: it can be tried again on what the log now is. */
export class LostRaceError extends Error {}

/** The database cannot be reached. Whether the last append was done is not known; an act that is sent again stands once. */
export class StoreAwayError extends Error {}
/** A record that is for reading until a person has looked at it: see `guard.ts`. */
export class RecordFrozenError extends Error {}

/** A record whose stored bytes cannot be followed: `verify` says what is wrong with it. */
export class RecordDamagedError extends Error {}

/** There is no room. Nothing was written; once there is, the store goes on. */
export class StoreFullError extends Error {}

/**
 * The disk failed. What was being written may be there or not, and is not acknowledged; nothing more is written until the
 * store is opened again, since after one failed sync the next may succeed without having kept what came before.
 */
export class StoreFailedError extends Error {}
