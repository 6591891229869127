/** `credentials.lodged`: a party lodges the credentials of its representative in an organ. Who the person is stands in a document. */
import * as z from 'zod/mini'
import { under } from '../charter/at.ts'
import { organCode, plainCode } from '../charter/forms.ts'
import { later } from '../duration.ts'
import type { Credentials } from '../meetings.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { mayBeRepresented } from './representation.ts'

const schema = z.strictObject({
  organ: organCode,
  /** The representative's office or rank, such as `ambassador`. */
  rank: plainCode,
  /** Where they are for one sitting only. */
  sitting: z.optional(plainCode),
  /** Which of two delegations that claim the seat of the party. */
  delegation: z.optional(plainCode),
})

type Lodged = z.infer<typeof schema>

export const credentialsLodged = kind<Lodged>({
  kind: 'credentials.lodged',
  schema,

  /** In order from a member of the organ or a participant in it, where the charter has a rule on credentials. */
  decide(context, { by, body }) {
    const { charter, now } = context
    const rule = under(charter.credentials, body.organ)
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const stranger = mayBeRepresented(context, by, body.organ, rule.clause)
    if (stranger) return outOfOrder(stranger)
    // From then on the representative sits in full order.
    return inOrder({
      effect: 'lodged',
      ...('party' in by ? { party: by.party } : {}),
      from: rule.notice ? later(now, rule.notice, charter.seat.zone) : now,
    })
  },

  evolve(to, { by, body, instant }) {
    if ('party' in by && instant)
      to.meetings.credentials.push({ ...plain(body), party: by.party, at: instant })
  },
})

function plain({ organ, rank, sitting, delegation }: Lodged): Omit<Credentials, 'party' | 'at'> {
  return {
    organ,
    rank,
    ...(sitting === undefined ? {} : { sitting }),
    ...(delegation === undefined ? {} : { delegation }),
  }
}
