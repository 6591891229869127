/**
 * A column of whole numbers below 2^32 that grows in pieces of memory: nothing is moved when it grows, and a million
 * numbers are not a million objects.
 */
export interface Column {
  /** How many numbers it has. */
  readonly length: () => number
  /** Adds a number: its place, from nought. */
  readonly push: (value: number) => number
  readonly get: (place: number) => number
  readonly set: (place: number, value: number) => void
}

const BITS = 14
const WITHIN = 2 ** BITS - 1

/** An empty column. */
export function newColumn(): Column {
  const pieces: Uint32Array[] = []
  let length = 0
  return {
    length: () => length,
    push(value) {
      if ((length & WITHIN) === 0) pieces.push(new Uint32Array(WITHIN + 1))
      pieces[length >>> BITS]![length & WITHIN] = value
      return length++
    },
    get: (place) => pieces[place >>> BITS]?.[place & WITHIN] ?? 0,
    set(place, value) {
      pieces[place >>> BITS]![place & WITHIN] = value
    },
  }
}
