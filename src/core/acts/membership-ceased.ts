/**
 * `membership.ceased`: an organ decides that a party has ceased to be a member, from a day. Where that is earlier than the
 * day on which a notice of withdrawal would take effect, the decision counts.
 */
import * as z from 'zod/mini'
import { dayText } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import { againstConferring, conferredSchema, notYet } from './admission.ts'
import { kind } from './kind.ts'
import { endMembership, notMember } from './membership.ts'

const schema = z.extend(conferredSchema, { from: z.optional(dayText) })

export const membershipCeased = kind<z.infer<typeof schema>>({
  kind: 'membership.ceased',
  schema,

  /** In order from the organ that the charter lets decide so, or an office on its decision, of a member. */
  decide(context, { by, body }) {
    const { charter, situation, today } = context
    const refused = againstConferring('ceased', context, by, body)
    if (refused) return refused
    const [stranger] = notMember(situation, body.party, today, charter.statuses.ceased!.clause)
    if (stranger) return outOfOrder(stranger)
    const from = body.from ?? today
    const { party } = body
    const notice =
      charter.membership.by === 'treaty'
        ? instrumentOf(situation, charter.membership.treaty).notices.get(party)
        : undefined
    const superseded =
      notice && notice.effect > from ? [{ effect: 'withdrawal-superseded', party, from: notice.effect }] : []
    return notYet('ceased', context) ?? inOrder({ effect: 'former', party, from }, ...superseded)
  },

  /** Flagged where the party was neither member nor suspended. */
  flag: ({ situation }, { body, day }) => notMember(situation, body.party, day),

  evolve(to, { body, day, act }, charter) {
    endMembership(to, body.party, body.from ?? day, act, charter)
  },
})
