/**
 * `restricted-log.marked`: a restricted log up to this entry is what the public log commits to at this moment. The mark
 * carries the salt of the commitment, so that whoever is shown the log can check what was committed to.
 */
import * as z from 'zod/mini'
import { instantText } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { isTick, placeCode, restrictedState, setRestricted } from '../restricted.ts'
import { isOffice, kind, notAuthorised } from './kind.ts'
import { againstPlace, placeIn, placeOfBody } from './restricted-log-opened.ts'

const salt = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const schema = z.strictObject({ question: z.optional(z.string()), due: instantText, salt })

export const restrictedLogMarked = kind<z.infer<typeof schema>>({
  kind: 'restricted-log.marked',
  ofRecord: true,
  schema,
  logs: ['question', 'register'],

  /** In order from the clock, at each moment that the charter gives, once, while the log is open. */
  decide(context, { by, body }) {
    const { charter, situation, now } = context
    if (!isOffice(by, 'clock')) return notAuthorised(['clock'])
    const place = placeIn(context)
    if (placeCode(place) !== placeCode(placeOfBody(body)))
      return outOfOrder({
        code: 'other-log',
        needed: placeCode(place),
        reached: placeCode(placeOfBody(body)),
      })
    const { marked } = restrictedState(situation, place)
    if (marked !== undefined && body.due <= marked)
      return outOfOrder({ code: 'already-done', needed: marked, reached: body.due })
    if (!isTick(charter, body.due) || body.due > now)
      return outOfOrder({ code: 'not-due', needed: now, reached: body.due })
    return againstPlace(context, body) ?? inOrder({ effect: 'marked', from: body.due })
  },

  evolve(to, { body }) {
    setRestricted(to, placeOfBody(body), { marked: body.due })
  },
})
