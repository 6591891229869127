/** What was found, whatever the question. */
import type { PartyId } from './ids.ts'
import type { Day, Instant } from './time.ts'

/**
 * What was found of parties without a question, such as who is in arrears: the last finding of a fact stands. The one that
 * stood before it goes on for what was over by then.
 */
export interface Finding {
  readonly parties: readonly PartyId[]
  readonly on: Day
  readonly at?: Instant
  readonly act: number
  readonly before?: Finding
}
