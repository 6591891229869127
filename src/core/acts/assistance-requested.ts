/** `assistance.requested`: a threatened member asks the others for help. An operation begins on the record; it has no mandate yet. */
import * as z from 'zod/mini'
import { plainCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { rows } from './treaty.ts'
import { change, mayAsk, noOperations, stepOf } from './operation.ts'

const schema = z.strictObject({
  /** The code under which every later step cites the operation. */
  operation: plainCode,
  rows,
})

export const assistanceRequested = kind<z.infer<typeof schema>>({
  kind: 'assistance.requested',
  schema,

  /** In order from a party that the charter lets ask, for itself, under a code not yet used. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const rules = charter.operations
    if (!rules) return noOperations()
    const { clause, request, mandate } = rules
    if (!request) return outOfOrder({ code: 'no-rule', clause })
    if (!('party' in by) || !mayAsk(context, request, by, mandate.organ))
      return outOfOrder({ code: 'not-authorised', clause, needed: request.join(', ') })
    if (situation.operations.has(body.operation))
      return outOfOrder({ code: 'already-done', clause, reached: body.operation })
    return inOrder({ effect: 'requested', party: by.party })
  },

  evolve(to, act) {
    if (!('party' in act.by)) return
    change(to, act.body.operation, { requested: { ...stepOf(act), party: act.by.party } })
  },
})
