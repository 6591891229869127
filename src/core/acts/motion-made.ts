/** `motion.made`: a member makes a procedural motion. While several are pending, the one of the lowest rank goes first. */
import * as z from 'zod/mini'
import { organCode, plainCode, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { motionRule, notAMember } from './meeting.ts'
import { closedBy } from './procedure.ts'

const schema = z.strictObject({
  /** The name of this motion, used once. */
  motion: symbol,
  organ: organCode,
  /** Which of the charter's motions it is. */
  kind: plainCode,
  sitting: z.optional(plainCode),
  /** The question it is about: that is not decided while the motion is pending. */
  question: z.optional(symbol),
})

export const motionMade = kind<z.infer<typeof schema>>({
  kind: 'motion.made',
  schema,

  /** In order from a member of the organ, of a kind that the charter knows, under a name not yet used. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    const rule = motionRule(charter, body.organ, body.kind)
    if (!rule) return outOfOrder({ code: 'no-rule', reached: body.kind })
    const { clause } = rule
    const stranger = notAMember(context, by, body.organ, clause)
    if (stranger) return outOfOrder(stranger)
    if (situation.meetings.motions.has(body.motion))
      return outOfOrder({ code: 'already-done', clause, reached: body.motion })
    const asked =
      body.question === undefined ? undefined : situation.questions.get(body.question as QuestionId)
    if (body.question !== undefined && asked?.organ !== body.organ)
      return outOfOrder({ code: 'unknown-question', clause, reached: body.question })
    const closed = asked && closedBy(asked, context.now, clause)
    if (closed) return outOfOrder(closed)
    return inOrder(
      { effect: rule.seconder === 'yes' ? 'awaits-seconder' : 'pending', about: body.motion },
      ...(rule.debate === 'no' ? [{ effect: 'without-debate', about: body.motion }] : []),
    )
  },

  evolve(to, { by, body, act }) {
    if (!('party' in by)) return
    const { motion, organ, kind: of, sitting, question } = body
    to.meetings.motions.set(motion, {
      motion,
      organ,
      kind: of,
      by: by.party,
      act,
      seconded: false,
      ...(sitting === undefined ? {} : { sitting }),
      ...(question === undefined ? {} : { question: question as QuestionId }),
    })
  },
})
