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
  readonly faults: readonly {
    readonly act?: number
    readonly code: string
    readonly found?: string
    readonly reasons?: readonly Reason[]
  }[]
}

/** The report as lines: whether it holds, the figures, each fault. */
export function sayReport(language: Language, report: Verified): string {
  const words = DICTIONARIES[language]
  const lines = [
    report.ok ? words.holds : words.doesNotHold(report.faults.length),
    words.figures(report.acts, report.signatures, report.rulings),
    ...(report.root === '' ? [] : [words.root(report.root)]),
    ...report.faults.map(({ act, code, found, reasons }) => {
      const why = (reasons ?? []).map((reason) => sayReason(language, reason)).join(' ')
      return `${act === undefined ? '' : `${words.act(act)}: `}${code}${found === undefined ? '' : ` (${found})`}${why === '' ? '' : `: ${why}`}`
    }),
  ]
  return `${lines.join('\n')}\n`
}
