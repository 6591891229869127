/** `statement.made`: somebody says something, where and when. What was said is a document; who said it too, where no office names them. */
import * as z from 'zod/mini'
import { organCode, plainCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { rows } from './treaty.ts'

const schema = z.strictObject({
  organ: z.optional(organCode),
  sitting: z.optional(plainCode),
  topics: z.optional(z.array(plainCode)),
  /** The operation that it is about. */
  operation: z.optional(plainCode),
  /** The meeting of parties that it gives an account of. */
  meeting: z.optional(plainCode),
  rows,
})

export const statementMade = kind<z.infer<typeof schema>>({
  kind: 'statement.made',
  schema,
  logs: ['public', 'register'],

  /** In order from a party of the organisation or an office that the charter lets speak, with the text as a document. */
  decide(context, { by, body }) {
    const { charter } = context
    if (body.organ !== undefined && !Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    if (!mayAct(context, charter.powers.speak, by, body.organ)) return notAuthorised(charter.powers.speak)
    if (context.docs.length === 0) return outOfOrder({ code: 'no-document' })
    return inOrder({ effect: 'recorded' })
  },

  evolve() {},
})
