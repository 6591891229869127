/** `motion.seconded`: another member supports a motion. Where the charter asks for a seconder, the motion is pending from then on. */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { motionRule, notAMember } from './meeting.ts'

const schema = z.strictObject({ motion: symbol })

export const motionSeconded = kind<z.infer<typeof schema>>({
  kind: 'motion.seconded',
  schema,

  /** In order once, from a member of the organ other than the mover, before the motion is disposed of. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const motion = situation.meetings.motions.get(body.motion)
    if (!motion) return outOfOrder({ code: 'unknown-motion', reached: body.motion })
    const clause = motionRule(charter, motion.organ, motion.kind)?.clause ?? ''
    const stranger = notAMember(context, by, motion.organ, clause)
    if (stranger) return outOfOrder(stranger)
    if (motion.outcome) return outOfOrder({ code: 'already-done', clause, reached: motion.outcome })
    if (motion.seconded) return outOfOrder({ code: 'already-done', clause, reached: body.motion })
    if ('party' in by && by.party === motion.by)
      return outOfOrder({ code: 'own-motion', clause, parties: [by.party] })
    return inOrder({ effect: 'pending', about: body.motion })
  },

  evolve(to, { body }) {
    const { motions } = to.meetings
    const motion = motions.get(body.motion)
    if (motion) motions.set(body.motion, { ...motion, seconded: true })
  },
})
