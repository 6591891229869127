/** Witnesses that acts name, beside those of the charter. */
import type { PartyId } from './ids.ts'

/** A witness that an act enrolled, or that an act revoked of the charter's: it has no `from`. By positions. */
export interface WitnessOfAct {
  readonly name: string
  readonly key: string
  readonly party: PartyId
  readonly href?: string
  readonly from?: number
  readonly until?: number
}
