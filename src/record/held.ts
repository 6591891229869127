/**
 * Compares a record with a head of the same log that somebody holds: from a receipt, a copy, another server. Two heads
 * under the log's own key that cannot both be true convict whoever holds the key; the notes are the evidence, and
 * anyone can check them with the log's verifier key alone.
 */
import type { Key } from '../core/situation.ts'
import { hex, sameBytes, unbase64 } from './bytes.ts'
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts'
import type { Crypto } from './crypto.ts'
import { headNote, isLogKey, type Head } from './head.ts'
import type { Followed } from './ledger.ts'
import { isNoteName, noteVerifier, openNote, vkey } from './note.ts'
import type { RecordFault } from './verify.ts'

/** A head as it is held: one of ours, or a signed note. */
export type Held = Head | Uint8Array

/**
 * What a held head shows of the record: `held-not-signed` where the log did not sign it, `origin-differs` where it is of
 * another log, `behind-held` where the record is shorter, `split-view` where it has other entries up to that size.
 */
export function heldFaults(log: Followed, head: Head | undefined, held: Held): readonly RecordFault[] {
  const keys = [...log.standing.keys.values()].filter(isLogKey)
  const note = held instanceof Uint8Array ? held : noteOfHead(log.crypto, held, keys)
  const checkpoint = note && signedCheckpoint(log, note, keys)
  if (!checkpoint) return [{ code: 'held-not-signed' }]
  const { origin, size, root } = checkpoint
  const shown = head && noteOfHead(log.crypto, head, keys)
  const notes = [note, ...(shown ? [shown] : [])].map((one) => new TextDecoder().decode(one))
  if (origin !== log.origin) return [{ code: 'origin-differs', found: origin }]
  if (size > log.tree.size()) return [{ code: 'behind-held', found: `${log.tree.size()} of ${size}`, notes }]
  return sameBytes(log.tree.root(size), root)
    ? []
    : [{ code: 'split-view', found: `${size} ${hex(root)}`, notes }]
}

function noteOfHead(crypto: Crypto, head: Head, keys: readonly Key[]): Uint8Array | undefined {
  const note = isNoteName(head.origin) ? headNote(crypto, head, keys) : undefined
  return note === undefined ? undefined : new TextEncoder().encode(note)
}

function signedCheckpoint(
  { crypto, origin }: Followed,
  note: Uint8Array,
  keys: readonly Key[],
): Checkpoint | undefined {
  const name = origin ?? ''
  const verifiers = keys.flatMap((key) => {
    const raw = unbase64(key.public)
    const verifier = raw?.length === 32 && isNoteName(name) && noteVerifier(crypto, vkey(crypto, name, raw))
    return verifier ? [verifier] : []
  })
  const read = openNote(note, verifiers)
  return read.ok ? parseCheckpoint(read.text) : undefined
}
