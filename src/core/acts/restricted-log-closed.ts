/** `restricted-log.closed`: the last entry of the log of a question, and its last mark. Nothing is taken in unseen after it. */
import * as z from 'zod/mini'
import { symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { hiddenUntil, isHidingOver, setRestricted } from '../restricted.ts'
import { isOffice, kind, notAuthorised } from './kind.ts'
import { againstPlace, placeOfBody } from './restricted-log-opened.ts'

const salt = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const schema = z.strictObject({ question: symbol, salt })

export const restrictedLogClosed = kind<z.infer<typeof schema>>({
  kind: 'restricted-log.closed',
  ofRecord: true,
  schema,
  logs: ['question'],

  /** In order from the clock, once: at the moment up to which positions are unseen, or when the question was ended before. */
  decide(context, { by, body }) {
    const { charter, situation, now, question } = context
    if (!isOffice(by, 'clock')) return notAuthorised(['clock'])
    if (question !== body.question)
      return outOfOrder({ code: 'other-log', needed: question ?? 'register', reached: body.question })
    const against = againstPlace(context, body)
    if (against) return against
    const asked = situation.questions.get(body.question as QuestionId)!
    if (isHidingOver(charter, asked, now)) return inOrder({ effect: 'closed' })
    const until = hiddenUntil(charter, asked)
    return outOfOrder({ code: 'deadline-not-past', ...(until ? { needed: until } : {}), reached: now })
  },

  evolve(to, { body }) {
    setRestricted(to, placeOfBody(body), { closed: true })
  },
})
