/** `recovery.objected`: the holder still has a key, or somebody who may ask for a recovery objects to this one. It ends. */
import * as z from 'zod/mini'
import { plainCode } from '../charter/forms.ts'
import { sameActor } from '../ids.ts'
import { isReason, openRecovery } from '../recovery.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'

const schema = z.strictObject({ recovery: plainCode })

export const recoveryObjected = kind<z.infer<typeof schema>>({
  kind: 'recovery.objected',
  ofRecord: true,
  schema,

  /** In order from the holder, by any key of its own, and from whom the charter lets ask, while it is open. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const open = openRecovery(situation, body.recovery)
    if (isReason(open)) return outOfOrder(open)
    const may = charter.keys?.recovery?.may ?? []
    if (!sameActor(by, open.key.holder) && !mayAct(context, may, by))
      return notAuthorised(may, charter.keys?.clause)
    return inOrder({ effect: 'objected' })
  },

  evolve(to, { body }) {
    const open = to.recoveries.get(body.recovery)
    if (open) to.recoveries.set(open.code, { ...open, ended: 'objected' })
  },
})
