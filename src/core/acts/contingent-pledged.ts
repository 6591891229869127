/** `contingent.pledged`: a party says what it will contribute. It binds no national body, and may be pledged anew: the last stands. */
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { changeContingent, contribution, legOf, legSchema, type LegBody } from './operation.ts'

export const contingentPledged = kind<LegBody>({
  kind: 'contingent.pledged',
  schema: legSchema,

  /** In order from a party that may contribute, before its contingent is deployed and before the operation is ended. */
  decide(context, { by, body }) {
    const found = contribution(context, by, body.operation)
    if ('refused' in found) return found.refused
    const { rules, operation, party, contingent } = found
    const { clause } = rules
    if (operation.ended) return outOfOrder({ code: 'operation-ended', clause, reached: operation.ended.at })
    if (contingent.deployed)
      return outOfOrder({ code: 'already-done', clause, reached: contingent.deployed.at })
    return inOrder({ effect: 'pledged', party })
  },

  evolve(to, act) {
    changeContingent(to, act.body.operation, act.by, { pledged: legOf(act) })
  },
})
