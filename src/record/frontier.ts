/**
 * The right edge of a tree: the roots of its whole subtrees, from left to right, one for each binary digit 1 of its
 * size. It is enough to add leaves and to give the root, and grows with the logarithm of the size.
 */
import type { Crypto } from './crypto.ts'
import { nodeHash } from './digest.ts'

export interface Frontier {
  /** How many leaves the tree has. */
  readonly size: number
  /** The widest subtree first. 32 bytes each. */
  readonly hashes: readonly Uint8Array[]
}

/** The right edge of the tree without leaves. */
export const NO_LEAVES: Frontier = { size: 0, hashes: [] }

/** True when the edge has the form that its size demands. Whether the hashes are right, only the leaves can tell. */
export function isFrontier({ size, hashes }: Frontier): boolean {
  if (!Number.isSafeInteger(size) || size < 0 || hashes.some((hash) => hash.length !== 32)) return false
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones === hashes.length
}

/** The right edge with one more leaf. */
export function grown(crypto: Crypto, frontier: Frontier, leaf: Uint8Array): Frontier {
  if (leaf.length !== 32 || !isFrontier(frontier))
    throw new RangeError('a leaf has 32 bytes, and an edge its form')
  // Each trailing 1 of the size is a whole subtree on the right that the new one completes to the next width.
  let kept = frontier.hashes.length
  for (let n = frontier.size; n % 2 === 1; n = (n - 1) / 2) kept--
  const last = frontier.hashes.slice(kept).reduceRight((right, left) => nodeHash(crypto, left, right), leaf)
  return { size: frontier.size + 1, hashes: [...frontier.hashes.slice(0, kept), last] }
}

/** The root of the tree with this right edge. The root of no leaves is SHA-256 of nothing: never publish it. */
export function frontierRoot(crypto: Crypto, frontier: Frontier): Uint8Array {
  if (!isFrontier(frontier)) throw new RangeError('an edge has the form of its size')
  if (frontier.size === 0) return crypto.sha256(new Uint8Array())
  return frontier.hashes.reduceRight((right, left) => nodeHash(crypto, left, right))
}
