/**
 * `provisional-application.ended`: a party gives notice that it does not intend to become bound: provisional application
 * ends for it (Vienna Convention on the Law of Treaties, Art. 25(2)).
 */
import { instrumentIn } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import { lawOf } from '../charter/treaty-law.ts'
import type { TreatyId } from '../ids.ts'
import { after } from '../period.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import type { Day } from '../time.ts'
import { kind } from './kind.ts'
import { appliesProvisionally, provisionalSchema, type ProvisionalBody } from './provisional.ts'
import { change, cite, found, isParty } from './treaty.ts'

export const provisionalApplicationEnded = kind<ProvisionalBody>({
  kind: 'provisional-application.ended',
  schema: provisionalSchema,

  /** In order from a party that applies it provisionally and has not given this notice before. */
  decide(context, { by, body }) {
    const { charter, today, knows } = context
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state } = at
    const own = provided.provisional ? provided.provisional.clause : undefined
    const clause = cite(own ?? lawOf(charter)?.provisional.end ?? provided.clause)
    if (!isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...clause, needed: 'party' })
    if (!appliesProvisionally(state, by.party, today))
      return outOfOrder({ code: 'nothing-pending', ...clause })
    const { until } = state.provisional.get(by.party)!
    if (until !== undefined) return outOfOrder({ code: 'already-done', ...clause, reached: until })
    return inOrder({
      effect: 'provisional-application-ended',
      party: by.party,
      from: endOf(charter, body.treaty, today),
    })
  },

  evolve(to, { by, body, day, reported }, charter) {
    if (!('party' in by)) return
    const { provisional } = instrumentOf(to, body.treaty)
    const span = provisional.get(by.party)
    if (!span) return
    const until = reported ? day : endOf(charter, body.treaty, day)
    change(to, body.treaty, { provisional: new Map(provisional).set(by.party, { ...span, until }) })
  },
})

/** At once, or after the days that the instrument gives. */
function endOf(charter: Charter, treaty: TreatyId, notified: Day): Day {
  const provided = instrumentIn(charter, treaty)?.provisional
  return provided && provided.endsAfter ? after(notified, provided.endsAfter) : notified
}
