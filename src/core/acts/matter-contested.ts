/** `matter.contested`: a member contests under which matter, and so by which rule, a question is decided. */
import * as z from 'zod/mini'
import { matterCode, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { ruleOf } from '../rules/question.ts'
import { putAs } from './declaration.ts'
import { kind } from './kind.ts'
import { contestRule, notAMember } from './meeting.ts'
import { closedBy } from './procedure.ts'

const schema = z.strictObject({
  question: symbol,
  /** The matter that the member says it is. */
  matter: matterCode,
})

export const matterContested = kind<z.infer<typeof schema>>({
  kind: 'matter.contested',
  schema,

  /** In order from a member of the organ, while the question is open and nobody else's contest is, for another matter of the organ. */
  decide(context, { by, body }) {
    const { charter, situation, now, today } = context
    const asked = situation.questions.get(body.question as QuestionId)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    const rule = contestRule(charter, asked)
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const { clause } = rule
    const stranger = notAMember(context, by, asked.organ, clause)
    if (stranger) return outOfOrder(stranger)
    const closed = closedBy(asked, now, clause)
    if (closed) return outOfOrder(closed)
    if (!Object.hasOwn(charter.matters, body.matter))
      return outOfOrder({ code: 'unknown-matter', clause, reached: body.matter })
    const members = membersOf(charter, situation, asked.organ, today)
    const as = { ...putAs(situation, asked, today, false), matter: body.matter }
    const proposed = ruleOf(charter, members, as)
    if (!proposed || proposed.provides === 'nothing') return outOfOrder({ code: 'no-rule', clause })
    // Decided once, it is not asked again.
    if (asked.matter === body.matter || situation.meetings.contests.has(asked.id))
      return outOfOrder({ code: 'already-done', clause, reached: body.matter })
    return inOrder({ effect: 'contested', about: body.question })
  },

  evolve(to, { body }) {
    to.meetings.contests.set(body.question as QuestionId, { matter: body.matter, settled: false })
  },
})
