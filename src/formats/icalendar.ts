/**
 * Meetings and deadlines as a calendar (RFC 5545). Written by hand: times stand in UTC, so that no definition of a zone
 * can be wrong or missing, days without a time are days, and the bytes hold nothing of the moment of writing.
 */
import type { Instant } from '../core/time.ts'
import { dayAfter } from '../core/duration.ts'
import { meetingsIn, type Meeting } from './meetings.ts'
import { addressOf, titleOf, uuidOf, type Names, type Place } from './names.ts'
import { publicEntry, situationOf, type Published } from './published.ts'

interface Event {
  readonly uid: string
  /** The act that it rests on now. */
  readonly act: number
  readonly corrected: boolean
  readonly start: string
  readonly lines: readonly string[]
}

/** The calendar of an organisation, or of one of its bodies. */
export function icalendar(from: Published, place: Place, names: Names, organ?: string): string {
  const events = [...meetings(from, place, names, organ), ...deadlines(from, place, names, organ)]
  const title = names.titles.calendar(organ === undefined ? names.organisation : names.organ(organ))
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Chancery//Record//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${text(title)}`,
    `X-WR-CALNAME:${text(title)}`,
    ...events
      .toSorted((a, b) => (a.start === b.start ? a.act - b.act : a.start < b.start ? -1 : 1))
      .flatMap((event) => shown(from, event)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

function shown(from: Published, { uid, act, corrected, lines }: Event): readonly string[] {
  const stamp = publicEntry(from, act)?.received
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${moment(stamp ?? ('1970-01-01T00:00:00Z' as Instant))}`,
    `SEQUENCE:${corrected ? 1 : 0}`,
    ...lines,
    'END:VEVENT',
  ]
}

function meetings(from: Published, place: Place, names: Names, organ?: string): readonly Event[] {
  return meetingsIn(from)
    .filter((meeting) => organ === undefined || meeting.organ === organ)
    .map((meeting) => {
      const event = meeting.held ?? meeting.convened!
      const act = event.corrected ?? event.act
      const title = from.prose(event, 'title')
      const { organ: sat } = meeting
      const summary =
        title || sat === undefined ? titleOf(from, names, event) : names.titles.sitting(names.organ(sat))
      return {
        uid: uuidOf(place.organisation, 'meeting', meeting.code),
        act,
        corrected: event.corrected !== undefined,
        start: meeting.opens ?? meeting.day,
        lines: [
          ...span(meeting),
          `SUMMARY:${text(summary)}`,
          ...(meeting.place === undefined ? [] : [`LOCATION:${text(meeting.place)}`]),
          ...(sat === undefined ? [] : [`CATEGORIES:${text(names.organ(sat))}`]),
          `URL:${addressOf(place, `/record/${act}`)}`,
        ],
      }
    })
}

function span({ opens, day, until }: Meeting): readonly string[] {
  if (opens !== undefined) return [`DTSTART:${moment(opens)}`]
  const end = until ?? dayAfter(day, 'days', 1)
  return [`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${end.replaceAll('-', '')}`]
}

function deadlines(from: Published, place: Place, names: Names, organ?: string): readonly Event[] {
  return [...situationOf(from).questions.values()].flatMap((asked) => {
    if (asked.closes === undefined || (organ !== undefined && asked.organ !== organ)) return []
    return [
      {
        uid: uuidOf(place.organisation, 'deadline', asked.id),
        act: asked.put,
        corrected: asked.extensions > 0,
        start: asked.closes,
        lines: [
          `DTSTART:${moment(asked.closes)}`,
          `SUMMARY:${text(names.titles.deadline(asked.id))}`,
          `CATEGORIES:${text(names.organ(asked.organ))}`,
          `URL:${addressOf(place, `/record/${asked.put}`)}`,
        ],
      },
    ]
  })
}

function moment(at: Instant): string {
  return at.replaceAll(/[-:]/g, '')
}

/** A value of type TEXT (section 3.3.11). Other signs of control have no form there. */
function text(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '\uFFFD')
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
