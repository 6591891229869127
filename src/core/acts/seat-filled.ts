/** `seat.filled`: a party holds a seat in an organ, until a day where its term has an end. */
import * as z from 'zod/mini'
import { dayText, organCode, partyCode } from '../charter/forms.ts'
import { addSeat } from '../situation.ts'
import { kind } from './kind.ts'

const schema = z.strictObject({
  organ: organCode,
  party: partyCode,
  /** The first day of the term; the day the act took effect where it is not given. */
  from: z.optional(dayText),
  /** The first day on which the seat is no longer held. */
  until: z.optional(dayText),
})

export const seatFilled = kind<z.infer<typeof schema>>({
  kind: 'seat.filled',
  schema,
  flag: ({ charter }, { body }) =>
    Object.hasOwn(charter.organs, body.organ) ? [] : [{ code: 'unknown-organ', reached: body.organ }],
  evolve(to, { body, day, act }) {
    const { organ, party, until } = body
    const seat = { party, from: body.from ?? day, act, ...(until === undefined ? {} : { until }) }
    addSeat(to.seats, organ, seat)
  },
})
