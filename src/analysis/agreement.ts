/** How often two parties voted the same, the opposite, or beside each other, over the decisions in which both voted. */
import { bitsOf, type Rows } from './votes.ts'

export interface Pair {
  /** Decisions in which both cast yes, no or abstain. */
  readonly common: number
  /** Of these, those in which both cast the same. */
  readonly equal: number
  /** Of these, those in which one cast yes and the other no; in the rest one abstained. */
  readonly opposite: number
}

/** What two parties have in common, over the decisions that the mask leaves. */
export function pairOf(one: Rows, other: Rows, mask?: Uint32Array): Pair {
  let [common, equal, opposite] = [0, 0, 0]
  for (let word = 0; word < one.yes.length; word += 1) {
    const within = mask ? mask[word]! : -1
    const [y1, n1, a1] = [one.yes[word]!, one.no[word]!, one.abstain[word]!]
    const [y2, n2, a2] = [other.yes[word]!, other.no[word]!, other.abstain[word]!]
    common += bitsOf((y1 | n1 | a1) & (y2 | n2 | a2) & within)
    equal += bitsOf(((y1 & y2) | (n1 & n2) | (a1 & a2)) & within)
    opposite += bitsOf(((y1 & n2) | (n1 & y2)) & within)
  }
  return { common, equal, opposite }
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

/** What each two of the parties have in common, over the decisions that the mask leaves. */
export function matrixOf(parties: readonly Rows[], mask?: Uint32Array): Matrix {
  const pairs = (parties.length * (parties.length - 1)) / 2
  const found = new Uint32Array(3 * pairs)
  const totals = { common: 0, equal: 0, opposite: 0 }
  let place = 0
  parties.forEach((one, first) => {
    for (let second = first + 1; second < parties.length; second += 1) {
      const pair = pairOf(one, parties[second]!, mask)
      found.set([pair.common, pair.equal, pair.opposite], 3 * place)
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
