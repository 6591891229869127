/**
 * The ballots of many decisions in columns of numbers, those of a decision in a chain: a roll-call file of a million
 * rows must not become a million objects, nor a hundred thousand decisions of one ballot a table of all parties.
 */
import { POSITIONS, type Position } from '../core/rules/condition.ts'
import { newColumn } from './column.ts'

export interface Ballots {
  /** A new decision: its number. */
  decision(): number
  /** Notes what a party did and on which line of the file; false where it stands there already. */
  note(decision: number, party: number, position: Position, line: number): boolean
  /** Every ballot of a decision, in the order of the parties' numbers. */
  of(decision: number): readonly { readonly party: number; readonly position: Position }[]
  /** The line that gave a party's ballot; undefined where it has none. */
  line(decision: number, party: number): number | undefined
}

// A cell is the party's number times sixteen, plus the position's number.
const POSITION_BITS = 4

export function newBallots(): Ballots {
  // Of a decision, the place of its last ballot; of a ballot, that of the one before it. Places count from one.
  const [lasts, befores, cells, lines] = [newColumn(), newColumn(), newColumn(), newColumn()]

  function find(decision: number, party: number): number {
    let place = lasts.get(decision)
    while (place !== 0 && cells.get(place - 1) >>> POSITION_BITS !== party) place = befores.get(place - 1)
    return place
  }

  return {
    decision: () => lasts.push(0),
    note(decision, party, position, line) {
      if (find(decision, party) !== 0) return false
      cells.push(party * 2 ** POSITION_BITS + POSITIONS.indexOf(position))
      lines.push(line)
      lasts.set(decision, befores.push(lasts.get(decision)) + 1)
      return true
    },
    of(decision) {
      const found: { party: number; position: Position }[] = []
      for (let place = lasts.get(decision); place !== 0; place = befores.get(place - 1)) {
        const cell = cells.get(place - 1)
        const position = POSITIONS[cell & 0xf]
        if (position) found.push({ party: cell >>> POSITION_BITS, position })
      }
      return found.sort((a, b) => a.party - b.party)
    },
    line(decision, party) {
      const place = find(decision, party)
      return place === 0 ? undefined : lines.get(place - 1)
    },
  }
}
