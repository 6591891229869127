/** `amendment.tabled`: a member proposes another wording. Under a procedure that an amendment breaks, it breaks it. */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { againstOpen, openQuestion } from './procedure.ts'

const schema = z.strictObject({ question: symbol, amendment: symbol })

export const amendmentTabled = kind<z.infer<typeof schema>>({
  kind: 'amendment.tabled',
  schema,

  /** In order from a member of the organ, while the question is open. */
  decide({ charter, situation, now, today }, { by, body }) {
    const { asked, procedure } = openQuestion(charter, situation, body.question)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    const clause = procedure?.clause
    const cited = clause === undefined ? {} : { clause }
    const closed = againstOpen(asked, now, clause)
    if (closed) return closed
    if (!('party' in by)) return outOfOrder({ code: 'not-authorised', ...cited, needed: 'member' })
    if (!membersOf(charter, situation, asked.organ, today).includes(by.party))
      return outOfOrder({ code: 'not-a-member', ...cited, parties: [by.party] })
    return inOrder({ effect: procedure?.amendmentBreaks ? 'broken' : 'tabled', party: by.party })
  },

  /** Where it breaks the procedure its author has objected. */
  evolve(to, { by, body, act, instant }, charter) {
    const asked = to.questions.get(body.question as QuestionId)
    const { procedure } = openQuestion(charter, to, body.question)
    if (!asked || !procedure?.amendmentBreaks || !('party' in by) || !instant) return
    const positions = new Map(asked.positions).set(by.party, { position: 'objection', at: instant, act })
    to.questions.set(asked.id, { ...asked, positions, broken: act })
  },
})
