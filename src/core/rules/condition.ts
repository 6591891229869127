/**
 * The algebra in which decision rules are written: one tree of conditions gives the ruling, its explanation,
 * what is still needed, and whether the rest can still change it.
 */
import type { Share } from '../share.ts'

/** What a party may do on a question. A member that did nothing has *not voted*: never an abstention. */
export const POSITIONS = [
  'yes',
  'no',
  'abstain',
  'absent',
  'not-participating',
  'objection',
  'reservation',
  'silent',
] as const
export type Position = (typeof POSITIONS)[number]

/** A position, or none where the member did nothing. */
export type Stand = Position | 'not-voted'

/**
 * Over whom a share is reckoned.
 * `members`: all members of the organ, less those whose exclusion shrinks the base.
 * `cast`: those for and against. `present`: all but the absent and those that did nothing.
 */
export type Base = 'members' | 'cast' | 'present'

/** What a stand does to consensus, or the parameter that must say so because the charter does not. */
export type Bearing = 'gives' | 'blocks' | { readonly parameter: string }

export type Condition =
  /** So many hold a position: a number, or a share of a base; `strict` for "more than". */
  | {
      readonly kind: 'votes'
      readonly counted: Position
      readonly threshold: Share
      readonly strict: boolean
      readonly base?: Base
      readonly clause?: string
    }
  /** No member of a group voted against: a negative vote that defeats an otherwise sufficient majority is a veto. */
  | { readonly kind: 'no-veto'; readonly group: string; readonly clause?: string }
  /** No member's stand blocks. */
  | {
      readonly kind: 'consensus'
      readonly bearing: Readonly<Record<Stand, Bearing>>
      readonly clause?: string
    }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  /** The charter is silent on which of these holds: all must agree, or `facts` must choose. */
  | {
      readonly kind: 'parameter'
      readonly name: string
      readonly options: Readonly<Record<string, Condition>>
    }
