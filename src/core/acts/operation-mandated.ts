/** `operation.mandated`: an operation gets its mandate, by a decision of the organ that the charter names. */
import * as z from 'zod/mini'
import { dayText, plainCode, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder, type Effect } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { rows } from './treaty.ts'
import { change, noOperations, restsOnNothing, stepOf } from './operation.ts'

const schema = z.strictObject({
  operation: plainCode,
  /** The adopted question that it rests on. */
  question: symbol,
  /** The first day on which the mandate no longer holds. */
  until: z.optional(dayText),
  rows,
})

export const operationMandated = kind<z.infer<typeof schema>>({
  kind: 'operation.mandated',
  schema,

  /** In order from whom the charter lets declare, on request where the charter asks for one, on an adopted question. Without an end date where one is expected it warns. */
  decide(context, { by, body }) {
    const { charter, situation, today } = context
    const rules = charter.operations
    if (!rules) return noOperations()
    const { clause, mandate } = rules
    if (!mayAct(context, charter.powers.decide, by, mandate.organ))
      return notAuthorised(charter.powers.decide)
    const operation = situation.operations.get(body.operation)
    if (operation?.mandated)
      return outOfOrder({ code: 'already-done', clause, reached: operation.mandated.question })
    if (rules.request && !operation?.requested)
      return outOfOrder({ code: 'not-requested', clause, reached: body.operation })
    const lacking = restsOnNothing(situation, rules, body.question)
    if (lacking) return outOfOrder(lacking)
    if (body.until !== undefined && body.until <= today)
      return outOfOrder({ code: 'deadline-past', clause, needed: today, reached: body.until })
    const effects: Effect[] = [{ effect: 'mandated' }]
    if (rules.sunset === 'expected' && body.until === undefined)
      effects.push({ effect: 'no-end-date', clause })
    if (rules.report) effects.push({ effect: 'report-due', clause: rules.report.clause })
    return inOrder(...effects)
  },

  evolve(to, act) {
    const { operation, question, until } = act.body
    const limit = until === undefined ? {} : { until }
    change(to, operation, {
      mandated: { ...stepOf(act), question: question as QuestionId, ...limit },
    })
  },
})
