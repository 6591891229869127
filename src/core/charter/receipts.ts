/** How long the log may take to show what it promised: the section `receipts` of a charter. */
import * as z from 'zod/mini'
import { duration, type Duration } from '../duration.ts'
import type { Charter } from './charter.ts'
import { parsed, plainCode, prose } from './forms.ts'
import { lintSource, type Note } from './lint-common.ts'

export interface ReceiptRule {
  /** By when, from its receipt on, an act or its refusal must be seen under a checkpoint that the log shows. */
  readonly within: Duration
  readonly clause?: string
  readonly source?: string
}

export const receiptsSchema = z.strictObject({
  within: parsed<Duration>(delay, '24h'),
  clause: z.optional(prose),
  source: z.optional(plainCode),
})

/** Refusals are noted twice a minute: what is promised sooner than a few of these could not be kept. */
const LEAST_MINUTES = 5

function delay(text: string): Duration | undefined {
  const read = duration(text)
  return read?.unit === 'minutes' && read.count < LEAST_MINUTES ? undefined : read
}

/** Where the charter says nothing. A day is the usual time of public logs. */
const USUAL: Duration = { unit: 'hours', count: 24 }

/** The greatest delay between a receipt and what it promises. */
export function greatestDelay({ receipts }: Pick<Charter, 'receipts'>): Duration {
  return receipts?.within ?? USUAL
}

/** What the section says that cannot be: a source that the charter does not list. */
export function lintReceipts(charter: Charter, note: Note): void {
  const { source } = charter.receipts ?? {}
  if (source !== undefined) lintSource(charter, source, ['receipts', 'source'], note)
}
