/**
 * An exported record: one file of lines, each canonical JSON and a newline. The head with origin, size, root and the
 * log's signature; then each entry as it is stored; then each document, in the order in which acts first name it, with
 * the salt of its commitment. The same record always gives the same bytes. `docs/record.md` shows one.
 */
import * as z from 'zod/mini'
import type { Entry } from '../core/act.ts'
import { readEntry as readForm } from '../core/entry-form.ts'
import type { JsonObject } from '../core/json.ts'
import { base64, concat, hex, sameBytes, unbase64, unhex } from './bytes.ts'
import { canonical } from './canonical.ts'
import { documentKeys, type Head } from './head.ts'
import { parseCanonical } from './json.ts'
import type { Kept } from './ledger.ts'
import type { Found, RecordFault } from './verify.ts'

const FORMAT = 'chancery/record/1'
const NEWLINE = 0x0a

const headSchema = z.strictObject({
  format: z.literal(FORMAT),
  origin: z.string(),
  size: z.int(),
  root: z.string(),
  key: z.string(),
  signature: z.string(),
  /** Lines of signature of witnesses, as on the checkpoint. */
  cosignatures: z.optional(z.array(z.string())),
})
const documentSchema = z.strictObject({
  document: z.string(),
  bytes: z.string(),
  salt: z.optional(z.string()),
})

/** The file of a record. Documents that are no longer kept are left out; `verify` says which are missing. */
export function writeArchive(
  head: Head,
  entries: Iterable<Uint8Array>,
  document: Found['document'],
  cosignatures: readonly string[] = [],
): Uint8Array {
  const lines = [...archiveLines(head, entries, document, cosignatures)]
  const whole = new Uint8Array(lines.reduce((length, line) => length + line.length, 0))
  let at = 0
  for (const line of lines) {
    whole.set(line, at)
    at += line.length
  }
  return whole
}

/** The same line by line, each with its newline, for a record that is larger than memory. */
export function* archiveLines(
  head: Head,
  entries: Iterable<Uint8Array>,
  document: Found['document'],
  cosignatures: readonly string[] = [],
): Generator<Uint8Array, undefined> {
  const witnesses = cosignatures.length > 0 ? { cosignatures } : {}
  const newline = Uint8Array.of(NEWLINE)
  const named = new Set<string>()
  yield concat(canonical({ format: FORMAT, ...head, ...witnesses }), newline)
  for (const bytes of entries) {
    yield concat(bytes, newline)
    const entry = readEntry(bytes)
    for (const { key } of entry ? documentKeys([entry]) : []) named.add(key)
  }
  for (const key of named) {
    const kept = document(key)
    if (kept) yield concat(canonical(documentLine(key, kept)), newline)
  }
  return undefined
}

/** Bytes that lie somewhere, read piece by piece: a file of a million acts is larger than the memory for it. */
export interface Bytes {
  readonly size: number
  /** From a place up to and without another. The piece is the caller's. */
  readonly read: (from: number, to: number) => Uint8Array
}

/** The record that a file holds, with what is wrong of its form. Whether it is true, `verify` says. */
export function readArchive(
  bytes: Uint8Array,
): Found & { readonly entries: readonly Uint8Array[]; readonly documentKeys: readonly string[] } {
  const found = openArchive({ size: bytes.length, read: (from, to) => bytes.subarray(from, to) })
  return { ...found, entries: [...found.entries], documentKeys: found.order }
}

