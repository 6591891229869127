/**
 * Who voted how in many decisions, as a row of bits for each party and value: what two parties have in common is then
 * counted thirty-two decisions at a time.
 */
import type { Position } from '../core/rules/condition.ts'

/** What counts as a vote: the other positions say that none was cast. */
const VALUES: readonly Position[] = ['yes', 'no', 'abstain']
/** The row that says for which decisions the party is named at all. */
const NAMED = VALUES.length

export interface Votes {
  /** A new party: its number. */
  party(): number
  /** Notes what a party did in a decision, by their numbers; false where that stands already. */
  note(decision: number, party: number, position: Position): boolean
  /** The rows of a party over this many decisions, or those of them that the mask leaves. */
  rows(party: number, decisions: number, mask?: Int32Array): Rows
  /** Bytes that are held. */
  held(): number
}

export interface Rows {
  readonly yes: Int32Array
  readonly no: Int32Array
  readonly abstain: Int32Array
  /** One of these three. */
  readonly cast: Int32Array
  /** One of these, or another position. */
  readonly named: Int32Array
}

/** No votes yet. */
export function newVotes(): Votes {
  const all: Int32Array[][] = []
  let held = 0

  function row(party: number, which: number, word: number): Int32Array {
    const rows = all[party]!
    let own = rows[which]!
    if (word < own.length) return own
    const longer = new Int32Array(Math.max(word + 1, 2 * own.length))
    longer.set(own)
    held += 4 * (longer.length - own.length)
    rows[which] = own = longer
    return own
  }

  return {
    party: () => all.push([0, 1, 2, NAMED].map(() => new Int32Array(0))) - 1,
    note(decision, party, position) {
      const [word, bit] = [decision >>> 5, 1 << (decision & 31)]
      const named = row(party, NAMED, word)
      if ((named[word]! & bit) !== 0) return false
      named[word]! |= bit
      const value = VALUES.indexOf(position)
      if (value >= 0) row(party, value, word)[word]! |= bit
      return true
    },
    rows(party, decisions, mask) {
      const words = (decisions + 31) >>> 5
      const [yes, no, abstain, named] = all[party]!.map((own) => {
        const found = new Int32Array(words)
        found.set(own.length > words ? own.subarray(0, words) : own)
        return mask ? found.map((word, place) => word & mask[place]!) : found
      }) as [Int32Array, Int32Array, Int32Array, Int32Array]
      const cast = yes.map((word, place) => word | no[place]! | abstain[place]!)
      return { yes, no, abstain, cast, named }
    },
    held: () => held,
  }
}
