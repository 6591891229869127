/** `order.ruled`: the chair rules on a point of order. The ruling stands unless it is challenged and the organ overrules it. */
import * as z from 'zod/mini'
import { under } from '../charter/at.ts'
import { organCode, plainCode, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct } from './kind.ts'

const schema = z.strictObject({
  /** The name of this ruling, used once. Its text is a document of the act. */
  ruling: symbol,
  organ: organCode,
  sitting: z.optional(plainCode),
})

export const orderRuled = kind<z.infer<typeof schema>>({
  kind: 'order.ruled',
  schema,

  /** In order from whom the charter lets rule on points of order in the organ, under a name not yet used. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    const rule = under(charter.order, body.organ)
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const { clause, may } = rule
    if (!mayAct(context, may, by, body.organ))
      return outOfOrder({ code: 'not-authorised', clause, needed: may.join(', ') })
    if (situation.meetings.rulings.has(body.ruling) || situation.questions.has(body.ruling as QuestionId))
      return outOfOrder({ code: 'already-done', clause, reached: body.ruling })
    return inOrder({ effect: 'ruling-stands', about: body.ruling })
  },

  evolve(to, { body }) {
    const { ruling, organ } = body
    to.meetings.rulings.set(ruling, { ruling, organ })
  },
})
