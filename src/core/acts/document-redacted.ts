/**
 * `document.redacted`: a document that the record committed to is destroyed with its salt. The act says which, why and on
 * whose decision; every proof in the log still holds.
 */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { isOffice, kind, notAuthorised } from './kind.ts'

const WHO = ['secretariat', 'depositary']

const schema = z.strictObject({
  /** The position of the act that the document came with, and its name there. */
  act: z.int().check(z.nonnegative()),
  document: z.string().check(z.regex(/^[a-z][a-z0-9.-]{0,79}$/)),
  /** What the record keeps of it. */
  commitment: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  reason: z.enum(['personal-data', 'court-order', 'classified', 'entered-in-error', 'retention']),
  /** The decision of an organ that it rests on. */
  authority: z.optional(symbol),
})
export type Redaction = z.infer<typeof schema>

export const documentRedacted = kind<Redaction>({
  kind: 'document.redacted',
  ofRecord: true,
  schema,
  logs: ['public', 'register'],

  /** In order from the secretariat or the depositary, of a committed document, once; on a decision only where that was adopted. */
  decide({ situation, size }, { by, body }) {
    if (!WHO.some((office) => isOffice(by, office))) return notAuthorised(WHO)
    if (body.act >= size) return outOfOrder({ code: 'unknown-act', reached: `${body.act}` })
    if (situation.redacted.has(body.commitment))
      return outOfOrder({ code: 'already-done', reached: body.document })
    if (body.authority === undefined) return inOrder({ effect: 'redacted' })
    const asked = situation.questions.get(body.authority as QuestionId)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.authority })
    return asked.outcome === 'adopted'
      ? inOrder({ effect: 'redacted' })
      : outOfOrder({ code: 'not-adopted', reached: asked.outcome ?? 'open' })
  },

  evolve(to, { body, act }) {
    to.redacted.set(body.commitment, act)
  },
})
