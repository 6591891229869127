/** Rules under which a vote can do the opposite of what it says, each with an example. */
import { oddities, type Odd } from '../../rules/monotone.ts'
import { STANDS, type Stand } from '../../rules/condition.ts'
import type { PartyId } from '../../ids.ts'
import type { Day } from '../../time.ts'
import type { Charter } from '../charter.ts'
import type { Evidence, Warn } from '../warnings.ts'
import { groundOf, membershipsUnder } from './reach.ts'

/** Warns of each oddity that is found on the last membership on record of an organ under a rule, once for each rule. */
export function oddityWarnings(charter: Charter, evidence: Evidence, warn: Warn): void {
  charter.rules.forEach((rule, index) => {
    const found = new Map<Odd['code'], Odd & { on: Day }>()
    for (const organ of rule.organs) {
      const last = membershipsUnder(charter, evidence, { ...rule, organs: [organ] }).at(-1)
      if (!last) continue
      for (const odd of oddities(groundOf(charter, rule, evidence, last.from), last.parties))
        if (!found.has(odd.code)) found.set(odd.code, { ...odd, on: last.from })
    }
    for (const { code, party, from, to, facts, on, stands } of found.values())
      warn(code, ['rules', index, 'adopt'], {
        found: rule.id,
        example: { on, stands: listed(stands), facts, party, change: [from, to] },
      })
  })
}

/** Who took each stand; stands that nobody took are left out. */
function listed(stands: ReadonlyMap<PartyId, Stand>): Partial<Record<Stand, readonly PartyId[]>> {
  const of = (stand: Stand): readonly PartyId[] =>
    [...stands].filter(([, found]) => found === stand).map(([party]) => party)
  return Object.fromEntries(
    STANDS.flatMap((stand) => (of(stand).length > 0 ? [[stand, of(stand)] as const] : [])),
  )
}
