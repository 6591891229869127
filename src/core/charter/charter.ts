/** A charter as data: what the reader in `read.ts` makes of `charter.yaml`, and the record keeps by its digest. */
import type { MatterId, OfficeId, OrganId, PartyId, TreatyId } from '../ids.ts'
import type { Condition, Position, Stand } from '../rules/condition.ts'
import type { Presentation } from './presentation.ts'
import type { NumberingRule } from './numbering.ts'
import type { Procedure } from './procedure.ts'
import type { NamedSeat } from './seats.ts'
import type { SymbolForm } from './symbols.ts'
import type { Day } from '../time.ts'
import type { ConsultationClause, OperationRules } from './operation.ts'
import type { Instrument } from './instrument.ts'
import type { Conferred, StatusRule } from './statuses.ts'
import type { ContestRule, MeetingRules, SeatRule } from './meeting.ts'
import type { RestrictedRule } from './restricted.ts'
import type { KeyRule } from './keys.ts'
import type { FourEyesRule } from './four-eyes.ts'
import type { DelegationRule } from './delegations.ts'
import type { PaperRule } from './paper.ts'
import type { ReceiptRule } from './receipts.ts'
import type { TextRule } from './texts.ts'
import type { WitnessRule } from './witnesses.ts'

/** A text by language: English, and others where the organisation has them. */
export type Text = {
  readonly en: string
  readonly ru?: string
  readonly fr?: string
  readonly es?: string
  readonly ar?: string
}

/** How a source was read: only `text`, with a locator that a reader can find, shows as verified. */
export type Seen = 'text' | 'excerpt' | 'secondhand' | 'memory'

export interface Source {
  readonly title: string
  readonly locator?: string
  readonly href?: string
  readonly seen: Seen
  readonly via?: string
  readonly publisher?: string
  readonly date?: string
  readonly read?: string
  /** A natural person; such a citation enters the record as a salted commitment only. */
  readonly author?: string
}

/** A span of days: `from` included, `until` excluded. */
export interface Span {
  readonly from: Day
  readonly until?: Day
}

export interface Organ {
  readonly title: Text
  /** `parties`: every member of the organisation. `seats`: those that hold a seat on the day. */
  readonly members: 'parties' | 'seats'
  readonly composition?: Text
  /** Constituencies and the like, each of which votes as one. */
  readonly units: readonly Unit[]
  /** How many others a member may act for; none where not given. */
  readonly proxies?: { readonly most: bigint; readonly clause: string; readonly source: string }
  /** How its decisions are numbered, where their procedure does not say. */
  readonly numbering?: NumberingRule
  /** How many seats, for how long, elected by whom. */
  readonly seats?: readonly SeatRule[]
  readonly clause?: string
  readonly source: string
}

export interface Exclusion {
  /** The fact that names those excluded. */
  readonly fact: string
  /** True: without the fact the question cannot be ruled on. False: without it nobody is excluded. */
  readonly required: boolean
  /** Whether those excluded leave the number of which shares are taken; `asks` where the charter does not say. */
  readonly base: 'shrinks' | 'stays' | 'asks'
  /** How many may be excluded at most. */
  readonly most?: bigint
  /** What else the excluded may do, for readers. */
  readonly speaks?: 'yes' | 'no' | 'then-leaves'
  readonly clause?: string
}

/** A ruling's consequence for those parties that did this, that a fact names, while a condition holds: the first that fits. */
export interface EffectCase {
  readonly position?: readonly Stand[]
  readonly named?: string
  readonly if?: Condition
  /** `bound`, `not-bound`, `consent-required`, `opted-out`; or executory so many days after the day that a fact gives. */
  readonly is: string | { readonly executory: { readonly fact: string; readonly days: bigint } }
  readonly clause?: string
}

/** What must be so before the question can be ruled on. */
export interface Precondition {
  readonly condition: Condition
  /** `precondition`: it is not there. `deferred`: the vote waits, and nothing is rejected. */
  readonly otherwise: 'precondition' | 'deferred'
  readonly clause?: string
}

/** What follows for the organ once an outcome stands, in codes: a ruling of the chair stands, another vote is due. */
export interface Follow {
  readonly on: 'adopted' | 'not-adopted'
  readonly if?: Condition
  readonly is: string
  /** Within how long, as the charter writes it. */
  readonly within?: string
  readonly clause?: string
}

