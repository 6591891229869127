/** `deadline.extended`: the expiry of a question under a procedure is put off, as often and as long as the procedure allows. */
import * as z from 'zod/mini'
import { instantText, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { seconds } from '../time.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { againstOpen, openQuestion } from './procedure.ts'

const schema = z.strictObject({ question: symbol, closes: instantText })

export const deadlineExtended = kind<z.infer<typeof schema>>({
  kind: 'deadline.extended',
  schema,
  logs: ['public', 'register'],

  /** In order from whom the procedure lets open it, before the expiry, where the procedure allows an extension. */
  decide(context, { by, body }) {
    const { charter, situation, now } = context
    const { asked, procedure } = openQuestion(charter, situation, body.question)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    if (!procedure || asked.closes === undefined)
      return outOfOrder({ code: 'not-extendable', reached: body.question })
    const { clause, extension } = procedure
    if (!mayAct(context, procedure.opens, by, asked.organ)) return notAuthorised(procedure.opens, clause)
    const closed = againstOpen(asked, now, clause)
    if (closed) return closed
    if (extension === 'none' || BigInt(asked.extensions) >= extension.times)
      return outOfOrder({
        code: 'not-extendable',
        clause,
        needed: extension === 'none' ? '0' : `${extension.times}`,
      })
    if (body.closes <= asked.closes)
      return outOfOrder({ code: 'deadline-past', clause, needed: asked.closes, reached: body.closes })
    const most = extension.hours
    if (most !== undefined && seconds(body.closes) - seconds(asked.closes) > Number(most) * 3600)
      return outOfOrder({ code: 'notice-too-long', clause, needed: `${most}h`, reached: body.closes })
    return inOrder({ effect: 'extended', from: body.closes })
  },

  evolve(to, { body }) {
    const asked = to.questions.get(body.question as QuestionId)
    if (asked) to.questions.set(asked.id, { ...asked, closes: body.closes, extensions: asked.extensions + 1 })
  },
})
