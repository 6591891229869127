/**
 * The chronicle: everything that happened, performed and reported, by the day it took effect. It answers who was a
 * member on a day, as known on a day, as recorded at a position. It never re-rules a performed act.
 */
import type { DocumentRef, Entry } from './act.ts'
import { KINDS } from './acts/index.ts'
import type { Happening } from './acts/kind.ts'
import type { Bound, Claim, Report } from './acts/report.ts'
import type { Charter } from './charter/charter.ts'
import type { PartyId } from './ids.ts'
import { doneIn } from './paper.ts'
import type { Reason } from './refusal.ts'
import { emptySituation, type Situation, type Status } from './situation.ts'
import { dayIn, firstDay, type Day, type Instant, type PartialDay } from './time.ts'

export interface Happened extends Happening<unknown> {
  readonly kind: string
  readonly reported: boolean
  /** The day the depositary received it; the effect day where `assumed`. */
  readonly known: Day
  readonly assumed: boolean
  readonly ref?: string
  /** Codes of the citations it rests on, and of those on the record's own side of a claim. */
  readonly sources: readonly string[]
  readonly against: readonly string[]
  readonly claims: readonly Claim[]
  /** Within which hours of its day it happened, as far as a source shows it. */
  readonly noEarlier?: Bound
  readonly noLater?: Bound
  readonly docs: readonly DocumentRef[]
  /** The position of the correction by which it now stands. */
  readonly corrected?: number
}

/** The name under which a citation stands among the documents of an act. */
export const SOURCE_PREFIX = 'source.'

/** What a report says happened; `act` is the position of the report itself. */
export function happenedOf(
  report: Report,
  act: number,
  zone: string,
  docs: readonly DocumentRef[],
): Happened {
  const timed = report.effect.length > 10
  const day = timed ? dayIn(report.effect as Instant, zone) : (report.effect as Day)
  return {
    kind: report.kind,
    by: report.by,
    body: report.body,
    day,
    ...(timed ? { instant: report.effect as Instant } : {}),
    act,
    reported: true,
    known: report.known ?? day,
    assumed: report.known === undefined,
    ...(report.ref === undefined ? {} : { ref: report.ref }),
    sources: report.sources.map(unprefixed),
    against: (report.against ?? []).map(unprefixed),
    claims: (report.claims ?? []).map((claim) => ({ ...claim, source: unprefixed(claim.source) })),
    ...(report.noEarlier ? { noEarlier: boundOf(report.noEarlier) } : {}),
    ...(report.noLater ? { noLater: boundOf(report.noLater) } : {}),
    docs,
  }
}

/** All that the entries of a log which a reader sees say happened, in the order of the chronicle. Corrections among them hold. */
export function happenings(
  entries: readonly Entry[],
  zone: string,
  sees: (entry: Entry) => boolean = () => true,
): readonly Happened[] {
  const found = new Map<number, Happened>()
  entries.forEach((entry, position) => {
    if (!sees(entry)) return
    const event = happenedIn(entry, position, zone)
    if (event.corrected === undefined || found.has(event.act)) found.set(event.act, event)
  })
  return [...found.values()].toSorted(inChronicle)
}

/** What one entry says happened: what it reports, or the act performed; of a correction, what the report that it corrects now says. */
export function happenedIn(entry: Entry, position: number, zone: string): Happened {
  const { act, received } = entry
  if (act.type === 'act.reported') return happenedOf(act.body as unknown as Report, position, zone, act.docs)
  if (act.type !== 'report.corrected') return performed(entry, position, dayIn(received, zone))
  const { corrects, report } = act.body as unknown as { corrects: number; report: Report }
  return { ...happenedOf(report, corrects, zone, act.docs), corrected: position }
}

function performed({ act, received }: Entry, position: number, day: Day): Happened {
  const { type, ...deed } = doneIn(act)
  const none = { sources: [], against: [], claims: [] }
  return {
    kind: type,
    ...deed,
    day,
    instant: received,
    act: position,
    reported: false,
    known: day,
    assumed: false,
    ...none,
    docs: act.docs,
  }
}

