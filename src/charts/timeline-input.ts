/** What a timeline of membership is drawn from, and what its bars mean. */
import type { Direction } from './svg.ts'

export type TimelineStatus = 'signatory' | 'member' | 'suspended' | 'observer' | 'partner'

export interface TimelineSpan {
  readonly status: TimelineStatus
  /** First day, `YYYY-MM-DD`; a month or a year stands for its first day. */
  readonly from: string
  /** First day on which it no longer holds; absent while it holds. */
  readonly until?: string
  /** What the bar says when it is pointed at. */
  readonly says?: string
}

export interface TimelineRow {
  readonly code: string
  readonly name: string
  readonly spans: readonly TimelineSpan[]
}

export interface TimelineInput {
  readonly id: string
  /** The sentence that states the finding; the table beside the chart has the dates. */
  readonly title: string
  readonly rows: readonly TimelineRow[]
  readonly marks: readonly { readonly date: string; readonly label: string }[]
  /** The last day shown: spans without an end run to it. */
  readonly today: string
  readonly cursor?: { readonly date: string; readonly label: string }
  readonly dir: Direction
}

/** True for members and suspended members, whose bars have full height: they belong. */
export function belongs(span: TimelineSpan): boolean {
  return span.status === 'member' || span.status === 'suspended'
}

/** True when the span holds on the day: from its first day until the day before its end. */
export function holds(span: TimelineSpan, date: string): boolean {
  return dayOf(span.from) <= dayOf(date) && (span.until === undefined || dayOf(date) < dayOf(span.until))
}

/** True when the party still belongs on the day: a member that is suspended has not left. */
export function stays(row: TimelineRow, date: string): boolean {
  return row.spans.some((span) => belongs(span) && holds(span, date))
}

/** Days from 1970 to a date; a month or a year counts from its first day. */
export function dayOf(date: string): number {
  return Date.parse(`${date}${'-01'.repeat(Math.max(0, 2 - (date.length - 4) / 3))}`) / DAY
}

export const DAY = 86_400_000
