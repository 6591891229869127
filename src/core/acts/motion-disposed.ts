/** `motion.disposed`: a motion is carried, rejected or withdrawn. Of several that are pending, the one of the lowest rank goes first. */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import type { Motion } from '../meetings.ts'
import { inOrder, outOfOrder, type Reason } from '../refusal.ts'
import { kind, mayAct, type Context } from './kind.ts'
import { challengePending, motionRule, pendingIn } from './meeting.ts'

const schema = z.strictObject({
  motion: symbol,
  outcome: z.enum(['carried', 'rejected', 'withdrawn']),
  /** The question by which it was decided, where there was a vote on record. */
  question: z.optional(symbol),
})

export const motionDisposed = kind<z.infer<typeof schema>>({
  kind: 'motion.disposed',
  schema,

  /**
   * Withdrawn: in order from its mover, while it is not disposed of. Carried or rejected: from whom the charter lets
   * declare outcomes, seconded where that is asked, in its turn, as the question on it says where one is named.
   */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const motion = situation.meetings.motions.get(body.motion)
    if (!motion) return outOfOrder({ code: 'unknown-motion', reached: body.motion })
    const clause = motionRule(charter, motion.organ, motion.kind)?.clause ?? ''
    if (motion.outcome) return outOfOrder({ code: 'already-done', clause, reached: motion.outcome })
    if (body.outcome === 'withdrawn') {
      return 'party' in by && by.party === motion.by
        ? inOrder({ effect: 'withdrawn', about: body.motion })
        : outOfOrder({ code: 'not-authorised', clause, needed: motion.by })
    }
    const power = charter.powers.decide
    if (!mayAct(context, power, by, motion.organ))
      return outOfOrder({ code: 'not-authorised', clause, needed: power.join(', ') })
    const early = notYet(context, motion, clause)
    if (early) return outOfOrder(early)
    const differs = votedOtherwise(context, motion, body)
    if (differs) return outOfOrder({ ...differs, clause })
    return inOrder({ effect: body.outcome, about: body.motion })
  },

  evolve(to, { body }) {
    const { motions } = to.meetings
    const motion = motions.get(body.motion)
    if (motion) motions.set(body.motion, { ...motion, outcome: body.outcome })
  },
})

/** Why it is not the turn of this motion: no seconder, a challenged ruling, or another motion of lower rank in the same sitting. */
function notYet(context: Context, motion: Motion, clause: string): Reason | undefined {
  const challenge = challengePending(context, motion.organ, motion.motion)
  if (challenge) return challenge
  const pending = pendingIn(context, motion.organ).filter(({ sitting }) => sitting === motion.sitting)
  if (!pending.some((one) => one.motion === motion.motion))
    return { code: 'not-seconded', clause, reached: motion.motion }
  const [first] = pending
  return first && first.motion !== motion.motion
    ? { code: 'precedence', clause, needed: first.motion, reached: motion.motion }
    : undefined
}

/** Where a question on the motion is named: it is decided, and its outcome is that of the motion. */
function votedOtherwise(
  { situation }: Context,
  motion: Motion,
  body: z.infer<typeof schema>,
): Reason | undefined {
  if (body.question === undefined) return undefined
  const asked = situation.questions.get(body.question as QuestionId)
  if (asked?.organ !== motion.organ) return { code: 'unknown-question', reached: body.question }
  const needed = asked.outcome === 'adopted' ? 'carried' : asked.outcome === undefined ? 'open' : 'rejected'
  return needed === body.outcome ? undefined : { code: 'outcome-differs', needed, reached: body.outcome }
}
