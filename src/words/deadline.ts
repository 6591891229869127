/**
 * How a deadline is said, on pages, in letters and in data alike: at the seat, where the reader is, and in UTC, each with
 * its weekday, the hour of 24 and the offset. An abbreviation of a zone stands nowhere: several mean two things.
 */
import { clockChanges, clockText, offsetText } from '../core/clock-time.ts'
import { readDeadline, typedDeadline, type DeadlineFault, type DeadlineRead } from '../core/deadline.ts'
import type { Night } from '../core/night.ts'
import { dayIn, type Day, type Instant } from '../core/time.ts'
import { deadline as ar } from './ar/desk-deadline.ts'
import { deadline as en, deadlineNames as enNames, type DeadlineWords } from './en/desk-deadline.ts'
import { deadline as es } from './es/desk-deadline.ts'
import { inLang } from './fallback.ts'
import { deadline as fr } from './fr/desk-deadline.ts'
import { LOCALES, type Lang, type Language } from './language.ts'
import { deadline as ru, deadlineNames as ruNames } from './ru/desk-deadline.ts'

const DICTIONARIES: Readonly<Record<Language, DeadlineWords>> = { en, ru }
const NAMES = [enNames, ruNames]
const made = new Map<Lang, Intl.DateTimeFormat>()

/** One of the three lines of a deadline. */
export interface DeadlineLine {
  readonly of: 'seat' | 'yours' | 'utc'
  /** Whose clock it is: `Seat`. */
  readonly label: string
  readonly zone: string
  /** `Friday 27 November 2026, 18:00 UTC+01:00`. */
  readonly text: string
  /** For machines: `2026-11-27T18:00:00+01:00`. */
  readonly clock: string
}

/** The lines of a deadline: at the seat, where the reader is if that is known, and in UTC. */
export function deadlineLines(
  lang: Lang,
  at: Instant,
  zones: { readonly seat: string; readonly yours?: string | undefined },
): readonly DeadlineLine[] {
  const { lines } = deadlineWords(lang)
  const line = (of: DeadlineLine['of'], zone: string): DeadlineLine => ({
    of,
    label: lines[of],
    zone,
    text: deadlineText(lang, at, zone),
    clock: clockText(at, zone),
  })
  return [
    line('seat', zones.seat),
    ...(zones.yours === undefined ? [] : [line('yours', zones.yours)]),
    line('utc', 'UTC'),
  ]
}

/** A deadline on the clock of one zone, with its weekday: `Friday 27 November 2026, 18:00 UTC+01:00`. */
export function deadlineText(lang: Lang, at: Instant, zone: string): string {
  const clock = clockText(at, zone)
  const seconds = clock.slice(17, 19)
  // Received in that minute and before the second is in time: a deadline is never said earlier or later than it is.
  const time = clock.slice(11, seconds === '00' ? 16 : 19)
  return `${weekdayText(lang, dayIn(at, zone))}, ${time} ${offsetName(clock.slice(19))}`
}

/** A time of day with the offset of its clock, `18:00 UTC+01:00`; of a zone that is none other, in UTC. */
export function timeText(at: Instant, zone = 'UTC'): string {
  const clock = clockText(at, zone)
  return `${clock.slice(11, 16)} ${offsetName(clock.slice(19))}`
}

/** What an officer typed as a deadline, in any of the languages in which one is typed. */
export function typedAs(text: string, zone: string, now: Instant): DeadlineRead {
  return readDeadline(text, zone, now, NAMES)
}

/** What is wrong with a deadline that was typed, and what would be right. */
export function sayDeadlineFault(lang: Lang, fault: DeadlineFault, zone: string): string {
  const { faults } = deadlineWords(lang)
  const text = (at: Instant | undefined): string => (at === undefined ? '' : deadlineText(lang, at, zone))
  const typed = (at: Instant | undefined): string => (at === undefined ? '' : typedDeadline({ at, zone }))
  switch (fault.code) {
    case 'no-day':
    case 'no-time':
      return faults[fault.code]
    case 'wrong-weekday':
      return faults[fault.code](weekdayText(lang, fault.date))
    case 'gap':
      return faults[fault.code](text(fault.nearest[0]), text(fault.nearest[1]))
    case 'overlap':
      return faults[fault.code](
        text(fault.either[0]),
        text(fault.either[1]),
        typed(fault.either[0]),
        typed(fault.either[1]),
      )
    case 'wrong-offset':
      return faults[fault.code](fault.found, fault.offsets.map(offsetName).join(', '))
    case 'past':
      return faults[fault.code](text(fault.at))
    default:
      return faults[fault.code](fault.found)
  }
}

/** What is to be known of a deadline that is in order: a change of the clocks before it, and in whose night it falls. */
export function deadlineNotes(
  lang: Lang,
  at: Instant,
  of: {
    readonly zone: string
    readonly now: Instant
    readonly nights: readonly Night[]
    readonly naming: (party: Night['party']) => string
  },
): readonly string[] {
  const said = deadlineWords(lang)
  const changes = clockChanges(of.now, at, of.zone).map((change) =>
    said.change(
      weekdayText(lang, dayIn(change.at, of.zone)),
      offsetName(offsetText(change.before)),
      offsetName(offsetText(change.after)),
    ),
  )
  const members = of.nights.map(({ party, zone }) => `${of.naming(party)} (${timeText(at, zone)})`)
  return members.length === 0 ? changes : [...changes, said.night(members.join(', '))]
}

/** What the desk says of deadlines in a language. */
export function deadlineWords(lang: Lang): DeadlineWords {
  return inLang<DeadlineWords>(lang, { ...DICTIONARIES, fr, es, ar })
}

/** A day with its weekday: `Friday 27 November 2026`. */
export function weekdayText(lang: Lang, date: Day): string {
  const format =
    made.get(lang) ?? new Intl.DateTimeFormat(LOCALES[lang], { timeZone: 'UTC', dateStyle: 'full' })
  made.set(lang, format)
  return format.format(Date.parse(date))
}

function offsetName(offset: string): string {
  return offset === '+00:00' ? 'UTC' : `UTC${offset}`
}
