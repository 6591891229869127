/** `procedure.prolonged`: a procedure that would lapse is prolonged by a question that was adopted under itself. */
import * as z from 'zod/mini'
import { dayText, plainCode, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { procedureIn, validOn } from './procedure.ts'

const schema = z.strictObject({ procedure: plainCode, until: dayText, question: symbol })

export const procedureProlonged = kind<z.infer<typeof schema>>({
  kind: 'procedure.prolonged',
  schema,

  /** In order from whom the procedure lets open it, while it is valid, on a question adopted under the procedure itself. */
  decide(context, { by, body }) {
    const { charter, situation, today } = context
    const procedure = procedureIn(charter, body.procedure)
    if (!procedure) return outOfOrder({ code: 'unknown-procedure', reached: body.procedure })
    const { clause } = procedure
    const asked = situation.questions.get(body.question as QuestionId)
    if (!mayAct(context, procedure.opens, by, asked?.organ ?? procedure.organs[0]))
      return notAuthorised(procedure.opens, clause)
    if (!procedure.prolongs) return outOfOrder({ code: 'not-prolonged', clause })
    if (!validOn(procedure, situation.prolonged.get(body.procedure), today))
      return outOfOrder({ code: 'procedure-not-valid', clause, reached: today })
    if (!asked || asked.procedure !== body.procedure || asked.outcome !== 'adopted')
      return outOfOrder({ code: 'not-adopted-under', clause, needed: body.procedure, reached: body.question })
    // A decision prolongs once, as it says: another prolongation wants another.
    if (asked.prolonging !== undefined) return outOfOrder({ code: 'already-done', clause, reached: asked.id })
    if (body.until <= today)
      return outOfOrder({ code: 'deadline-past', clause, needed: today, reached: body.until })
    return inOrder({ effect: 'prolonged', from: body.until })
  },

  evolve(to, { body, act }) {
    to.prolonged.set(body.procedure, body.until)
    const asked = to.questions.get(body.question as QuestionId)
    if (asked) to.questions.set(asked.id, { ...asked, prolonging: act })
  },
})
