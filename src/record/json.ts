/** Reads the values that entries hold, from bytes that anyone may have sent. Faults are data; nothing is thrown. */
import { canonical, fromCanonical } from './canonical.ts'
import { diagnose, type JsonFault, type JsonFaultCode, type JsonRead } from './json-faults.ts'

export type { JsonFault, JsonFaultCode, JsonRead }

/**
 * Reads restricted JSON: RFC 8259 without null, fractions, exponents, -0, a key twice, and what else `canonical`
 * would not write. Space and the order of keys are free. Faults: each one found, up to 100; the first that leaves
 * the rest unreadable ends the list.
 */
export function parse(bytes: Uint8Array): JsonRead {
  const value = fromCanonical(bytes)
  return value === undefined ? diagnose(bytes) : { ok: true, value }
}

/** Reads canonical bytes and nothing else: what is signed and what is stored. */
export function parseCanonical(bytes: Uint8Array): JsonRead {
  const value = fromCanonical(bytes)
  if (value !== undefined) return { ok: true, value }
  const read = diagnose(bytes)
  if (!read.ok) return read
  return {
    ok: false,
    faults: [{ pointer: '', code: 'not-canonical', offset: difference(bytes, canonical(read.value)) }],
  }
}

/** Where two sequences begin to differ. */
function difference(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at < 0 ? a.length : at
}
