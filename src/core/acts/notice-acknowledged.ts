/**
 * `notice.acknowledged`: a member says that it has had a notice: that of a question, or that of an act. It is what the member says;
 * whether anybody has read anything nobody can know, and the record does not say.
 */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import type { PartyId, QuestionId } from '../ids.ts'
import { partiesOn } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import type { Situation } from '../situation.ts'
import type { Instant } from '../time.ts'
import { kind } from './kind.ts'
import { notAMember } from './meeting.ts'

const schema = z
  .strictObject({
    question: z.optional(symbol),
    /** The position of the act. */
    act: z.optional(z.int().check(z.nonnegative())),
  })
  .check(
    z.refine(({ question, act }) => (question === undefined) !== (act === undefined), { path: ['question'] }),
  )
type Notice = z.infer<typeof schema>

export const noticeAcknowledged = kind<Notice>({
  kind: 'notice.acknowledged',
  schema,
  logs: ['public', 'register'],

  /** In order once: of a question from a member of its organ, of another act from any party of the organisation. */
  decide(context, { by, body }) {
    const { charter, situation, size, today } = context
    if (!('party' in by)) return outOfOrder({ code: 'not-authorised', needed: 'member' })
    if (body.question !== undefined) {
      const asked = situation.questions.get(body.question as QuestionId)
      if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
      const stranger = notAMember(context, by, asked.organ)
      if (stranger) return outOfOrder(stranger)
    } else {
      if ((body.act ?? 0) >= size) return outOfOrder({ code: 'unknown-act', reached: `${body.act}` })
      if (!partiesOn(charter, situation, today).some(({ party }) => party === by.party))
        return outOfOrder({ code: 'not-a-member', parties: [by.party] })
    }
    const before = acknowledged(situation, body).get(by.party)
    if (before) return outOfOrder({ code: 'already-done', reached: `${before.act}` })
    return inOrder({ effect: 'acknowledged', party: by.party })
  },

  evolve(to, { by, body, instant, act }) {
    if (!('party' in by) || !instant) return
    const known = new Map(acknowledged(to, body)).set(by.party, { act, at: instant })
    to.acknowledged.set(codeOf(body), known)
  },
})

/** Who acknowledged the notice of a question, or of an act: when, and by which act. */
export function acknowledged(
  situation: Pick<Situation, 'acknowledged'>,
  of: { readonly question?: string | undefined; readonly act?: number | undefined },
): ReadonlyMap<PartyId, { readonly act: number; readonly at: Instant }> {
  return situation.acknowledged.get(codeOf(of)) ?? new Map()
}

function codeOf({ question, act }: Pick<Notice, 'question' | 'act'>): string {
  return question === undefined ? `act ${act}` : `question ${question}`
}
