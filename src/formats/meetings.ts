/** Meetings: the sittings that an organ held, those to which it was called, and meetings of parties outside the organs. */
import type { Happened } from '../core/chronicle.ts'
import type { PartyId } from '../core/ids.ts'
import type { Day, Instant } from '../core/time.ts'
import { growing, once, type Published } from './published.ts'

/** A meeting under its code. One that was convened has a moment; one that was held, a day. */
export interface Meeting {
  readonly code: string
  /** The organ that sat; undefined where parties met outside the organs. */
  readonly organ?: string
  readonly convened?: Happened
  readonly held?: Happened
  readonly opens?: Instant
  readonly day: Day
  /** The first day after it, where it lasts for several. */
  readonly until?: Day
  readonly place?: string
  readonly host?: string
  /** Who met, outside the organs. */
  readonly parties?: readonly PartyId[]
  /** The sitting in whose margins they met. */
  readonly within?: string
  /** Who was there and who was not, as far as it is known. */
  readonly present?: readonly PartyId[]
  readonly absent?: readonly PartyId[]
}

interface Body {
  readonly organ?: string
  readonly meeting?: string
  readonly parties?: readonly PartyId[]
  readonly present?: readonly PartyId[]
  readonly absent?: readonly PartyId[]
  readonly code?: string
  readonly sitting?: string
  readonly opens?: Instant
  readonly place?: string
  readonly host?: string
  readonly until?: Day
}

/** Every meeting, by its day. */
export function meetingsIn(from: Published): readonly Meeting[] {
  return growing(from, 'meetings', reckoned, (before, added) =>
    added.some(({ kind }) => MET.includes(kind)) ? undefined : before,
  )
}

/** The meeting under its code; undefined where none is on record. */
export function meetingCalled(from: Published, code: string): Meeting | undefined {
  return once(
    from,
    'meetings by code',
    () => new Map(meetingsIn(from).map((meeting) => [meeting.code, meeting])),
  ).get(code)
}

/** The kinds of event that make or change a meeting. */
const MET: readonly string[] = ['session.convened', 'sitting.held', 'meeting.held']

function reckoned(events: readonly Happened[]): readonly Meeting[] {
  const found = new Map<string, Meeting>()
  for (const event of events) {
    const body = event.body as Body
    if (event.kind === 'session.convened' && body.sitting !== undefined && body.opens !== undefined)
      found.set(body.sitting, {
        code: body.sitting,
        convened: event,
        opens: body.opens,
        day: event.day,
        ...given(body, 'organ'),
      })
    const code = event.kind === 'meeting.held' ? body.meeting : body.code
    if (!['sitting.held', 'meeting.held'].includes(event.kind) || code === undefined) continue
    const within = event.kind === 'meeting.held' ? body.sitting : undefined
    found.set(code, {
      ...found.get(code),
      code,
      held: event,
      day: event.day,
      ...(event.instant === undefined || !event.reported ? {} : { opens: event.instant }),
      ...given(body, 'organ', 'until', 'place', 'host', 'parties', 'present', 'absent'),
      ...(within === undefined ? {} : { within }),
    })
  }
  return [...found.values()].toSorted((a, b) => compare(a.day, b.day) || compare(a.code, b.code))
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** These fields of a body, but for those that it does not have. */
function given<K extends keyof Body>(
  body: Body,
  ...names: readonly K[]
): { [Name in K]?: NonNullable<Body[Name]> } {
  const found = names.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]] as const]))
  return Object.fromEntries(found) as { [Name in K]?: NonNullable<Body[Name]> }
}
