/** `session.requested`: a member asks for a session, such as an extraordinary one. It is due once enough have asked. */
import * as z from 'zod/mini'
import { organCode, plainCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { sessionKey, sessionRule } from './session.ts'

const schema = z.strictObject({ organ: organCode, session: plainCode })

export const sessionRequested = kind<z.infer<typeof schema>>({
  kind: 'session.requested',
  schema,

  /** In order from whom the charter lets ask for such a session, once until it is convened. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    const rule = sessionRule(charter, body.organ, body.session)
    if (!rule) return outOfOrder({ code: 'no-rule', reached: body.session })
    if (!mayAct(context, rule.ask, by, body.organ)) return notAuthorised(rule.ask)
    if (!('party' in by)) return inOrder({ effect: 'requested' })
    const before = situation.meetings.requests.get(sessionKey(body)) ?? []
    if (before.includes(by.party))
      return outOfOrder({ code: 'already-done', clause: rule.clause, reached: body.session })
    return inOrder({ effect: 'requested', party: by.party })
  },

  evolve(to, { by, body }) {
    const { requests } = to.meetings
    const before = requests.get(sessionKey(body)) ?? []
    if ('party' in by) requests.set(sessionKey(body), [...new Set([...before, by.party])])
  },
})
