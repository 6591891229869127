/** `powers.withdrawn`: a party or an office takes back the powers that an act of its own gave. What was done under them stands. */
import * as z from 'zod/mini'
import { actorCode, sameActor } from '../ids.ts'
import { clauseOfPowers } from '../powers.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'

const schema = z.strictObject({
  /** The position of the act that granted them. */
  grant: z.int().check(z.nonnegative()),
})

export const powersWithdrawn = kind<z.infer<typeof schema>>({
  kind: 'powers.withdrawn',
  ofRecord: true,
  schema,

  /** In order from whoever granted them, once. */
  decide({ charter, situation }, { by, body }) {
    const grant = situation.grants.get(body.grant)
    if (!grant) return outOfOrder({ code: 'unknown-act', reached: `${body.grant}` })
    if (!sameActor(by, grant.holder))
      return outOfOrder({
        code: 'not-authorised',
        ...clauseOfPowers(charter),
        needed: actorCode(grant.holder),
      })
    if (grant.withdrawn !== undefined)
      return outOfOrder({ code: 'already-done', reached: `${grant.withdrawn}` })
    return inOrder({ effect: 'powers-withdrawn' })
  },

  evolve(to, { body, act }) {
    const grant = to.grants.get(body.grant)
    if (grant) to.grants.set(grant.act, { ...grant, withdrawn: act })
  },
})
