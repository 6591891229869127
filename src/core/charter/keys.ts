/** What the charter asks of keys: the section `keys` of a charter. */
import * as z from 'zod/mini'
import type { Charter } from './charter.ts'
import { plainCode, prose, yesNo } from './forms.ts'
import { lintSource, type Note } from './lint-common.ts'

export interface KeyRule {
  /** Whether a passkey must be bound to its device: one that may be copied to others is then not enrolled. */
  readonly deviceBound: boolean
  readonly clause?: string
  readonly source?: string
}

export const keysSchema = z.strictObject({
  deviceBound: z._default(yesNo, false),
  clause: z.optional(prose),
  source: z.optional(plainCode),
})

/** What the section says that cannot be: a source that the charter does not list. */
export function lintKeys(charter: Charter, note: Note): void {
  const { source } = charter.keys ?? {}
  if (source !== undefined) lintSource(charter, source, ['keys', 'source'], note)
}
