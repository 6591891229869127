/** That a question be decided without a meeting, as it was proposed at one. */
import type { MatterId, OrganId, PartyId } from './ids.ts'
import type { Instant } from './time.ts'

/** The use of a procedure, proposed at a sitting for one question with its exact expiry. */
export interface Proposal {
  readonly procedure: string
  readonly organ: OrganId
  readonly matter: MatterId
  readonly sitting: string
  readonly closes: Instant
  readonly act: number
  readonly objections: readonly PartyId[]
}
