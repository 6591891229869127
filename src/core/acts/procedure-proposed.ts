/** `procedure.proposed`: at a sitting, the use of a procedure without a meeting is proposed for one question, with its exact expiry. */
import * as z from 'zod/mini'
import { instantText, matterCode, organCode, plainCode, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { againstOpening } from './procedure.ts'

const schema = z.strictObject({
  question: symbol,
  organ: organCode,
  matter: matterCode,
  procedure: plainCode,
  purpose: z.optional(plainCode),
  closes: instantText,
  sitting: plainCode,
})

export const procedureProposed = kind<z.infer<typeof schema>>({
  kind: 'procedure.proposed',
  schema,

  /** In order from whom the procedure lets open it, at a sitting of the organ, where the question could be put so. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const sitting = situation.sittings.get(body.sitting)
    const clause = charter.procedures[body.procedure]?.clause
    if (!sitting || sitting.organ !== body.organ)
      return outOfOrder({
        code: 'not-at-a-sitting',
        ...(clause === undefined ? {} : { clause }),
        reached: body.sitting,
      })
    if (situation.questions.has(body.question as QuestionId))
      return outOfOrder({ code: 'already-done', reached: body.question })
    return againstOpening(context, by, body) ?? inOrder({ effect: 'proposed', from: body.closes })
  },

  evolve(to, { body, act }) {
    const { procedure, organ, closes } = body
    to.proposals.set(body.question as QuestionId, { procedure, organ, closes, act, objections: [] })
  },
})
