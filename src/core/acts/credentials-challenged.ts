/** `credentials.challenged`: a member objects to the credentials of another, or of one of two delegations that claim its seat. */
import * as z from 'zod/mini'
import { under } from '../charter/at.ts'
import { organCode, partyCode, plainCode } from '../charter/forms.ts'
import { claimsTo, seatOf } from '../credentials.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { notAMember } from './meeting.ts'

export const claimForm = {
  organ: organCode,
  party: partyCode,
  /** Which of several delegations that claim the seat. */
  delegation: z.optional(plainCode),
}
const schema = z.strictObject(claimForm)

export const credentialsChallenged = kind<z.infer<typeof schema>>({
  kind: 'credentials.challenged',
  schema,

  /** In order from a member of the organ, once until something is found, against credentials that were lodged, where the charter says who examines them. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const { organ, party, delegation } = body
    if (!Object.hasOwn(charter.organs, organ)) return outOfOrder({ code: 'unknown-organ', reached: organ })
    const rule = under(charter.credentials, organ)
    if (!rule?.examinedBy) return outOfOrder({ code: 'no-rule' })
    const { clause } = rule
    const stranger = notAMember(context, by, organ, clause)
    if (stranger || !('party' in by)) return outOfOrder(stranger ?? { code: 'not-authorised', clause })
    const claim = claimsTo(situation, organ, party).find((one) => one.delegation === delegation)
    if (!claim) return outOfOrder({ code: 'no-credentials', clause, parties: [party] })
    if (claim.finding === 'not-accepted' || claim.challengers.includes(by.party))
      return outOfOrder({ code: 'already-done', clause, reached: claim.finding ?? by.party })
    // As it will stand: an accepted delegation is doubted again, one that was never examined is doubted now.
    const meanwhile = rule.challenged === 'not-seated' ? 'not-seated' : 'seated-provisionally'
    const seat = seatOf(charter, situation, organ, party)
    const speaks = seat?.speaks !== undefined && seat.speaks.delegation === delegation
    return inOrder({ effect: 'challenged', party }, ...(speaks ? [{ effect: meanwhile, party }] : []))
  },

  evolve(to, { by, body }) {
    const { organ, party, delegation } = body
    if (!('party' in by)) return
    const of = { organ, party, ...(delegation === undefined ? {} : { delegation }) }
    to.meetings.examinations.push({ ...of, challenger: by.party })
  },
})
