/** What is wrong with the rows of a file: where a million rows are wrong, a million numbers are held and no objects. */
import { newColumn } from './column.ts'

export interface RowFault {
  readonly line: number
  readonly code: string
  readonly decision?: string
  readonly party?: string
  readonly found?: string
}

export interface FaultList {
  /** A new decision: its number. */
  decision(): number
  /** Notes what is wrong on a line, by the number of its decision where it has one. */
  note(decision: number | undefined, line: number, code: string, party?: string, found?: string): void
  /** What is wrong with a decision, in the order it was noted. */
  of(decision: number): readonly RowFault[]
  /** How many there are. */
  count(): number
  /** All of them in the order of the lines. */
  inOrder(): Iterable<RowFault>
  /** Bytes, as reckoned here. */
  held(): number
}

// A fault is held in 24 bytes; it is reckoned at more, for it is also put in order and written twice.
const [OF_FAULT, OF_TEXT] = [256, 64]

/** An empty list; `names` are the decisions' names by their numbers. */
export function newFaultList(names: readonly string[]): FaultList {
  // Of a decision, the place of its last fault; of a fault, that of the one before it. Places and texts count from one.
  const [lasts, befores] = [newColumn(), newColumn()]
  const [lines, decisions] = [newColumn(), newColumn()]
  const [codes, parties, founds] = [newColumn(), newColumn(), newColumn()]
  const [texts, numbers] = [[] as string[], new Map<string, number>()]
  let held = 0

  function number(text: string | undefined): number {
    if (text === undefined) return 0
    const known = numbers.get(text)
    if (known !== undefined) return known
    // A text cut from a longer one would keep the whole of that.
    const copy = Buffer.from(text).toString()
    held += OF_TEXT + 2 * copy.length
    numbers.set(copy, texts.push(copy))
    return texts.length
  }

  function at(place: number): RowFault {
    const text = (of: number): string => texts[of - 1] ?? ''
    const [decision, party, found] = [decisions.get(place), parties.get(place), founds.get(place)]
    return {
      line: lines.get(place),
      code: text(codes.get(place)),
      ...(decision === 0 ? {} : { decision: names[decision - 1] ?? '' }),
      ...(party === 0 ? {} : { party: text(party) }),
      ...(found === 0 ? {} : { found: text(found) }),
    }
  }

  return {
    decision: () => lasts.push(0),
    note(decision, line, code, party, found) {
      held += OF_FAULT
      lines.push(line)
      codes.push(number(code))
      parties.push(number(party))
      founds.push(number(found))
      decisions.push(decision === undefined ? 0 : decision + 1)
      const place = befores.push(decision === undefined ? 0 : lasts.get(decision)) + 1
      if (decision !== undefined) lasts.set(decision, place)
    },
    of(decision) {
      const found: RowFault[] = []
      for (let place = lasts.get(decision); place !== 0; place = befores.get(place - 1))
        found.push(at(place - 1))
      return found.toReversed()
    },
    count: () => lines.length(),
    *inOrder() {
      const places = Uint32Array.from({ length: lines.length() }, (_, place) => place)
      places.sort((a, b) => lines.get(a) - lines.get(b) || a - b)
      for (const place of places) yield at(place)
    },
    held: () => held,
  }
}
