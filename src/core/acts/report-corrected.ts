/** `report.corrected`: a report is put right. The earlier one stays on the record; the correction holds from its position on. */
import * as z from 'zod/mini'
import { inOrder, outOfOrder } from '../refusal.ts'
import { isOffice, kind } from './kind.ts'
import { reportSchema } from './report.ts'

const schema = z.strictObject({
  /** The position in the log of the report that is corrected. */
  corrects: z.int().check(z.positive()),
  report: reportSchema,
})
export type Correction = z.infer<typeof schema>

export const reportCorrected = kind<Correction>({
  kind: 'report.corrected',
  ofRecord: true,
  schema,

  /** In order from the archivist, of an earlier report on this log. */
  decide({ size, docs, situation }, { by, body }) {
    if (!isOffice(by, 'archivist')) return outOfOrder({ code: 'not-authorised', needed: 'archivist' })
    if (body.corrects >= size || !situation.reports.has(body.corrects))
      return outOfOrder({ code: 'unknown-report', reached: `${body.corrects}` })
    const missing = body.report.sources.filter((source) => !docs.includes(source))
    return missing.length > 0
      ? outOfOrder({ code: 'no-document', needed: missing.join(', ') })
      : inOrder({ effect: 'corrected' })
  },

  evolve() {},
})
