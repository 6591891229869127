/**
 * `fact.found`: a finding that decides who may vote on a question, such as who is party to a dispute. Without a recorded
 * finding a proviso on voting has nothing to work on. A later finding of the same fact takes the place of the earlier.
 * Without a question it is a finding on parties, such as who is in arrears (`finding.ts`).
 */
import * as z from 'zod/mini'
import { candidatesFor } from '../charter/at.ts'
import { factFormsOf, factsOfRule, takesFact } from '../charter/fact-forms.ts'
import { factName, partyCode, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { ruleOf } from '../rules/question.ts'
import { putAs } from './declaration.ts'
import { decideFinding, recordFinding } from './finding.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { againstOpen } from './procedure.ts'

const schema = z.strictObject({
  fact: factName,
  /** Whom the fact names, where it names parties; else its word, number or day. */
  parties: z.optional(z.array(partyCode)),
  value: z.optional(z.string().check(z.regex(/^[a-z0-9][a-zA-Z0-9-]{0,39}$/))),
  question: z.optional(symbol),
})

export const factFound = kind<z.infer<typeof schema>>({
  kind: 'fact.found',
  schema,

  /** In order from whom the charter lets find facts, before the question closes, of a fact that its rule asks for. */
  decide(context, { by, body }) {
    const { charter, situation, now, today, knows } = context
    if (body.question === undefined) return decideFinding(context, by, body)
    const asked = situation.questions.get(body.question as QuestionId)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    if (!mayAct(context, charter.powers.find, by, asked.organ)) return notAuthorised(charter.powers.find)
    const closed = againstOpen(asked, now, undefined)
    if (closed) return closed
    const members = membersOf(charter, situation, asked.organ, today)
    const rule = ruleOf(charter, members, putAs(situation, asked, today, false))
    if (!rule) return outOfOrder({ code: 'no-rule' })
    const rules = candidatesFor(charter, asked.organ, asked.matter, today)
    const facts = [...new Set(rules.flatMap(factsOfRule))]
    if (!facts.includes(body.fact)) {
      return outOfOrder({
        code: 'unknown-fact',
        clause: rule.clause,
        needed: facts.join(', '),
        reached: body.fact,
      })
    }
    const form = factFormsOf(charter).get(body.fact)?.takes ?? 'parties'
    const fact = body.parties ?? body.value
    if (
      fact === undefined ||
      (body.parties !== undefined && body.value !== undefined) ||
      !takesFact(form, fact)
    )
      return outOfOrder({ code: 'malformed', reached: '/value' })
    const strangers = (body.parties ?? []).filter((party) => !knows(party))
    if (strangers.length > 0) return outOfOrder({ code: 'not-a-member', parties: strangers })
    return body.parties
      ? inOrder(...body.parties.map((party) => ({ effect: body.fact, party })))
      : inOrder({ effect: body.fact })
  },

  evolve(to, happening) {
    const { body, act } = happening
    if (body.question === undefined) return recordFinding(to, happening)
    const asked = to.questions.get(body.question as QuestionId)
    if (!asked) return
    const facts = new Map(asked.facts).set(body.fact, { fact: body.parties ?? body.value ?? [], act })
    to.questions.set(asked.id, { ...asked, facts })
  },
})
