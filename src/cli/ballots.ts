/**
 * The ballots of many decisions in one piece of memory, a row for each decision and a column for each party: a roll-call
 * file of a million rows must not become a million objects.
 */
import { POSITIONS, type Position } from '../core/rules/condition.ts'

export interface Ballots {
  /** A new decision: the number of its row. */
  decision(): number
  /** Notes what a party did and on which line of the file; false where it stands there already. */
  note(decision: number, party: number, position: Position, line: number): boolean
  /** Every ballot of a decision, by the numbers of the parties. */
  of(decision: number): readonly { readonly party: number; readonly position: Position }[]
  /** The line that gave a party's ballot; undefined where it has none. */
  line(decision: number, party: number): number | undefined
}

// A cell is the line times sixteen, plus the position's number from one; nought where there is no ballot.
const POSITION_BITS = 4

export function newBallots(): Ballots {
  let [cells, width, rows] = [new Uint32Array(16_384), 16, 0]

  const place = (decision: number, party: number): number => decision * width + party

  function widen(parties: number): void {
    const wider = Math.max(parties, width * 2)
    const moved = new Uint32Array(Math.max(rows * wider, 16_384))
    for (let row = 0; row < rows; row += 1)
      moved.set(cells.subarray(row * width, (row + 1) * width), row * wider)
    ;[cells, width] = [moved, wider]
  }

  return {
    decision() {
      rows += 1
      if (rows * width > cells.length) {
        const longer = new Uint32Array(cells.length * 2)
        longer.set(cells)
        cells = longer
      }
      return rows - 1
    },
    note(decision, party, position, line) {
      if (party >= width) widen(party + 1)
      const at = place(decision, party)
      if (cells[at] !== 0) return false
      cells[at] = line * 2 ** POSITION_BITS + POSITIONS.indexOf(position) + 1
      return true
    },
    of(decision) {
      const found: { party: number; position: Position }[] = []
      for (let party = 0; party < width; party += 1) {
        const position = POSITIONS[((cells[place(decision, party)] ?? 0) & 0xf) - 1]
        if (position) found.push({ party, position })
      }
      return found
    },
    line(decision, party) {
      const cell = party < width && party >= 0 ? cells[place(decision, party)] : 0
      return cell ? cell >>> POSITION_BITS : undefined
    },
  }
}
