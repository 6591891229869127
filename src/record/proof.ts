/**
 * Checks proofs over the tree of a log: RFC 9162, 2.1.3.2 and 2.1.4.2, and stricter in two points. A hash has 32
 * bytes, and a tree has a leaf: what a tree of size 0 contains or precedes proves nothing to anyone.
 */
import { sameBytes } from './bytes.ts'
import type { Crypto } from './crypto.ts'
import { nodeHash } from './digest.ts'

/** That an entry stands in the log: its leaf, its position, and a root that contains it. */
export interface Inclusion {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** That nothing was changed or removed between two sizes of one log. */
export interface Consistency {
  readonly earlier: { readonly size: number; readonly root: Uint8Array }
  readonly later: { readonly size: number; readonly root: Uint8Array }
  readonly proof: readonly Uint8Array[]
}

/** True when the proof leads from the leaf at this position to the root of the tree of this size. */
export function verifyInclusion(crypto: Crypto, { index, size, leaf, root, proof }: Inclusion): boolean {
  if (!isSize(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return false
  if (![leaf, root, ...proof].every((hash) => hash.length === 32)) return false
  let [node, last, hash] = [index, size - 1, leaf]
  for (const beside of proof) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      hash = nodeHash(crypto, beside, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = nodeHash(crypto, hash, beside)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && sameBytes(hash, root)
}

/** True when the proof shows the earlier tree as the beginning of the later one. Equal sizes: equal roots and no proof. */
export function verifyConsistency(crypto: Crypto, { earlier, later, proof }: Consistency): boolean {
  if (!isSize(earlier.size) || !isSize(later.size) || earlier.size > later.size) return false
  if (![earlier.root, later.root, ...proof].every((hash) => hash.length === 32)) return false
  if (earlier.size === later.size) return proof.length === 0 && sameBytes(earlier.root, later.root)
  let [node, last] = [earlier.size - 1, later.size - 1]
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  // The earlier tree is one whole subtree: then its root is where the path begins, and the proof leaves it out.
  const [first, ...rest] = node === 0 ? [earlier.root, ...proof] : proof
  if (first === undefined || proof.length === 0) return false
  let [old, now] = [first, first]
  for (const beside of rest) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      old = nodeHash(crypto, beside, old)
      now = nodeHash(crypto, beside, now)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      now = nodeHash(crypto, now, beside)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && sameBytes(old, earlier.root) && sameBytes(now, later.root)
}

function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 1
}

// By arithmetic, since sizes may pass 2^31, where bit operations end.
function isOdd(n: number): boolean {
  return n % 2 === 1
}

function half(n: number): number {
  return Math.floor(n / 2)
}
