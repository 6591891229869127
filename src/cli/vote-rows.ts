/** The votes of a roll-call file as bits, party by party, whatever the organisation; and what is wrong with its rows. */
import { newVotes, type Rows } from '../analysis/votes.ts'
import { POSITIONS, type Position } from '../core/rules/condition.ts'
import { day, type Day } from '../core/time.ts'
import { newFaultList, type FaultList } from './row-faults.ts'
import { MOST_HELD, own } from './rolls.ts'
import type { TableRow } from './table.ts'

/** The columns that are read. */
export const COLUMNS = ['decision', 'date', 'party', 'position'] as const

export interface VoteRows {
  /** Takes a row; false where no more can be held. */
  readonly take: (row: TableRow) => boolean
  readonly decisions: () => number
  readonly parties: () => number
  readonly knows: (party: string) => boolean
  /** The decisions from one day to another, both included, and the parties that they name, in the order of their codes. */
  readonly between: (
    from: Day | undefined,
    to: Day | undefined,
  ) => {
    readonly parties: readonly { readonly code: string; readonly rows: Rows }[]
    readonly decisions: number
  }
  readonly faults: FaultList
}

const [OF_DECISION, OF_PARTY] = [256, 512]

/** No rows yet. Up to so many bytes: while pairs are counted, the bits are held twice, and with those that follow from them. */
export function newVoteRows(most = MOST_HELD / 4): VoteRows {
  const positions = new Map<string, Position>(POSITIONS.map((position) => [position, position]))
  const [names, numbers] = [[] as string[], new Map<string, number>()]
  const dates: string[] = []
  const [parties, partyNumbers] = [[] as string[], new Map<string, number>()]
  const votes = newVotes()
  const faults = newFaultList(names)
  let held = 0

  function open(decision: string, date: string, line: number): number {
    const [name, written] = [own(decision), own(date)]
    held += OF_DECISION + 2 * name.length
    numbers.set(name, names.push(name) - 1)
    const number = faults.decision()
    dates.push(dates.at(-1) === written ? dates.at(-1)! : written)
    if (!day(written)) faults.note(number, line, 'wrong-date', undefined, written)
    return number
  }

  function partyNumber(code: string): number {
    const known = partyNumbers.get(code)
    if (known !== undefined) return known
    const name = own(code)
    held += OF_PARTY + 2 * name.length
    partyNumbers.set(name, parties.push(name) - 1)
    return votes.party()
  }

  function take({ values, line, fields, fits, sound }: TableRow): void {
    const [decision = '', date = '', party = '', written = ''] = values
    if (!sound) return faults.note(undefined, line, 'not-text')
    if (decision === '') return faults.note(undefined, line, 'no-decision')
    const number = numbers.get(decision) ?? open(decision, date, line)
    if (date !== dates[number]) faults.note(number, line, 'rows-differ', undefined, date)
    if (!fits) return faults.note(number, line, 'wrong-fields', party, `${fields}`)
    const position = positions.get(written)
    if (!position) faults.note(number, line, 'unknown-position', party, written)
    if (party === '') return faults.note(number, line, 'no-party')
    if (position && !votes.note(number, partyNumber(party), position))
      faults.note(number, line, 'duplicate', party)
  }

  function maskOf(from: Day | undefined, to: Day | undefined): Int32Array | undefined {
    if (from === undefined && to === undefined) return undefined
    const mask = new Int32Array((names.length + 31) >>> 5)
    dates.forEach((date, number) => {
      if ((from === undefined || from <= date) && (to === undefined || date <= to))
        mask[number >>> 5]! |= 1 << (number & 31)
    })
    return mask
  }

  return {
    take(row) {
      take(row)
      return held + votes.held() + faults.held() <= most
    },
    decisions: () => names.length,
    parties: () => parties.length,
    knows: (party) => partyNumbers.has(party),
    between(from, to) {
      const mask = maskOf(from, to)
      const named = parties
        .map((code, number) => ({ code, rows: votes.rows(number, names.length, mask) }))
        .filter(({ rows }) => rows.named.some((word) => word !== 0))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      const within = dates.filter(
        (date) => (from === undefined || from <= date) && (to === undefined || date <= to),
      )
      return { parties: named, decisions: within.length }
    },
    faults,
  }
}
