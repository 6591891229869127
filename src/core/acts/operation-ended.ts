/** `operation.ended`: a decision of the organ ends an operation. It stays open until its contingents have left and its completion stands. */
import * as z from 'zod/mini'
import { plainCode, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { rows } from './treaty.ts'
import { change, noOperations, restsOnNothing, stepOf } from './operation.ts'

const schema = z.strictObject({
  operation: plainCode,
  /** The adopted question that ends it; another than the one that mandated it. */
  question: symbol,
  rows,
})

export const operationEnded = kind<z.infer<typeof schema>>({
  kind: 'operation.ended',
  schema,

  /** In order from whom the charter lets declare, of a mandated operation, once, on an adopted question of its own. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const rules = charter.operations
    if (!rules) return noOperations()
    const { clause, mandate } = rules
    if (!mayAct(context, charter.powers.decide, by, mandate.organ))
      return notAuthorised(charter.powers.decide)
    const operation = situation.operations.get(body.operation)
    if (!operation) return outOfOrder({ code: 'unknown-operation', clause, reached: body.operation })
    const { mandated, ended } = operation
    if (!mandated) return outOfOrder({ code: 'not-mandated', clause, reached: body.operation })
    if (ended) return outOfOrder({ code: 'already-done', clause, reached: ended.at })
    // The decision that began an operation cannot be the one that ends it.
    if (body.question === mandated.question)
      return outOfOrder({ code: 'already-done', clause, reached: body.question })
    const lacking = restsOnNothing(situation, rules, body.question)
    return lacking ? outOfOrder(lacking) : inOrder({ effect: 'ended' })
  },

  evolve(to, act) {
    const { operation, question } = act.body
    change(to, operation, { ended: { ...stepOf(act), question: question as QuestionId } })
  },
})
