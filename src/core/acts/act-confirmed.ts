/** `act.confirmed`: a holder says that an act which a lost key of its own signed was its own. The flag goes; the act stood all along. */
import * as z from 'zod/mini'
import { KEY, sameActor, type KeyId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'

const schema = z.strictObject({
  /** The position of the act. */
  act: z.int().check(z.nonnegative()),
  /** The key that signed it. */
  key: z.string().check(z.regex(KEY)),
})

export const actConfirmed = kind<z.infer<typeof schema>>({
  kind: 'act.confirmed',
  ofRecord: true,
  schema,

  /** In order from the holder of the key, for an act from the time since when the key is said to have been in other hands. */
  decide({ situation }, { by, body }) {
    const key = situation.keys.get(body.key as KeyId)
    if (!key) return outOfOrder({ code: 'unknown-key', reached: body.key })
    if (!sameActor(by, key.holder)) return outOfOrder({ code: 'wrong-holder', reached: body.key })
    const { compromisedSince: since, until } = key
    if (since === undefined || until === undefined || body.act < since || body.act > until)
      return outOfOrder({ code: 'nothing-pending' })
    return inOrder({ effect: 'confirmed' })
  },

  // Nothing follows from it: the act stood, and what is flagged is read off the record (`compromised.ts`).
  evolve() {},
})
