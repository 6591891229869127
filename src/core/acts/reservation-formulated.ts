/**
 * `reservation.formulated`: a party, when it signs or consents to be bound, excludes or modifies the effect of provisions
 * for itself (Vienna Convention on the Law of Treaties, Arts 2(1)(d) and 19). One made at signature is formulated again,
 * and so confirmed, with the consent (Art. 23(2)). The wording is a document.
 */
import * as z from 'zod/mini'
import { dayText } from '../charter/forms.ts'
import { lawOf } from '../charter/treaty-law.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import { kind } from './kind.ts'
import { contractedOn, regimeOf, reservationFields, reserve } from './reserving.ts'
import { cite, found, isParty } from './treaty.ts'

const schema = z.strictObject({
  ...reservationFields,
  /** The day on which the depositary notified it, where that is another day. */
  notified: z.optional(dayText),
})

export const reservationFormulated = kind<z.infer<typeof schema>>({
  kind: 'reservation.formulated',
  schema,

  /** In order from a party up to the day of its consent, where the instrument does not forbid it, with the wording as a document. */
  decide(context, { by, body }) {
    const { charter, today, knows } = context
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state } = at
    if (!isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...at.clause, needed: 'party' })
    const regime = regimeOf(charter, body.treaty, provided)
    if (regime.forbidden) return outOfOrder({ code: 'reservations-forbidden', ...cite(regime.clause) })
    const consent = contractedOn(provided, state, by.party, today)
    if (consent !== undefined && consent < today) {
      const clause = cite(lawOf(charter)?.reservations.when ?? provided.clause)
      return outOfOrder({ code: 'too-late', ...clause, needed: consent, reached: today })
    }
    const before = state.reservations.get(body.reservation)
    const confirms = before?.by === by.party && consent !== undefined && before.made < consent
    if (before && !confirms)
      return outOfOrder({ code: 'already-done', ...cite(regime.clause), reached: body.reservation })
    if (context.docs.length === 0) return outOfOrder({ code: 'no-document', ...cite(regime.clause) })
    return inOrder({
      effect: regime.byOrgan ? 'awaits-the-organ' : confirms ? 'confirmed' : 'formulated',
      party: by.party,
    })
  },

  evolve(to, { by, body, day }) {
    if (!('party' in by)) return
    const before = instrumentOf(to, body.treaty).reservations.get(body.reservation)
    reserve(to, body.treaty, body.reservation, {
      by: by.party,
      made: day,
      notified: body.notified ?? day,
      // An acceptance or an objection made before the confirmation needs none itself (Art. 23(3)).
      stances: before?.stances ?? new Map(),
      ...(before?.organ ? { organ: before.organ } : {}),
    })
  },
})
