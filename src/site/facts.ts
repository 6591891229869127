/** What pages reckon from a reading, reckoned once for each state of the record and date, and then kept for a while. */
import { positionsOf, type Decided } from '../core/acts/question-decided.ts'
import { foldChronicle, type Happened } from '../core/chronicle.ts'
import type { Source } from '../core/charter/charter.ts'
import type { PartyId } from '../core/ids.ts'
import { membersOf } from '../core/members.ts'
import { HOUSEKEEPING } from '../formats/published.ts'
import type { Position } from '../core/rules/condition.ts'
import type { Seat, Situation, Status } from '../core/situation.ts'
import type { Day } from '../core/time.ts'
import { membershipOn, situationOn, type Membership, type Reading } from '../store/reading.ts'
import type { View } from './view.ts'

/** Most states kept for one record: dates come from the public, and there is no end of them. */
const MOST = 60
const kept = new WeakMap<Reading, Map<string, unknown>>()

function remember<T>(view: View, what: string, make: () => T): T {
  const { at, known } = view.carried
  const all = kept.get(view.reading) ?? new Map<string, unknown>()
  kept.set(view.reading, all)
  const key = `${what} ${at ?? ''} ${known ?? ''}`
  if (all.has(key)) return all.get(key) as T
  const made = make()
  const oldest = all.keys().next()
  if (all.size >= MOST && !oldest.done) all.delete(oldest.value)
  all.set(key, made)
  return made
}

export { HOUSEKEEPING }

/** Everything that happened, as recorded and as known; also after the date asked for. */
export function chronicleOf(view: View): readonly Happened[] {
  const { known } = view.carried
  return remember(view, 'chronicle', () =>
    view.reading
      .events(view.carried.at)
      .filter((event) => !HOUSEKEEPING.includes(event.kind) && (known === undefined || event.known <= known)),
  )
}

/** What had happened by the date asked for, in the order of the chronicle. */
export function eventsOf(view: View): readonly Happened[] {
  return chronicleOf(view).filter((event) => event.day <= view.on)
}

/** The event that an act reports or is; undefined where the act is none that the reader sees. */
export function eventAt(view: View, act: number): Happened | undefined {
  return remember(view, 'by act', () => new Map(chronicleOf(view).map((event) => [event.act, event]))).get(
    act,
  )
}

/** Who had a status on the date, with what other sources claim of it. */
export function standingOf(view: View): ReturnType<typeof membershipOn> {
  const { at, known } = view.carried
  const asOf = {
    ...(known === undefined ? {} : { known: known as Day }),
    ...(at === undefined ? {} : { at }),
  }
  return remember(view, `standing ${view.on}`, () => membershipOn(view.reading, view.on, asOf))
}

/** How all of it stands at the end of what is recorded and known. */
export function situationOf(view: View): Situation {
  const { known, at } = view.carried
  return remember(view, 'situation', () =>
    situationOn(view.reading, known === undefined ? {} : { known: known as Day }, at),
  )
}

/** How all of it stood on the date asked for, as recorded and known. */
export function situationThen(view: View): Situation {
  const { known, at } = view.carried
  const asOf = { on: view.on, ...(known === undefined ? {} : { known: known as Day }) }
  return remember(view, `situation ${view.on}`, () => situationOn(view.reading, asOf, at))
}

/** A status over a span, and the act that began it. */
export interface Spell {
  readonly status: Status
  readonly from: Day
  readonly until?: Day
  readonly act: number
}

