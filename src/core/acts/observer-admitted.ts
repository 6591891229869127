/** `observer.admitted`: a party observes; at one organ where one is named, which makes it no party of the organisation. */
import * as z from 'zod/mini'
import { organCode, partyCode } from '../charter/forms.ts'
import { addSeat, setStatus } from '../situation.ts'
import { kind } from './kind.ts'
import { rows } from './membership.ts'

const schema = z.strictObject({ party: partyCode, organ: z.optional(organCode), rows })

export const observerAdmitted = kind<z.infer<typeof schema>>({
  kind: 'observer.admitted',
  schema,
  evolve(to, { body, day, act }) {
    if (body.organ === undefined) return setStatus(to, body.party, 'observer', day, act)
    addSeat(to.observers, body.organ, { party: body.party, from: day, act })
  },
})
