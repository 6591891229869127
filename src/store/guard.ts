/**
 * The last signed checkpoint of a log, kept apart from the record and its backups. A record that is put back from a backup
 * is shorter than it, or another: then nothing may be signed, or the log would have two histories.
 */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { hex, utf8 } from '../record/bytes.ts'
import { parseCheckpoint, type Checkpoint } from '../record/checkpoint.ts'
import type { Crypto } from '../record/crypto.ts'
import { leafHash } from '../record/digest.ts'
import type { Head } from '../record/head.ts'
import type { Ledger } from '../record/ledger.ts'
import { splitNote } from '../record/note.ts'
import { sameBytes } from '../record/bytes.ts'
import { RecordDamagedError } from './store.ts'

/** Why a record is for reading only. */
export interface Frozen {
  readonly code: FrozenCode
  /** The size of the record here. */
  readonly here: number
  /** The size of what it contradicts. */
  readonly there: number
}

/**
 * `behind-signed`: shorter than what was signed. `other-than-signed`: another root than was signed at that size.
 * `head-differs`: the entries are not those that the record's head covers. `entry-changed`: an entry reads otherwise than
 * it was appended. `witness-ahead`, `witness-differs`: a witness has a checkpoint under the log's key that the record does not bear out.
 */
export type FrozenCode =
  | 'behind-signed'
  | 'other-than-signed'
  | 'head-differs'
  | 'entry-changed'
  | 'witness-ahead'
  | 'witness-differs'

export interface Guard {
  /** The last checkpoint that was signed; undefined where none is kept. */
  last(): Checkpoint | undefined
  /** Keeps a signed checkpoint, durably. One of a smaller size is never kept. */
  keep(note: string): void
  /** The last checkpoint shown to readers, with its cosignatures. */
  published(): string | undefined
  publish(note: string): void
}

/** The folder for checkpoints where the operator names no other. */
export function checkpointsIn(data: string): string {
  return join(data, 'checkpoints')
}

/** The guard of one log in the folder for checkpoints, which is made where it is missing. */
export function openGuard(crypto: Crypto, checkpoints: string, origin: string): Guard {
  const folder = join(checkpoints, hex(crypto.sha256(utf8(origin))))
  const shown = join(folder, 'published')
  // Two places, written in turn: what is torn when the power goes is never the only one.
  const slots = ['signed.0', 'signed.1'].map((name) => join(folder, name))
  const found = slots.map((slot) => readSlot(crypto, slot))
  if (found.some((slot) => slot === 'torn') && found.every((slot) => slot === 'torn' || slot === undefined))
    throw new RecordDamagedError(`${folder}: the last signed checkpoint cannot be read`)
  const sizeIn = (at: number): number => {
    const slot = found[at]
    return typeof slot === 'object' ? slot.size : 0
  }
  let at = sizeIn(1) > sizeIn(0) ? 1 : 0
  let last = found.filter((slot) => typeof slot === 'object').find(({ size }) => size === sizeIn(at))
  return {
    last: () => last,
    keep(note) {
      const next = checkpointIn(note)
      if (!next || next.origin !== origin) throw new RangeError('no checkpoint of this log')
      if (last && (next.size < last.size || (next.size === last.size && !sameBytes(next.root, last.root))))
        throw new RangeError(`a checkpoint of size ${last.size} was signed before`)
      if (last?.size === next.size) return
      at = last ? 1 - at : 0
      writeSlot(crypto, folder, slots[at] as string, note)
      last = next
    },
    published: () => textIn(shown),
    publish: (note) => replace(folder, shown, note),
  }
}

/** Why the record that was just opened may not be gone on with; undefined where nothing contradicts it. */
export function frozenAtStart(
  { tree, entries }: Ledger,
  head: Head | undefined,
  signed: Checkpoint | undefined,
): Frozen | undefined {
  const here = entries.length
  if (!head || head.size !== here || hex(tree.root()) !== head.root)
    return { code: 'head-differs', here, there: head?.size ?? 0 }
  return signed && contradiction({ tree, entries }, signed, 'behind-signed', 'other-than-signed')
}

/** What a checkpoint under the log's own key says against the record. */
export function contradiction(
  { tree, entries }: Pick<Ledger, 'tree' | 'entries'>,
  { size, root }: Pick<Checkpoint, 'size' | 'root'>,
  behind: FrozenCode,
  differs: FrozenCode,
): Frozen | undefined {
  const here = entries.length
  if (size > here) return { code: behind, here, there: size }
  return sameBytes(tree.root(size), root) ? undefined : { code: differs, here, there: size }
}

/** Whether the bytes that the store gives from a position on are those that were appended: each is hashed anew. */
export function changedSince(
  { crypto, tree, entries }: Ledger,
  from: number,
  stored: readonly Uint8Array[],
): Frozen | undefined {
  const here = entries.length
  const wrong = stored.findIndex((bytes, at) => !sameBytes(leafHash(crypto, bytes), tree.leaf(from + at)))
  if (wrong >= 0) return { code: 'entry-changed', here, there: from + wrong }
  return stored.length < here - from
    ? { code: 'entry-changed', here, there: from + stored.length }
    : undefined
}

function checkpointIn(note: string | undefined): Checkpoint | undefined {
  const text = note === undefined ? undefined : splitNote(utf8(note))?.text
  return text === undefined ? undefined : parseCheckpoint(text)
}

const SLOT = 4096

/** What a place holds: its digest and its length in front say whether it was written whole. */
function readSlot(crypto: Crypto, file: string): Checkpoint | 'torn' | undefined {
  const text = textIn(file)
  if (text === undefined) return undefined
  const [, digest = '', length = '', rest = ''] = /^([0-9a-f]{64})\n(\d{1,6})\n([^]*)$/.exec(text) ?? []
  const note = utf8(rest).slice(0, Number(length))
  const whole = note.length === Number(length) && hex(crypto.sha256(note)) === digest
  return (whole ? checkpointIn(new TextDecoder().decode(note)) : undefined) ?? 'torn'
}

/** Writes a place over, in its own bytes, so that one sync is enough: an append waits for it. */
function writeSlot(crypto: Crypto, folder: string, file: string, note: string): void {
  const bytes = utf8(note)
  const text = utf8(`${hex(crypto.sha256(bytes))}\n${bytes.length}\n${note}`)
  const padded = new Uint8Array(Math.ceil(text.length / SLOT) * SLOT)
  padded.set(text)
  if (!existsSync(file)) return replace(folder, file, padded)
  const handle = openSync(file, 'r+')
  try {
    writeSync(handle, padded, 0, padded.length, 0)
    fdatasyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    // A file that is there and cannot be read is no reason to sign: only its absence is.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The file whole or as it was: beside its place, synced, renamed, and the folder synced. */
function replace(folder: string, file: string, content: string | Uint8Array): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Several servers on one machine may keep the same place: each writes beside it under a name of its own.
  const beside = `${file}.${process.pid}.tmp`
  const handle = openSync(beside, 'w')
  try {
    writeSync(handle, typeof content === 'string' ? utf8(content) : content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, file)
  const place = openSync(folder, 'r')
  try {
    fsyncSync(place)
  } finally {
    closeSync(place)
  }
}
