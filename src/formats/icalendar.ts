/**
 * Meetings and deadlines as a calendar (RFC 5545). Written by hand: times stand in UTC, so that no definition of a zone
 * can be wrong or missing, days without a time are days, and the bytes hold nothing of the moment of writing.
 */
import type { Instant } from '../core/time.ts'
import { deadlineEvent } from './deadline-calendar.ts'
import { calendarText, days, moment, textValue, type CalendarEvent } from './icalendar-lines.ts'
import { meetingsIn, type Meeting } from './meetings.ts'
import { addressOf, titleOf, uuidOf, type Names, type Place } from './names.ts'
import { publicEntry, situationOf, type Published } from './published.ts'

interface Event extends CalendarEvent {
  /** The act that it rests on now. */
  readonly act: number
}

/** The calendar of an organisation, or of one of its bodies. */
export function icalendar(from: Published, place: Place, names: Names, organ?: string): string {
  const events = [...meetings(from, place, names, organ), ...deadlines(from, place, names, organ)]
  const title = textValue(
    names.titles.calendar(organ === undefined ? names.organisation : names.organ(organ)),
  )
  return calendarText(
    [`NAME:${title}`, `X-WR-CALNAME:${title}`],
    events.toSorted((a, b) => (a.start === b.start ? a.act - b.act : a.start < b.start ? -1 : 1)),
  )
}

function stampOf(from: Published, act: number): Instant {
  return publicEntry(from, act)?.received ?? ('1970-01-01T00:00:00Z' as Instant)
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
        stamp: stampOf(from, act),
        sequence: event.corrected === undefined ? 0 : 1,
        start: meeting.opens ?? meeting.day,
        lines: [
          ...span(meeting),
          `SUMMARY:${textValue(summary)}`,
          ...(meeting.place === undefined ? [] : [`LOCATION:${textValue(meeting.place)}`]),
          ...(sat === undefined ? [] : [`CATEGORIES:${textValue(names.organ(sat))}`]),
          `URL:${addressOf(place, `/record/${act}`)}`,
        ],
      }
    })
}

function span({ opens, day, until }: Meeting): readonly string[] {
  return opens === undefined ? days(day, until ?? day) : [`DTSTART:${moment(opens)}`]
}

function deadlines(from: Published, place: Place, names: Names, organ?: string): readonly Event[] {
  return [...situationOf(from).questions.values()].flatMap((asked) => {
    if (organ !== undefined && asked.organ !== organ) return []
    const event = deadlineEvent(asked, {
      organisation: place.organisation,
      names,
      stamp: stampOf(from, asked.put),
      href: addressOf(place, `/record/${asked.put}`),
    })
    return event ? [{ ...event, act: asked.put }] : []
  })
}
