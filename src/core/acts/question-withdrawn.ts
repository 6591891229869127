/** `question.withdrawn`: whoever put a question takes it back before it is decided. */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import { actorCode, type QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { noteWithdrawn } from './put-within.ts'
import { againstOpen, openQuestion } from './procedure.ts'

const schema = z.strictObject({ question: symbol })

export const questionWithdrawn = kind<z.infer<typeof schema>>({
  kind: 'question.withdrawn',
  schema,
  logs: ['public', 'register'],

  /** In order from whoever put it, while it is open, unless the procedure it was opened under says that it stays. */
  decide({ charter, situation, now }, { by, body }) {
    const { asked, procedure } = openQuestion(charter, situation, body.question)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    const clause = procedure?.clause
    const cited = clause === undefined ? {} : { clause }
    if (actorCode(by) !== asked.putBy)
      return outOfOrder({ code: 'not-authorised', ...cited, needed: asked.putBy })
    const closed = againstOpen(asked, now, clause)
    if (closed) return closed
    if (procedure && !procedure.withdrawable) return outOfOrder({ code: 'not-withdrawable', ...cited })
    // Without a procedure: not once voting on it has begun.
    if (!procedure && asked.positions.size > 0)
      return outOfOrder({ code: 'not-withdrawable', ...cited, reached: 'voting' })
    return inOrder({ effect: 'withdrawn' })
  },

  evolve(to, { body, act }) {
    const asked = to.questions.get(body.question as QuestionId)
    if (!asked) return
    to.questions.set(asked.id, { ...asked, withdrawn: act })
    noteWithdrawn(to, asked.id)
  },
})
