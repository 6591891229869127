/** Provisional application: who applies an instrument before it is in force for it. */
import * as z from 'zod/mini'
import { holds } from '../charter/at.ts'
import { treatyCode } from '../charter/forms.ts'
import type { PartyId } from '../ids.ts'
import { binds, type Instrument } from '../instruments/state.ts'
import type { Day } from '../time.ts'
import { rows } from './treaty.ts'

export const provisionalSchema = z.strictObject({ treaty: treatyCode, rows })
export type ProvisionalBody = z.infer<typeof provisionalSchema>

/** True when the party applies the instrument provisionally on the day: once it is bound, it is bound for good. */
export function appliesProvisionally(state: Instrument, party: PartyId, on: Day): boolean {
  const span = state.provisional.get(party)
  return span !== undefined && holds(span, on) && !binds(state, party, on)
}
