/** `contingent.withdrawn`: a party's contingent has left. A party may withdraw before the operation is ended. */
import * as z from 'zod/mini'
import { plainCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { changeContingent, noOperations, stepOf } from './operation.ts'

const schema = z.strictObject({ operation: plainCode })

export const contingentWithdrawn = kind<z.infer<typeof schema>>({
  kind: 'contingent.withdrawn',
  schema,

  /** In order from the party whose contingent is deployed, once; also where it is a member no more. */
  decide({ charter, situation }, { by, body }) {
    if (!charter.operations) return noOperations()
    const { clause } = charter.operations
    const operation = situation.operations.get(body.operation)
    if (!operation) return outOfOrder({ code: 'unknown-operation', clause, reached: body.operation })
    if (!('party' in by)) return outOfOrder({ code: 'not-authorised', clause, needed: 'party' })
    const { deployed, withdrawn } = operation.contingents.get(by.party) ?? {}
    if (!deployed) return outOfOrder({ code: 'not-deployed', clause, parties: [by.party] })
    if (withdrawn) return outOfOrder({ code: 'already-done', clause, reached: withdrawn.at })
    return inOrder({ effect: 'withdrawn', party: by.party })
  },

  evolve(to, act) {
    changeContingent(to, act.body.operation, act.by, { withdrawn: stepOf(act) })
  },
})
