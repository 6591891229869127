/**
 * The way from an entry to the root of its log, from the tiles alone: whoever has them needs no proof from the server.
 * A log of a million entries needs five of them.
 */
import type { Crypto } from './crypto.ts'
import { nodeHash } from './digest.ts'
import { TILE_WIDTH, type TilePlace } from './tiles.ts'

const HEIGHT = 8

/** The subtree over the 2^height leaves from index times 2^height on, within a log that has all of them. */
interface Whole {
  readonly height: number
  readonly index: number
}

/** The tiles from which the way to the root of a log of this size can be worked out. */
export function tilesFor(index: number, size: number): readonly TilePlace[] {
  const places = new Map<string, TilePlace>()
  for (const subtree of beside(index, size).flat()) {
    const place = placeOf(subtree, size)
    places.set(`${place.level}/${place.index}`, place)
  }
  return [...places.values()]
}

/** The hashes that lead from the entry at this position to the root of this size, from below; undefined where a tile lacks them. */
export function inclusionFrom(
  crypto: Crypto,
  index: number,
  size: number,
  tile: (place: TilePlace) => Uint8Array | undefined,
): readonly Uint8Array[] | undefined {
  const path = beside(index, size).map((subtrees) => {
    const hashes = subtrees.map((subtree) => hashOf(crypto, subtree, tile(placeOf(subtree, size))))
    return hashes.every((hash) => hash !== undefined)
      ? hashes.reduceRight((right, left) => nodeHash(crypto, left, right))
      : undefined
  })
  return path.every((hash) => hash !== undefined) ? path : undefined
}

/** What lies beside the way at each step, as whole subtrees from left to right. */
function beside(index: number, size: number): readonly (readonly Whole[])[] {
  const steps: (readonly Whole[])[] = []
  for (let [from, to] = [0, size]; to - from > 1;) {
    let width = 1
    while (width * 2 < to - from) width *= 2
    const middle = from + width
    steps.unshift(index < middle ? wholes(middle, to) : wholes(from, middle))
    ;[from, to] = index < middle ? [from, middle] : [middle, to]
  }
  return steps
}

function wholes(from: number, to: number): readonly Whole[] {
  const found: Whole[] = []
  for (let at = from; at < to;) {
    let height = 0
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= to) height++
    found.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return found
}

/** The tile that has the subtree's hash, or those from which it is made. */
function placeOf({ height, index }: Whole, size: number): TilePlace {
  const level = Math.floor(height / HEIGHT)
  const first = index * 2 ** (height - level * HEIGHT)
  const tile = Math.floor(first / TILE_WIDTH)
  const there = Math.floor(size / TILE_WIDTH ** level) - tile * TILE_WIDTH
  return { level, index: tile, width: Math.min(TILE_WIDTH, there) }
}

function hashOf(
  crypto: Crypto,
  { height, index }: Whole,
  tile: Uint8Array | undefined,
): Uint8Array | undefined {
  const count = 2 ** (height % HEIGHT)
  const first = (index * count) % TILE_WIDTH
  if (!tile || tile.length < 32 * (first + count)) return undefined
  let row: readonly Uint8Array[] = Array.from({ length: count }, (_, at) =>
    tile.slice(32 * (first + at), 32 * (first + at) + 32),
  )
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, at) => nodeHash(crypto, row[2 * at]!, row[2 * at + 1]!))
  return row[0]
}
