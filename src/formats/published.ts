/** What of an organisation the public reads: the one way by which every format here comes to acts, texts and citations. */
import { maySee, NOBODY, PUBLIC } from '../core/audience.ts'
import type { Entry } from '../core/act.ts'
import type { Charter, Source, Text } from '../core/charter/charter.ts'
import { foldChronicle, happenedIn, type Happened } from '../core/chronicle.ts'
import { actorCode, type Actor, type PartyId, type QuestionId } from '../core/ids.ts'
import { branch, type Situation } from '../core/situation.ts'
import type { Day } from '../core/time.ts'
import { digestsIn, titlesOf, wordingsIn } from './wording.ts'

/** The name of a party, and those that it bore before. */
export interface PartyNames {
  readonly en: string
  readonly ru?: string
  readonly until?: Day
  readonly succeededBy?: PartyId
  readonly formerly: readonly { readonly until: Day; readonly en: string; readonly ru?: string }[]
}

/** Texts that stand beside an event, by the names of their documents. */
export const PROSE = ['title', 'gist', 'note', 'claim', 'record'] as const
export type ProseName = (typeof PROSE)[number]

/** An organisation as a viewer reads it. */
export interface Published {
  readonly charter: Charter
  readonly parties: ReadonlyMap<PartyId, PartyNames>
  readonly size?: number
  readonly head?: { readonly origin: string; readonly size: number; readonly root: string }
  readonly events: (at?: number) => readonly Happened[]
  readonly prose: (event: Happened, name: ProseName) => Text | undefined
  readonly speaker: (event: Happened) => (Text & { readonly name?: string }) | undefined
  readonly sources: () => ReadonlyMap<string, Source>
  readonly entry: (position: number) => Entry | undefined
  readonly document: (key: string) => Uint8Array | undefined
  /** How all of it stands, where the caller has reckoned it: it may go on with the record, so it is copied before use. */
  readonly situation?: () => Situation
  /** True for a state that is past: nothing goes on from it. */
  readonly past?: boolean
}

/** The same as it was recorded in the first `at` entries of its log. */
export function recordedAt(from: Published, at: number): Published {
  const { charter, parties, prose, speaker, sources, document } = from
  return {
    charter,
    parties,
    prose,
    speaker,
    sources,
    document,
    size: Math.min(at, from.size ?? at),
    events: (earlier) => from.events(Math.min(at, earlier ?? at)),
    entry: (position) => (position < at ? from.entry(position) : undefined),
    past: true,
  }
}

/** The entry at a position, where the public may see it. */
export function publicEntry(from: Published, position: number): Entry | undefined {
  const entry = from.entry(position)
  return entry && maySee(PUBLIC, entry.act.audience, NOBODY) ? entry : undefined
}

/** What the entry at a position says happened, where the public may see it. */
export function eventAt(from: Published, position: number): Happened | undefined {
  const entry = publicEntry(from, position)
  return entry && happenedIn(entry, position, from.charter.seat.zone)
}

const reckoned = new WeakMap<Published, Map<string, unknown>>()

/** What is reckoned from a record once, and then kept as long as the record is read in this state. */
export function once<T>(from: Published, what: string, make: () => T): T {
  const all = reckoned.get(from) ?? new Map<string, unknown>()
  reckoned.set(from, all)
  if (!all.has(what)) all.set(what, make())
  return all.get(what) as T
}

interface Grown {
  readonly events: readonly Happened[]
  readonly value: unknown
}
const grown = new WeakMap<Charter, Map<string, Grown>>()

/**
 * What is reckoned from the events of a record once, and taken on where some have come at their end: then those before are
 * the same things in the same places. `extend` gives undefined where what came changes what was reckoned.
 */
export function growing<T>(
  from: Published,
  what: string,
  make: (events: readonly Happened[]) => T,
  extend: (value: T, added: readonly Happened[]) => T | undefined,
): T {
  return once(from, what, () => {
    const events = from.events()
    if (from.past === true) return make(events)
    const all = grown.get(from.charter) ?? new Map<string, Grown>()
    grown.set(from.charter, all)
    const before = all.get(what)
    const length = before?.events.length ?? 0
    const goesOn = length > 0 && length <= events.length && before?.events[length - 1] === events[length - 1]
    const value = (goesOn ? extend(before?.value as T, events.slice(length)) : undefined) ?? make(events)
    all.set(what, { events, value })
    return value
  })
}

/** How all of it stands by the chronicle. */
export function situationOf(from: Published): Situation {
  return once(from, 'situation', () =>
    from.situation ? branch(from.situation()) : foldChronicle(from.charter, from.events()),
  )
}

/** Every citation by its code. */
export function sourcesIn(from: Published): ReadonlyMap<string, Source> {
  return once(from, 'sources', () => from.sources())
}

/** What keeps a record going and is no event of the organisation. */
export const HOUSEKEEPING: readonly string[] = [
  'record.opened',
  'standing.opened',
  'key.enrolled',
  'key.rotated',
  'key.revoked',
  'act.confirmed',
  'recovery.requested',
  'recovery.supported',
  'recovery.objected',
  'recovery.completed',
  'refusal.noted',
  'portal.opened',
  'portal.closed',
  'restricted-log.opened',
  'restricted-log.anchored',
  'restricted-log.marked',
  'restricted-log.closed',
  'witness.enrolled',
  'witness.revoked',
]

/** True for what the organisation did, and not for what keeps its record going. */
export function isEvent({ kind }: Happened): boolean {
  return !HOUSEKEEPING.includes(kind)
}

/** The name of an event in addresses: its handle in the history, else the number of its act. */
export function refOf({ ref, act }: Happened): string {
  return ref ?? `act-${act}`
}

/** Whoever acts, by kind and code. */
export function actorOf(actor: Actor): { readonly by: string; readonly by_kind: string } {
  const by_kind = 'party' in actor ? 'party' : 'office' in actor ? 'office' : 'organ'
  return { by: actorCode(actor), by_kind }
}

/** What an event is called: its title; of a statement, what was said; of a decision taken here, as its question is; of a text, as that is. Undefined where none is given. */
export function headingOf(from: Published, event: Happened): Text | undefined {
  const own =
    from.prose(event, 'title') ?? (event.kind === 'statement.made' ? from.prose(event, 'gist') : undefined)
  if (own) return own
  const asked =
    event.kind === 'question.decided' && !event.reported
      ? situationOf(from).questions.get((event.body as { question: QuestionId }).question)
      : undefined
  const put = asked && eventAt(from, asked.put)
  const digests = digestsIn(event)
  return (put && from.prose(put, 'title')) ?? (digests && titlesOf(wordingsIn(from, digests)))
}
