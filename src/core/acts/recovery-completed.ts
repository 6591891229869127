/** `recovery.completed`: enough people stood by it, the time is over and nobody objected. The key is enrolled. */
import * as z from 'zod/mini'
import { plainCode } from '../charter/forms.ts'
import { isReason, openRecovery, ripeFrom } from '../recovery.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'

const schema = z.strictObject({ recovery: plainCode })

export const recoveryCompleted = kind<z.infer<typeof schema>>({
  kind: 'recovery.completed',
  ofRecord: true,
  schema,

  /** In order from whom the charter lets ask, once as many as it takes support it and the time since the last of them is over. */
  decide(context, { by, body }) {
    const { charter, situation, now } = context
    const rule = charter.keys?.recovery
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const { clause } = charter.keys ?? {}
    const cited = clause === undefined ? {} : { clause }
    const open = openRecovery(situation, body.recovery)
    if (isReason(open)) return outOfOrder(open)
    if (!mayAct(context, rule.may, by)) return notAuthorised(rule.may, clause)
    const from = ripeFrom(charter, rule, open)
    const [needed, reached] = [`${rule.supporters}`, `${open.supporters.length}`]
    if (from === undefined) return outOfOrder({ code: 'support-missing', ...cited, needed, reached })
    if (now < from)
      return {
        inOrder: false,
        reasons: [{ code: 'too-early', ...cited, needed: from, reached: now }],
        earliest: from,
      }
    // What was enrolled since, another way, is not enrolled again.
    if (situation.keys.has(open.key.key)) return outOfOrder({ code: 'already-done', reached: open.key.key })
    return inOrder({ effect: 'enrolled' })
  },

  evolve(to, { body, act }) {
    const open = to.recoveries.get(body.recovery)
    if (!open) return
    to.recoveries.set(open.code, { ...open, ended: 'completed' })
    to.keys.set(open.key.key, { ...open.key, from: act })
  },
})
