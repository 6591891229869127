/**
 * Where a log is kept. Stored bytes are the truth: entries are only ever added, and never written again.
 * One contract suite (`tests/contract`) holds for every store.
 */
import type { Instant } from '../core/time.ts'
import type { Head } from '../record/head.ts'
import type { Kept } from '../record/ledger.ts'

/** What one append adds: an entry, the documents that came with it, and the head that it makes. */
export interface Addition {
  readonly bytes: Uint8Array
  readonly documents: readonly {
    readonly key: string
    readonly bytes: Uint8Array
    readonly salt?: Uint8Array
  }[]
  readonly head: Head
}

export interface Store {
  /** The number of entries. */
  size(): number
  /** The signed head; undefined while the log is empty. */
  head(): Head | undefined
  /** Entries from a position on, in order; without `to` all of them, else those before it. */
  read(from: number, to?: number): readonly Uint8Array[]
  /** The document kept under a digest or a commitment. */
  document(key: string): Omit<Kept, 'name'> | undefined
  documents(): number
  /**
   * Appends what `prepare` gives, whole or not at all, and durably before it returns. `prepare` is called under the lock
   * of the log's head with its size and the store's clock; it may give undefined to leave the log as it is.
   */
  append(prepare: (size: number, now: Instant) => Addition | undefined): boolean
  /** Writes the first entries of an empty log under the head that they make, whole or not at all. Throws where it is not empty. */
  fill(entries: Iterable<Omit<Addition, 'head'>>, head: Head): void
  /** What stopped the store from writing, where something did: then it is for reading until it is opened again. */
  failure?(): string | undefined
  close(): void
}

/** There is no room. Nothing was written; once there is, the store goes on. */
export class StoreFullError extends Error {}

/**
 * The disk failed. What was being written may be there or not, and is not acknowledged; nothing more is written until the
 * store is opened again, since after one failed sync the next may succeed without having kept what came before.
 */
export class StoreFailedError extends Error {}

/** A folder that another process holds: one writer to a log. */
export class StoreHeldError extends Error {}

/** A record that is for reading until a person has looked at it: see `guard.ts`. */
export class RecordFrozenError extends Error {}

/** A record whose stored bytes cannot be followed: `verify` says what is wrong with it. */
export class RecordDamagedError extends Error {}
