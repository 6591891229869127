/** How members stood on a question that was decided here. */
import type { Charter } from '../core/charter/charter.ts'
import type { PartyId } from '../core/ids.ts'
import { isHidden } from '../core/restricted.ts'
import type { Position } from '../core/rules/condition.ts'
import type { Asked } from '../core/situation.ts'

/** The position of each that took one: nobody may have acted on it. Undefined while that is not to be seen. */
export function rollOf(charter: Charter, asked: Asked): ReadonlyMap<PartyId, Position> | undefined {
  if (isHidden(charter, asked)) return undefined
  return new Map([...asked.positions].map(([party, { position }]) => [party, position]))
}
