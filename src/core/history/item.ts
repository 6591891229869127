/** One line of an organisation's history as an archivist writes it: `history/*.yaml`. The form is explained in `docs/history.md`. */
import * as z from 'zod/mini'
import { boundSchema, claimSchema } from '../acts/report.ts'
import { dayText, instantText, partialText, plainCode, prose, refCode, title } from '../charter/forms.ts'
import { sourceSchema } from '../charter/source-form.ts'
import { CODE, PARTY, type Actor, type OfficeId, type OrganId, type PartyId, type Ref } from '../ids.ts'

/** `ARM`, `office:secretariat`, `organ:council`. */
const actorText = z.pipe(
  z.string(),
  z.transform((text: string, context): Actor => {
    const [prefix, code] = text.split(':')
    if (prefix === 'office' && code && CODE.test(code)) return { office: code as OfficeId }
    if (prefix === 'organ' && code && CODE.test(code)) return { organ: code as OrganId }
    if (PARTY.test(text)) return { party: text as PartyId }
    context.issues.push({ code: 'custom', message: 'ARM | office:secretariat | organ:council', input: text })
    return z.NEVER
  }),
) as unknown as z.ZodMiniType<Actor>

/** Who speaks, as sources call them, and the person's name, each in more than one language. */
const speaker = z.strictObject({
  en: prose,
  ru: z.optional(prose),
  name: z.optional(prose),
  nameRu: z.optional(prose),
})

export const itemSchema = z.strictObject({
  ref: refCode,
  kind: plainOrDotted(),
  by: z.union([actorText, z.array(actorText).check(z.minLength(1))]),
  effect: z.union([dayText, instantText]),
  known: z.optional(dayText),
  sources: z.array(plainCode).check(z.minLength(1)),
  against: z.optional(z.array(plainCode)),
  title: z.optional(title),
  gist: z.optional(title),
  note: z.optional(title),
  speaker: z.optional(speaker),
  claim: z.optional(title),
  record: z.optional(title),
  /** The ref of an earlier line that this one puts right. */
  corrects: z.optional(refCode),
  body: z._default(z.record(z.string(), z.unknown()), {}),
  /** The hours within which it happened on its day, as far as a source shows it. */
  noEarlier: z.optional(bound()),
  noLater: z.optional(bound()),
  claims: z.optional(z.array(z.extend(claimSchema, { source: plainCode, from: z.optional(partialText) }))),
})
export type Item = z.infer<typeof itemSchema>

export const historySchema = z.strictObject({ acts: z.array(itemSchema) })
export const sourcesSchema = z.strictObject({
  sources: z.record(plainCode as z.ZodMiniType<string, string>, sourceSchema),
})

function bound(): typeof boundSchema {
  return z.extend(boundSchema, { source: plainCode }) as unknown as typeof boundSchema
}

function plainOrDotted(): z.ZodMiniType<string> {
  return z.string().check(z.regex(/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/, 'treaty.signed'))
}

/** A line after reading: one author, its body checked against its kind, `rest` in a roll resolved. */
export interface Line extends Omit<Item, 'by' | 'ref'> {
  readonly ref: Ref
  readonly by: Actor
  readonly file: string
  readonly line: number
}
