/** `key.rotated`: another key takes the place of one. The old key signs for the new one, and the new one shows that it is held. */
import * as z from 'zod/mini'
import { KEY, type KeyId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { isPublic, keyOf, publicKeySchema, unfitPasskey } from './key-enrolled.ts'
import { isOffice, kind } from './kind.ts'

const schema = z
  .strictObject({
    ...publicKeySchema,
    /** The key whose place it takes: that of the author of the act. */
    replaces: z.string().check(z.regex(KEY)) as unknown as z.ZodMiniType<KeyId>,
  })
  .check(z.refine(isPublic, { path: ['public'] }))

export const keyRotated = kind<z.infer<typeof schema>>({
  kind: 'key.rotated',
  ofRecord: true,
  schema,

  /** In order under the very key that is replaced, while that is valid. That the new key signed as well is the record's to check. */
  decide(context, { body }) {
    const { situation, key: signer } = context
    const old = situation.keys.get(body.replaces)
    if (!old) return outOfOrder({ code: 'unknown-key', reached: body.replaces })
    if (old.until !== undefined) return outOfOrder({ code: 'key-not-valid', reached: body.replaces })
    if (signer !== undefined && signer !== body.replaces)
      return outOfOrder({ code: 'key-differs', needed: body.replaces, reached: signer })
    if (situation.keys.has(body.key)) return outOfOrder({ code: 'already-done', reached: body.key })
    const unfit = unfitPasskey(context, old.holder, body)
    return unfit ? outOfOrder(unfit) : inOrder({ effect: 'rotated' })
  },

  evolve(to, { body, act }) {
    const { replaces, ...next } = body
    const old = to.keys.get(replaces)
    if (!old) return
    // It is the same person's, and may do no more.
    const { person, limited } = old
    to.keys.set(next.key, keyOf({ ...next, holder: old.holder as never, person, limited }, act))
    // Who knows the log by its old key must still find it on checkpoints: both sign until the old one is revoked.
    if (!isOffice(old.holder, 'log')) to.keys.set(replaces, { ...old, until: act })
  },
})
