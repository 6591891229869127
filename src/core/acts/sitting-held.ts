/** `sitting.held`: an organ sits: a summit, a session, a meeting. */
import * as z from 'zod/mini'
import { dayText, organCode, partyCode, plainCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { rows } from './treaty.ts'

const schema = z.strictObject({
  organ: organCode,
  code: plainCode,
  place: z.optional(plainCode),
  /** Of a regular session: the party that is host to it. */
  host: z.optional(partyCode),
  until: z.optional(dayText),
  /** Who was there and who was not, as far as it is known: a party in neither list is not said to be either. */
  present: z.optional(z.array(partyCode)),
  absent: z.optional(z.array(partyCode)),
  rows,
})

export const sittingHeld = kind<z.infer<typeof schema>>({
  kind: 'sitting.held',
  schema,

  /** In order from whom the charter lets hold sittings, under a code not yet used. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    if (!mayAct(context, charter.powers.hold, by, body.organ)) return notAuthorised(charter.powers.hold)
    if (situation.sittings.has(body.code)) return outOfOrder({ code: 'already-done', reached: body.code })
    return inOrder({ effect: 'held' })
  },

  evolve(to, { body, act, day }) {
    to.sittings.set(body.code, { organ: body.organ, act })
    if (body.host !== undefined) to.meetings.hosts.set(body.organ, { party: body.host, day })
  },
})
