/** How often two parties voted the same, the opposite, or beside each other, over the decisions in which both voted. */
import type { Rows } from './votes.ts'

export interface Pair {
  /** Decisions in which both cast yes, no or abstain. */
  readonly common: number
  /** Of these, those in which both cast the same. */
  readonly equal: number
  /** Of these, those in which one cast yes and the other no; in the rest one abstained. */
  readonly opposite: number
}

/** Words whose bits are counted together: four bytes, each of up to eight bits a word, stay below 256. */
const TOGETHER = 31

/** What two parties have in common. */
export function pairOf(one: Rows, other: Rows): Pair {
  const { yes: y1, no: n1, abstain: a1, cast: c1 } = one
  const { yes: y2, no: n2, abstain: a2, cast: c2 } = other
  let [common, equal, opposite] = [0, 0, 0]
  for (let from = 0; from < c1.length; from += TOGETHER) {
    const end = Math.min(c1.length, from + TOGETHER)
    let [both, same, against] = [0, 0, 0]
    for (let word = from; word < end; word += 1) {
      const [yes, no] = [y1[word]!, n1[word]!]
      both = (both + inBytes(c1[word]! & c2[word]!)) | 0
      same = (same + inBytes((yes & y2[word]!) | (no & n2[word]!) | (a1[word]! & a2[word]!))) | 0
      against = (against + inBytes((yes & n2[word]!) | (no & y2[word]!))) | 0
    }
    common += ofBytes(both)
    equal += ofBytes(same)
    opposite += ofBytes(against)
  }
  return { common, equal, opposite }
}

/** How many bits of each byte of a word are set, in that byte. */
function inBytes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (fours + (fours >>> 4)) & 0x0f0f0f0f
}

function ofBytes(word: number): number {
  return (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24)
}

/** Of those in which both voted, the share in which both cast the same; null where there is none. */
export function agreement({ common, equal }: Pair): number | null {
  return common === 0 ? null : equal / common
}

/** 1 where all are the same, -1 where all are opposite; a vote beside an abstention counts as half the way. Null where there is none. */
export function similarity({ common, equal, opposite }: Pair): number | null {
  return common === 0 ? null : 1 - (2 * opposite + (common - equal - opposite)) / common
}

export interface Matrix {
  readonly pairs: number
  readonly totals: Pair
  /** The pair at a place: the first with each after it, then the second with each after it, and so on. */
  readonly at: (place: number) => Pair
}

/** What each two of the parties have in common. */
export function matrixOf(parties: readonly Rows[]): Matrix {
  const pairs = (parties.length * (parties.length - 1)) / 2
  const found = new Uint32Array(3 * pairs)
  const totals = { common: 0, equal: 0, opposite: 0 }
  let place = 0
  parties.forEach((one, first) => {
    for (let second = first + 1; second < parties.length; second += 1) {
      const pair = pairOf(one, parties[second]!)
      found[3 * place] = pair.common
      found[3 * place + 1] = pair.equal
      found[3 * place + 2] = pair.opposite
      totals.common += pair.common
      totals.equal += pair.equal
      totals.opposite += pair.opposite
      place += 1
    }
  })
  return {
    pairs,
    totals,
    at: (place) => ({
      common: found[3 * place]!,
      equal: found[3 * place + 1]!,
      opposite: found[3 * place + 2]!,
    }),
  }
}
