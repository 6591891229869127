/**
 * The algebra in which decision rules are written: one tree of conditions gives the ruling, its explanation,
 * what is still needed, and whether the rest can still change it.
 */
import type { TreatyId } from '../ids.ts'
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
export const STANDS: readonly Stand[] = [...POSITIONS, 'not-voted']

/**
 * Over whom a share is reckoned.
 * `members`: all members of the organ, less those whose exclusion shrinks the base.
 * `cast`: those for and against. `present`: all but the absent and those that did nothing.
 */
export type Base = 'members' | 'cast' | 'present'

export type Comparison = 'at-least' | 'more-than' | 'fewer-than' | 'at-most'

/**
 * What a stand does to consensus, or the parameter that must say so because the charter does not. The values that the
 * parameter takes and what each means; without them `blocks` and `does-not-block`.
 */
export type Bearing =
  | 'gives'
  | 'blocks'
  | { readonly parameter: string; readonly values?: Readonly<Record<string, 'gives' | 'blocks'>> }

export interface Tally {
  readonly kind: 'votes'
  /** The stands that are counted. */
  readonly counted: readonly Stand[]
  readonly comparison: Comparison
  readonly threshold: Share
  /** Of what the threshold is a share; without it the threshold is a number. */
  readonly base?: Base
  /** The table by which members weigh; without it each counts one. */
  readonly weight?: string
  /** A group of parties: counted and base are taken among these only. */
  readonly class?: string
  /** A fact: only those it names are counted; the base stays whole. */
  readonly named?: string
  readonly clause?: string
}

/** The least number of members that together hold more than (or at least) a share of a weight, and so many more. */
export interface Holding {
  readonly weight: string
  readonly threshold: Share
  readonly strict: boolean
  readonly plus: bigint
}

export type Condition =
  /** So many hold one of some stands: a number, or a share of a base. */
  | Tally
  /** Fewer than so many members have not voted for it: without a blocking minority the majority is deemed attained. */
  | {
      readonly kind: 'blockers'
      readonly fewerThan: bigint | Holding
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
  /** A finding: the fact has this word, is at least this number, or names somebody. */
  | {
      readonly kind: 'fact'
      readonly name: string
      readonly is?: string
      readonly atLeast?: bigint
      /** What holds where the fact is not stated: it is asked for, or taken as so or not so. */
      readonly unstated: 'asks' | 'holds' | 'fails'
      readonly clause?: string
    }
  /** How things stand: so many members in the organ, an instrument in force. */
  | { readonly kind: 'members'; readonly atLeast: bigint; readonly clause?: string }
  | { readonly kind: 'in-force'; readonly treaty: TreatyId; readonly clause?: string }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  /** One of these suffices; `inTurn`: each is open only where the one before it failed. */
  | { readonly kind: 'any'; readonly of: readonly Condition[]; readonly inTurn?: true }
  | { readonly kind: 'not'; readonly of: Condition }
  /** The charter is silent on which of these holds: all must agree, or `facts` must choose. */
  | {
      readonly kind: 'parameter'
      readonly name: string
      readonly options: Readonly<Record<string, Condition>>
    }

/** The parts of a condition that stand directly within it. */
export function partsOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of
    case 'not':
      return [condition.of]
    case 'parameter':
      return Object.values(condition.options)
    default:
      return []
  }
}

/** Visits the condition and all within it, the whole before its parts. */
export function walk(condition: Condition, visit: (part: Condition) => void): void {
  visit(condition)
  for (const part of partsOf(condition)) walk(part, visit)
}
