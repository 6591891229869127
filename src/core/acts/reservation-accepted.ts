/**
 * `reservation.accepted`: a contracting party accepts a reservation; of a treaty that constitutes the organisation, its
 * competent organ does, for all (Vienna Convention on the Law of Treaties, Art. 20(3) and (4)(a)).
 */
import type * as z from 'zod/mini'
import type { OrganId } from '../ids.ts'
import { concerned } from '../instruments/state.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import { powerFault } from './admission.ts'
import { kind } from './kind.ts'
import { acceptedSchema, regimeOf, reserve, withStance } from './reserving.ts'
import { cite, found, isParty } from './treaty.ts'

export const reservationAccepted = kind<z.infer<typeof acceptedSchema>>({
  kind: 'reservation.accepted',
  schema: acceptedSchema,

  /** In order once, from another contracting party or signatory; or, where an organ accepts, from that organ alone. */
  decide(context, { by, body }) {
    const { charter, today, knows } = context
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state } = at
    const regime = regimeOf(charter, body.treaty, provided)
    const clause = cite(regime.clause)
    const reservation = state.reservations.get(body.reservation)
    if (!reservation) return outOfOrder({ code: 'unknown-reservation', reached: body.reservation })
    if (regime.byOrgan) {
      if ('party' in by)
        return outOfOrder({ code: 'for-the-organ', ...clause, needed: regime.offices.join(', ') })
      const fault = powerFault(context, by, body.decision, {
        organ: regime.organ as OrganId,
        offices: regime.offices,
        clause: regime.clause ?? '',
      })
      if (fault) return outOfOrder(fault)
      if (reservation.organ) return outOfOrder({ code: 'already-done', ...clause })
      return inOrder({ effect: 'accepted-for-all', party: reservation.by })
    }
    if (!isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...at.clause, needed: 'party' })
    if (by.party === reservation.by || !concerned(state, by.party, today))
      return outOfOrder({ code: 'not-a-party', ...clause, parties: [by.party] })
    if (reservation.stances.get(by.party)?.stance === 'accepted')
      return outOfOrder({ code: 'already-done', ...clause })
    return inOrder({ effect: 'accepted', party: by.party })
  },

  evolve(to, { by, body, day }) {
    const reservation = instrumentOf(to, body.treaty).reservations.get(body.reservation)
    if (!reservation) return
    const stance = { on: day, stance: 'accepted', opposed: false } as const
    reserve(
      to,
      body.treaty,
      body.reservation,
      'party' in by ? withStance(reservation, by.party, stance) : { ...reservation, organ: stance },
    )
  },
})
