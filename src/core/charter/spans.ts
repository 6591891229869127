/** Spans of days: where they meet, and what they leave uncovered. */
import type { Day } from '../time.ts'
import type { Span } from './charter.ts'

/** The span that both have in common; undefined where they do not meet. */
export function common(a: Span, b: Span): Span | undefined {
  const from = a.from < b.from ? b.from : a.from
  const until =
    a.until === undefined ? b.until : b.until === undefined || a.until < b.until ? a.until : b.until
  return until !== undefined && until <= from
    ? undefined
    : { from, ...(until === undefined ? {} : { until }) }
}

/** What of a span the others leave uncovered, in order. */
export function uncovered(span: Span, by: readonly Span[]): readonly Span[] {
  const found: Span[] = []
  let from: Day | undefined = span.from
  for (const one of by.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from === undefined) break
    if (one.until !== undefined && one.until <= from) continue
    if (one.from > from) {
      const gap = common(span, { from, until: one.from })
      if (gap) found.push(gap)
    }
    from = one.until
  }
  const rest = from === undefined ? undefined : common(span, { from })
  return rest ? [...found, rest] : found
}
