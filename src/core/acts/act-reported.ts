/** `act.reported`: history, entered by the archivist with its sources. It never changes the standing; the chronicle takes it in. */
import { inOrder, outOfOrder } from '../refusal.ts'
import { isOffice, kind } from './kind.ts'
import { reportSchema, type Report } from './report.ts'

export const actReported = kind<Report>({
  kind: 'act.reported',
  ofRecord: true,
  schema: reportSchema,

  /** In order from the archivist, with a document for each source; kept though the charter would not have allowed what it reports. */
  decide({ docs }, { by, body }) {
    if (!isOffice(by, 'archivist')) return outOfOrder({ code: 'not-authorised', needed: 'archivist' })
    const missing = body.sources.filter((source) => !docs.includes(source))
    return missing.length > 0
      ? outOfOrder({ code: 'no-document', needed: missing.join(', ') })
      : inOrder({ effect: 'reported' })
  },

  evolve(to, { act }) {
    to.reports.add(act)
  },
})
