/** Which acts of an office two of its people sign: the section `fourEyes` of a charter. */
import * as z from 'zod/mini'
import type { OfficeId } from '../ids.ts'
import type { Charter } from './charter.ts'
import { officeCode, plainCode, prose } from './forms.ts'
import { lintSource, type Note } from './lint-common.ts'

export interface FourEyesRule {
  readonly offices: readonly OfficeId[]
  /** Kinds of act. */
  readonly acts: readonly string[]
  readonly clause: string
  readonly source: string
}

export const fourEyesSchema = z.strictObject({
  offices: z.array(officeCode).check(z.minLength(1)),
  acts: z.array(z.string()).check(z.minLength(1)),
  clause: prose,
  source: plainCode,
})

/**
 * What the section says that cannot be: a source or an office that the charter does not have, a kind of act that nobody
 * performs, and two people where a machine signs.
 */
export function lintFourEyes(
  charter: Charter,
  { offices, kinds }: { readonly offices: readonly string[]; readonly kinds: ReadonlySet<string> },
  note: Note,
): void {
  const { fourEyes } = charter
  if (!fourEyes) return
  lintSource(charter, fourEyes.source, ['fourEyes', 'source'], note)
  fourEyes.offices.forEach((office, index) => {
    if (!offices.includes(office))
      note('unknown-code', ['fourEyes', 'offices', index], office, offices.join(' | '))
  })
  fourEyes.acts.forEach((kind, index) => {
    if (!kinds.has(kind)) note('unknown-code', ['fourEyes', 'acts', index], kind)
  })
}
