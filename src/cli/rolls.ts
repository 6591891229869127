/**
 * What a roll-call file says, decision by decision, and what is wrong with its rows. Held in columns of numbers, each
 * text once: it grows with the decisions and with what is wrong, not with the rows, and up to a bound.
 */
import { partyId, type PartyId } from '../core/ids.ts'
import { POSITIONS, type Position } from '../core/rules/condition.ts'
import { day, type Day } from '../core/time.ts'
import type { Reading } from '../store/reading.ts'
import { knowsParty } from '../store/ask.ts'
import { newBallots } from './ballots.ts'
import { newColumn } from './column.ts'
import { newFaultList, type FaultList, type RowFault } from './row-faults.ts'
import type { TableRow } from './table.ts'

/** The columns of a roll-call file. */
export const COLUMNS = ['decision', 'date', 'organ', 'matter', 'party', 'position'] as const

/** What the rows of a decision have in common; the decisions of a day share one. */
interface Setting {
  readonly written: string
  readonly date: Day | undefined
  readonly organ: string
  readonly matter: string
}

export interface Decision extends Setting {
  readonly decision: string
  /** The line of its first row. */
  readonly line: number
  readonly faults: readonly RowFault[]
  readonly positions: () => ReadonlyMap<PartyId, Position>
  /** The line that gave a party's ballot; else that of the first row. */
  readonly lineOf: (party: string) => number
}

export interface Rolls {
  /** Takes a row; false where no more can be held. */
  readonly take: (row: TableRow) => boolean
  /** Every decision, in the order of the first rows. */
  readonly decisions: () => Iterable<Decision>
  readonly faults: FaultList
}

/** Bytes, as reckoned here: a file that needs more is refused before it exhausts the machine. */
export const MOST_HELD = 2 ** 30
const [OF_DECISION, OF_BALLOT] = [128, 16]

export function newRolls(reading: Reading, most = MOST_HELD): Rolls {
  const { defaults } = reading.charter
  const positions = new Map<string, Position>(POSITIONS.map((position) => [position, position]))
  const [names, numbers] = [[] as string[], new Map<string, number>()]
  const settings = newSettings()
  // Of each decision, the line of its first row and the number of its setting.
  const [firsts, settingOf] = [newColumn(), newColumn()]
  const [parties, partyNumbers] = [[] as PartyId[], new Map<string, number>()]
  const ballots = newBallots()
  const faults = newFaultList(names)
  let held = 0

  /** The number of a decision that its first row opens. */
  function open(decision: string, setting: number, line: number): number {
    const name = own(decision)
    held += OF_DECISION + 2 * name.length
    firsts.push(line)
    settingOf.push(setting)
    numbers.set(name, names.push(name) - 1)
    faults.decision()
    return ballots.decision()
  }

  /** The number of a party that the organisation knows. */
  function partyNumber(party: string): number | undefined {
    const known = partyNumbers.get(party)
    if (known !== undefined || !partyId(party) || !knowsParty(reading, party)) return known
    partyNumbers.set(own(party), parties.push(own(party) as PartyId) - 1)
    return parties.length - 1
  }

  function take({ values, line, fields, fits, sound }: TableRow): void {
    const [decision = '', date = '', organ = '', matter = '', party = '', written = ''] = values
    if (!sound && /[\0\uFFFD]/.test(decision)) return faults.note(undefined, line, 'not-text')
    if (decision === '') return faults.note(undefined, line, 'no-decision')
    let number = numbers.get(decision)
    const first = number === undefined
    const [inOrgan, onMatter] = [organ || defaults.organ, matter || defaults.matter]
    number ??= open(decision, settings.number(date, inOrgan, onMatter), line)
    if (!sound) return faults.note(number, line, 'not-text')
    const setting = settings.of(settingOf.get(number))
    if (first && !setting.date) faults.note(number, line, 'wrong-date', undefined, date)
    if (
      setting.date &&
      (date !== setting.written || inOrgan !== setting.organ || onMatter !== setting.matter)
    )
      faults.note(number, line, 'rows-differ', undefined, `${date} ${inOrgan} ${onMatter}`)
    // RFC 4180: each row has as many fields as the header. One that has not is not to be guessed at.
    if (!fits) faults.note(number, line, 'wrong-fields', party, `${fields}`)
    const position = positions.get(written)
    if (!position) faults.note(number, line, 'unknown-position', party, written)
    const of = partyNumber(party)
    if (of === undefined)
      return faults.note(number, line, partyId(party) ? 'not-a-member' : 'unknown-code', party)
    if (!position) return
    if (ballots.note(number, of, position, line)) held += OF_BALLOT
    else faults.note(number, line, 'duplicate', party)
  }

  function decisionOf(number: number): Decision {
    const line = firsts.get(number)
    return {
      ...settings.of(settingOf.get(number)),
      decision: names[number]!,
      line,
      faults: faults.of(number),
      positions: () => new Map(ballots.of(number).map(({ party, position }) => [parties[party]!, position])),
      lineOf: (party) => ballots.line(number, partyNumbers.get(party) ?? -1) ?? line,
    }
  }

  return {
    take(row) {
      take(row)
      return held + settings.held() + faults.held() <= most
    },
    *decisions() {
      for (let number = 0; number < names.length; number += 1) yield decisionOf(number)
    },
    faults,
  }
}

/** Settings by number, each held once. */
function newSettings(): {
  number: (written: string, organ: string, matter: string) => number
  of: (number: number) => Setting
  held: () => number
} {
  const [known, numbers] = [[] as Setting[], new Map<string, number>()]
  let [held, last] = [0, -1]
  return {
    number(written, organ, matter) {
      const before = known[last]
      if (before && before.written === written && before.organ === organ && before.matter === matter)
        return last
      const key = JSON.stringify([written, organ, matter])
      last = numbers.get(key) ?? known.length
      if (last === known.length) {
        numbers.set(key, last)
        known.push({ written: own(written), date: day(own(written)), organ: own(organ), matter: own(matter) })
        held += OF_DECISION + 4 * key.length
      }
      return last
    },
    of: (number) => known[number]!,
    held: () => held,
  }
}

/** A text of its own: one cut from a longer text would keep the whole of that. */
export function own(text: string): string {
  return Buffer.from(text).toString()
}