export interface Rule extends Span {
  readonly id: string
  readonly organs: readonly OrganId[]
  readonly matters: readonly MatterId[]
  readonly clause: string
  readonly source: string
  /** The day it became law, where it is applied only from a later one. */
  readonly enacted?: Day
  /** `nothing`: the charter provides no decision on this, and the clause says so. */
  readonly provides: 'decision' | 'nothing'
  /** It applies only while this holds. */
  readonly when?: Condition
  /** Where it applies, it takes the place of these. */
  readonly insteadOf: readonly string[]
  /** It governs only questions under this procedure. */
  readonly procedure?: string
  readonly positions: readonly Position[]
  /** The fact that names those that take part; without it all members do. */
  readonly electorate?: { readonly named: string; readonly required: boolean; readonly clause?: string }
  readonly excluded: readonly Exclusion[]
  readonly requires: readonly Precondition[]
  readonly quorum?: Condition
  readonly adopt: Condition
  readonly effect: readonly EffectCase[]
  readonly follows: readonly Follow[]
  /** The rule in plain words, for readers. */
  readonly words?: Text
  readonly note?: Text
}

/** What each party weighs by a table, over a span. Whole numbers of the unit. */
export interface WeightTable extends Span {
  readonly source: string
  readonly values: Readonly<Record<PartyId, bigint>>
}

export interface Weight {
  readonly title: Text
  readonly unit?: Text
  readonly tables: readonly WeightTable[]
}

/** What a fact takes: parties, or a word, a number, a day, yes or no. */
export interface FactForm {
  readonly takes: 'parties' | 'yes-no' | 'number' | 'day' | readonly string[]
  readonly title?: Text
  readonly clause?: string
}

/** Members that vote as one over a span: whoever of them takes a position takes it for all. */
export interface Unit extends Span {
  readonly unit: string
  readonly parties: readonly PartyId[]
}

export interface Group extends Span {
  readonly parties: readonly PartyId[]
  /** Named seats whose holders of the day belong to it. */
  readonly seats?: readonly string[]
  readonly source?: string
}

/** Who may perform what: offices by code, `chair` for the chair's party, `member` for any member of the organ. */
export interface Powers {
  readonly put: readonly string[]
  readonly decide: readonly string[]
  readonly hold: readonly string[]
  readonly enrol: readonly string[]
  readonly speak: readonly string[]
  readonly find: readonly string[]
}

export interface Charter extends MeetingRules {
  readonly language: 1
  readonly organisation: string
  readonly title: Text
  readonly short?: Text
  readonly abbreviations: readonly string[]
  readonly summary?: Text
  readonly seat: { readonly place: Text; readonly zone: string }
  readonly fictional: boolean
  /** Shipped to be tried: its record has a time of its own, and is made anew. */
  readonly demonstration: boolean
  readonly sources: Readonly<Record<string, Source>>
  readonly membership:
    | { readonly by: 'treaty'; readonly treaty: TreatyId }
    | { readonly by: 'seat'; readonly organ: OrganId }
  readonly instruments: Readonly<Record<TreatyId, Instrument>>
  /** Whether the rules of `treaty-law.ts` hold where an instrument is silent. */
  readonly treatyLaw: boolean
  readonly statuses: Readonly<Partial<Record<Conferred, StatusRule>>>
  readonly parties: Readonly<Record<PartyId, Text>>
  readonly organs: Readonly<Record<OrganId, Organ>>
  readonly offices: Readonly<Record<OfficeId, { readonly title: Text }>>
  readonly groups: Readonly<Record<string, readonly Group[]>>
  /** The findings that rules ask for, and what each takes. */
  readonly facts: Readonly<Record<string, FactForm>>
  readonly weights: Readonly<Record<string, Weight>>
  readonly procedures: Readonly<Record<string, Procedure>>
  readonly namedSeats: Readonly<Record<string, NamedSeat>>
  readonly symbols: readonly SymbolForm[]
  readonly presentation: Presentation
  readonly matters: Readonly<Record<MatterId, { readonly title: Text; readonly contested?: ContestRule }>>
  readonly rules: readonly Rule[]
  readonly powers: Powers
  readonly defaults: { readonly organ: OrganId; readonly matter: MatterId }
  /** Clauses by which the parties consult when one of them asks. */
  readonly consultation: readonly ConsultationClause[]
  readonly operations?: OperationRules
  /** Who must have witnessed the record; without it nobody must. */
  readonly witnesses?: WitnessRule
  /** Without it nothing but what is public is taken in. */
  readonly restricted?: RestrictedRule
  /** Who tables texts, and in which languages; without it, who puts questions, in any. */
  readonly texts?: TextRule
  /** How long the log may take to show what it promised. */
  readonly receipts?: ReceiptRule
  /** What it asks of keys; without it nothing. */
  readonly keys?: KeyRule
  /** How its people come by powers; without it whoever holds a key says so. */
  readonly delegations?: DelegationRule
  /** What two people of an office sign; without it one does. */
  readonly fourEyes?: FourEyesRule
  /** Who enters what came on paper; without it nobody does. */
  readonly paper?: PaperRule
  /** Days that a reader should see on the timeline: entry into force and the like. */
  readonly milestones: readonly { readonly on: Day; readonly title: Text; readonly source: string }[]
}
