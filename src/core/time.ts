/**
 * Instants in whole seconds, civil dates, and what lies between them. No clock is read here: "now" is an argument.
 * Civil arithmetic follows the proleptic Gregorian calendar.
 */
import type { Brand } from './ids.ts'

/** A civil day at a place, `YYYY-MM-DD`. Days compare as their texts do. */
export type Day = Brand<string, 'Day'>
/** An instant in UTC, `YYYY-MM-DDTHH:MM:SSZ`. Instants compare as their texts do. */
export type Instant = Brand<string, 'Instant'>
/** A day, a month or a year as far as a source gives it: `2012`, `2012-06`, `2012-06-28`. */
export type PartialDay = Brand<string, 'PartialDay'>

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})Z$/
const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** The civil day that a text names; undefined for a text of another form and for a day that no calendar has. */
export function day(text: string): Day | undefined {
  const match = DAY.exec(text)
  if (!match) return undefined
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
    ? (text as Day)
    : undefined
}

/** The instant that a text names, whole seconds of UTC; undefined for any other form. Leap seconds are not instants here. */
export function instant(text: string): Instant | undefined {
  const match = INSTANT.exec(text)
  if (!match || !day(match[1]!)) return undefined
  return Number(match[2]) < 24 && Number(match[3]) < 60 && Number(match[4]) < 60
    ? (text as Instant)
    : undefined
}

/** The day, month or year that a text names; undefined for any other form. */
export function partialDay(text: string): PartialDay | undefined {
  const match = PARTIAL.exec(text)
  if (!match) return undefined
  return day(`${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`) ? (text as PartialDay) : undefined
}

/** The first day that a partial date may mean: `2012` begins on 2012-01-01. */
export function firstDay(date: PartialDay): Day {
  return `${date}${'-01'.repeat(2 - (date.length - 4) / 3)}` as Day
}

/** Days from 1970-01-01 to this day; negative before it. */
export function dayNumber(date: Day): number {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear =
    Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(date.slice(8, 10)) - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** The first and the last day that has a form here. */
export const EARLIEST_DAY = '0001-01-01' as Day
export const LATEST_DAY = '9999-12-31' as Day
const [EARLIEST, LATEST] = [dayNumber(EARLIEST_DAY), dayNumber(LATEST_DAY)]

/**
 * The day that lies so many days after 1970-01-01. The inverse of `dayNumber`. Days have four digits for the year, since
 * they compare as texts: what would lie beyond the first or the last of them is that one.
 */
export function dayOfNumber(number: number): Day {
  const shifted = Math.min(Math.max(number, EARLIEST), LATEST) + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const date = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` as Day
}

/** Whole seconds from 1970-01-01T00:00:00Z to this instant. */
export function seconds(at: Instant): number {
  const time = Number(at.slice(11, 13)) * 3600 + Number(at.slice(14, 16)) * 60 + Number(at.slice(17, 19))
  return dayNumber(at.slice(0, 10) as Day) * 86_400 + time
}

/** The instant so many whole seconds after 1970-01-01T00:00:00Z. The inverse of `seconds`. */
export function instantOf(total: number): Instant {
  const days = Math.floor(total / 86_400)
  const rest = total - days * 86_400
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((part) => pad(part, 2))
  return `${dayOfNumber(days)}T${clock.join(':')}Z` as Instant
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The minute that was asked for last: whoever replays a log asks for each instant several times. */
let last: { readonly zone: string; readonly minute: string; readonly day: Day } | undefined

/** The civil day that an instant falls on in an IANA zone. The zone is known to be one: the charter's reader checks it. */
export function dayIn(at: Instant, zone: string): Day {
  const minute = at.slice(0, 16)
  if (last?.zone === zone && last.minute === minute) return last.day
  const found = dayAt(seconds(at), zone)
  const [first, end] = [`${minute}:00Z`, `${minute}:59Z`] as Instant[]
  // Clocks of old differ by seconds too: only a minute that lies within one day is kept.
  if (dayAt(seconds(first!), zone) === found && dayAt(seconds(end!), zone) === found)
    last = { zone, minute, day: found }
  return found
}

function dayAt(total: number, zone: string): Day {
  const [year = '', ...rest] = formatOf(zone)
    .format(total * 1000)
    .split('-')
  return [year.padStart(4, '0'), ...rest].join('-') as Day
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Seconds from midnight that the clocks of an IANA zone show at an instant. */
export function secondsOfDayIn(at: Instant, zone: string): number {
  let clock = clocks.get(zone)
  if (!clock) {
    const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
    clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...parts })
    clocks.set(zone, clock)
  }
  const [hours = 0, minutes = 0, rest = 0] = clock
    .format(seconds(at) * 1000)
    .split(':')
    .map(Number)
  return hours * 3600 + minutes * 60 + rest
}

/** True when the IANA database of this machine knows the zone. */
export function isZone(name: string): boolean {
  try {
    return name.includes('/') && formatOf(name).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Making a format costs ten milliseconds: one for each zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...parts })
    formats.set(zone, format)
  }
  return format
}

/** The number of days that a month of a year has, months counted from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
