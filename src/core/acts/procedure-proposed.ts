/** `procedure.proposed`: at a sitting, the use of a procedure without a meeting is proposed for one question, with its exact expiry. */
import * as z from 'zod/mini'
import { instantText, matterCode, organCode, plainCode, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import type { Proposal } from '../proposal.ts'
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
    // The same proposal again, at the same sitting, would do away with the objections to it.
    const before = situation.proposals.get(body.question as QuestionId)
    if (before && same(before, body))
      return outOfOrder({
        code: 'already-done',
        ...(clause === undefined ? {} : { clause }),
        reached: body.question,
      })
    return againstOpening(context, by, body) ?? inOrder({ effect: 'proposed', from: body.closes })
  },

  evolve(to, { body, act }) {
    const { procedure, organ, matter, sitting, closes } = body
    const proposal = { procedure, organ, matter, sitting, closes, act, objections: [] }
    to.proposals.set(body.question as QuestionId, proposal)
  },
})

function same(before: Proposal, body: z.infer<typeof schema>): boolean {
  return (['procedure', 'organ', 'matter', 'sitting', 'closes'] as const).every(
    (field) => before[field] === body[field],
  )
}
