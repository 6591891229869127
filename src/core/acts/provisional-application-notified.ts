/**
 * `provisional-application.notified`: a party applies an instrument before it is in force, where the instrument provides
 * for that (Vienna Convention on the Law of Treaties, Art. 25(1)).
 */
import { lawOf } from '../charter/treaty-law.ts'
import { binds, concerned } from '../instruments/state.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import { kind } from './kind.ts'
import { appliesProvisionally, provisionalSchema, type ProvisionalBody } from './provisional.ts'
import { change, cite, found, isParty } from './treaty.ts'

export const provisionalApplicationNotified = kind<ProvisionalBody>({
  kind: 'provisional-application.notified',
  schema: provisionalSchema,

  /** In order from a party that negotiated, signed or consented, while the instrument does not bind it. */
  decide(context, { by, body }) {
    const { charter, today, knows } = context
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state } = at
    if (!isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...at.clause, needed: 'party' })
    if (!provided.provisional)
      return outOfOrder({ code: 'no-rule', ...cite(lawOf(charter)?.provisional.clause ?? provided.clause) })
    const clause = cite(provided.provisional.clause ?? provided.clause)
    if (binds(state, by.party, today)) return outOfOrder({ code: 'already-a-member', ...clause })
    if (!provided.negotiators.includes(by.party) && !concerned(state, by.party, today))
      return outOfOrder({ code: 'not-a-party', ...clause, parties: [by.party] })
    if (appliesProvisionally(state, by.party, today)) return outOfOrder({ code: 'already-done', ...clause })
    return inOrder({ effect: 'applied-provisionally', party: by.party, from: today })
  },

  evolve(to, { by, body, day }) {
    if (!('party' in by)) return
    const { provisional } = instrumentOf(to, body.treaty)
    change(to, body.treaty, { provisional: new Map(provisional).set(by.party, { from: day }) })
  },
})
