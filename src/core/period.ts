/** Periods that treaties fix: `30 days`, `6 months`, `1 year`, `at-once`; and days of a year such as `12-31`. */
import { dayAfter, duration, showDuration, type Duration } from './duration.ts'
import { day, dayIn, instantOf, LATEST_DAY, seconds, type Day, type Instant } from './time.ts'

export type Period = Exclude<Duration, { readonly unit: 'hours' | 'minutes' }>

/** A day of every year, `MM-DD`. */
export interface YearDay {
  readonly month: number
  readonly date: number
}

const YEAR_DAY = /^(\d{2})-(\d{2})$/

/** The period that a text names; undefined for any other form. `at-once` is no time at all. */
export function period(text: string): Period | undefined {
  if (text === 'at-once') return { count: 0, unit: 'days' }
  const found = duration(text)
  return found && isCivil(found) ? found : undefined
}

function isCivil(of: Duration): of is Period {
  return of.unit !== 'hours' && of.unit !== 'minutes'
}

/** The day of a year that a text names; 29 February is none, since not every year has it. */
export function yearDay(text: string): YearDay | undefined {
  const match = YEAR_DAY.exec(text)
  if (!match || !day(`2001-${text}`)) return undefined
  return { month: Number(match[1]), date: Number(match[2]) }
}

/**
 * The day on which a period that begins on a day has run out: one year from 29 January 2024 is 29 January 2025. Where the
 * month has no such day, its last day: one month from 31 January is 28 or 29 February.
 */
export function after(from: Day, { count, unit }: Period): Day {
  return dayAfter(from, unit, count)
}

/** The first such day of a year that does not lie before a day. */
export function nextYearDay(from: Day, of: YearDay): Day {
  const text = `${String(of.month).padStart(2, '0')}-${String(of.date).padStart(2, '0')}`
  const year = Number(from.slice(0, 4))
  const same = `${from.slice(0, 4)}-${text}` as Day
  if (same >= from) return same
  return year === 9999 ? LATEST_DAY : (`${String(year + 1).padStart(4, '0')}-${text}` as Day)
}

/** The period as a charter writes it. */
export function showPeriod(of: Period): string {
  return of.count === 0 ? 'at-once' : showDuration(of)
}

/** The first instant of a civil day in a zone. */
export function startOf(on: Day, zone: string): Instant {
  const midnight = seconds(`${on}T00:00:00Z` as Instant)
  let [before, from] = [midnight - 86_400, midnight + 86_400]
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (dayIn(instantOf(middle), zone) < on) before = middle
    else from = middle
  }
  return instantOf(from)
}
