/** `claim.noted`: what a source claims stands beside what the record says; neither removes the other. */
import * as z from 'zod/mini'
import { refCode } from '../charter/forms.ts'
import { kind } from './kind.ts'
import { rows } from './treaty.ts'

const schema = z.strictObject({
  beside: z.array(refCode),
  row: z.optional(z.string().check(z.regex(/^[A-Z]\d{1,2}$/))),
  rows,
})

export const claimNoted = kind<z.infer<typeof schema>>({ kind: 'claim.noted', schema, evolve() {} })
