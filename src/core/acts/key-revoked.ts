/** `key.revoked`: a key may sign no more from here on; what it signed before stands. */
import * as z from 'zod/mini'
import { KEY, sameActor, type KeyId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'

const schema = z.strictObject({ key: z.string().check(z.regex(KEY)) })

export const keyRevoked = kind<z.infer<typeof schema>>({
  kind: 'key.revoked',
  ofRecord: true,
  schema,

  /** In order from the holder, or from an office that the charter lets enrol; the holder's last key stays, lest no door be left. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const key = situation.keys.get(body.key as KeyId)
    if (!key) return outOfOrder({ code: 'unknown-key', reached: body.key })
    if (!sameActor(by, key.holder) && !mayAct(context, charter.powers.enrol, by))
      return notAuthorised(charter.powers.enrol)
    if (key.until !== undefined) return outOfOrder({ code: 'already-done', reached: body.key })
    const others = [...situation.keys.values()].some(
      (other) => other.key !== key.key && other.until === undefined && sameActor(other.holder, key.holder),
    )
    return others ? inOrder({ effect: 'revoked' }) : outOfOrder({ code: 'last-key', reached: body.key })
  },

  evolve(to, { body, act }) {
    const key = to.keys.get(body.key as KeyId)
    if (key) to.keys.set(key.key, { ...key, until: act })
  },
})
