/** `observer.admitted`: a party observes; at one organ where one is named, which makes it no party of the organisation. */
import * as z from 'zod/mini'
import { organCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { addSeat, seatsOn, setStatus } from '../situation.ts'
import { againstConferring, conferredSchema, decideAdmission } from './admission.ts'
import { kind } from './kind.ts'

const schema = z.extend(conferredSchema, { organ: z.optional(organCode) })

export const observerAdmitted = kind<z.infer<typeof schema>>({
  kind: 'observer.admitted',
  schema,

  /** In order from whom the charter lets admit observers, of a party that meets its conditions and is none yet. */
  decide(context, { by, body }) {
    const { organ, party } = body
    if (organ === undefined) return decideAdmission('observer', context, by, body)
    if (!Object.hasOwn(context.charter.organs, organ))
      return outOfOrder({ code: 'unknown-organ', reached: organ })
    const refused = againstConferring('observer', context, by, body)
    if (refused) return refused
    const there = seatsOn(context.situation.observers.get(organ), context.today)
    if (there.some((seat) => seat.party === party))
      return outOfOrder({ code: 'already-done', reached: organ })
    return inOrder({ effect: 'observer-at-organ', party })
  },

  evolve(to, { body, day, act }) {
    if (body.organ === undefined) return setStatus(to, body.party, 'observer', day, act)
    addSeat(to.observers, body.organ, { party: body.party, from: day, act })
  },
})
