/** How the people of a party or an office come by powers to act for it: the section `delegations` of a charter. */
import * as z from 'zod/mini'
import type { Charter } from './charter.ts'
import { plainCode, prose, yesNo } from './forms.ts'
import { lintSource, type Note } from './lint-common.ts'

export interface DelegationRule {
  /** Whether powers are granted only with the instrument that gives them, as a document. */
  readonly instrument: boolean
  /** Capacities that need no instrument, such as that of a head of state. */
  readonly exOfficio: readonly string[]
  readonly clause: string
  readonly source: string
}

export const delegationsSchema = z.strictObject({
  instrument: z._default(yesNo, false),
  exOfficio: z._default(z.array(plainCode), []),
  clause: prose,
  source: plainCode,
})

/** What the section says that cannot be: a source that the charter does not list. */
export function lintDelegations(charter: Charter, note: Note): void {
  if (charter.delegations) lintSource(charter, charter.delegations.source, ['delegations', 'source'], note)
}
