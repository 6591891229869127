/**
 * How long: `72h`, `30 days`, `6 months`. Hours and minutes are exact; days, weeks, months and years are civil, reckoned
 * on the calendar and the clock of a place, so that a day at the change of the clock has 23 or 25 hours.
 */
import {
  dayIn,
  dayNumber,
  dayOfNumber,
  daysInMonth,
  EARLIEST_DAY,
  instantOf,
  LATEST_DAY,
  secondsOfDayIn,
  seconds,
  type Day,
  type Instant,
} from './time.ts'

export type Duration =
  | { readonly unit: 'hours' | 'minutes'; readonly count: number }
  | { readonly unit: 'days' | 'months' | 'years'; readonly count: number }

const WRITTEN = /^(\d{1,4}) ?(h|hours?|min|minutes?|days?|weeks?|months?|years?)$/
const SECONDS = { hours: 3600, minutes: 60 } as const

/** The duration that a text such as `72h`, `90 min`, `14 days`, `2 weeks`, `6 months` or `1 year` names; undefined for any other form and for nought. */
export function duration(text: string): Duration | undefined {
  const match = WRITTEN.exec(text)
  const count = Number(match?.[1])
  const unit = match?.[2] ?? ''
  if (!(count > 0)) return undefined
  if (unit.startsWith('h')) return { unit: 'hours', count }
  if (unit.startsWith('min')) return { unit: 'minutes', count }
  if (unit.startsWith('d')) return { unit: 'days', count }
  if (unit.startsWith('w')) return { unit: 'days', count: count * 7 }
  return { unit: unit.startsWith('m') ? 'months' : 'years', count }
}

/** The duration as a reason shows it: `72h`, `90 min`, `1 day`, `6 months`. */
export function showDuration({ unit, count }: Duration): string {
  if (unit === 'hours') return `${count}h`
  if (unit === 'minutes') return `${count} min`
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`
}

/**
 * The day that lies so many days, months or years after a day. A month that has no such day gives its last one: one
 * month after 31 January is 28 or 29 February. A negative count goes back.
 */
export function dayAfter(date: Day, unit: 'days' | 'months' | 'years', count: number): Day {
  if (unit === 'days') return dayOfNumber(dayNumber(date) + count)
  const months =
    Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + count * (unit === 'years' ? 12 : 1)
  const year = Math.floor(months / 12)
  if (year < 1 || year > 9999) return year < 1 ? EARLIEST_DAY : LATEST_DAY
  const month = (months % 12) + 1
  const last = Math.min(Number(date.slice(8, 10)), daysInMonth(year, month))
  return dayOfNumber(dayNumber(`${pad(year, 4)}-${pad(month, 2)}-01` as Day) + last - 1)
}

/**
 * The instant that lies a duration after another. Civil durations keep the time of day in the zone; a time that the
 * clock leaps over is read as if it had not leapt yet, one that it shows twice is the first of the two.
 */
export function later(at: Instant, of: Duration, zone: string): Instant {
  if (of.unit === 'hours' || of.unit === 'minutes')
    return instantOf(seconds(at) + of.count * SECONDS[of.unit])
  return instantIn(dayAfter(dayIn(at, zone), of.unit, of.count), secondsOfDayIn(at, zone), zone)
}

/** The instant at which the clocks of a zone show a time of a day, given in seconds from midnight. */
export function instantIn(date: Day, timeOfDay: number, zone: string): Instant {
  const civil = dayNumber(date) * 86_400 + timeOfDay
  // Offsets change at most once in these two days: one of the two offsets around the moment is the right one.
  const before = offsetAt(civil - 86_400, zone)
  const after = offsetAt(civil + 86_400, zone)
  const first = civil - before
  if (before === after || offsetAt(first, zone) === before) return instantOf(first)
  const second = civil - after
  return instantOf(offsetAt(second, zone) === after ? second : first)
}

/** How much of the duration's unit lies between two instants, in whole units, as a reason shows it: `48h`, `10 days`. Nought where the second is the earlier. */
export function elapsed(from: Instant, to: Instant, like: Duration, zone: string): string {
  const shown = (count: number): string => showDuration({ ...like, count })
  if (to <= from) return shown(0)
  if (like.unit === 'hours' || like.unit === 'minutes') {
    const minutes = Math.floor((seconds(to) - seconds(from)) / 60)
    if (like.unit === 'minutes') return shown(minutes)
    return minutes % 60 === 0 ? shown(minutes / 60) : `${Math.floor(minutes / 60)}h ${minutes % 60} min`
  }
  const { unit } = like
  const lengths = { days: 1, months: 28, years: 365 }
  let count = Math.ceil((dayNumber(dayIn(to, zone)) - dayNumber(dayIn(from, zone))) / lengths[unit]) + 1
  while (count > 0 && later(from, { unit, count }, zone) > to) count--
  return shown(count)
}

/** Seconds by which the clocks of a zone are ahead of UTC at a moment, given in seconds from 1970. */
export function offsetAt(moment: number, zone: string): number {
  const at = instantOf(moment)
  return dayNumber(dayIn(at, zone)) * 86_400 + secondsOfDayIn(at, zone) - moment
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
