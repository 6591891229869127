/**
 * Statuses that an organ gives and takes: observer and partner, suspension, the end of a membership by decision. Which
 * organ decides, which offices put its decision on the record, since when the status exists, and on what conditions.
 */
import * as z from 'zod/mini'
import type { Fault } from '../faults.ts'
import type { MatterId, OrganId } from '../ids.ts'
import type { Path } from '../reading.ts'
import type { Day } from '../time.ts'
import type { Charter } from './charter.ts'
import { dayText, matterCode, organCode, plainCode, prose } from './forms.ts'
import { conditionsSchema, type FactCondition } from './instrument.ts'

/** Statuses that the organisation confers or declares by a decision of an organ. */
export type Conferred = 'observer' | 'partner' | 'suspended' | 'ceased'

export interface StatusRule {
  /** The first day on which the status can be given. */
  readonly from?: Day
  readonly until?: Day
  readonly organ: OrganId
  /** With a matter, an office that acts names the question that the organ adopted on it. */
  readonly matter?: MatterId
  readonly admits: readonly string[]
  /** Of a suspension: how it is ended, where that is for another organ or rests on another clause. */
  readonly restoredBy?: Pick<StatusRule, 'organ' | 'matter' | 'admits' | 'clause'>
  readonly conditions: readonly FactCondition[]
  readonly clause: string
  readonly source: string
}

const codes = z._default(z.array(plainCode), [])
const rule = z.strictObject({
  from: z.optional(dayText),
  until: z.optional(dayText),
  organ: organCode,
  matter: z.optional(matterCode),
  admits: codes,
  restoredBy: z.optional(
    z.strictObject({ organ: organCode, matter: z.optional(matterCode), admits: codes, clause: prose }),
  ),
  conditions: conditionsSchema,
  clause: prose,
  source: plainCode,
})

export const statusesSchema = z._default(
  z.strictObject({
    observer: z.optional(rule),
    partner: z.optional(rule),
    suspended: z.optional(rule),
    ceased: z.optional(rule),
  }),
  {},
)

/** Faults of sense in the statuses: organs, matters, facts and sources that the charter does not have, days reversed. */
export function lintStatuses(
  charter: Charter,
  fault: (code: Fault['code'], path: Path, found: string, right?: string) => void,
): void {
  for (const [name, of] of Object.entries(charter.statuses)) {
    const at = (...inner: Path): Path => ['statuses', name, ...inner]
    const known = (set: object, code: Fault['code'], path: Path, value: string | undefined): void => {
      if (value !== undefined && !Object.hasOwn(set, value))
        fault(code, path, value, Object.keys(set).join(' | '))
    }
    known(charter.sources, 'unknown-source', at('source'), of.source)
    known(charter.organs, 'unknown-organ', at('organ'), of.organ)
    known(charter.matters, 'unknown-matter', at('matter'), of.matter)
    known(charter.organs, 'unknown-organ', at('restoredBy', 'organ'), of.restoredBy?.organ)
    known(charter.matters, 'unknown-matter', at('restoredBy', 'matter'), of.restoredBy?.matter)
    if (of.from && of.until && of.until <= of.from) fault('dates-reversed', at('until'), of.until)
    of.conditions.forEach(({ fact }, index) =>
      known(charter.facts, 'unknown-fact', at('conditions', index), fact),
    )
  }
}
