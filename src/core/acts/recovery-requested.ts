/** `recovery.requested`: somebody asks that a holder which lost its keys be given another. It waits for others, and for objections. */
import * as z from 'zod/mini'
import { plainCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { signerOf } from '../recovery.ts'
import { isHolder, keyChecks, keyOf, keyForm, unfitKey } from './key-enrolled.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'

const schema = z.strictObject({ ...keyForm, recovery: plainCode }).check(...keyChecks())

export const recoveryRequested = kind<z.infer<typeof schema>>({
  kind: 'recovery.requested',
  ofRecord: true,
  schema,

  /** In order from whom the charter lets ask, under a code of its own, for a holder that there may be and a key that is new. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const rule = charter.keys?.recovery
    if (!rule) return outOfOrder({ code: 'no-rule' })
    if (!mayAct(context, rule.may, by)) return notAuthorised(rule.may, charter.keys?.clause)
    if (situation.recoveries.has(body.recovery))
      return outOfOrder({ code: 'already-done', reached: body.recovery })
    if (situation.keys.has(body.key)) return outOfOrder({ code: 'already-done', reached: body.key })
    if (!isHolder(context, body.holder)) return outOfOrder({ code: 'wrong-holder', reached: body.key })
    const unfit = unfitKey(context, body.holder, body)
    return unfit ? outOfOrder(unfit) : inOrder({ effect: 'requested' })
  },

  evolve(to, { by, key, body, instant, act }) {
    if (!instant) return
    const { recovery: code, ...asked } = body
    to.recoveries.set(code, {
      code,
      key: keyOf(asked, act),
      supporters: [{ who: signerOf(to, by, key), at: instant }],
    })
  },
})
