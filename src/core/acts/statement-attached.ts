/** `statement.attached`: a member attaches an explanation, an interpretative statement or a formal reservation to a question. */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instantOf, seconds, type Instant } from '../time.ts'
import { kind } from './kind.ts'
import { openQuestion } from './procedure.ts'

const schema = z.strictObject({
  question: symbol,
  form: z.enum(['explanation', 'interpretative-statement', 'formal-reservation']),
})

export const statementAttached = kind<z.infer<typeof schema>>({
  kind: 'statement.attached',
  schema,
  logs: ['public', 'register'],

  /** In order from a member of the organ; under a procedure, from the moment and within the hours that it gives. */
  decide({ charter, situation, now, today }, { by, body }) {
    const { asked, procedure } = openQuestion(charter, situation, body.question)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    const clause = procedure?.clause
    const cited = clause === undefined ? {} : { clause }
    if (!('party' in by)) return outOfOrder({ code: 'not-authorised', ...cited, needed: 'member' })
    if (!membersOf(charter, situation, asked.organ, today).includes(by.party))
      return outOfOrder({ code: 'not-a-member', ...cited, parties: [by.party] })
    const limits = procedure?.statements
    if (!limits) return inOrder({ effect: body.form, party: by.party })
    const { from, hours } = limits
    if (from === 'publication' && !asked.published)
      return outOfOrder({ code: 'not-published', ...cited, needed: 'text.published' })
    const start: Instant | undefined =
      from === 'opening' ? asked.putAt : from === 'expiry' ? asked.closes : asked.published?.at
    if (start !== undefined && now < start) {
      const early = outOfOrder({ code: 'deadline-not-past', ...cited, needed: start, reached: now })
      return { ...early, earliest: start }
    }
    const end =
      start !== undefined && hours !== undefined
        ? instantOf(seconds(start) + Number(hours) * 3600)
        : undefined
    if (end !== undefined && now >= end)
      return outOfOrder({ code: 'deadline-past', ...cited, needed: end, reached: now })
    return inOrder({ effect: body.form, party: by.party })
  },

  evolve() {},
})
