/** What is not public: how often the public log carries a commitment to it, and whether acts for some may be entered at all. */
import * as z from 'zod/mini'
import { prose, wholeText, yesNo } from './forms.ts'

export interface RestrictedRule {
  /** The public log carries a commitment to each restricted log at every multiple of so many minutes of UTC. */
  readonly minutes: bigint
  /** True where acts for members, an organ or named parties may be entered in a register of their own. */
  readonly register: boolean
  readonly clause?: string
}

export const restrictedSchema = z.strictObject({
  minutes: wholeText,
  register: z._default(yesNo, false),
  clause: z.optional(prose),
})
