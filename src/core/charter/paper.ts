/** Who enters what a party sent on paper: the section `paper` of a charter. */
import * as z from 'zod/mini'
import type { OfficeId } from '../ids.ts'
import type { Charter } from './charter.ts'
import { officeCode, plainCode, prose } from './forms.ts'
import { lintSource, type Note } from './lint-common.ts'

export interface PaperRule {
  /** Offices, each act of which two of its people sign. */
  readonly by: readonly OfficeId[]
  readonly clause: string
  readonly source: string
}

export const paperSchema = z.strictObject({
  by: z.array(officeCode).check(z.minLength(1)),
  clause: prose,
  source: plainCode,
})

/** What the section says that cannot be: a source or an office of people that the charter does not have. */
export function lintPaper(charter: Charter, offices: readonly string[], note: Note): void {
  const { paper } = charter
  if (!paper) return
  lintSource(charter, paper.source, ['paper', 'source'], note)
  paper.by.forEach((office, index) => {
    if (!offices.includes(office)) note('unknown-code', ['paper', 'by', index], office, offices.join(' | '))
  })
}
