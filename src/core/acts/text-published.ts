/** `text.published`: an adopted text is issued under its symbol, at once or after the next sitting, as the procedure says. */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import { againstSymbol } from '../charter/symbols.ts'
import type { QuestionId } from '../ids.ts'
import { numberingOf } from '../numbering.ts'
import { inOrder, outOfOrder, type Effect } from '../refusal.ts'
import type { Asked } from '../situation.ts'
import { dayIn } from '../time.ts'
import { kind, mayAct, notAuthorised, type Context } from './kind.ts'
import { answerOf, effectsIn } from './declaration.ts'
import { openQuestion } from './procedure.ts'

const schema = z.strictObject({ question: symbol, symbol })

export const textPublished = kind<z.infer<typeof schema>>({
  kind: 'text.published',
  schema,

  /** In order from whom the charter lets declare, once, of a question that was adopted; under some procedures only once the organ has sat again. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const { asked, procedure } = openQuestion(charter, situation, body.question)
    if (!asked) return outOfOrder({ code: 'unknown-question', reached: body.question })
    const clause = procedure?.clause
    const cited = clause === undefined ? {} : { clause }
    const power = procedure?.notice ? [...charter.powers.decide, procedure.notice.by] : charter.powers.decide
    if (!mayAct(context, power, by, asked.organ)) return notAuthorised(power, clause)
    if (asked.outcome !== 'adopted')
      return outOfOrder({ code: 'not-adopted', ...cited, reached: asked.outcome ?? 'open' })
    if (asked.published)
      return outOfOrder({ code: 'already-done', ...cited, reached: asked.published.symbol })
    const sat = [...situation.sittings.values()].some(
      ({ organ, act }) => organ === asked.organ && act > (asked.decided ?? 0),
    )
    if (procedure?.published === 'at-next-sitting' && !sat)
      return outOfOrder({ code: 'not-before-next-sitting', ...cited, needed: 'sitting.held' })
    const rule = numberingOf(charter, asked)
    if (rule && asked.adoptedAs !== undefined && asked.adoptedAs !== body.symbol)
      return outOfOrder({
        code: 'symbol-form',
        clause: rule.clause,
        needed: asked.adoptedAs,
        reached: body.symbol,
      })
    const form = rule ? undefined : againstSymbol(charter, asked.organ, body.symbol)
    if (form) return outOfOrder(form)
    const other = [...situation.questions.values()].find(({ published }) => published?.symbol === body.symbol)
    if (other) return outOfOrder({ code: 'already-done', ...cited, reached: other.id })
    return inOrder({ effect: 'published' }, ...executory(context, asked))
  },

  evolve(to, { body, act, instant }) {
    const asked = to.questions.get(body.question as QuestionId)
    if (!asked) return
    const published = { act, ...(instant ? { at: instant } : {}), symbol: body.symbol }
    to.questions.set(asked.id, { ...asked, published })
  },
})

/**
 * What the publication sets running: for each member on which the decision is executory, the day from which it is. The
 * decision is that of its own day: of its rule and its members.
 */
function executory({ charter, situation, today, now }: Context, asked: Asked): readonly Effect[] {
  const published = new Map(asked.facts).set('published', { fact: today, act: asked.put })
  const decided = asked.decidedAt ?? now
  const on = dayIn(decided, charter.seat.zone)
  const answer = answerOf(charter, situation, { ...asked, facts: published }, on, decided)
  return effectsIn(answer).filter(({ from }) => from !== undefined)
}
