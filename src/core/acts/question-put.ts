/** `question.put`: a text or proposal is put to decision in an organ, under the rule that its matter selects. */
import * as z from 'zod/mini'
import { instantText, matterCode, organCode, plainCode, symbol, zoneText } from '../charter/forms.ts'
import { actorCode, type Actor, type QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { disclosureOf } from '../restricted.ts'
import { ruleOf } from '../rules/question.ts'
import { unheard, type Asked } from '../situation.ts'
import { textRefSchema } from '../texts.ts'
import { putAs } from './declaration.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { againstAgreement, againstOpening } from './procedure.ts'
import { beforePutting, notePut } from './put-within.ts'
import { againstText, textOf } from './text-of-question.ts'

const schema = z.strictObject({
  question: symbol,
  organ: organCode,
  matter: matterCode,
  /** The deadline: positions received before it are in time. Without it, the question stays open until it is decided. */
  closes: z.optional(instantText),
  /** The IANA zone in which the deadline was set; without it that of the seat. */
  zone: z.optional(zoneText),
  /** The procedure under which it is decided without a meeting, and for which of the purposes that it is limited to. */
  procedure: z.optional(plainCode),
  purpose: z.optional(plainCode),
  /** The text of which it is a part, to be decided separately. */
  within: z.optional(symbol),
  /** The contested question or the challenged ruling that it is on. */
  about: z.optional(symbol),
  /** The issue of a text that it is on, bound to the digest of each of its languages. */
  text: z.optional(textRefSchema),
})

type Put = z.infer<typeof schema>

export const questionPut = kind<Put>({
  kind: 'question.put',
  schema,
  logs: ['public', 'register'],

  /** In order from whom the charter lets put questions, under a symbol not yet used, where a rule provides for the matter. */
  decide(context, { by, body }) {
    const { charter, situation, now, today } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    if (!Object.hasOwn(charter.matters, body.matter))
      return outOfOrder({ code: 'unknown-matter', reached: body.matter })
    if (situation.questions.has(body.question as QuestionId))
      return outOfOrder({ code: 'already-done', reached: body.question })
    if (body.procedure !== undefined) {
      const opening = { ...body, procedure: body.procedure }
      const against = againstOpening(context, by, opening) ?? againstAgreement(context, opening)
      if (against) return against
      // What is for some already has no log of its own for what they may not see of each other.
      if (context.log === 'register' && disclosureOf(charter, opening))
        return outOfOrder({ code: 'procedure-not-for', needed: 'public', reached: 'register' })
    } else if (!mayAct(context, charter.powers.put, by, body.organ)) return notAuthorised(charter.powers.put)
    const members = membersOf(charter, situation, body.organ, today)
    const rule = ruleOf(charter, members, putAs(situation, newly(body, context.size, by), today, false))
    if (!rule) return outOfOrder({ code: 'no-rule' })
    if (rule.provides === 'nothing') return outOfOrder({ code: 'no-rule', clause: rule.clause })
    if (body.closes && body.closes <= now) {
      return outOfOrder({ code: 'deadline-past', clause: rule.clause, needed: now, reached: body.closes })
    }
    const hindrance = beforePutting(context, body) ?? (body.text && againstText(context, body.text))
    if (hindrance) return outOfOrder(hindrance)
    return inOrder({ effect: 'open', ...(body.closes ? { from: body.closes } : {}) })
  },

  evolve(to, { by, body, act, instant }, charter) {
    const id = body.question as QuestionId
    const { closes } = body
    to.questions.set(id, {
      ...newly(body, act, by),
      ...(closes ? { closes, zone: body.zone ?? charter.seat.zone } : {}),
      ...(instant ? { putAt: instant } : {}),
    })
    notePut(to, body)
  },
})

/** The question as it is put, on which nobody has acted yet. */
function newly({ question, organ, matter, procedure, text }: Put, put: number, by: Actor): Asked {
  return {
    ...unheard({ id: question as QuestionId, organ, matter, put, putBy: actorCode(by) }),
    ...(procedure === undefined ? {} : { procedure }),
    ...(text === undefined ? {} : { text: textOf(text) }),
  }
}
