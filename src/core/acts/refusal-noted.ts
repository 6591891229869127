/**
 * `refusal.noted`: that acts were refused stands on the record, by the digests of what their senders were told. What they
 * say stays with the senders and in the refusal log. A refusal that was promised a place here and has none was suppressed.
 */
import * as z from 'zod/mini'
import { inOrder, outOfOrder } from '../refusal.ts'
import { isOffice, kind, notAuthorised } from './kind.ts'

/** The most in one act: it stays within its greatest size. */
export const MOST_REFUSALS = 200

const schema = z.strictObject({
  /** The SHA-256 of each refusal's text. */
  refusals: z
    .array(z.string().check(z.regex(/^[0-9a-f]{64}$/)))
    .check(z.minLength(1), z.maxLength(MOST_REFUSALS)),
})

export const refusalNoted = kind<z.infer<typeof schema>>({
  kind: 'refusal.noted',
  ofRecord: true,
  schema,

  /** In order from the log itself, each refusal once. */
  decide({ situation }, { by, body }) {
    if (!isOffice(by, 'log')) return notAuthorised(['log'])
    const { refusals } = body
    const again = refusals.find((one, at) => situation.refusals.has(one) || refusals.indexOf(one) < at)
    return again === undefined ? inOrder() : outOfOrder({ code: 'already-done', reached: again })
  },

  evolve(to, { body }) {
    for (const one of body.refusals) to.refusals.add(one)
  },
})
