/** `contingent.deployed`: a party's contingent is sent. */
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { changeContingent, contribution, legOf, legSchema, type LegBody } from './operation.ts'

export const contingentDeployed = kind<LegBody>({
  kind: 'contingent.deployed',
  schema: legSchema,

  /** In order from the party, under a mandate that holds that day, after its own authorisation where the charter requires it. */
  decide(context, { by, body }) {
    const found = contribution(context, by, body.operation)
    if ('refused' in found) return found.refused
    const { rules, operation, party, contingent } = found
    const { clause } = rules
    const { mandated, ended } = operation
    if (!mandated) return outOfOrder({ code: 'not-mandated', clause, reached: body.operation })
    if (ended) return outOfOrder({ code: 'operation-ended', clause, reached: ended.at })
    if (mandated.until !== undefined && context.today >= mandated.until)
      return outOfOrder({ code: 'deadline-past', clause, needed: mandated.until, reached: context.today })
    if (contingent.deployed)
      return outOfOrder({ code: 'already-done', clause, reached: contingent.deployed.at })
    if (rules.nationalConsent === 'required' && !contingent.authorised)
      return outOfOrder({ code: 'not-authorised-at-home', clause, parties: [party] })
    return inOrder({ effect: 'deployed', party })
  },

  evolve(to, act) {
    changeContingent(to, act.body.operation, act.by, { deployed: legOf(act) })
  },
})
