/**
 * A deadline as an officer types it: `fri 18:00`, `27 Nov 18:00`, `2026-11-27 18:00`, `+72h`. It is an instant and the
 * zone in which it was set, or what is wrong with it; of two readings none is guessed.
 */
import { aroundLeap, clockText, instantsAt, offsetText } from './clock-time.ts'
import { dateIn, type DeadlineNames, type When, wordsOf } from './deadline-words.ts'
import { dayAfter, offsetAt } from './duration.ts'
import {
  day,
  dayIn,
  dayNumber,
  dayOfNumber,
  instantOf,
  isZone,
  LATEST_DAY,
  seconds,
  secondsOfDayIn,
  type Day,
  type Instant,
} from './time.ts'

/** An instant with the IANA zone in which it was set. */
export interface Deadline {
  readonly at: Instant
  readonly zone: string
}

/** What is wrong with a deadline that was typed. Instants are given so that each can be shown, and taken, as it is. */
export type DeadlineFault =
  | { readonly code: 'unknown-zone'; readonly found: string }
  /** A word, a number or a time of day that is none, or one too many. */
  | { readonly code: 'unread'; readonly found: string }
  | { readonly code: 'no-day' | 'no-time' }
  /** A time such as `6 pm`: half of those who read it take the other half of the day. */
  | { readonly code: 'half-day'; readonly found: string }
  /** Which of two nights a midnight belongs to is read in two ways. */
  | { readonly code: 'midnight'; readonly found: string }
  | { readonly code: 'no-such-day'; readonly found: string }
  | { readonly code: 'wrong-weekday'; readonly date: Day; readonly weekday: number }
  /** The clock leaps over this time: the last minute before the leap, and the first after it. */
  | { readonly code: 'gap'; readonly nearest: readonly [Instant, Instant] }
  /** The clock shows this time twice. */
  | { readonly code: 'overlap'; readonly either: readonly Instant[] }
  /** The clock has another offset then: those it has. */
  | { readonly code: 'wrong-offset'; readonly found: string; readonly offsets: readonly string[] }
  | { readonly code: 'past'; readonly at: Instant }

export type DeadlineRead =
  | { readonly ok: true; readonly value: Deadline }
  | { readonly ok: false; readonly faults: readonly DeadlineFault[] }

/**
 * The deadline that a text names, on the clocks of a zone: always after now. A day of the week, and a date without a
 * year, is the first to come. Hours count from now and end on a whole minute, never earlier than was asked.
 */
export function readDeadline(
  text: string,
  zone: string,
  now: Instant,
  names: readonly DeadlineNames[],
): DeadlineRead {
  if (!isZone(zone)) return faulty({ code: 'unknown-zone', found: zone })
  const { when, faults } = wordsOf(text, names)
  if (faults.length > 0) return { ok: false, faults }
  if (when.hours !== undefined) return inTime(wholeMinute(seconds(now) + when.hours), zone, now)
  const time = when.span ? minuteOfDay(now, zone) : when.time
  const day = dateOf(when, zone, now, time)
  const wrong = againstDay(day, when)
  if (wrong === undefined && typeof day === 'string' && time !== undefined)
    return onClock(day, time, when.offset, zone, now)
  return faulty(
    ...(wrong === undefined ? [] : [wrong]),
    ...(time === undefined ? [{ code: 'no-time' } as const] : []),
  )
}

/** The text that reads back as this deadline, whatever the hour: `2026-11-27 18:00 +01:00`. */
export function typedDeadline({ at, zone }: Deadline): string {
  const clock = clockText(at, zone)
  return `${clock.slice(0, 10)} ${clock.slice(11, 16)} ${clock.slice(19)}`
}

/** The day of the week, Monday being 0. */
export function weekdayOf(date: Day): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(date) + 3) % 7) + 7) % 7
}

function againstDay(found: Day | DeadlineFault | undefined, when: When): DeadlineFault | undefined {
  if (found === undefined) return { code: 'no-day' }
  if (typeof found !== 'string') return found
  const weekday = weekdayOf(found)
  const agrees = when.weekday === undefined || when.weekday === weekday
  return agrees ? undefined : { code: 'wrong-weekday', date: found, weekday }
}

function onClock(
  date: Day,
  time: number,
  offset: string | undefined,
  zone: string,
  now: Instant,
): DeadlineRead {
  if (offset === 'Z') return inTime(dayNumber(date) * 86_400 + time, zone, now)
  const all = instantsAt(date, time, zone)
  if (all.length === 0) return faulty({ code: 'gap', nearest: aroundLeap(date, time, zone) })
  const offsets = all.map((at) => offsetText(offsetAt(seconds(at), zone)))
  if (offset !== undefined) {
    const chosen = all[offsets.indexOf(offset)]
    return chosen === undefined
      ? faulty({ code: 'wrong-offset', found: offset, offsets })
      : inTime(seconds(chosen), zone, now)
  }
  const ahead = all.filter((at) => at > now)
  if (ahead.length > 1) return faulty({ code: 'overlap', either: ahead })
  return inTime(seconds(ahead[0] ?? all.at(-1)!), zone, now)
}

function inTime(total: number, zone: string, now: Instant): DeadlineRead {
  const at = instantOf(total)
  return at > now ? { ok: true, value: { at, zone } } : faulty({ code: 'past', at })
}

/** The day that is meant: the first one to come, where the text leaves a choice. */
function dateOf(
  when: When,
  zone: string,
  now: Instant,
  time: number | undefined,
): Day | DeadlineFault | undefined {
  const today = dayIn(now, zone)
  if (when.span) return dayAfter(today, 'days', when.span)
  if (when.ahead !== undefined) return dayOfNumber(dayNumber(today) + when.ahead)
  if (when.date !== undefined && when.date.year !== undefined)
    return (
      day(dateIn(when.date.year, when.date)) ?? { code: 'no-such-day', found: dateIn(undefined, when.date) }
    )
  const days = when.date === undefined ? nextDays(when.weekday, today) : nextDates(when.date, today)
  if (days === undefined) return undefined
  const [first] = days
  if (first === undefined) return { code: 'no-such-day', found: dateIn(undefined, when.date!) }
  return days.find((one) => time === undefined || isAhead(one, time, zone, now)) ?? first
}

/** True while a time of a day is still to come, or would be if the clock did not leap over it. */
function isAhead(date: Day, time: number, zone: string, now: Instant): boolean {
  const all = instantsAt(date, time, zone)
  return (all.at(-1) ?? aroundLeap(date, time, zone)[1]) > now
}

function nextDays(weekday: number | undefined, today: Day): readonly Day[] | undefined {
  if (weekday === undefined) return undefined
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  return [ahead, ahead + 7].map((days) => dayOfNumber(dayNumber(today) + days))
}

/** The next such dates of a year: 29 February comes at the latest within eight years. */
function nextDates(date: NonNullable<When['date']>, today: Day): readonly Day[] {
  const year = Number(today.slice(0, 4))
  return Array.from({ length: 10 }, (_, ahead) => day(dateIn(year + ahead, date))).filter(
    (found): found is Day => found !== undefined && found >= today && found <= LATEST_DAY,
  )
}

function minuteOfDay(now: Instant, zone: string): number {
  return Math.floor(secondsOfDayIn(now, zone) / 60) * 60 + (secondsOfDayIn(now, zone) % 60 > 0 ? 60 : 0)
}

function wholeMinute(total: number): number {
  return Math.ceil(total / 60) * 60
}

function faulty(...faults: readonly DeadlineFault[]): DeadlineRead {
  return { ok: false, faults }
}
