/** `recovery.supported`: another person stands by a recovery. One who did so before counts once. */
import * as z from 'zod/mini'
import { plainCode } from '../charter/forms.ts'
import { isReason, openRecovery, signerOf } from '../recovery.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'

const schema = z.strictObject({ recovery: plainCode })

export const recoverySupported = kind<z.infer<typeof schema>>({
  kind: 'recovery.supported',
  ofRecord: true,
  schema,

  /** In order from whom the charter lets support it, by a person that has not done so, while it is open. */
  decide(context, { by, body }) {
    const { charter, situation, key } = context
    const rule = charter.keys?.recovery
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const open = openRecovery(situation, body.recovery)
    if (isReason(open)) return outOfOrder(open)
    if (!mayAct(context, rule.may, by)) return notAuthorised(rule.may, charter.keys?.clause)
    const who = signerOf(situation, by, key)
    if (open.supporters.some((one) => one.who === who))
      return outOfOrder({ code: 'already-done', reached: who })
    return inOrder({ effect: 'supported' })
  },

  evolve(to, { by, key, body, instant }) {
    const open = to.recoveries.get(body.recovery)
    if (!open || !instant) return
    const supporters = [...open.supporters, { who: signerOf(to, by, key), at: instant }]
    to.recoveries.set(open.code, { ...open, supporters })
  },
})