/** The same for bytes that are read as they are needed: first where each document lies, then the entries one by one. */
export function openArchive(bytes: Bytes): Found & { readonly order: readonly string[] } {
  const faults: RecordFault[] = []
  const places = new Map<string, { from: number; to: number }>()
  let [read, lines, first] = [undefined as ReturnType<typeof readHead>, 0, 0]
  for (const { line, from, to } of linesFrom(bytes, 0)) {
    if (lines === 0) {
      read = readHead(line)
      first = to + 1
    } else if (lines > sizeOf(read?.head)) {
      const document = readDocument(line)
      if (!document || places.has(document.key)) faults.push({ code: 'document-malformed' })
      else places.set(document.key, { from, to })
    }
    lines += 1
  }
  const { head, cosignatures } = read ?? {}
  if (bytes.size === 0 || bytes.read(bytes.size - 1, bytes.size)[0] !== NEWLINE)
    faults.unshift({ code: 'truncated' })
  if (!head) faults.push({ code: 'head-malformed' })
  const size = sizeOf(head)
  if (head && (size !== head.size || size > lines - 1))
    faults.push({ code: 'truncated', found: `${Math.max(0, lines - 1)} of ${head.size}` })
  return {
    head,
    ...(cosignatures === undefined ? {} : { cosignatures }),
    entries: { [Symbol.iterator]: () => entriesFrom(bytes, first, size) },
    document(key) {
      const place = places.get(key)
      return place && readDocument(bytes.read(place.from, place.to))?.kept
    },
    documents: places.size,
    order: [...places.keys()],
    faults,
  }
}

/** How many entries the head announces; none where it cannot be followed. */
function sizeOf(head: Head | undefined): number {
  return head && Number.isSafeInteger(head.size) && head.size > 0 ? head.size : 0
}

function* entriesFrom(bytes: Bytes, first: number, size: number): Generator<Uint8Array, undefined> {
  let left = size
  if (left === 0) return undefined
  for (const { line } of linesFrom(bytes, first)) {
    yield line
    if (--left === 0) return undefined
  }
  return undefined
}

function documentLine(key: string, { bytes, salt }: Omit<Kept, 'name'>): JsonObject {
  return { document: key, bytes: base64(bytes), ...(salt === undefined ? {} : { salt: hex(salt) }) }
}

function readHead(
  line: Uint8Array | undefined,
): { readonly head: Head; readonly cosignatures?: readonly string[] } | undefined {
  const read = line && parseCanonical(line)
  if (!read?.ok) return undefined
  const head = z.safeParse(headSchema, read.value)
  if (!head.success) return undefined
  const { origin, size, root, key, signature, cosignatures } = head.data
  const found = { origin, size, root, key, signature }
  return cosignatures === undefined ? { head: found } : { head: found, cosignatures }
}

function readEntry(line: Uint8Array): Entry | undefined {
  const read = parseCanonical(line)
  const form = read.ok ? readForm(read.value) : undefined
  return form && 'entry' in form ? form.entry : undefined
}

function readDocument(line: Uint8Array): { key: string; kept: Omit<Kept, 'name'> } | undefined {
  const read = parseCanonical(line)
  const document = read.ok ? z.safeParse(documentSchema, read.value) : undefined
  if (!document?.success) return undefined
  const { document: key, bytes: encoded, salt: salted } = document.data
  const [bytes, salt] = [unbase64(encoded), salted === undefined ? undefined : unhex(salted)]
  if (!bytes || (salted !== undefined && salt?.length !== 32)) return undefined
  const kept = { bytes, ...(salt === undefined ? {} : { salt }) }
  return sameBytes(line, canonical(documentLine(key, kept))) ? { key, kept } : undefined
}

const PIECE = 4 * 1024 * 1024

interface Line {
  readonly line: Uint8Array
  /** Where it lies, without its newline. */
  readonly from: number
  readonly to: number
}

function* linesFrom(bytes: Bytes, start: number): Generator<Line, undefined> {
  let [at, length] = [start, PIECE]
  while (at < bytes.size) {
    const piece = bytes.read(at, Math.min(bytes.size, at + length))
    let from = 0
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, from)) {
      yield { line: piece.subarray(from, end), from: at + from, to: at + end }
      from = end + 1
    }
    if (at + piece.length === bytes.size) {
      if (from < piece.length) yield { line: piece.subarray(from), from: at + from, to: bytes.size }
      return undefined
    }
    // A line that is longer than the piece: a longer piece.
    length = from === 0 ? 2 * length : PIECE
    at += from
  }
  return undefined
}
