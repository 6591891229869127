/**
 * The tree over the entries of a log (RFC 6962, 2.1): it only grows, and it answers for each size that it has had.
 * The hashes of all whole subtrees are kept, 64 bytes for each leaf in the long run.
 */
import type { Crypto } from './crypto.ts'
import { nodeHash } from './digest.ts'
import type { Frontier } from './frontier.ts'

/** A tree that grows. Sizes and positions count leaves; a size or a position that the tree does not have is a RangeError. */
export interface Tree {
  /** How many leaves there are. */
  size(): number
  /** Adds a leaf at the right edge. */
  append(leaf: Uint8Array): void
  /** The hash of the leaf at this position. */
  leaf(index: number): Uint8Array
  /** The hash over the 2^height leaves from index times 2^height on, all of which the tree must have. */
  node(height: number, index: number): Uint8Array
  /** The root when the tree had this size, by default now. The root of no leaves is SHA-256 of nothing: never publish it. */
  root(size?: number): Uint8Array
  /** The hashes that lead from the leaf at this position to the root of this size, from below. */
  inclusion(index: number, size: number): readonly Uint8Array[]
  /** The hashes that show the tree of the earlier size as the beginning of the tree of the later size. */
  consistency(earlier: number, later: number): readonly Uint8Array[]
  /** The right edge when the tree had this size: what one must keep to go on from there. */
  frontier(size?: number): Frontier
}

/** A tree without leaves. */
export function newTree(crypto: Crypto): Tree {
  const leaves = newLevel()
  const levels: Level[] = [leaves]
  const level = (height: number) => (levels[height] ??= newLevel())
  const size = leaves.length

  /** The hash over the leaves from `from` up to and without `to`; `from` is a multiple of each power of two in it. */
  function over(from: number, to: number): Uint8Array {
    const width = powerWithin(to - from)
    const left = level(Math.log2(width)).get(from / width)
    return width === to - from ? left : nodeHash(crypto, left, over(from + width, to))
  }

  function append(leaf: Uint8Array): void {
    if (leaf.length !== 32) throw new RangeError('a leaf has 32 bytes')
    leaves.push(leaf)
    for (let height = 0, n = size(); n % 2 === 0; height++, n /= 2) {
      level(height + 1).push(nodeHash(crypto, level(height).get(n - 2), level(height).get(n - 1)))
    }
  }

  function path(index: number, from: number, to: number): Uint8Array[] {
    if (to - from === 1) return []
    const middle = from + powerBelow(to - from)
    return index < middle
      ? [...path(index, from, middle), over(middle, to)]
      : [...path(index, middle, to), over(from, middle)]
  }

  /** RFC 6962, 2.1.2. `whole`: the earlier tree begins where this subtree begins, so its root is known to the reader. */
  function subproof(earlier: number, from: number, to: number, whole: boolean): Uint8Array[] {
    if (earlier === to) return whole ? [] : [over(from, to)]
    const middle = from + powerBelow(to - from)
    return earlier <= middle
      ? [...subproof(earlier, from, middle, whole), over(middle, to)]
      : [...subproof(earlier, middle, to, false), over(from, middle)]
  }

  function frontier(at: number): Frontier {
    const hashes: Uint8Array[] = []
    for (let from = 0; from < at;) {
      const to = from + powerWithin(at - from)
      hashes.push(over(from, to))
      from = to
    }
    return { size: at, hashes }
  }

  return {
    size,
    append,
    leaf: (index) => leaves.get(within(index, 0, size() - 1)),
    node: (height, index) =>
      level(within(height, 0, 52)).get(within(index, 0, Math.floor(size() / 2 ** height) - 1)),
    root: (at = size()) => (within(at, 0, size()) === 0 ? crypto.sha256(new Uint8Array()) : over(0, at)),
    inclusion: (index, at) => path(within(index, 0, at - 1), 0, within(at, 1, size())),
    consistency: (earlier, later) => subproof(within(earlier, 1, later), 0, within(later, 1, size()), true),
    frontier: (at = size()) => frontier(within(at, 0, size())),
  }
}

/** Hashes of one height, side by side in one piece of memory. */
interface Level {
  readonly length: () => number
  readonly get: (index: number) => Uint8Array
  readonly push: (hash: Uint8Array) => void
}

function newLevel(): Level {
  let bytes = new Uint8Array(32 * 64)
  let count = 0
  return {
    length: () => count,
    // A copy: what is handed out cannot change the tree.
    get: (index) => bytes.slice(32 * index, 32 * index + 32),
    push(hash) {
      if (32 * count === bytes.length) {
        const wider = new Uint8Array(2 * bytes.length)
        wider.set(bytes)
        bytes = wider
      }
      bytes.set(hash, 32 * count++)
    },
  }
}

/** The largest power of two that is not above n. */
function powerWithin(n: number): number {
  let power = 1
  while (power * 2 <= n) power *= 2
  return power
}

/** The largest power of two below n, for n above 1. */
function powerBelow(n: number): number {
  const power = powerWithin(n)
  return power === n ? power / 2 : power
}

function within(n: number, least: number, most: number): number {
  if (!Number.isSafeInteger(n) || n < least || n > most)
    throw new RangeError(`${n} is not within ${least} and ${most}`)
  return n
}
