/**
 * `position.taken`: a member of an organ says where it stands on a question. It may take another position until the
 * question closes; all of them stay on the record, and the last one stands.
 */
import * as z from 'zod/mini'
import { ruleFor } from '../charter/at.ts'
import { symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { POSITIONS } from '../rules/condition.ts'
import { kind } from './kind.ts'

const schema = z.strictObject({ question: symbol, position: z.enum(POSITIONS) })

export const positionTaken = kind<z.infer<typeof schema>>({
  kind: 'position.taken',
  schema,

  /** In order from a member of the organ, before the close, with a position that the rule knows. */
  decide({ charter, situation, now, today }, { by, body }) {
    const asked = situation.questions.get(body.question as QuestionId)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    const rule = ruleFor(charter, asked.organ, asked.matter, today)
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const { clause } = rule
    if (asked.outcome) return outOfOrder({ code: 'question-closed', clause, reached: asked.outcome })
    // In time means received before the deadline, not at it.
    if (asked.closes && now >= asked.closes) {
      return outOfOrder({ code: 'deadline-past', clause, needed: asked.closes, reached: now })
    }
    if (!('party' in by)) return outOfOrder({ code: 'not-authorised', clause, needed: 'member' })
    if (!membersOf(charter, situation, asked.organ, today).includes(by.party)) {
      return outOfOrder({ code: 'not-a-member', clause, parties: [by.party] })
    }
    if (!rule.positions.includes(body.position)) {
      return outOfOrder({
        code: 'unknown-position',
        clause,
        needed: rule.positions.join(', '),
        reached: body.position,
      })
    }
    return inOrder({ effect: body.position, party: by.party })
  },

  evolve(to, { by, body, instant, act }) {
    const asked = to.questions.get(body.question as QuestionId)
    if (!asked || !instant || !('party' in by)) return
    const positions = new Map(asked.positions).set(by.party, { position: body.position, at: instant, act })
    to.questions.set(asked.id, { ...asked, positions })
  },
})
