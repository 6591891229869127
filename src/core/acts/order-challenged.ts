/** `order.challenged`: a member challenges a ruling of the chair. Before all else, the organ then decides whether to overrule it. */
import * as z from 'zod/mini'
import { under } from '../charter/at.ts'
import { symbol } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { notAMember } from './meeting.ts'

const schema = z.strictObject({ ruling: symbol })

export const orderChallenged = kind<z.infer<typeof schema>>({
  kind: 'order.challenged',
  schema,

  /** In order once, from a member of the organ, of a ruling on the record. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const ruling = situation.meetings.rulings.get(body.ruling)
    if (!ruling) return outOfOrder({ code: 'unknown-ruling', reached: body.ruling })
    const rule = under(charter.order, ruling.organ)
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const stranger = notAMember(context, by, ruling.organ, rule.clause)
    if (stranger) return outOfOrder(stranger)
    if (ruling.challengedBy !== undefined)
      return outOfOrder({ code: 'already-done', clause: rule.clause, reached: body.ruling })
    return inOrder({ effect: 'challenged', about: body.ruling })
  },

  evolve(to, { by, body }) {
    const { rulings } = to.meetings
    const ruling = rulings.get(body.ruling)
    if (ruling && 'party' in by) rulings.set(body.ruling, { ...ruling, challengedBy: by.party })
  },
})
