/** Says what a rehearsal of a record found. */
import type { Difference } from '../core/otherwise.ts'
import type { Reason } from '../core/refusal.ts'
import { rehearsal as en } from './en/rehearsal.ts'
import type { Language } from './language.ts'
import { sayReason } from './reasons.ts'
import { rehearsal as ru } from './ru/rehearsal.ts'

const DICTIONARIES = { en, ru }

interface Line {
  readonly act: number
  readonly type: string
  readonly by: string
  readonly received: string
}

/** What was gone through, and what would be otherwise. */
export interface Rehearsed {
  readonly acts: number
  readonly changes: readonly (Line & { readonly differences: readonly Difference[] })[]
  readonly flags: readonly (Line & {
    readonly before: readonly Reason[]
    readonly after: readonly Reason[]
  })[]
}

/** The rehearsal as lines: how many acts, then each that would be ruled or flagged otherwise. */
export function sayChanges(language: Language, { acts, changes, flags }: Rehearsed): string {
  const words = DICTIONARIES[language]
  const line = ({ act, type, by, received }: Line): string => `${words.act(act)}, ${type}, ${by}, ${received}`
  const reasons = (of: readonly Reason[]): string =>
    of.length === 0 ? words.notFlagged : of.map((reason) => sayReason(language, reason)).join(' ')
  const lines = [
    words.gone(acts, changes.length, flags.length),
    ...changes.map((one) => `${line(one)}: ${one.differences.map((of) => said(language, of)).join(' ')}`),
    ...flags.map((one) => `${line(one)}: ${words.flags(reasons(one.before), reasons(one.after))}`),
  ]
  return `${lines.join('\n')}\n`
}

function said(language: Language, { code, ...rest }: Difference): string {
  const words = DICTIONARIES[language]
  if (code === 'in-order') return words.inOrder
  if (code === 'effects-differ') return words.effects(rest.reached ?? '', rest.needed ?? '')
  return sayReason(language, { code, ...rest } as Reason)
}
