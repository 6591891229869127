/** `operation.completed`: every contingent that was deployed has left. With the decision that ended it, the operation is closed. */
import * as z from 'zod/mini'
import { plainCode } from '../charter/forms.ts'
import { remaining } from '../operation.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { rows } from './treaty.ts'
import { change, noOperations, stepOf } from './operation.ts'

const schema = z.strictObject({ operation: plainCode, rows })

export const operationCompleted = kind<z.infer<typeof schema>>({
  kind: 'operation.completed',
  schema,

  /** In order from whom the charter lets declare, once, of an operation that a decision has ended, with no contingent left. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const rules = charter.operations
    if (!rules) return noOperations()
    const { clause, mandate } = rules
    if (!mayAct(context, charter.powers.decide, by, mandate.organ))
      return notAuthorised(charter.powers.decide)
    const operation = situation.operations.get(body.operation)
    if (!operation) return outOfOrder({ code: 'unknown-operation', clause, reached: body.operation })
    if (operation.completed)
      return outOfOrder({ code: 'already-done', clause, reached: operation.completed.at })
    if (!operation.ended) return outOfOrder({ code: 'not-ended', clause, reached: body.operation })
    const parties = remaining(operation)
    if (parties.length > 0) return outOfOrder({ code: 'contingents-remain', clause, parties })
    return inOrder({ effect: 'completed' })
  },

  /** Flagged where the record has contingents deployed and not withdrawn. */
  flag({ situation }, { body }) {
    const operation = situation.operations.get(body.operation)
    const parties = operation ? remaining(operation) : []
    return parties.length > 0 ? [{ code: 'contingents-remain', parties }] : []
  },

  evolve(to, act) {
    change(to, act.body.operation, { completed: stepOf(act) })
  },
})
