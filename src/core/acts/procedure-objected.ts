/** `procedure.objected`: at the sitting, a member objects to deciding a question by a procedure without a meeting. */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'

const schema = z.strictObject({ question: symbol })

export const procedureObjected = kind<z.infer<typeof schema>>({
  kind: 'procedure.objected',
  schema,

  /** In order from a member of the organ, of a proposal on record, before the question is put. */
  decide({ charter, situation, today }, { by, body }) {
    const proposal = situation.proposals.get(body.question as QuestionId)
    if (!proposal) return outOfOrder({ code: 'unknown-question', reached: body.question })
    const clause = charter.procedures[proposal.procedure]?.clause
    const cited = clause === undefined ? {} : { clause }
    if (situation.questions.has(body.question as QuestionId))
      return outOfOrder({ code: 'question-closed', ...cited, reached: 'put' })
    if (!('party' in by)) return outOfOrder({ code: 'not-authorised', ...cited, needed: 'member' })
    if (!membersOf(charter, situation, proposal.organ, today).includes(by.party))
      return outOfOrder({ code: 'not-a-member', ...cited, parties: [by.party] })
    return inOrder({ effect: 'not-agreed', party: by.party })
  },

  evolve(to, { by, body }) {
    const proposal = to.proposals.get(body.question as QuestionId)
    if (!proposal || !('party' in by)) return
    const objections = [...new Set([...proposal.objections, by.party])]
    to.proposals.set(body.question as QuestionId, { ...proposal, objections })
  },
})
