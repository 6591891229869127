/**
 * Consultations and operations as the folds keep them. An operation's steps are acts of different authors, each on its
 * own clock: the state keeps when each was taken, by party, and never one date for all.
 *
 * Figures are kept as each source has them, side by side: nothing here chooses one.
 */
import type { Actor, PartyId, QuestionId } from './ids.ts'
import type { Day, Instant } from './time.ts'

/** When a step was taken: the instant where there is one, else the civil day at the seat; and by which act. */
export interface Step {
  readonly at: Day | Instant
  readonly act: number
}

/** A number as the act or a claim beside it gives it. An act performed here rests on no source but itself. */
export interface Figure {
  readonly value: number
  readonly sources: readonly string[]
}

/** So many of a kind: `{ kind: vehicles, count: 19 }`. */
export interface Units {
  readonly kind: string
  readonly count: number
}

/** A step that says how many. */
export interface Leg extends Step {
  readonly personnel: readonly Figure[]
  readonly units: readonly Units[]
}

export interface Authorisation extends Step {
  /** The national body that gave it, and the votes it needed and reached, where it voted. */
  readonly authority?: string
  readonly votes?: { readonly needed: number; readonly reached: number }
}

/** What a party contributes to an operation, step by step. */
export interface Contingent {
  readonly pledged?: Leg
  readonly authorised?: Authorisation
  readonly deployed?: Leg
  readonly withdrawn?: Step
}

export interface Operation {
  readonly id: string
  readonly requested?: Step & { readonly party: PartyId }
  readonly mandated?: Step & { readonly question: QuestionId; readonly until?: Day }
  readonly ended?: Step & { readonly question: QuestionId }
  readonly completed?: Step
  readonly contingents: ReadonlyMap<PartyId, Contingent>
}

export interface Consultation {
  readonly id: string
  /** The clause of the charter on which it was asked for. */
  readonly ground: string
  readonly by: Actor
  readonly concerning: readonly PartyId[]
  readonly requested: Step
  readonly objections: ReadonlyMap<PartyId, Step>
  readonly held?: Step
}

export type OperationStatus = 'requested' | 'mandated' | 'ended' | 'completed'

/** How far an operation has come. It is completed only when a decision has ended it and its completion stands as well. */
export function operationStatus({ mandated, ended, completed }: Operation): OperationStatus {
  if (ended && completed) return 'completed'
  if (ended) return 'ended'
  return mandated ? 'mandated' : 'requested'
}

/** True until the operation is ended and completed. */
export function isOpen(operation: Operation): boolean {
  return operationStatus(operation) !== 'completed'
}

/** The parties of which a contingent is deployed and not withdrawn, in the order of their codes. */
export function remaining({ contingents }: Operation): readonly PartyId[] {
  return [...contingents]
    .filter(([, { deployed, withdrawn }]) => deployed && !withdrawn)
    .map(([party]) => party)
    .toSorted()
}
