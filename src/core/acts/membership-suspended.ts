/** `membership.suspended`: a party's membership is suspended: it stays a party, but takes no part. */
import { inOrder, outOfOrder } from '../refusal.ts'
import { setStatus, statusOn } from '../situation.ts'
import { againstConferring, conferredSchema, notYet, type ConferredBody } from './admission.ts'
import { kind } from './kind.ts'

export const membershipSuspended = kind<ConferredBody>({
  kind: 'membership.suspended',
  schema: conferredSchema,

  /** In order from the organ that the charter lets suspend, or an office on its decision, of a member. */
  decide(context, { by, body }) {
    const refused = againstConferring('suspended', context, by, body)
    if (refused) return refused
    const clause = context.charter.statuses.suspended!.clause
    return statusOn(context.situation, body.party, context.today)?.status === 'member'
      ? (notYet('suspended', context) ?? inOrder({ effect: 'suspended', party: body.party }))
      : outOfOrder({ code: 'not-a-member', clause, parties: [body.party] })
  },

  /** Flagged where the party was no member. */
  flag({ situation }, { body, day }) {
    const status = statusOn(situation, body.party, day)?.status
    return status === 'member' ? [] : [{ code: 'not-a-member', parties: [body.party] }]
  },

  evolve(to, { body, day, act }) {
    setStatus(to, body.party, 'suspended', day, act)
  },
})
