/**
 * Who voted how in many decisions, as a row of bits for each party and value: what two parties have in common is then
 * counted thirty-two decisions at a time.
 */
import type { Position } from '../core/rules/condition.ts'

/** What counts as a vote: the other positions say that none was cast. */
const VALUES: readonly Position[] = ['yes', 'no', 'abstain']
const [YES, NO, ABSTAIN] = [0, 1, 2]
/** The row that says for which decisions the party is named at all. */
const NAMED = VALUES.length

export interface Votes {
  /** A new party: its number. */
  party(): number
  /** Notes what a party did in a decision, by their numbers; false where that stands already. */
  note(decision: number, party: number, position: Position): boolean
  /** The rows of a party over this many decisions: yes, no, abstain, named. */
  rows(party: number, decisions: number): Rows
  /** Bytes that are held. */
  held(): number
}

export interface Rows {
  readonly yes: Uint32Array
  readonly no: Uint32Array
  readonly abstain: Uint32Array
  readonly named: Uint32Array
}

/** No votes yet. */
export function newVotes(): Votes {
  const all: Uint32Array[][] = []
  let held = 0

  function row(party: number, which: number, word: number): Uint32Array {
    const rows = all[party]!
    let own = rows[which]!
    if (word < own.length) return own
    const longer = new Uint32Array(Math.max(word + 1, 2 * own.length))
    longer.set(own)
    held += 4 * (longer.length - own.length)
    rows[which] = own = longer
    return own
  }

  return {
    party: () => all.push([0, 1, 2, NAMED].map(() => new Uint32Array(0))) - 1,
    note(decision, party, position) {
      const [word, bit] = [decision >>> 5, 1 << (decision & 31)]
      const named = row(party, NAMED, word)
      if ((named[word]! & bit) !== 0) return false
      named[word]! |= bit
      const value = VALUES.indexOf(position)
      if (value >= 0) row(party, value, word)[word]! |= bit
      return true
    },
    rows(party, decisions) {
      const words = (decisions + 31) >>> 5
      const whole = (which: number): Uint32Array => {
        const found = new Uint32Array(words)
        const own = all[party]![which]!
        found.set(own.length > words ? own.subarray(0, words) : own)
        return found
      }
      return { yes: whole(YES), no: whole(NO), abstain: whole(ABSTAIN), named: whole(NAMED) }
    },
    held: () => held,
  }
}

/** How many bits of the word are set. */
export function bitsOf(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24) & 0xff
}
