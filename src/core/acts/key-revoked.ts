/**
 * `key.revoked`: a key may sign no more from here on; what it signed before stands. Where it fell into other hands, the acts
 * since then are flagged, and its holder may confirm each.
 */
import * as z from 'zod/mini'
import { KEY, sameActor, type KeyId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { isOffice, kind, mayAct, notAuthorised } from './kind.ts'

const schema = z.strictObject({
  key: z.string().check(z.regex(KEY)),
  /** The position of the first act that may have been signed by another than the holder. */
  compromisedSince: z.optional(z.int().check(z.nonnegative())),
})

export const keyRevoked = kind<z.infer<typeof schema>>({
  kind: 'key.revoked',
  ofRecord: true,
  schema,

  /**
   * In order from the holder, whose last key stays, lest no door be left; or from an office that the charter lets enrol, which
   * can open another. The last key of the log stays always: without it no head could be signed.
   */
  decide(context, { by, body }) {
    const { charter, situation, size } = context
    const key = situation.keys.get(body.key as KeyId)
    if (!key) return outOfOrder({ code: 'unknown-key', reached: body.key })
    const own = sameActor(by, key.holder)
    if (!own && !mayAct(context, charter.powers.enrol, by)) return notAuthorised(charter.powers.enrol)
    const [since, end] = [body.compromisedSince, key.until ?? size]
    // That a key was lost may be learnt after its end, and later that it was lost still earlier.
    const sooner = since !== undefined && since < (key.compromisedSince ?? Infinity)
    if (key.until !== undefined && !sooner) return outOfOrder({ code: 'already-done', reached: body.key })
    if (since !== undefined && (since <= key.from || since > end))
      return outOfOrder({
        code: 'malformed',
        needed: `${key.from + 1} ... ${end}`,
        reached: '/compromisedSince',
      })
    if (key.until !== undefined) return inOrder({ effect: 'compromised' })
    const others = [...situation.keys.values()].some(
      (other) => other.key !== key.key && other.until === undefined && sameActor(other.holder, key.holder),
    )
    if (!others && (own || isOffice(key.holder, 'log')))
      return outOfOrder({ code: 'last-key', reached: body.key })
    return inOrder({ effect: 'revoked' })
  },

  evolve(to, { body, act }) {
    const key = to.keys.get(body.key as KeyId)
    const { compromisedSince } = body
    if (!key) return
    const since = compromisedSince === undefined ? {} : { compromisedSince }
    to.keys.set(key.key, { ...key, until: key.until ?? act, ...since })
  },
})
