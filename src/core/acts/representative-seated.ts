/** `representative.seated`: a party's representative takes the seat: in full order, provisionally, or not at all. */
import * as z from 'zod/mini'
import { under } from '../charter/at.ts'
import { organCode, plainCode } from '../charter/forms.ts'
import { againstSeat, seatOf } from '../credentials.ts'
import { elapsed, later, showDuration } from '../duration.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { mayBeRepresented } from './representation.ts'

const schema = z.strictObject({
  organ: organCode,
  rank: plainCode,
  sitting: z.optional(plainCode),
  /** Which of two delegations that claim the seat of the party. */
  delegation: z.optional(plainCode),
})

export const representativeSeated = kind<z.infer<typeof schema>>({
  kind: 'representative.seated',
  schema,

  /**
   * In order for a rank that needs no credentials, and for one whose credentials were lodged in time; provisionally for
   * one that lodged them late or whose credentials are challenged, where the charter lets it sit meanwhile.
   */
  decide(context, { by, body }) {
    const { charter, situation, now } = context
    const rule = under(charter.credentials, body.organ)
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const { clause, notice } = rule
    const stranger = mayBeRepresented(context, by, body.organ, clause)
    if (stranger || !('party' in by)) return outOfOrder(stranger ?? { code: 'not-authorised', clause })
    const against = againstSeat(charter, situation, body.organ, by.party, body)
    if (against) return outOfOrder(against)
    const isDoubted = seatOf(charter, situation, body.organ, by.party)?.as === 'provisional'
    const seated = { effect: isDoubted ? 'seated-provisionally' : 'seated', party: by.party }
    if (rule.exempt.includes(body.rank)) return inOrder(seated)
    const lodged = situation.meetings.credentials.find(
      (one) =>
        one.organ === body.organ &&
        one.party === by.party &&
        one.rank === body.rank &&
        one.delegation === body.delegation &&
        (one.sitting === undefined || one.sitting === body.sitting),
    )
    if (!lodged) return outOfOrder({ code: 'no-credentials', clause, parties: [by.party] })
    const { zone } = charter.seat
    const earliest = notice ? later(lodged.at, notice, zone) : lodged.at
    if (!notice || now >= earliest) return inOrder(seated)
    if (rule.provisional) return inOrder({ ...seated, effect: 'seated-provisionally' })
    const reached = elapsed(lodged.at, now, notice, zone)
    const late = outOfOrder({ code: 'notice-too-short', clause, needed: showDuration(notice), reached })
    return { ...late, earliest }
  },

  evolve() {},
})
