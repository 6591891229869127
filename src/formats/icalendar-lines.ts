/** The lines of a calendar (RFC 5545): how events, moments and texts are written, whatever they are of. */
import type { Day, Instant } from '../core/time.ts'
import { dayAfter } from '../core/duration.ts'

/** An event: its lines stand beside what every event has. */
export interface CalendarEvent {
  readonly uid: string
  /** When it was written as it stands. */
  readonly stamp: Instant
  /** How often it was changed since it was first written. */
  readonly sequence: number
  /** True once it is called off. */
  readonly cancelled?: boolean
  readonly start: string
  readonly lines: readonly string[]
}

/** A calendar of these events, in this order, with the lines that stand before them. */
export function calendarText(head: readonly string[], events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Chancery//Record//EN',
    'CALSCALE:GREGORIAN',
    ...head,
    ...events.flatMap(shown),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** A moment in UTC: no definition of a zone can be wrong or missing. */
export function moment(at: Instant): string {
  return at.replaceAll(/[-:]/g, '')
}

/** The days from one to another, both included, as days without a time. */
export function days(first: Day, last: Day): readonly string[] {
  const end = dayAfter(last, 'days', 1)
  return [`DTSTART;VALUE=DATE:${first.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${end.replaceAll('-', '')}`]
}

/** A value of type TEXT (section 3.3.11). Other signs of control have no form there. */
export function textValue(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '\uFFFD')
}

/** A value of a parameter, in quotes (section 3.2): a quote within has no form there. */
export function parameterValue(value: string): string {
  return `"${value.replaceAll(/[\p{Cc}"]+/gu, ' ')}"`
}

function shown({ uid, stamp, sequence, cancelled = false, lines }: CalendarEvent): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${moment(stamp)}`,
    `SEQUENCE:${sequence}`,
    ...(cancelled ? ['STATUS:CANCELLED'] : []),
    ...lines,
    'END:VEVENT',
  ]
}

/** A line in pieces of at most 75 octets (section 3.1), never broken within a character. */
function folded(line: string): string {
  const pieces: string[] = []
  let [piece, octets] = ['', 0]
  for (const sign of line) {
    const more = Buffer.byteLength(sign)
    if (octets + more > 75) {
      pieces.push(piece)
      ;[piece, octets] = ['', 1]
    }
    piece += sign
    octets += more
  }
  return [...pieces, piece].join('\r\n ')
}
