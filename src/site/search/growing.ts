/** A column of numbers that grows at its end, without an object for each. */

type Numbers = Uint8Array | Uint16Array | Uint32Array

export interface Column<T extends Numbers> {
  /** The numbers set so far lie at its beginning; it may be longer. */
  readonly all: () => T
  readonly set: (at: number, value: number) => void
}

/** A column of the kind that `make` makes. */
export function column<T extends Numbers>(make: (length: number) => T): Column<T> {
  let held = make(64)
  return {
    all: () => held,
    set(at, value) {
      if (at >= held.length) {
        const more = make(Math.max(at + 1, held.length * 2))
        more.set(held)
        held = more
      }
      held[at] = value
    },
  }
}

/** Codes as small numbers, nought for none. */
export interface Codes {
  readonly numberOf: (code: string | undefined) => number
  /** The number that the code has already; undefined where it has none. */
  readonly known: (code: string) => number | undefined
  readonly codeOf: (number: number) => string
}

export function codes(): Codes {
  const numbers = new Map<string, number>()
  const all = ['']
  return {
    numberOf(code) {
      if (code === undefined) return 0
      const known = numbers.get(code) ?? all.push(code) - 1
      numbers.set(code, known)
      return known
    },
    known: (code) => numbers.get(code),
    codeOf: (number) => all[number] ?? '',
  }
}
