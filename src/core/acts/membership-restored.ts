/**
 * `membership.restored`: a suspended party is a member again, by the organ that the charter lets restore; that may be
 * another one than suspends (as in the UN Charter, Art. 5). Reported, also of a party that had left.
 */
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf, setStatus, statusOn } from '../situation.ts'
import { conferredSchema, powerFault, powerOf, type ConferredBody } from './admission.ts'
import { kind } from './kind.ts'
import { change } from './treaty.ts'

export const membershipRestored = kind<ConferredBody>({
  kind: 'membership.restored',
  schema: conferredSchema,

  /** In order from the organ that restores, or an office on its decision, of a party that is suspended. */
  decide(context, { by, body }) {
    const rule = context.charter.statuses.suspended
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const power = powerOf(rule.restoredBy ?? rule)
    const fault = powerFault(context, by, body.decision, power)
    if (fault) return outOfOrder(fault)
    if (statusOn(context.situation, body.party, context.today)?.status !== 'suspended')
      return outOfOrder({ code: 'not-a-member', clause: power.clause, parties: [body.party] })
    return inOrder({ effect: 'member', party: body.party })
  },

  /** Flagged where the party had neither left nor been suspended. */
  flag({ situation }, { body, day }) {
    const status = statusOn(situation, body.party, day)?.status
    return status === 'former' || status === 'suspended'
      ? []
      : [{ code: 'not-a-member', parties: [body.party] }]
  },

  evolve(to, { body, day, act }, charter) {
    if (statusOn(to, body.party, day)?.status === 'former' && charter.membership.by === 'treaty') {
      const { treaty } = charter.membership
      const { left, parties } = instrumentOf(to, treaty)
      const gone = new Map(left)
      gone.delete(body.party)
      change(to, treaty, { left: gone, parties: new Set(parties).add(body.party) })
    }
    setStatus(to, body.party, 'member', day, act)
  },
})
