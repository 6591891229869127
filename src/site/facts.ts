/** What pages reckon from a reading, reckoned once for each state of the record and date, and then kept for a while. */
import { positionsOf, type Decided } from '../core/acts/question-decided.ts'
import { KINDS } from '../core/acts/index.ts'
import { claimsOn, type Happened } from '../core/chronicle.ts'
import type { Source } from '../core/charter/charter.ts'
import type { PartyId, QuestionId } from '../core/ids.ts'
import { membersOf } from '../core/members.ts'
import { HOUSEKEEPING } from '../formats/published.ts'
import type { Position } from '../core/rules/condition.ts'
import { emptySituation, type Asked, type Seat, type Situation, type Status } from '../core/situation.ts'
import type { Day } from '../core/time.ts'
import { takeLink } from '../store/follows.ts'
import { membershipIn, situationOn, type Membership, type Reading } from '../store/reading.ts'
import { rollOf } from './roll.ts'
import type { View } from './view.ts'

/** Most states kept for one record: dates come from the public, and there is no end of them. */
const MOST = 60
const kept = new WeakMap<Reading, Map<string, Kept<unknown>>>()

/** How a value is taken on when acts come that are the last in the chronicle; undefined where it must be reckoned anew. */
type Extend<T> = (value: T, added: readonly Happened[]) => T | undefined

interface Kept<T> {
  readonly value: T
  /** Undefined where nothing of it is taken on: as of an earlier position, as known on a day. */
  readonly extend: Extend<T> | undefined
}

/** A value reckoned once for a state of the record; taken on when acts follow, where `extend` can. */
export function remember<T>(view: View, what: string, make: () => T, extend?: Extend<T>): T {
  const { at, known } = view.carried
  const all = keptOf(view.reading)
  const key = `${what} ${at ?? ''} ${known ?? ''}`
  const found = all.get(key)
  if (found) return found.value as T
  const value = make()
  const oldest = all.keys().next()
  if (all.size >= MOST && !oldest.done) all.delete(oldest.value)
  const isNow = at === undefined && known === undefined
  all.set(key, { value, extend: isNow ? (extend as Extend<unknown> | undefined) : undefined })
  return value
}

/** What is kept of a reading; of one that goes on from another, what was kept of that one, taken on. */
function keptOf(reading: Reading): Map<string, Kept<unknown>> {
  const known = kept.get(reading)
  if (known) return known
  const all = new Map<string, Kept<unknown>>()
  kept.set(reading, all)
  const follows = takeLink(reading)
  if (!follows) return all
  const { before, added } = follows
  for (const [key, { value, extend }] of kept.get(before) ?? []) {
    const now = extend?.(value, added)
    if (now !== undefined) all.set(key, { value: now, extend })
  }
  // What was taken on is another reading's now.
  kept.delete(before)
  return all
}

export { HOUSEKEEPING }

/** Everything that happened, as recorded and as known; also after the date asked for. */
export function chronicleOf(view: View): readonly Happened[] {
  const { known } = view.carried
  const isTold = ({ kind }: Happened): boolean => !HOUSEKEEPING.includes(kind)
  return remember(
    view,
    'chronicle',
    () =>
      view.reading
        .events(view.carried.at)
        .filter((event) => isTold(event) && (known === undefined || event.known <= known)),
    (events, added) => events.concat(added.filter(isTold)),
  )
}

/** What had happened by the date asked for, in the order of the chronicle. */
export function eventsOf(view: View): readonly Happened[] {
  const all = chronicleOf(view)
  const last = all.at(-1)
  if (last === undefined || last.day <= view.on) return all
  return all.slice(0, firstAfter(all, view.on))
}

/** How many events there are up to a day. The chronicle is in the order of its days. */
function firstAfter(events: readonly Happened[], on: Day): number {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (events[middle]!.day <= on) low = middle + 1
    else high = middle
  }
  return low
}

/** The event that an act reports or is; undefined where the act is none that the reader sees. */
export function eventAt(view: View, act: number): Happened | undefined {
  const byAct = remember(
    view,
    'by act',
    () => new Map(chronicleOf(view).map((event) => [event.act, event])),
    (known, added) => {
      for (const event of added) if (!HOUSEKEEPING.includes(event.kind)) known.set(event.act, event)
      return known
    },
  )
  return byAct.get(act)
}

/** Who had a status on the date, with what other sources claim of it. */
export function standingOf(view: View): ReturnType<typeof membershipIn> {
  const { at, known } = view.carried
  const { on, reading } = view
  const claims = remember(
    view,
    `claims ${on}`,
    () => claimsOn(reading.events(at), on, known as Day | undefined),
    (all, added) => all.concat(claimsOn(added, on)),
  )
  return remember(view, `standing ${on}`, () =>
    membershipIn(reading.charter, situationThen(view), claims, on),
  )
}

/** How all of it stands at the end of what is recorded and known. */
export function situationOf(view: View): Situation {
  const { known, at } = view.carried
  const asOf = known === undefined ? {} : { known: known as Day }
  return remember(view, 'situation', () => situationOn(view.reading, asOf, at), goesOn(view.reading))
}

