/** The words of a deadline that was typed, each known for what it is: a day, a date, a time, an offset, a span from now. */
import type { DeadlineFault } from './deadline.ts'

/** The words that one language has for days and spans, all in small letters; the first of each is the usual one. */
export interface DeadlineNames {
  /** Monday first, each with its short forms. */
  readonly weekdays: readonly (readonly string[])[]
  readonly months: readonly (readonly string[])[]
  readonly today: readonly string[]
  readonly tomorrow: readonly string[]
  readonly midnight: readonly string[]
  readonly minutes: readonly string[]
  readonly hours: readonly string[]
  readonly days: readonly string[]
  readonly weeks: readonly string[]
  /** Words that may stand between a day and its time, and say nothing: `at`. */
  readonly filling: readonly string[]
}

/** What a text says of a deadline. */
export interface When {
  readonly date?: { readonly year?: number; readonly month: number; readonly date: number }
  readonly weekday?: number
  /** Days from today, for `today` and `tomorrow`. */
  readonly ahead?: number
  /** Seconds from midnight. */
  readonly time?: number
  /** `Z`, or as ISO 8601 writes it: `+01:00`. */
  readonly offset?: string
  /** Seconds from now, for hours and minutes. */
  readonly hours?: number
  /** Civil days from now. */
  readonly span?: number
}

const SPAN = /^\+ ?(\d{1,4}) ?(\p{L}+)$/u
const DATE = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})(?:\.(\d{4})?)?)$/
/** A time with a point, where it cannot be a day: no month has the number of its minutes. */
const POINTED = /^\d{1,2}\.(?:00|1[3-9]|[2-5]\d)$/
const TIME = /^(\d{1,2}):(\d{2})(?::00)?(z|[+-]\d{2}(?::?\d{2})?)?$/
const OFFSET = /^(?:utc|z)?([+-])(\d{1,2})(?::?(\d{2}))?$/
const HALF_DAY = /^(?:\d{1,2}(?::\d{2})?)?[ap]\.?m\.?$/
const LONGEST = 80

/** What the words of a text say, or each of them that says nothing here or says it a second time. */
export function wordsOf(
  text: string,
  names: readonly DeadlineNames[],
): { readonly when: When; readonly faults: readonly DeadlineFault[] } {
  const plain = text.normalize('NFC').trim().toLowerCase()
  if (plain.length > LONGEST) return { when: {}, faults: [unread(`${plain.slice(0, LONGEST)}…`)] }
  const span = SPAN.exec(plain)
  if (span) {
    const when = spanOf(Number(span[1]), span[2]!, names)
    return when ? { when, faults: [] } : { when: {}, faults: [unread(plain)] }
  }
  const words = plain
    .replaceAll(/(\d)t(?=\d)/g, '$1 ')
    .split(/[\s,\u00A0\u202F]+/)
    .filter((word) => word !== '')
  const faults: DeadlineFault[] = []
  let when: When = {}
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (known(names, 'filling', word)) continue
    const month = /^\d{1,2}$/.test(word) ? monthOf(names, words[at + 1]) : undefined
    const year =
      month === undefined || !/^\d{4}$/.test(words[at + 2] ?? '') ? undefined : Number(words[at + 2])
    const part: Part =
      month === undefined
        ? partOf(word, names)
        : { date: { ...(year === undefined ? {} : { year }), month, date: Number(word) } }
    if (month !== undefined) at += year === undefined ? 1 : 2
    if ('code' in part) faults.push(part)
    else if (Object.keys(part).some((key) => key in when)) faults.push(unread(word))
    else when = { ...when, ...part }
  }
  // A day is said once: by its date, by its weekday, or by both; never `tomorrow` beside either.
  if (when.ahead !== undefined && (when.date !== undefined || when.weekday !== undefined))
    faults.push(unread(plain))
  if (when.offset !== undefined && when.time === undefined && faults.length === 0)
    faults.push(unread(when.offset))
  return { when, faults }
}

/** A date in figures: of a year where there is one. */
export function dateIn(year: number | undefined, of: NonNullable<When['date']>): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const first = year ?? of.year
  return `${first === undefined ? '' : `${String(first).padStart(4, '0')}-`}${two(of.month)}-${two(of.date)}`
}

type Part = When | DeadlineFault

function partOf(word: string, names: readonly DeadlineNames[]): Part {
  if (known(names, 'midnight', word)) return { code: 'midnight', found: word }
  if (HALF_DAY.test(word)) return { code: 'half-day', found: word }
  if (known(names, 'today', word)) return { ahead: 0 }
  if (known(names, 'tomorrow', word)) return { ahead: 1 }
  const weekday = indexOf(names, 'weekdays', word)
  if (weekday !== undefined) return { weekday }
  return dateOf(word) ?? timeOf(word) ?? offsetOf(word) ?? unread(word)
}

function dateOf(word: string): Part | undefined {
  const match = DATE.exec(word)
  if (!match || POINTED.test(word)) return undefined
  const [, isoYear, isoMonth, isoDate, date, month, year = isoYear] = match
  return {
    date: {
      ...(year === undefined ? {} : { year: Number(year) }),
      month: Number(isoMonth ?? month),
      date: Number(isoDate ?? date),
    },
  }
}

function timeOf(word: string): Part | undefined {
  const match = TIME.exec(POINTED.test(word) ? word.replace('.', ':') : word)
  if (!match) return undefined
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  // Both ends of a day are called midnight.
  if ((hours === 24 || hours === 0) && minutes === 0) return { code: 'midnight', found: word }
  if (hours > 23 || minutes > 59) return unread(word)
  return { time: hours * 3600 + minutes * 60, ...(match[3] === undefined ? {} : offsetOf(match[3])) }
}

function offsetOf(word: string): { readonly offset: string } | undefined {
  if (word === 'z' || word === 'utc') return { offset: 'Z' }
  const match = OFFSET.exec(word)
  if (!match) return undefined
  const offset = `${match[1]}${match[2]!.padStart(2, '0')}:${match[3] ?? '00'}`
  return { offset: offset === '-00:00' ? '+00:00' : offset }
}

function spanOf(count: number, unit: string, names: readonly DeadlineNames[]): When | undefined {
  if (count === 0) return undefined
  if (known(names, 'minutes', unit)) return { hours: count * 60 }
  if (known(names, 'hours', unit)) return { hours: count * 3600 }
  if (known(names, 'days', unit)) return { span: count }
  return known(names, 'weeks', unit) ? { span: count * 7 } : undefined
}

function monthOf(names: readonly DeadlineNames[], word: string | undefined): number | undefined {
  const found = word === undefined ? undefined : indexOf(names, 'months', word)
  return found === undefined ? undefined : found + 1
}

type Listed = Exclude<keyof DeadlineNames, 'weekdays' | 'months'>

function known(names: readonly DeadlineNames[], list: Listed, word: string): boolean {
  return names.some((language) => language[list].includes(bare(word)))
}

function indexOf(
  names: readonly DeadlineNames[],
  list: 'weekdays' | 'months',
  word: string,
): number | undefined {
  const found = names.map((language) => language[list].findIndex((forms) => forms.includes(bare(word))))
  return found.find((index) => index >= 0)
}

/** The word without the point of an abbreviation. */
function bare(word: string): string {
  return word.replace(/\.$/, '')
}

function unread(found: string): DeadlineFault {
  return { code: 'unread', found }
}
