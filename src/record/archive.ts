/**
 * An exported record: one file of lines, each canonical JSON and a newline. The head with origin, size, root and the
 * log's signature; then each entry as it is stored; then each document, in the order in which acts first name it, with
 * the salt of its commitment. The same record always gives the same bytes. `docs/record.md` shows one.
 */
import * as z from 'zod/mini'
import { entrySchema, type Entry } from '../core/act.ts'
import type { JsonObject } from '../core/json.ts'
import { base64, concat, hex, sameBytes, unbase64, unhex, utf8 } from './bytes.ts'
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
  entries: readonly Uint8Array[],
  document: Found['document'],
  cosignatures: readonly string[] = [],
): Uint8Array {
  const parsed = entries.map(readEntry).filter((entry) => entry !== undefined)
  const documents = documentKeys(parsed).flatMap(({ key }) => {
    const kept = document(key)
    return kept ? [canonical(documentLine(key, kept))] : []
  })
  const witnesses = cosignatures.length > 0 ? { cosignatures } : {}
  const lines = [canonical({ format: FORMAT, ...head, ...witnesses }), ...entries, ...documents]
  return concat(...lines.flatMap((line) => [line, utf8('\n')]))
}

/** The record that a file holds, with what is wrong of its form. Whether it is true, `verify` says. */
export function readArchive(bytes: Uint8Array): Found & { readonly documentKeys: readonly string[] } {
  const faults: RecordFault[] = []
  const lines = split(bytes)
  if (bytes.at(-1) !== NEWLINE) faults.push({ code: 'truncated' })
  const { head, cosignatures } = readHead(lines[0]) ?? {}
  if (!head) faults.push({ code: 'head-malformed' })
  const size = head && head.size >= 0 && head.size < lines.length ? head.size : 0
  if (head && size !== head.size)
    faults.push({ code: 'truncated', found: `${lines.length - 1} of ${head.size}` })
  const entries = lines.slice(1, 1 + size)
  const kept = new Map<string, Omit<Kept, 'name'>>()
  for (const line of lines.slice(1 + size)) {
    const read = readDocument(line)
    if (!read || kept.has(read.key)) faults.push({ code: 'document-malformed' })
    else kept.set(read.key, read.kept)
  }
  const named = documentKeys(entries.map(readEntry).filter((entry) => entry !== undefined)).map(
    ({ key }) => key,
  )
  const present = [...kept.keys()]
  const order = named.filter((key) => kept.has(key))
  if (present.join() !== order.join()) faults.push({ code: 'documents-out-of-order' })
  return {
    head,
    ...(cosignatures === undefined ? {} : { cosignatures }),
    entries,
    document: (key) => kept.get(key),
    documents: kept.size,
    faults,
    documentKeys: present,
  }
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
  const entry = read.ok ? z.safeParse(entrySchema, read.value) : undefined
  return entry?.success ? entry.data : undefined
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

function split(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  let from = 0
  while (from < bytes.length) {
    const end = bytes.indexOf(NEWLINE, from)
    lines.push(bytes.subarray(from, end < 0 ? bytes.length : end))
    if (end < 0) break
    from = end + 1
  }
  return lines
}
