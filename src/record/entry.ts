/** Where the act lies within the bytes of its entry. */
import type { Entry } from '../core/act.ts'

const BEFORE = '{"act":'.length

/**
 * The canonical bytes of the act, which are part of the canonical bytes of its entry: keys stand in order, so that the act
 * comes first, and what follows it, evidence and time, is plain letters. Only for bytes that were read as canonical.
 */
export function actBytes(bytes: Uint8Array, { evidence, received }: Entry): Uint8Array {
  const signatures = evidence.map(({ alg, key, sig }) => `{"alg":"${alg}","key":"${key}","sig":"${sig}"}`)
  const after = `,"evidence":[${signatures.join()}],"received":"${received}"}`
  return bytes.subarray(BEFORE, bytes.length - after.length)
}
