/** Where a clause was read: what nobody saw in the text shows as such, in rulings on acts as in answers to questions. */
import type { Reason } from '../refusal.ts'
import type { Charter, Source } from './charter.ts'
import { sourceOfLaw } from './treaty-law.ts'

export interface CitedReason extends Reason {
  readonly source?: { readonly title: string; readonly seen: Source['seen'] }
}

/** The reason with the source of its clause, as the part of the charter that states the clause cites it. */
export function withSource(charter: Charter, reason: Reason): CitedReason {
  const source = reason.clause === undefined ? undefined : sourceOf(charter, reason.clause)
  return source ? { ...reason, source: { title: source.title, seen: source.seen } } : reason
}

/** The source of the last part of the charter that states the clause, which is the law of today; else that of treaty law; undefined for any other. */
export function sourceOf(charter: Charter, clause: string): Source | undefined {
  let clauses = kept.get(charter)
  if (!clauses) {
    clauses = new Map()
    collect(charter, undefined, clauses)
    kept.set(charter, clauses)
  }
  const code = clauses.get(clause)
  return code === undefined ? sourceOfLaw(clause) : charter.sources[code]
}

const kept = new WeakMap<Charter, Map<string, string>>()

/** Clauses by the source that stands beside them, or else beside the part around them. */
function collect(value: unknown, around: string | undefined, into: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return
  const { clause, source } = value as { readonly clause?: unknown; readonly source?: unknown }
  const here = typeof source === 'string' ? source : around
  if (typeof clause === 'string' && here !== undefined) into.set(clause, here)
  for (const inner of Object.values(value)) collect(inner, here, into)
}
