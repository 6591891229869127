/**
 * What is wrong with an input from outside: every fault at once, each with its place and what would be right.
 * Sentences are made in `src/words`; here faults are data.
 */
export interface Fault {
  readonly code: FaultCode
  /** The file as the reader knows it, and the line from 1; or a JSON pointer. */
  readonly file?: string
  readonly line?: number
  readonly pointer?: string
  /** What stands there, shortened. */
  readonly found?: string
  /** What would be right there: an example, or the list of what is allowed. */
  readonly right?: string
}

export type FaultCode =
  | 'not-yaml'
  | 'not-json'
  | 'duplicate-key'
  | 'missing'
  | 'unknown-key'
  | 'wrong-form'
  | 'unknown-code'
  | 'unknown-source'
  | 'unknown-organ'
  | 'unknown-matter'
  | 'unknown-group'
  | 'unknown-zone'
  | 'unknown-position'
  | 'unknown-fact'
  | 'unknown-kind'
  | 'unknown-weight'
  | 'unknown-procedure'
  | 'cycle'
  | 'duplicate'
  | 'dates-reversed'
  | 'overlap'
  | 'source-later-than-rule'
  | 'too-large'
  | 'too-deep'

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** A value shortened to what fits a message. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
