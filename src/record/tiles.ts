/**
 * A log as static files (C2SP tlog-tiles): tiles of 256 hashes, and bundles of 256 entries, each under a path that says
 * what it holds, so that it never changes. The rightmost of a level is partial, and its path says how wide it is.
 */
import { concat } from './bytes.ts'
import type { Tree } from './tree.ts'

/** How many hashes a full tile has, and how many entries a full bundle. */
export const TILE_WIDTH = 256
const HEIGHT = 8
/** An entry is written with its length in two bytes. */
const MOST_BYTES = 65_535

/** What a path names: hashes of a level, or entries; which 256 of them; how many of these. */
export interface TilePlace {
  readonly level: number | 'entries'
  readonly index: number
  /** 1 to 256; 256 is a full tile. */
  readonly width: number
}

/** The path of a tile below the address of the log: `tile/0/x001/x234/067`, `tile/entries/000.p/15`. */
export function tilePath({ level, index, width }: TilePlace): string {
  const groups = `${index}`.padStart(Math.ceil(`${index}`.length / 3) * 3, '0').match(/.{3}/g) ?? []
  const last = groups.length - 1
  const path = groups.map((group, at) => (at < last ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/

/** What a path names. Undefined for any other path: each tile has one path. */
export function parseTilePath(path: string): TilePlace | undefined {
  const [, level, index, width] = PATH.exec(path) ?? []
  if (level === undefined || index === undefined) return undefined
  const place: TilePlace = {
    level: level === 'entries' ? level : Number(level),
    index: Number(index.replace(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  // Written anew it must be the same: no leading zeros, no width of 0 or 256 and more.
  const inRange = place.width >= 1 && place.width <= TILE_WIDTH && Number.isSafeInteger(place.index)
  return inRange && (level === 'entries' || Number(level) <= 63) && tilePath(place) === path
    ? place
    : undefined
}

/** True when a log of this size has what the place names. */
export function hasTile({ level, index, width }: TilePlace, size: number): boolean {
  const span = level === 'entries' ? 1 : TILE_WIDTH ** level
  return (index * TILE_WIDTH + width) * span <= size
}

/** Everything that a log of this size consists of: all full tiles and bundles, and the partial ones at the right edge. */
export function tilePlaces(size: number): readonly TilePlace[] {
  const places: TilePlace[] = []
  const row = (level: number | 'entries', count: number): void => {
    for (let index = 0; index * TILE_WIDTH < count; index++)
      places.push({ level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) })
  }
  row('entries', size)
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH))
    row(level, count)
  return places
}

/** The hashes of a tile, one after the other, 32 bytes each. A place that the tree does not have is a RangeError. */
export function hashTile(tree: Tree, { level, index, width }: TilePlace): Uint8Array {
  if (level === 'entries') throw new RangeError('a bundle of entries has no hashes')
  const hashes = Array.from({ length: width }, (_, at) => tree.node(level * HEIGHT, index * TILE_WIDTH + at))
  return concat(...hashes)
}

/** The entries of a bundle, each after its length in two bytes, the higher first. */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(
    ...entries.flatMap((entry) => {
      if (entry.length > MOST_BYTES) throw new RangeError(`an entry has ${MOST_BYTES} bytes at most`)
      return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
    }),
  )
}

/** The entries that a bundle holds; undefined where it ends within one. */
export function readBundle(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const [high, low] = [bytes[at], bytes[at + 1]]
    if (high === undefined || low === undefined) return undefined
    const end = at + 2 + high * 256 + low
    if (end > bytes.length) return undefined
    entries.push(bytes.slice(at + 2, end))
    at = end
  }
  return entries
}
