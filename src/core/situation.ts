/**
 * How things stand in an organisation: the fold of its acts. One type serves both folds, the standing (performed acts in
 * the order of the log) and the chronicle (all acts by the day they took effect).
 *
 * Invariant: a `Situation` is written only by the fold that made it, through the functions here and `evolve` of the
 * kinds; everyone else reads. Values inside are replaced, never changed, so that `branch` may share them; the lists of
 * seats alone grow in place, since a council of a hundred years has thousands, and `branch` copies those.
 */
import type { Span } from './charter/charter.ts'
import { holds } from './charter/at.ts'
import type { Consultation, Operation } from './operation.ts'
import type { Finding } from './findings.ts'
import type { Founding } from './founding.ts'
import type {
  Actor,
  KeyId,
  MatterId,
  OrganId,
  PartyId,
  PersonId,
  QuestionId,
  TextId,
  TreatyId,
} from './ids.ts'
import type { Grant } from './powers.ts'
import { NO_INSTRUMENT, type Instrument } from './instruments/state.ts'
import { branchMeetings, emptyMeetings, type Meetings } from './meetings.ts'
import type { Proposal } from './proposal.ts'
import type { Restricted } from './restricted.ts'
import type { Recovery } from './recovery.ts'
import type { Position } from './rules/condition.ts'
import type { Fact } from './rules/facts.ts'
import type { Outcome } from './rules/question.ts'
import type { NegotiatedText, TextRef } from './texts.ts'
import type { Day, Instant } from './time.ts'
import type { WitnessOfAct } from './witness-of-act.ts'

export const STATUSES = ['member', 'signatory', 'observer', 'partner', 'suspended', 'former'] as const
export type Status = (typeof STATUSES)[number]

/** A party's status over a span; `act` is the position of the act that began it. */
export interface Stay extends Span {
  readonly status: Status
  readonly act: number
}

export interface Seat extends Span {
  readonly party: PartyId
  readonly act: number
}

export interface Taken {
  readonly position: Position
  readonly at: Instant
  readonly act: number
  /** Taken in a restricted log: on how many entries of the public log it was ruled. */
  readonly after?: number
  /** It came on paper, and an office entered it. */
  readonly onPaper?: true
  /** Those in whose name it was also said. */
  readonly principals?: readonly PartyId[]
}

export interface Asked {
  readonly id: QuestionId
  readonly organ: OrganId
  readonly matter: MatterId
  readonly put: number
  /** Who put it, as a code, and when. */
  readonly putBy: string
  readonly putAt?: Instant
  readonly closes?: Instant
  /** The zone in which the deadline was set. */
  readonly zone?: string
  /** Every position taken, the last of each party standing. */
  readonly positions: ReadonlyMap<PartyId, Taken>
  /** Members that let another act for them, with whom and by which act. */
  readonly proxies: ReadonlyMap<PartyId, { readonly to: PartyId; readonly act: number }>
  /** What was found of it: who a fact names, and by which act. */
  readonly facts: ReadonlyMap<string, { readonly fact: Fact; readonly act: number }>
  /** The issue of a text that it is on, in the languages and with the digests that were put. */
  readonly text?: TextRef
  /** The procedure under which it was put, where it is decided without a meeting. */
  readonly procedure?: string
  /** The act that broke the procedure. */
  readonly broken?: number
  readonly extensions: number
  readonly withdrawn?: number
  /** The act that published the text, when, and under which symbol. */
  readonly published?: { readonly act: number; readonly at?: Instant; readonly symbol: string }
  /** The act that prolonged the procedure on it. */
  readonly prolonging?: number
  readonly outcome?: Outcome
  /** The symbol under which it was adopted. */
  readonly adoptedAs?: string
  readonly decided?: number
  readonly decidedAt?: Instant
  /** The act that showed how each stood, and who broke the procedure unseen: as of the public entries that there were. */
  readonly disclosed?: number
  readonly breach?: { readonly party: PartyId; readonly at: Instant; readonly act: number }
  /** The act that declared the outcome though the charter does not give it. */
  readonly notwithstanding?: number
}

/** A question on which nothing has been done yet. */
export function unheard(put: Pick<Asked, 'id' | 'organ' | 'matter' | 'put' | 'putBy'>): Asked {
  return { ...put, positions: new Map(), facts: new Map(), proxies: new Map(), extensions: 0 }
}

/** The algorithms of passkeys, by their COSE names in lower case (RFC 9053, RFC 8812). */
export const PASSKEY_ALGORITHMS = ['es256', 'eddsa', 'rs256'] as const

