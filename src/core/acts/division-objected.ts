/** `division.objected`: whoever put a text objects to deciding its parts separately. Where the charter heeds that, it is decided as a whole. */
import * as z from 'zod/mini'
import { under } from '../charter/at.ts'
import { symbol } from '../charter/forms.ts'
import { actorCode, type QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { partsOf } from './meeting.ts'

const schema = z.strictObject({ question: symbol })

export const divisionObjected = kind<z.infer<typeof schema>>({
  kind: 'division.objected',
  schema,

  /** In order once, from whoever put the question, before any part of it is decided, where the charter lets the mover object. */
  decide({ charter, situation }, { by, body }) {
    const id = body.question as QuestionId
    const asked = situation.questions.get(id)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: id })
    const rule = under(charter.division, asked.organ)
    if (rule?.unless !== 'mover-objects') return outOfOrder({ code: 'no-rule' })
    const { clause } = rule
    const { undivided } = situation.meetings
    if (actorCode(by) !== asked.putBy)
      return outOfOrder({ code: 'not-authorised', clause, needed: asked.putBy })
    const decided = [asked, ...partsOf(situation, id)].find(({ outcome }) => outcome !== undefined)
    if (decided) return outOfOrder({ code: 'question-closed', clause, reached: decided.id })
    if (undivided.has(id)) return outOfOrder({ code: 'already-done', clause, reached: id })
    return inOrder({ effect: 'undivided', about: id })
  },

  evolve(to, { body }) {
    to.meetings.undivided.add(body.question as QuestionId)
  },
})
