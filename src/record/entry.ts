/** Where the act lies within the bytes of its entry. */
import type { Entry, Evidence } from '../core/act.ts'
import type { Json } from '../core/json.ts'
import { canonical } from './canonical.ts'

const BEFORE = '{"act":'.length

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
