/** Meetings: the sittings that an organ held, and those to which it was called. */
import type { Happened } from '../core/chronicle.ts'
import type { Day, Instant } from '../core/time.ts'
import { once, type Published } from './published.ts'

/** A sitting under its code. One that was convened has a moment; one that was held, a day. */
export interface Meeting {
  readonly code: string
  readonly organ: string
  readonly convened?: Happened
  readonly held?: Happened
  readonly opens?: Instant
  readonly day: Day
  /** The first day after it, where it lasts for several. */
  readonly until?: Day
  readonly place?: string
  readonly host?: string
}

interface Body {
  readonly organ: string
  readonly code?: string
  readonly sitting?: string
  readonly opens?: Instant
  readonly place?: string
  readonly host?: string
  readonly until?: Day
}

/** Every meeting, by its day. */
export function meetingsIn(from: Published): readonly Meeting[] {
  return once(from, 'meetings', () => reckoned(from))
}

/** The meeting under its code; undefined where none is on record. */
export function meetingCalled(from: Published, code: string): Meeting | undefined {
  return once(
    from,
    'meetings by code',
    () => new Map(meetingsIn(from).map((meeting) => [meeting.code, meeting])),
  ).get(code)
}

function reckoned(from: Published): readonly Meeting[] {
  const found = new Map<string, Meeting>()
  for (const event of from.events()) {
    const body = event.body as Body
    if (event.kind === 'session.convened' && body.sitting !== undefined && body.opens !== undefined)
      found.set(body.sitting, {
        code: body.sitting,
        organ: body.organ,
        convened: event,
        opens: body.opens,
        day: event.day,
      })
    if (event.kind === 'sitting.held' && body.code !== undefined) {
      const { organ, code, place, host, until } = body
      found.set(code, {
        ...found.get(code),
        code,
        organ,
        held: event,
        day: event.day,
        ...(event.instant === undefined || !event.reported ? {} : { opens: event.instant }),
        ...(until === undefined ? {} : { until }),
        ...(place === undefined ? {} : { place }),
        ...(host === undefined ? {} : { host }),
      })
    }
  }
  return [...found.values()].toSorted((a, b) => compare(a.day, b.day) || compare(a.code, b.code))
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