/** What is recorded of a passkey at its enrolment beside its public key. */
export interface Passkey {
  readonly alg: (typeof PASSKEY_ALGORITHMS)[number]
  /** The id of the credential, in base 64. */
  readonly credential: string
  /** The model of the authenticator, as it says itself: 32 hexadecimal digits, all 0 where it does not say. */
  readonly aaguid: string
  /** Whether it may be copied to other devices (BE), and whether it was then (BS). */
  readonly backupEligible: boolean
  readonly backedUp: boolean
}

/** A key and whose it is. It is valid from the position of its enrolment until that of its revocation. */
export interface Key {
  readonly key: KeyId
  /** In base 64: 32 bytes of Ed25519, or what `src/record/webauthn.ts` says for a passkey. */
  readonly public: string
  readonly holder: Actor
  readonly passkey?: Passkey
  /** Who of the holder's people holds it, by a code that is no name. */
  readonly person?: PersonId
  /** True where it may do only what powers in force give to its person. */
  readonly limited?: true
  readonly from: number
  readonly until?: number
  /** The position since when it is said to have been in other hands. */
  readonly compromisedSince?: number
}

export interface Situation {
  readonly parties: Map<PartyId, readonly Stay[]>
  readonly instruments: Map<TreatyId, Instrument>
  readonly seats: Map<OrganId, Seat[]>
  readonly chairs: Map<OrganId, readonly Seat[]>
  readonly observers: Map<OrganId, Seat[]>
  readonly questions: Map<QuestionId, Asked>
  readonly findings: Map<string, Finding>
  readonly sittings: Map<string, { readonly organ: OrganId; readonly act: number }>
  readonly proposals: Map<QuestionId, Proposal>
  /** Until when a procedure was prolonged by a decision under itself. */
  readonly prolonged: Map<string, Day>
  /** Consultations asked for, and operations from the request to their completion, by code. */
  readonly consultations: Map<string, Consultation>
  readonly operations: Map<string, Operation>
  /** Negotiated texts, by symbol. */
  readonly texts: Map<TextId, NegotiatedText>
  readonly keys: Map<KeyId, Key>
  /** Powers of persons, by the position of the act that granted them, in its order. */
  readonly grants: Map<number, Grant>
  /** Who acknowledged which notice: `acts/notice-acknowledged.ts`. */
  readonly acknowledged: Map<string, ReadonlyMap<PartyId, { readonly act: number; readonly at: Instant }>>
  /** The last number of each form and year: `numbering.ts`. */
  readonly numbers: Map<string, number>
  /** The portals at which passkeys may sign now: the relying party of each, by its web origin. */
  readonly portals: Map<string, string>
  /** What acts say of witnesses, by name, each in its turn. */
  readonly witnesses: Map<string, readonly WitnessOfAct[]>
  /** Recoveries of lost keys, by code. */
  readonly recoveries: Map<string, Recovery>
  /** Digests of refusals that are noted on the log. */
  readonly refusals: Set<string>
  /** Positions of the reports on this log, which a correction may name. */
  readonly reports: Set<number>
  readonly meetings: Meetings
  /** Logs of what is not public, by their codes. */
  readonly restricted: Map<string, Restricted>
  /** Commitments whose document was destroyed, with the act that says so. */
  readonly redacted: Map<string, number>
  founding: Founding | undefined
  /** True once `standing.opened` stands. */
  opened: boolean
}

export function emptySituation(): Situation {
  return {
    parties: new Map(),
    instruments: new Map(),
    seats: new Map(),
    chairs: new Map(),
    observers: new Map(),
    questions: new Map(),
    findings: new Map(),
    sittings: new Map(),
    proposals: new Map(),
    prolonged: new Map(),
    consultations: new Map(),
    operations: new Map(),
    texts: new Map(),
    keys: new Map(),
    grants: new Map(),
    acknowledged: new Map(),
    numbers: new Map(),
    portals: new Map(),
    witnesses: new Map(),
    recoveries: new Map(),
    refusals: new Set(),
    reports: new Set(),
    meetings: emptyMeetings(),
    restricted: new Map(),
    redacted: new Map(),
    founding: undefined,
    opened: false,
  }
}

