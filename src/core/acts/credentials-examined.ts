/** `credentials.examined`: whoever the charter names finds on the credentials of a party, or of one of two delegations that claim its seat. */
import * as z from 'zod/mini'
import { under } from '../charter/at.ts'
import { symbol } from '../charter/forms.ts'
import { claimsTo, FINDINGS, seatOf } from '../credentials.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { claimForm } from './credentials-challenged.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'

const schema = z.strictObject({
  ...claimForm,
  finding: z.enum(FINDINGS),
  /** The question by which the organ decided so, where it did. */
  question: z.optional(symbol),
})

export const credentialsExamined = kind<z.infer<typeof schema>>({
  kind: 'credentials.examined',
  schema,

  /** In order from whom the charter names, on credentials that were lodged, where it says something that does not stand already. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const { organ, party, delegation, finding } = body
    if (!Object.hasOwn(charter.organs, organ)) return outOfOrder({ code: 'unknown-organ', reached: organ })
    const rule = under(charter.credentials, organ)
    if (!rule?.examinedBy) return outOfOrder({ code: 'no-rule' })
    const { clause, examinedBy } = rule
    if (!mayAct(context, examinedBy, by, organ)) return notAuthorised(examinedBy, clause)
    const claim = claimsTo(situation, organ, party).find((one) => one.delegation === delegation)
    if (!claim) return outOfOrder({ code: 'no-credentials', clause, parties: [party] })
    const speaks = seatOf(charter, situation, organ, party)?.speaks?.delegation === delegation
    const stands = claim.finding === finding && claim.challengers.length === 0
    if (stands && (finding !== 'accepted' || speaks))
      return outOfOrder({ code: 'already-done', clause, reached: finding })
    if (body.question !== undefined) {
      const asked = situation.questions.get(body.question as QuestionId)
      if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
      if (asked.outcome !== 'adopted' || asked.organ !== organ)
        return outOfOrder({ code: 'not-adopted', clause, reached: asked.outcome ?? 'open' })
    }
    const about = delegation === undefined ? {} : { about: delegation }
    return inOrder({ effect: `credentials-${finding}`, party, ...about })
  },

  evolve(to, { body }) {
    const { organ, party, delegation, finding } = body
    const of = { organ, party, ...(delegation === undefined ? {} : { delegation }) }
    to.meetings.examinations.push({ ...of, finding })
  },
})
