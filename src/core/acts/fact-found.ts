/**
 * `fact.found`: a finding that decides who may vote on a question, such as who is party to a dispute. Without a recorded
 * finding a proviso on voting has nothing to work on. A later finding of the same fact takes the place of the earlier.
 */
import * as z from 'zod/mini'
import { ruleFor } from '../charter/at.ts'
import { factName, partyCode, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'

const schema = z.strictObject({ fact: factName, parties: z.array(partyCode), question: symbol })

export const factFound = kind<z.infer<typeof schema>>({
  kind: 'fact.found',
  schema,

  /** In order from whom the charter lets find facts, before the question closes, of a fact that its rule asks for. */
  decide(context, { by, body }) {
    const { charter, situation, now, today, knows } = context
    const asked = situation.questions.get(body.question as QuestionId)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    if (!mayAct(context, charter.powers.find, by, asked.organ)) return notAuthorised(charter.powers.find)
    if (asked.outcome) return outOfOrder({ code: 'question-closed', reached: asked.outcome })
    if (asked.closes && now >= asked.closes) {
      return outOfOrder({ code: 'deadline-past', needed: asked.closes, reached: now })
    }
    const rule = ruleFor(charter, asked.organ, asked.matter, today)
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const facts = rule.excluded.map(({ fact }) => fact)
    if (!facts.includes(body.fact)) {
      return outOfOrder({
        code: 'unknown-fact',
        clause: rule.clause,
        needed: facts.join(', '),
        reached: body.fact,
      })
    }
    const strangers = body.parties.filter((party) => !knows(party))
    if (strangers.length > 0) return outOfOrder({ code: 'not-a-member', parties: strangers })
    return inOrder(...body.parties.map((party) => ({ effect: body.fact, party })))
  },

  evolve(to, { body, act }) {
    const asked = to.questions.get(body.question as QuestionId)
    if (!asked) return
    const facts = new Map(asked.facts).set(body.fact, { parties: body.parties, act })
    to.questions.set(asked.id, { ...asked, facts })
  },
})