/** A copy to go on from, leaving the original as it is. */
export function branch(from: Situation): Situation {
  return {
    parties: new Map(from.parties),
    instruments: new Map(from.instruments),
    seats: copied(from.seats),
    chairs: new Map(from.chairs),
    observers: copied(from.observers),
    questions: new Map(from.questions),
    findings: new Map(from.findings),
    sittings: new Map(from.sittings),
    proposals: new Map(from.proposals),
    prolonged: new Map(from.prolonged),
    consultations: new Map(from.consultations),
    operations: new Map(from.operations),
    texts: new Map(from.texts),
    keys: new Map(from.keys),
    grants: new Map(from.grants),
    acknowledged: new Map(from.acknowledged),
    numbers: new Map(from.numbers),
    portals: new Map(from.portals),
    witnesses: new Map(from.witnesses),
    recoveries: new Map(from.recoveries),
    refusals: new Set(from.refusals),
    reports: new Set(from.reports),
    meetings: branchMeetings(from.meetings),
    restricted: new Map(from.restricted),
    redacted: new Map(from.redacted),
    founding: from.founding,
    opened: from.opened,
  }
}

function copied(lists: ReadonlyMap<OrganId, readonly Seat[]>): Map<OrganId, Seat[]> {
  return new Map([...lists].map(([organ, seats]) => [organ, [...seats]]))
}

/** One more seat of an organ, or one more observer at it. */
export function addSeat(to: Map<OrganId, Seat[]>, organ: OrganId, seat: Seat): void {
  const seats = to.get(organ)
  if (seats) seats.push(seat)
  else to.set(organ, [seat])
}

/**
 * From this day the party has this status; what it had ends. The same status again begins nothing new. An end announced
 * for a later day stays announced, unless this is an end itself: of two ends the earlier one counts.
 */
export function setStatus(to: Situation, party: PartyId, status: Status, from: Day, act: number): void {
  const stays = to.parties.get(party) ?? []
  if (stays.some((stay) => stay.status === status && holds(stay, from))) return
  const later = status === 'former' ? [] : stays.filter((stay) => stay.from > from)
  const before = stays
    .filter((stay) => stay.from < from)
    .map((stay) => (holds(stay, from) ? { ...stay, until: from } : stay))
  const next = later[0]
  to.parties.set(party, [...before, { status, from, act, ...(next ? { until: next.from } : {}) }, ...later])
}

function opened({ status, from, act }: Stay): Stay {
  return { status, from, act }
}

/** Takes back a status that an act announced for a later day: what the party had before goes on. */
export function takeBack(to: Situation, party: PartyId, act: number): void {
  const stays = to.parties.get(party) ?? []
  const announced = stays.find((stay) => stay.act === act)
  if (!announced) return
  const rest = stays.filter((stay) => stay !== announced)
  to.parties.set(
    party,
    rest.map((stay) => (stay.until === announced.from ? opened(stay) : stay)),
  )
}

/** The party's status on a day, and since when without a break; undefined where it has none. */
export function statusOn(situation: Situation, party: PartyId, on: Day): Stay | undefined {
  return situation.parties.get(party)?.find((stay) => holds(stay, on))
}

interface Sitting {
  readonly party: PartyId
  readonly since: Day
  readonly act: number
}

/** What was asked last of a list of seats: a log is replayed act by act, and most fall on the day of the one before. */
const asked = new WeakMap<
  readonly Seat[],
  { readonly length: number; readonly on: Day; readonly found: readonly Sitting[] }
>()

/** Those that hold a seat on a day, in the order of their codes, each since the start of its unbroken seat. */
export function seatsOn(seats: readonly Seat[] | undefined, on: Day): readonly Sitting[] {
  if (!seats) return []
  const last = asked.get(seats)
  // A list of seats only grows, and what is in it stays as it is.
  if (last?.on === on && last.length === seats.length) return last.found
  const found = sittingOn(seats, on)
  asked.set(seats, { length: seats.length, on, found })
  return found
}

function sittingOn(seats: readonly Seat[], on: Day): readonly Sitting[] {
  const sitting = seats.filter((seat) => holds(seat, on))
  const found = sitting.map((seat) => {
    let first = seat
    for (;;) {
      // A term of no length, or of one that ends before it begins, is no earlier term.
      const before = seats.find(
        (other) => other.party === seat.party && other.until === first.from && other.from < first.from,
      )
      if (!before) break
      first = before
    }
    return { party: seat.party, since: first.from, act: first.act }
  })
  return found.toSorted((a, b) => (a.party < b.party ? -1 : 1))
}

/** How an instrument stands; nothing has happened to one that no act names. */
export function instrumentOf(situation: Situation, treaty: TreatyId): Instrument {
  return situation.instruments.get(treaty) ?? NO_INSTRUMENT
}