/** Every party that ever had a status, with its spans in order; where members hold seats, an unbroken seat is one span. */
export function spellsOf(view: View): ReadonlyMap<PartyId, readonly Spell[]> {
  return remember(view, 'spells', () => {
    const { membership } = view.reading.charter
    const situation = situationOf(view)
    const found =
      membership.by === 'seat' ? seated(situation.seats.get(membership.organ) ?? []) : situation.parties
    return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

function seated(seats: readonly Seat[]): Map<PartyId, readonly Spell[]> {
  const found = new Map<PartyId, readonly Spell[]>()
  for (const { party, from, until, act } of seats.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = found.get(party) ?? []
    const last = before.at(-1)
    const joined = last?.until === from
    const first = joined
      ? { status: last.status, from: last.from, act: last.act }
      : { status: 'member' as const, from, act }
    const spell: Spell = { ...first, ...(until === undefined ? {} : { until }) }
    found.set(party, [...(joined ? before.slice(0, -1) : before), spell])
  }
  return found
}

/** Parties that ever signed, belonged or sat, and whole years since the first event, both by the date asked for. */
export function figuresOf(view: View): {
  readonly members: number
  readonly ever: number
  readonly years: number
} {
  const members = standingOf(view).parties.filter(({ status }) => status === 'member').length
  const ever = [...spellsOf(view).values()].filter((spells) =>
    spells.some(({ from }) => from <= view.on),
  ).length
  const first = chronicleOf(view)[0]?.day
  if (first === undefined || first > view.on) return { members, ever, years: 0 }
  const years =
    Number(view.on.slice(0, 4)) - Number(first.slice(0, 4)) - (view.on.slice(5) < first.slice(5) ? 1 : 0)
  return { members, ever, years }
}

export interface Decision {
  readonly event: Happened
  readonly body: Decided
  readonly ref: string
  /** The members of the organ when it decided. */
  readonly members: readonly PartyId[]
  /** Where each stood; undefined where the sources do not say. */
  readonly positions: ReadonlyMap<PartyId, Position> | undefined
}

/** Every decision, newest first. */
export function decisionsOf(view: View): readonly Decision[] {
  return remember(view, 'decisions', () => {
    const { charter } = view.reading
    const taken = new Map<string, Map<PartyId, Position>>()
    const found: Decision[] = []
    foldChronicle(charter, chronicleOf(view), {}, (event, situation) => {
      if (event.kind === 'position.taken' && 'party' in event.by) {
        const { question, position } = event.body as { question: string; position: Position }
        taken.set(
          question,
          (taken.get(question) ?? new Map<PartyId, Position>()).set(event.by.party, position),
        )
      }
      if (event.kind !== 'question.decided') return
      const body = event.body as Decided
      const members = membersOf(charter, situation, body.organ, event.day)
      const own = taken.get(body.question)
      const positions = body.roll ? positionsOf(body.roll) : own ? new Map(own) : undefined
      found.push({ event, body, ref: refOf(event), members, positions })
    })
    return found.toReversed()
  })
}

/** The symbol under which it was decided; undefined where the organisation gave none and the record's own handle stands for it. */
export function symbolOf({ body, ref }: Decision): string | undefined {
  return body.adoptedAs ?? (body.question === ref ? undefined : body.question)
}

/** The name of an event in addresses: its handle in the history, else the number of its act. */
export function refOf(event: Happened): string {
  return event.ref ?? `act-${event.act}`
}

/** Statements, newest first, by the date asked for. */
export function statementsOf(view: View): readonly Happened[] {
  return eventsOf(view)
    .filter(({ kind }) => kind === 'statement.made')
    .toReversed()
}

/** Every citation, by its code. */
export function sourcesOf(view: View): ReadonlyMap<string, Source> {
  return remember(view, 'sources', () => view.reading.sources())
}

export interface Uses {
  readonly rests: readonly Happened[]
  /** Notes in which this source says other than the record. */
  readonly notes: readonly Happened[]
  /** Events of which this source gives another date or status. */
  readonly disputes: readonly Happened[]
}

/** What rests on each source, and what each says beside the record. */
export function usesOf(view: View): ReadonlyMap<string, Uses> {
  return remember(view, `uses ${view.on}`, () => {
    const found = new Map<string, { rests: Happened[]; notes: Happened[]; disputes: Happened[] }>()
    const at = (id: string): { rests: Happened[]; notes: Happened[]; disputes: Happened[] } => {
      const uses = found.get(id) ?? { rests: [], notes: [], disputes: [] }
      found.set(id, uses)
      return uses
    }
    for (const event of eventsOf(view)) {
      const note = event.kind === 'claim.noted'
      for (const id of event.sources) (note ? at(id).notes : at(id).rests).push(event)
      for (const id of event.against) at(id).rests.push(event)
      for (const bound of [event.noEarlier, event.noLater]) if (bound) at(bound.source).rests.push(event)
      for (const id of new Set(event.claims.map((claim) => claim.source))) at(id).disputes.push(event)
    }
    return found
  })
}

export type { Membership }
