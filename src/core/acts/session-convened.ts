/** `session.convened`: an organ is called to sit, at a moment; in order once enough members have asked, with due notice. */
import * as z from 'zod/mini'
import { instantText, organCode, plainCode } from '../charter/forms.ts'
import { elapsed, later, showDuration } from '../duration.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder, type Reason } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { requestsNeeded, sessionKey, sessionRule } from './session.ts'

const schema = z.strictObject({
  organ: organCode,
  session: plainCode,
  /** The code that the sitting will have. */
  sitting: plainCode,
  opens: instantText,
})

export const sessionConvened = kind<z.infer<typeof schema>>({
  kind: 'session.convened',
  schema,

  /** In order from whom the charter lets convene it, once as many members as it asks for have asked, so long before it opens. */
  decide(context, { by, body }) {
    const { charter, situation, now, today } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    const rule = sessionRule(charter, body.organ, body.session)
    if (!rule) return outOfOrder({ code: 'no-rule', reached: body.session })
    if (!mayAct(context, rule.convene, by, body.organ)) return notAuthorised(rule.convene)
    const { clause, notice } = rule
    const { convened, requests } = situation.meetings
    if (convened.has(body.sitting) || situation.sittings.has(body.sitting))
      return outOfOrder({ code: 'already-done', clause, reached: body.sitting })
    const members = membersOf(charter, situation, body.organ, today)
    const asked = (requests.get(sessionKey(body)) ?? []).filter((party) => members.includes(party)).length
    const needed = requestsNeeded(rule, members.length)
    const reasons: Reason[] = []
    if (asked < needed)
      reasons.push({ code: 'too-few-requests', clause, needed: `${needed}`, reached: `${asked}` })
    const { zone } = charter.seat
    const earliest = notice ? later(now, notice, zone) : now
    if (body.opens < earliest)
      reasons.push({
        code: 'notice-too-short',
        clause,
        ...(notice
          ? { needed: showDuration(notice), reached: elapsed(now, body.opens, notice, zone) }
          : { needed: now, reached: body.opens }),
      })
    if (reasons.length === 0) return inOrder({ effect: 'convened', from: body.opens })
    // The earliest moment at which it may open, if it is convened now: where nothing else is wanting.
    return { inOrder: false, reasons, ...(asked < needed ? {} : { earliest }) }
  },

  evolve(to, { body }) {
    const { organ, session, sitting, opens } = body
    to.meetings.convened.set(sitting, { organ, session, opens })
    to.meetings.requests.delete(sessionKey(body))
  },
})
