/**
 * The deadline of one question as a calendar entry: the same one wherever it is read, so that a later form of it replaces
 * the earlier. Sent by mail it is published or cancelled (RFC 5546, 3.2.1 and 3.2.5): nobody is invited, and nobody replies.
 */
import type { Asked } from '../core/situation.ts'
import type { Day, Instant } from '../core/time.ts'
import {
  calendarText,
  days,
  moment,
  parameterValue,
  textValue,
  type CalendarEvent,
} from './icalendar-lines.ts'
import { uuidOf, type Names } from './names.ts'

/** What a calendar entry says of a deadline beside the moment. */
export interface DeadlineEntry {
  readonly organisation: string
  readonly names: Names
  readonly stamp: Instant
  readonly href?: string
  readonly description?: string
}

/** The deadline as an event; undefined where the question has none. It is called off where the question or the procedure is. */
export function deadlineEvent(
  asked: Asked,
  { organisation, names, stamp, href, description }: DeadlineEntry,
): CalendarEvent | undefined {
  if (asked.closes === undefined) return undefined
  return {
    uid: uuidOf(organisation, 'deadline', asked.id),
    stamp,
    sequence: sequenceOf(asked),
    cancelled: isCalledOff(asked),
    start: asked.closes,
    lines: [
      `DTSTART:${moment(asked.closes)}`,
      `SUMMARY:${textValue(names.titles.deadline(asked.id))}`,
      ...(description === undefined ? [] : [`DESCRIPTION:${textValue(description)}`]),
      `CATEGORIES:${textValue(names.organ(asked.organ))}`,
      ...(href === undefined ? [] : [`URL:${href}`]),
    ],
  }
}

/** How often the entry was changed: with each extension, and when it was called off. */
export function sequenceOf(asked: Asked): number {
  return asked.extensions + (isCalledOff(asked) ? 1 : 0)
}

/** True where nothing closes any more at the deadline: the question was withdrawn, or the procedure broken before it. */
export function isCalledOff({ withdrawn, broken, breach }: Asked): boolean {
  // A breach that was taken unseen is known only from the close on.
  return withdrawn !== undefined || (broken !== undefined && breach === undefined)
}

/** The deadline alone, to be taken into a calendar; undefined where the question has none. */
export function deadlineCalendar(asked: Asked, entry: DeadlineEntry): string | undefined {
  const event = deadlineEvent(asked, entry)
  return event && calendarText([], [event])
}

/** The day on which a question was decided, where it was put without a deadline. */
export function decisionCalendar(
  asked: Asked,
  on: Day,
  { organisation, names, stamp, href, summary }: DeadlineEntry & { readonly summary: string },
): string {
  const lines = [
    ...days(on, on),
    `SUMMARY:${textValue(summary)}`,
    `CATEGORIES:${textValue(names.organ(asked.organ))}`,
    ...(href === undefined ? [] : [`URL:${href}`]),
  ]
  const uid = uuidOf(organisation, 'decision', asked.id)
  return calendarText([], [{ uid, stamp, sequence: 0, start: on, lines }])
}

/** How the entry is sent, and by which address. */
export interface Sent {
  readonly method: 'PUBLISH' | 'CANCEL'
  readonly text: string
}

/** The deadline as mail brings it: published while it stands, cancelled once it does not; undefined where there is none. */
export function deadlineSent(asked: Asked, entry: DeadlineEntry, organizer: string): Sent | undefined {
  const event = deadlineEvent(asked, entry)
  if (!event) return undefined
  const method = event.cancelled === true ? 'CANCEL' : 'PUBLISH'
  const name = parameterValue(entry.names.organisation)
  const from = `ORGANIZER;CN=${name}:mailto:${organizer}`
  return { method, text: calendarText([`METHOD:${method}`], [{ ...event, lines: [from, ...event.lines] }]) }
}
