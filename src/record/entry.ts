/** Where the act lies within the bytes of its entry. */
import type { Entry, Evidence } from '../core/act.ts'
import type { Json } from '../core/json.ts'
import { concat, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'

const OPENING = utf8('{"act":')
const BEFORE = OPENING.length
const COMMA = 0x2c

/**
 * The canonical bytes of the act, which are part of the canonical bytes of its entry: keys stand in order, so that the act
 * comes first, and what follows it, evidence and time, is plain letters. Only for bytes that were read as canonical.
 */
export function actBytes(bytes: Uint8Array, { evidence, received }: Entry): Uint8Array {
  const lengths = evidence.reduce((sum, one) => sum + lengthOf(one), Math.max(0, evidence.length - 1))
  const after = `,"evidence":[],"received":"${received}"}`.length + lengths
  return bytes.subarray(BEFORE, bytes.length - after)
}

function lengthOf(one: Evidence): number {
  if (one.alg !== 'ed25519') return canonical(one as unknown as Json).length
  return `{"alg":"ed25519","key":"${one.key}","sig":"${one.sig}"}`.length
}

/** The canonical bytes of the entry that holds this act, given the canonical bytes of the act: they go in as they are. */
export function entryBytes(act: Uint8Array, { evidence, received }: Omit<Entry, 'act'>): Uint8Array {
  // What is left is an object whose keys come after `act`: of its bytes only the brace in front changes.
  const rest = canonical({ evidence, received } as unknown as Json)
  rest[0] = COMMA
  return concat(OPENING, act, rest)
}
