/** Meetings as pages show them: sittings of organs, those announced, and meetings of parties, with what belongs to each. */
import type { Happened } from '../core/chronicle.ts'
import type { OrganId, PartyId } from '../core/ids.ts'
import { dayIn, type Day, type Instant } from '../core/time.ts'
import { decisionsOf, type Decision } from './facts.ts'
import { strandsOf } from './strands.ts'
import type { View } from './view.ts'

export interface Meeting {
  /** Its name in addresses: the code of the sitting, or that of the meeting of parties. */
  readonly code: string
  readonly event: Happened
  readonly day: Day
  /** The organ that sits; undefined where parties meet outside the organs. */
  readonly organ?: OrganId
  readonly parties: readonly PartyId[]
  /** The sitting in the margins of which parties meet. */
  readonly sitting?: string
  /** When it opens, of one that is announced and has not been held. */
  readonly opens?: Instant
  readonly until?: Day
  readonly host?: PartyId
  readonly present?: readonly PartyId[]
  readonly absent?: readonly PartyId[]
}

type Body = Omit<Meeting, 'event' | 'day' | 'parties'> & {
  readonly meeting?: string
  readonly parties?: readonly PartyId[]
}

/** Every meeting by the date asked for, the newest first; what is announced and not yet held stands with the day it opens. */
export function meetingsOf(view: View): readonly Meeting[] {
  return indexOf(view).meetings
}

/** The meeting of this name, whenever it was; undefined where the record has none. */
export function meetingCalled(view: View, code: string): Meeting | undefined {
  return (
    meetingsOf(view).find((one) => one.code === code) ??
    meetingsIn(view, strandsOf(view)).find((one) => one.code === code)
  )
}

interface Index {
  readonly meetings: readonly Meeting[]
  readonly decided: ReadonlyMap<string, readonly Decision[]>
  readonly said: ReadonlyMap<string, readonly Happened[]>
  readonly accounts: ReadonlyMap<string, readonly Happened[]>
}

/** One pass over the record for each request: a list asks of each of its rows. */
const indexes = new WeakMap<View, Index>()

function indexOf(view: View): Index {
  const known = indexes.get(view)
  if (known) return known
  const events = strandsOf(view).filter(({ day }) => day <= view.on)
  const statements = events.filter(({ kind }) => kind === 'statement.made')
  const of = ({ body }: Happened): { readonly sitting?: string; readonly meeting?: string } => body as object
  const made: Index = {
    meetings: meetingsIn(view, events),
    decided: by(
      decisionsOf(view)
        .filter(({ event }) => event.day <= view.on)
        .toReversed(),
      ({ body }) => body.sitting,
    ),
    said: by(statements, (event) => (of(event).meeting === undefined ? of(event).sitting : undefined)),
    accounts: by(statements, (event) => of(event).meeting),
  }
  indexes.set(view, made)
  return made
}

function by<T>(all: readonly T[], key: (one: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const name = key(one)
    if (name === undefined) continue
    const list = found.get(name)
    if (list) list.push(one)
    else found.set(name, [one])
  }
  return found
}

function meetingsIn(view: View, events: readonly Happened[]): readonly Meeting[] {
  const held = events.flatMap((event): readonly Meeting[] => {
    const body = event.body as Body
    if (event.kind === 'sitting.held') {
      const { code, organ, until, host, present, absent } = body
      const given = defined({ organ, until, host, present, absent })
      return [{ code, event, day: event.day, parties: [], ...given }]
    }
    if (event.kind !== 'meeting.held' || body.meeting === undefined) return []
    const { meeting, parties = [], sitting } = body
    return [{ code: meeting, event, day: event.day, parties, ...defined({ sitting }) }]
  })
  const known = new Set(held.map(({ code }) => code))
  const announced = events.flatMap((event): readonly Meeting[] => {
    if (event.kind !== 'session.convened') return []
    const { organ, sitting, opens } = event.body as { organ: OrganId; sitting: string; opens: Instant }
    if (known.has(sitting)) return []
    const day = dayIn(opens, view.reading.charter.seat.zone)
    return [{ code: sitting, event, day, organ, opens, parties: [] }]
  })
  return [...held, ...announced].toSorted((a, b) =>
    a.day < b.day ? 1 : a.day > b.day ? -1 : a.event.act - b.event.act,
  )
}

/** The meetings of parties in the margins of a sitting, in the order of the record. */
export function marginsOf(view: View, sitting: string): readonly Meeting[] {
  return meetingsOf(view).filter((one) => one.sitting === sitting)
}

/** The decisions taken at a sitting. */
export function decidedAt(view: View, sitting: string): readonly Decision[] {
  return indexOf(view).decided.get(sitting) ?? []
}

/** The statements made at a sitting, without those that give an account of a meeting of parties. */
export function saidAt(view: View, sitting: string): readonly Happened[] {
  return indexOf(view).said.get(sitting) ?? []
}

/** The accounts of a meeting of parties, all sides together. */
export function accountsOf(view: View, meeting: string): readonly Happened[] {
  return indexOf(view).accounts.get(meeting) ?? []
}

function defined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
