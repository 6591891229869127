/** The form of a source: what it is, where in it, and how it was read. */
import * as z from 'zod/mini'
import { dayText, partialText, prose } from './forms.ts'

export const sourceSchema = z.strictObject({
  title: prose,
  author: z.optional(prose),
  publisher: z.optional(prose),
  date: z.optional(partialText),
  locator: z.optional(prose),
  href: z.optional(z.string().check(z.regex(/^https?:\/\/\S+$/, 'https://...'))),
  seen: z.enum(['text', 'excerpt', 'secondhand', 'memory']),
  via: z.optional(prose),
  read: z.optional(dayText),
})
