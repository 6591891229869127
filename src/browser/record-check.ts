/** Whether a whole record holds: the same examination as `chancery verify`, of the file that the server gives. */
import { readArchive } from '../record/archive.ts'
import { withAnswers, type Answers } from '../record/crypto-web.ts'
import { examine } from '../record/examine.ts'
import { checkOf } from '../record/ledger.ts'
import type { Report } from '../record/verify.ts'
import type { Get } from './act-check.ts'
import type { Asked } from './verifier.ts'

/** How many acts pass between two words of progress. */
const STEP = 25

/** The report, and whether the page shows another head of the same size. `progress` counts acts, then signatures. */
export async function checkRecord(
  answers: Answers,
  get: Get,
  { record, shown }: Pick<Asked, 'record' | 'shown'>,
  progress: (done: number, of: number) => void,
): Promise<{ readonly report: Report; readonly differs: boolean }> {
  const found = readArchive(await get(record))
  const of = found.entries.length
  const report = await withAnswers(
    answers,
    (crypto) => {
      const examination = examine(crypto, found, undefined, checkOf(crypto))
      for (const [at, bytes] of found.entries.entries()) {
        examination.next(bytes)
        if (at % STEP === 0) progress(at, 2 * of)
      }
      return examination.report([])
    },
    (done, asked) => progress(of + (of * done) / asked, 2 * of),
  )
  return { report, differs: report.acts === shown.size && report.root !== shown.root }
}
