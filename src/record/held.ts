/**
 * Compares a record with a head of the same log that somebody holds: from a receipt, a copy, another server. Two heads
 * under the log's own key that cannot both be true convict whoever holds the key; the notes are the evidence, and
 * anyone can check them with the log's verifier key alone.
 */
import type { Key } from '../core/situation.ts'
import { hex, sameBytes, unbase64 } from './bytes.ts'
import { parseCheckpoint } from './checkpoint.ts'
import type { Crypto } from './crypto.ts'
import { cosignedNote, headNote, isLogKey, isValidAt, type Head } from './head.ts'
import type { Followed } from './ledger.ts'
import { isNoteName, noteVerifier, openNote, splitNote, vkey } from './note.ts'
import { isPromise } from './promise.ts'
import { promiseFaults, type Unseen } from './promised.ts'
import type { RecordFault } from './verify.ts'

/** A head as it is held: one of ours, or a signed note, which may be a promise as well (`promise.ts`). */
export type Held = Head | Uint8Array

/**
 * What a held head shows of the record: `origin-differs` where it is of another log, `held-not-signed` where the log did
 * not sign it, `held-malformed` where what it signed is no head, such as one of size 0, `behind-held` where the record is shorter, `split-view` where it has other entries up to that size.
 */
export function heldFaults(
  log: Followed,
  head: Head | undefined,
  held: Held,
  cosignatures: readonly string[] = [],
  unseen?: Unseen,
): readonly RecordFault[] {
  const keys = [...log.standing.keys.values()].filter(isLogKey)
  if (held instanceof Uint8Array && isPromise(held)) {
    const signed = signedText(log, held, keys)
    const promised = new TextDecoder().decode(held)
    return signed === undefined
      ? [{ code: 'held-not-signed' }]
      : promiseFaults(
          log,
          signed,
          promised,
          head && cosignedNote(log.crypto, head, keys, cosignatures),
          unseen,
        )
  }
  const note = held instanceof Uint8Array ? held : noteOfHead(log.crypto, held, keys)
  const claimed = held instanceof Uint8Array ? new TextDecoder().decode(held).split('\n')[0] : held.origin
  // Of another log nothing can be compared, whoever signed it.
  if (claimed !== log.origin && (note === undefined || isNoteName(claimed ?? '')))
    return [{ code: 'origin-differs', found: claimed ?? '' }]
  // A key that was at its end by then, or in hands that it was taken from, convicts nobody.
  const claim = parseCheckpoint((note && splitNote(note)?.text) ?? '')
  const valid = claim ? keys.filter((key) => isValidAt(key, claim.size)) : keys
  const text = note && signedText(log, note, valid)
  if (text === undefined) return [{ code: 'held-not-signed' }]
  const checkpoint = parseCheckpoint(text)
  if (!checkpoint) return [{ code: 'held-malformed' }]
  const { size, root } = checkpoint
  const shown = head && noteOfHead(log.crypto, head, keys)
  const notes = [note, ...(shown ? [shown] : [])].map((one) => new TextDecoder().decode(one))
  if (size > log.tree.size()) return [{ code: 'behind-held', found: `${log.tree.size()} of ${size}`, notes }]
  return sameBytes(log.tree.root(size), root)
    ? []
    : [{ code: 'split-view', found: `${size} ${hex(root)}`, notes }]
}

function noteOfHead(crypto: Crypto, head: Head, keys: readonly Key[]): Uint8Array | undefined {
  const note = isNoteName(head.origin) ? headNote(crypto, head, keys) : undefined
  return note === undefined ? undefined : new TextEncoder().encode(note)
}

function signedText(
  { crypto, origin }: Followed,
  note: Uint8Array,
  keys: readonly Key[],
): string | undefined {
  const name = origin ?? ''
  const verifiers = keys.flatMap((key) => {
    const raw = unbase64(key.public)
    const verifier = raw?.length === 32 && isNoteName(name) && noteVerifier(crypto, vkey(crypto, name, raw))
    return verifier ? [verifier] : []
  })
  const read = openNote(note, verifiers)
  return read.ok ? read.text : undefined
}
