/** A charter as data: what the reader in `read.ts` makes of `charter.yaml`, and the record keeps by its digest. */
import type { MatterId, OfficeId, OrganId, PartyId, TreatyId } from '../ids.ts'
import type { Condition, Position } from '../rules/condition.ts'
import type { Day } from '../time.ts'

export type Text = { readonly en: string; readonly ru?: string }

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
  readonly clause?: string
  readonly source: string
}

export interface Exclusion {
  /** The fact that names those excluded. */
  readonly fact: string
  /** True: without the fact the question cannot be ruled on. False: without it nobody is excluded. */
  readonly required: boolean
  /** Whether those excluded leave the number of which shares are taken. */
  readonly base: 'shrinks' | 'stays'
  readonly clause?: string
}

/** A ruling's consequence for a party, by what it did. */
export interface EffectRule {
  readonly of: 'members'
  readonly yes: string
  readonly others: string
  readonly clause?: string
}

export interface Rule extends Span {
  readonly id: string
  readonly organs: readonly OrganId[]
  readonly matters: readonly MatterId[]
  readonly clause: string
  readonly source: string
  readonly positions: readonly Position[]
  readonly excluded: readonly Exclusion[]
  readonly adopt: Condition
  readonly effect?: EffectRule
  /** The rule in plain words, for readers. */
  readonly words?: Text
  readonly note?: Text
}

export interface Group extends Span {
  readonly parties: readonly PartyId[]
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

export interface Instrument {
  readonly title: Text
  readonly source: string
  /** Open to signature by any party known to the charter. */
  readonly signature: boolean
  readonly ratification: boolean
  readonly accession: boolean
  readonly clause?: string
}

export interface Charter {
  readonly language: 1
  readonly organisation: string
  readonly title: Text
  readonly short?: Text
  readonly abbreviations: readonly string[]
  readonly summary?: Text
  readonly seat: { readonly place: Text; readonly zone: string }
  readonly fictional: boolean
  readonly sources: Readonly<Record<string, Source>>
  readonly membership:
    | { readonly by: 'treaty'; readonly treaty: TreatyId }
    | { readonly by: 'seat'; readonly organ: OrganId }
  readonly instruments: Readonly<Record<TreatyId, Instrument>>
  readonly parties: Readonly<Record<PartyId, Text>>
  readonly organs: Readonly<Record<OrganId, Organ>>
  readonly offices: Readonly<Record<OfficeId, { readonly title: Text }>>
  readonly groups: Readonly<Record<string, readonly Group[]>>
  readonly facts: readonly string[]
  readonly matters: Readonly<Record<MatterId, { readonly title: Text }>>
  readonly rules: readonly Rule[]
  readonly powers: Powers
  readonly defaults: { readonly organ: OrganId; readonly matter: MatterId }
  /** Days that a reader should see on the timeline: entry into force and the like. */
  readonly milestones: readonly { readonly on: Day; readonly title: Text; readonly source: string }[]
}
