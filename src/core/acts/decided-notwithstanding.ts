/**
 * `decided.notwithstanding`: an organ declares an outcome that its charter does not provide for, or that its rule does not
 * give. It is recorded as that, and stays flagged; what the charter gives stands beside it.
 */
import * as z from 'zod/mini'
import type { Charter } from '../charter/charter.ts'
import { matterCode, organCode, symbol } from '../charter/forms.ts'
import { actorCode, type QuestionId } from '../ids.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder, type Reason } from '../refusal.ts'
import { decideQuestion, type Answer } from '../rules/question.ts'
import { unheard, type Situation } from '../situation.ts'
import type { Day, Instant } from '../time.ts'
import { answerOf, putAs } from './declaration.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { noteDecided } from './meeting.ts'
import { positionsOf, roll } from './question-decided.ts'

const schema = z.strictObject({
  question: symbol,
  organ: organCode,
  matter: matterCode,
  outcome: z.enum(['adopted', 'not-adopted']),
  roll: z.optional(roll),
})
type Body = z.infer<typeof schema>

export const decidedNotwithstanding = kind<Body>({
  kind: 'decided.notwithstanding',
  schema,
  flagsPerformed: true,

  /** In order from whom the charter lets declare, only where the charter itself does not give that outcome. */
  decide(context, { by, body }) {
    const { charter, situation, now, today } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    // The clock declares what lapses, and has no will of its own to depart from the charter.
    const power = charter.powers.decide.filter((code) => code !== 'clock')
    if (!mayAct(context, power, by, body.organ)) return notAuthorised(power)
    const asked = situation.questions.get(body.question as QuestionId)
    if (asked?.outcome) return outOfOrder({ code: 'already-done', reached: asked.outcome })
    if (asked?.withdrawn !== undefined) return outOfOrder({ code: 'question-closed', reached: 'withdrawn' })
    // A question on the record stays in its organ: no other may declare what became of it.
    if (asked && (asked.organ !== body.organ || asked.matter !== body.matter))
      return outOfOrder({
        code: 'matter-differs',
        needed: `${asked.organ}: ${asked.matter}`,
        reached: `${body.organ}: ${body.matter}`,
      })
    const answer = givenBy(charter, situation, body, today, now)
    if (answer.outcome === body.outcome) {
      const clause = answer.rule?.clause
      return outOfOrder({
        code: 'charter-provides',
        ...(clause === undefined ? {} : { clause }),
        reached: body.outcome,
      })
    }
    return inOrder({ effect: body.outcome }, { effect: 'notwithstanding' })
  },

  /** What the charter gives instead, for ever beside what was declared. */
  flag({ charter, situation }, { body, day, instant }) {
    const answer = givenBy(charter, situation, body, day, instant)
    const clause = answer.rule?.clause
    const otherwise: Reason = {
      code: 'outcome-differs',
      needed: answer.outcome,
      reached: body.outcome,
      ...(clause === undefined ? {} : { clause }),
    }
    // Flagged for ever: also where, by what is known since, the charter gives the same.
    return answer.outcome === body.outcome
      ? [{ code: 'charter-provides', ...(clause === undefined ? {} : { clause }), reached: body.outcome }]
      : [otherwise, ...answer.reasons]
  },

  evolve(to, { by, body, act, instant }, charter) {
    const id = body.question as QuestionId
    const { organ, matter, outcome } = body
    const asked = to.questions.get(id) ?? unheard({ id, organ, matter, put: act, putBy: actorCode(by) })
    const at = instant === undefined ? {} : { decidedAt: instant }
    to.questions.set(id, { ...asked, outcome, decided: act, notwithstanding: act, ...at })
    noteDecided(to, charter, asked, outcome)
  },
})

/** What the charter gives on the roll of the act, or else on the positions on record, as a declaration would find them. */
function givenBy(charter: Charter, situation: Situation, body: Body, on: Day, now?: Instant): Answer {
  const { organ, matter } = body
  const members = membersOf(charter, situation, organ, on)
  const asked = situation.questions.get(body.question as QuestionId)
  if (asked && !body.roll && now !== undefined) return answerOf(charter, situation, asked, on, now)
  const put = asked
    ? putAs(situation, asked, on, true)
    : { organ, matter, on, positions: new Map(), facts: { attendance: 'as-recorded' }, closed: true }
  return decideQuestion(charter, members, body.roll ? { ...put, positions: positionsOf(body.roll) } : put)
}
