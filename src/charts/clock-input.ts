/** What the clock of an operation is drawn from. All times are seconds from 1970-01-01T00:00:00Z. */
import type { Direction } from './svg.ts'

/** Between which seconds an event lay; equal where its instant is known. */
export interface ClockWindow {
  readonly from: number
  readonly until: number
}

export interface ClockMark extends ClockWindow {
  /** `record`: as the record has it. `claim`: as another source has it. `consent`: a party's own body has agreed. */
  readonly kind: 'record' | 'claim' | 'consent'
  /** What the mark says when it is pointed at. */
  readonly says: string
}

export interface ClockRow {
  readonly name: string
  readonly marks: readonly ClockMark[]
  /** A presence: within the first window it began, within the second it ended. One that goes on is drawn up to `now`. */
  readonly stay?: {
    readonly from: ClockWindow
    readonly until?: ClockWindow
    readonly now: number
    readonly says: string
  }
  /** The date in short, beside the mark. */
  readonly label?: string
}

export interface ClockInput {
  readonly id: string
  /** The sentence that states the finding; the tables beside the chart have the dates. */
  readonly title: string
  readonly groups: readonly { readonly heading: string; readonly rows: readonly ClockRow[] }[]
  /** The days, months or years of the scale by their first seconds, in order; the last one ends the scale. */
  readonly scale: readonly { readonly at: number; readonly label: string }[]
  readonly dir: Direction
}

export type ClockKey = 'record' | 'moment' | 'claim' | 'consent' | 'stay' | 'unsure'

/** What the key must explain: only what is drawn, in the order of the key. */
export function clockKeys({ groups }: ClockInput): readonly ClockKey[] {
  const found = new Set<ClockKey>()
  for (const { marks, stay } of groups.flatMap(({ rows }) => rows)) {
    for (const { kind, from, until } of marks)
      found.add(kind === 'record' && from === until ? 'moment' : kind)
    if (!stay) continue
    found.add('stay')
    if (stay.from.from < stay.from.until || (stay.until && stay.until.from < stay.until.until))
      found.add('unsure')
  }
  return (['record', 'moment', 'claim', 'consent', 'stay', 'unsure'] as const).filter((key) => found.has(key))
}