/** How all of it stood on the date asked for, as recorded and known. */
export function situationThen(view: View): Situation {
  const { known, at } = view.carried
  const asOf = { on: view.on, ...(known === undefined ? {} : { known: known as Day }) }
  return remember(
    view,
    `situation ${view.on}`,
    () => situationOn(view.reading, asOf, at),
    goesOn(view.reading, view.on),
  )
}

/** A situation goes on with what happened up to a day; a standing that is opened later says something of days before. */
function goesOn({ charter }: Reading, on?: Day): Extend<Situation> {
  return (situation, added) => {
    if (added.some(({ kind }) => kind === 'standing.opened')) return undefined
    for (const event of added)
      if (on === undefined || event.day <= on) KINDS.get(event.kind)?.evolve(situation, event, charter)
    return situation
  }
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
  /** Of a decision that was taken here: the question as it stood. */
  readonly asked?: Asked
}

interface Decisions {
  readonly newestFirst: readonly Decision[]
  /** Positions so far, by question, and how all stood after the last of the events. */
  readonly taken: Map<string, Map<PartyId, Position>>
  readonly situation: Situation
}

/** Every decision, newest first. */
export function decisionsOf(view: View): readonly Decision[] {
  const { reading } = view
  const { at, known } = view.carried
  const nothing = { newestFirst: [], taken: new Map(), situation: emptySituation() }
  const isKnown = (event: Happened): boolean => known === undefined || event.known <= known
  const make = (): Decisions => decided(reading, nothing, reading.events(at).filter(isKnown))
  const extend = (before: Decisions, added: readonly Happened[]): Decisions => decided(reading, before, added)
  return remember(view, 'decisions', make, extend).newestFirst
}

/** The decisions by the date asked for, newest first. */
export function decisionsUntil(view: View): readonly Decision[] {
  const all = decisionsOf(view)
  const [latest] = all
  return latest === undefined || latest.event.day <= view.on
    ? all
    : all.filter(({ event }) => event.day <= view.on)
}

/** The decisions among these events, on top of those before them. */
function decided({ charter }: Reading, before: Decisions, events: readonly Happened[]): Decisions {
  const { taken, situation } = before
  const found: Decision[] = []
  for (const event of events) {
    if (event.kind === 'position.taken' && 'party' in event.by) {
      const { question, position } = event.body as { question: string; position: Position }
      const own = taken.get(question) ?? new Map<PartyId, Position>()
      taken.set(question, own.set(event.by.party, position))
    }
    if (event.kind === 'question.decided') {
      const body = event.body as Decided
      const members = membersOf(charter, situation, body.organ, event.day)
      const own = taken.get(body.question)
      const asked = event.reported ? undefined : situation.questions.get(body.question as QuestionId)
      const reported = body.roll ? positionsOf(body.roll) : own ? new Map(own) : undefined
      const positions = asked ? rollOf(charter, asked) : reported
      found.push({ event, body, ref: refOf(event), members, positions, ...(asked ? { asked } : {}) })
    }
    KINDS.get(event.kind)?.evolve(situation, event, charter)
  }
  return { newestFirst: [...found.toReversed(), ...before.newestFirst], taken, situation }
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
  const isStatement = ({ kind }: Happened): boolean => kind === 'statement.made'
  const all = remember(
    view,
    'statements',
    () => chronicleOf(view).filter(isStatement),
    (before, added) => before.concat(added.filter(isStatement)),
  )
  return all.filter(({ day }) => day <= view.on).toReversed()
}

/** Every citation, by its code. */
export function sourcesOf(view: View): ReadonlyMap<string, Source> {
  return remember(
    view,
    'sources',
    () => view.reading.sources(),
    (sources, added) => (added.some(({ reported }) => reported) ? undefined : sources),
  )
}

export interface Uses {
  readonly rests: readonly Happened[]
  /** Notes in which this source says other than the record. */
  readonly notes: readonly Happened[]
  /** Events of which this source gives another date or status. */
  readonly disputes: readonly Happened[]
}

type Using = Map<string, { rests: Happened[]; notes: Happened[]; disputes: Happened[] }>

/** What rests on each source, and what each says beside the record. */
export function usesOf(view: View): ReadonlyMap<string, Uses> {
  const { on } = view
  return remember(
    view,
    `uses ${on}`,
    () => using(new Map(), eventsOf(view)),
    (found, added) =>
      using(
        found,
        added.filter(({ day }) => day <= on),
      ),
  )
}

/** The uses of sources by these events, on top of those before them. */
function using(found: Using, events: readonly Happened[]): Using {
  const at = (id: string): { rests: Happened[]; notes: Happened[]; disputes: Happened[] } => {
    const uses = found.get(id) ?? { rests: [], notes: [], disputes: [] }
    found.set(id, uses)
    return uses
  }
  for (const event of events) {
    const note = event.kind === 'claim.noted'
    for (const id of event.sources) (note ? at(id).notes : at(id).rests).push(event)
    for (const id of event.against) at(id).rests.push(event)
    for (const bound of [event.noEarlier, event.noLater]) if (bound) at(bound.source).rests.push(event)
    for (const id of new Set(event.claims.map((claim) => claim.source))) at(id).disputes.push(event)
  }
  return found
}

export type { Membership }
