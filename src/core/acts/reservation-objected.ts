/**
 * `reservation.objected`: a contracting party objects to a reservation in time. The instrument enters into force between
 * the two all the same, unless the objecting party definitely says otherwise (Vienna Convention on the Law of Treaties,
 * Art. 20(4)(b) and (5)).
 */
import * as z from 'zod/mini'
import { lawOf } from '../charter/treaty-law.ts'
import { silenceEnds } from '../instruments/reservations.ts'
import { concerned } from '../instruments/state.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import { kind } from './kind.ts'
import { contractedOn, regimeOf, reservationFields, reserve, withStance } from './reserving.ts'
import { cite, found, isParty } from './treaty.ts'

const schema = z.strictObject({
  ...reservationFields,
  /** True: the objecting party does not want the instrument in force between the two. */
  opposesForce: z.optional(z.boolean()),
})

export const reservationObjected = kind<z.infer<typeof schema>>({
  kind: 'reservation.objected',
  schema,

  /** In order from another contracting party or signatory, before silence would have accepted, where no organ accepts for all. */
  decide(context, { by, body }) {
    const { charter, today, knows } = context
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state } = at
    const law = lawOf(charter)
    const regime = regimeOf(charter, body.treaty, provided)
    const reservation = state.reservations.get(body.reservation)
    if (!reservation) return outOfOrder({ code: 'unknown-reservation', reached: body.reservation })
    if (!isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...at.clause, needed: 'party' })
    if (regime.byOrgan)
      return outOfOrder({
        code: 'for-the-organ',
        ...cite(regime.clause),
        needed: regime.offices.join(', '),
      })
    const clause = cite(law?.reservations.objection ?? provided.clause)
    if (by.party === reservation.by || !concerned(state, by.party, today))
      return outOfOrder({ code: 'not-a-party', ...clause, parties: [by.party] })
    const accepted = reservation.stances.get(by.party)?.stance === 'accepted'
    if (accepted) return outOfOrder({ code: 'already-done', ...clause, reached: 'accepted' })
    const consent = contractedOn(provided, state, by.party, today)
    const ends = consent === undefined ? undefined : silenceEnds(reservation, consent, law)
    if (ends !== undefined && ends <= today)
      return outOfOrder({
        code: 'deadline-past',
        ...cite(law?.reservations.silenceClause),
        needed: ends,
        reached: today,
      })
    return inOrder(
      { effect: 'objected', party: by.party },
      {
        effect: body.opposesForce === true ? 'not-in-force-between' : 'in-force-between',
        party: reservation.by,
      },
    )
  },

  evolve(to, { by, body, day }) {
    const reservation = instrumentOf(to, body.treaty).reservations.get(body.reservation)
    if (!reservation || !('party' in by)) return
    const stance = { on: day, stance: 'objected', opposed: body.opposesForce === true } as const
    reserve(to, body.treaty, body.reservation, withStance(reservation, by.party, stance))
  },
})
