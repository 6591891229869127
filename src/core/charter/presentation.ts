/** How readers see an organisation: beside which others it stands in a list, and its organs in which order. Decides nothing. */
import * as z from 'zod/mini'
import type { OrganId } from '../ids.ts'
import { organCode } from './forms.ts'
import { known, type Note } from './lint-common.ts'

/** What organisations are grouped by where many are shown, in the order in which the groups stand. */
export const KINDS_OF_ORGANISATION = ['universal', 'regional', 'alliance', 'economic', 'commodity'] as const
export type KindOfOrganisation = (typeof KINDS_OF_ORGANISATION)[number]

export interface Presentation {
  readonly kind?: KindOfOrganisation
  readonly organs: readonly OrganId[]
}

export const presentationSchema = z._default(
  z.strictObject({
    kind: z.optional(z.enum(KINDS_OF_ORGANISATION)),
    organs: z._default(z.array(organCode), []),
  }),
  { organs: [] },
)

/** Organs that there are not, and an organ that stands in the order twice. */
export function lintPresentation(
  charter: {
    readonly presentation: Presentation
    readonly organs: Readonly<Record<string, unknown>>
  },
  note: Note,
): void {
  charter.presentation.organs.forEach((organ, index, all) => {
    const path = ['presentation', 'organs', index]
    if (!Object.hasOwn(charter.organs, organ)) note('unknown-organ', path, organ, known(charter.organs))
    if (all.indexOf(organ) < index) note('duplicate', path, organ)
  })
}
