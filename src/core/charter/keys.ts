/** What the charter asks of keys, and how a holder that lost them all comes by another: the section `keys` of a charter. */
import * as z from 'zod/mini'
import { duration, type Duration } from '../duration.ts'
import type { Charter } from './charter.ts'
import { parsed, plainCode, prose, yesNo } from './forms.ts'
import { lintSource, type Note } from './lint-common.ts'

/** Two people or more, and a time in which the holder can object. */
export interface RecoveryRule {
  /** Who may ask for it and support it, as in `powers`. */
  readonly may: readonly string[]
  /** How many, each under a key of its own, whoever asks being one. */
  readonly supporters: number
  /** How long it waits once there are so many. */
  readonly delay: Duration
}

export interface KeyRule {
  /** Whether a passkey must be bound to its device: one that may be copied to others is then not enrolled. */
  readonly deviceBound: boolean
  readonly recovery?: RecoveryRule
  readonly clause?: string
  readonly source?: string
}

const several = parsed<number>((text) => (/^[2-9]$/.test(text) ? Number(text) : undefined), '2')

export const keysSchema = z.strictObject({
  deviceBound: z._default(yesNo, false),
  recovery: z.optional(
    z.strictObject({
      may: z.array(plainCode).check(z.minLength(1)),
      supporters: several,
      delay: parsed<Duration>(duration, '72h'),
    }),
  ),
  clause: z.optional(prose),
  source: z.optional(plainCode),
})

/** What the section says that cannot be: a source that the charter does not list. */
export function lintKeys(charter: Charter, note: Note): void {
  const { source } = charter.keys ?? {}
  if (source !== undefined) lintSource(charter, source, ['keys', 'source'], note)
}