/** By day; on one day by instant where there is one, then by position. */
export function inChronicle(a: Happened, b: Happened): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  if (a.instant !== b.instant) {
    if (a.instant === undefined) return 1
    if (b.instant === undefined) return -1
    return a.instant < b.instant ? -1 : 1
  }
  return a.act - b.act
}

export interface AsOf {
  /** Only what had taken effect by this day. */
  readonly on?: Day
  /** Only what was known by this day. */
  readonly known?: Day
}

/** How things stood, by the chronicle. `visit` sees each happening with the situation before it. */
export function foldChronicle(
  charter: Charter,
  events: readonly Happened[],
  asOf: AsOf = {},
  visit?: (event: Happened, before: Situation) => void,
): Situation {
  const situation = emptySituation()
  for (const event of events) {
    if (asOf.on !== undefined && event.day > asOf.on) break
    if (asOf.known !== undefined && event.known > asOf.known) continue
    visit?.(event, situation)
    KINDS.get(event.kind)?.evolve(situation, event, charter)
  }
  if (asOf.on !== undefined)
    for (const event of events) if (isOpening(event, asOf)) fill(situation, event, charter)
  return situation
}

/** True for a standing opened after the day asked for, and known by the day that knowledge is asked for. */
function isOpening(event: Happened, { on, known }: AsOf): boolean {
  return event.kind === 'standing.opened' && event.day > on! && (known === undefined || event.known <= known)
}

/**
 * What the depositary said, when the standing was opened, of days before: who belonged since when. It holds where no
 * report says anything of that party or organ.
 */
function fill(situation: Situation, event: Happened, charter: Charter): void {
  const stated = emptySituation()
  KINDS.get(event.kind)?.evolve(stated, event, charter)
  for (const [party, stays] of stated.parties)
    if (!situation.parties.has(party)) situation.parties.set(party, stays)
  for (const [organ, seats] of stated.seats)
    if (!situation.seats.has(organ)) situation.seats.set(organ, seats)
  for (const [organ, chairs] of stated.chairs)
    if (!situation.chairs.has(organ)) situation.chairs.set(organ, chairs)
}

/** What the charter as encoded would not have allowed, by the position of the report. Such acts are kept. */
export function flags(charter: Charter, events: readonly Happened[]): ReadonlyMap<number, readonly Reason[]> {
  const found = new Map<number, readonly Reason[]>()
  foldChronicle(charter, events, {}, (event, situation) => {
    const of = KINDS.get(event.kind)
    const reasons = of?.flag?.({ charter, situation, today: event.day, knows: () => true }, event) ?? []
    if ((event.reported || of?.flagsPerformed) && reasons.length > 0) found.set(event.act, reasons)
  })
  return found
}

export interface StatusClaim {
  readonly party: PartyId
  readonly status: Status
  readonly from: PartialDay
  readonly until?: PartialDay
  readonly source: string
}

/** What sources claim of a party's status on a day, beside what the record says. */
export function claimsOn(events: readonly Happened[], on: Day, known?: Day): readonly StatusClaim[] {
  return events.flatMap((event) => {
    if (known !== undefined && event.known > known) return []
    return event.claims.flatMap((claim): readonly StatusClaim[] => {
      const party = claim.party ?? ('party' in event.by ? event.by.party : undefined)
      if (!party || !claim.status || !claim.from || firstDay(claim.from) > on) return []
      if (claim.until !== undefined && firstDay(claim.until) <= on) return []
      const { status, from, until, source } = claim
      return [{ party, status, from, ...(until === undefined ? {} : { until }), source }]
    })
  })
}

function boundOf({ at, source }: Bound): Bound {
  return { at, source: unprefixed(source) }
}

function unprefixed(name: string): string {
  return name.startsWith(SOURCE_PREFIX) ? name.slice(SOURCE_PREFIX.length) : name
}
