/** Says what a verification found. */
import type { Reason } from '../core/refusal.ts'
import { reports as en } from './en/reports.ts'
import type { Language } from './language.ts'
import { sayReason } from './reasons.ts'
import { reports as ru } from './ru/reports.ts'

const DICTIONARIES = { en, ru }

/** A report of `verify`, as far as it is said. */
export interface Verified {
  readonly ok: boolean
  readonly acts: number
  readonly root: string
  readonly signatures: number
  readonly rulings: number
  readonly attested?: number
  readonly restricted?: number
  readonly redacted?: number
  readonly unerased?: number
  readonly faults: readonly {
    readonly act?: number
    readonly log?: string
    readonly code: string
    readonly found?: string
    readonly reasons?: readonly Reason[]
    readonly notes?: readonly string[]
  }[]
  readonly flags?: readonly (Reason & { readonly act: number })[]
  readonly notices?: readonly {
    readonly act: number
    readonly rules: number
    readonly code: string
    readonly needed?: string
    readonly reached?: string
  }[]
}

/** The report as lines: whether it holds, the figures, each fault with its evidence, what newer rules would say. */
export function sayReport(language: Language, report: Verified): string {
  const words = DICTIONARIES[language]
  const lines = [
    report.ok ? words.holds : words.doesNotHold(report.faults.length),
    words.figures(report.acts, report.signatures, report.rulings),
    ...(report.restricted ? [words.restricted(report.restricted)] : []),
    ...(report.redacted ? [words.redacted(report.redacted, report.unerased ?? 0)] : []),
    ...(report.attested ? [words.attested(report.attested)] : []),
    ...(report.root === '' ? [] : [words.root(report.root)]),
    ...report.faults.flatMap(({ act, log, code, found, reasons, notes = [] }) => {
      const why = (reasons ?? []).map((reason) => sayReason(language, reason)).join(' ')
      const place = [log, act === undefined ? undefined : words.act(act)]
        .filter((one) => one !== undefined)
        .join(', ')
      const line = `${place === '' ? '' : `${place}: `}${code}${found === undefined ? '' : ` (${found})`}${why === '' ? '' : `: ${why}`}`
      return [line, ...notes]
    }),
    ...(report.flags ?? []).map(({ act, ...reason }) => `${words.act(act)}: ${sayReason(language, reason)}`),
    ...(report.notices ?? []).map(({ act, rules, code, needed, reached }) => {
      const figures = [needed, reached].filter((figure) => figure !== undefined).join(' / ')
      return `${words.act(act)}: ${words.notice(rules)}: ${code}${figures === '' ? '' : ` (${figures})`}`
    }),
  ]
  return `${lines.join('\n')}\n`
}
