/**
 * `restricted-log.anchored`: the public log commits to what a restricted log holds, at every moment that the charter gives,
 * whether or not anything happened. The commitment is salted: it shows neither what is in the log nor how much.
 */
import * as z from 'zod/mini'
import { instantText, symbol } from '../charter/forms.ts'
import type { QuestionId } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { isHidingOver, isTick, placeCode, restrictedState, setRestricted } from '../restricted.ts'
import { isOffice, kind, notAuthorised } from './kind.ts'
import { againstPlace, placeOfBody } from './restricted-log-opened.ts'

const schema = z.strictObject({
  /** The question whose log it is; without it, the register. */
  question: z.optional(symbol),
  commitment: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** The moment it is due; without it the log is closed, and this is its last anchor. */
  due: z.optional(instantText),
})

export const restrictedLogAnchored = kind<z.infer<typeof schema>>({
  kind: 'restricted-log.anchored',
  ofRecord: true,
  schema,

  /** In order from the clock: at each moment that the charter gives, once; and once at the end of a question's log. */
  decide(context, { by, body }) {
    const { charter, situation, now } = context
    if (!isOffice(by, 'clock')) return notAuthorised(['clock'])
    const place = placeOfBody(body)
    const { anchored } = restrictedState(situation, place)
    const against = againstPlace(context, body)
    if (against) return against
    const { due } = body
    if (due === undefined) {
      const asked = situation.questions.get((body.question ?? '') as QuestionId)
      return asked && isHidingOver(charter, asked, now)
        ? inOrder({ effect: 'closed' })
        : outOfOrder({ code: 'restricted-open', reached: placeCode(place) })
    }
    if (anchored !== undefined && due <= anchored)
      return outOfOrder({ code: 'already-done', needed: anchored, reached: due })
    if (!isTick(charter, due) || due > now) return outOfOrder({ code: 'not-due', needed: now, reached: due })
    return inOrder({ effect: 'anchored', from: due })
  },

  evolve(to, { body, act }) {
    const place = placeOfBody(body)
    const { anchors = 0 } = restrictedState(to, place)
    const { due } = body
    setRestricted(to, place, {
      anchors: anchors + 1,
      ...(due === undefined ? { sealed: act } : { anchored: due }),
    })
  },
})
