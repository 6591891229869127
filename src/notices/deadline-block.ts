/** The deadline as a letter says it: at the seat, where the addressee is, and in UTC, with what could be misread of it. */
import { clockChanges, clockText, instantsAt, offsetText } from '../core/clock-time.ts'
import { dayIn, dayNumber, dayOfNumber, secondsOfDayIn, type Instant } from '../core/time.ts'
import { deadlineLines, deadlineText, weekdayText } from '../words/deadline.ts'
import type { MailWords } from '../words/mail.ts'
import type { Language } from '../words/language.ts'

/** Whose clocks a letter goes by. */
export interface Clocks {
  readonly lang: Language
  readonly seat: string
  /** The zone of the addressee, where it is known. */
  readonly yours?: string
  readonly now: Instant
}

/** The three lines, and a note on each change of the clocks before it, on a time that comes twice, and on a day's first minute. */
export function deadlineBlock(words: MailWords, at: Instant, { lang, seat, yours, now }: Clocks): string {
  const others = yours === undefined || yours === seat ? {} : { yours }
  const lines = deadlineLines(lang, at, { seat, ...others })
  const heads = lines.map(({ of, label, zone }) => (of === 'utc' ? label : `${label} (${zone})`))
  const width = Math.max(...heads.map(({ length }) => length))
  const zones = [seat, ...(yours === undefined || yours === seat ? [] : [yours])]
  return [
    ...lines.map(({ text }, index) => `  ${`${heads[index]}:`.padEnd(width + 2)} ${text}`),
    ...zones.flatMap((zone) => notes(words, lang, at, now, zone)).map((note) => `  ${note}`),
  ].join('\n')
}

/** The deadline in one line, as a subject has it: by the clocks of the addressee, else by those of the seat. */
export function deadlineShort(at: Instant, { lang, seat, yours }: Clocks): string {
  return deadlineText(lang, at, yours ?? seat)
}

function notes(words: MailWords, lang: Language, at: Instant, now: Instant, zone: string): readonly string[] {
  const day = dayIn(at, zone)
  const time = secondsOfDayIn(at, zone)
  const clock = clockText(at, zone)
  const before = dayOfNumber(dayNumber(day) - 1)
  return [
    ...clockChanges(now, at, zone).map((change) =>
      words.change(
        zone,
        deadlineText(lang, change.at, zone),
        `UTC${offsetText(change.before)}`,
        `UTC${offsetText(change.after)}`,
      ),
    ),
    ...(instantsAt(day, time, zone).length > 1
      ? [words.twice(clock.slice(11, 16), zone, `UTC${clock.slice(19)}`)]
      : []),
    ...(time < 60 ? [words.firstMinute(weekdayText(lang, day), weekdayText(lang, before), zone)] : []),
  ]
}
