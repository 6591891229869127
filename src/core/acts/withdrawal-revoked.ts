/**
 * `withdrawal.revoked`: a party takes its notice of withdrawal back before it takes effect (Vienna Convention on the Law of
 * Treaties, Art. 68). It stays what it was.
 */
import * as z from 'zod/mini'
import { instrumentIn } from '../charter/at.ts'
import { treatyCode } from '../charter/forms.ts'
import { lawOf } from '../charter/treaty-law.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf, takeBack } from '../situation.ts'
import { kind } from './kind.ts'
import { change, cite, constitutive, found, isParty, rows } from './treaty.ts'

const schema = z.strictObject({ treaty: treatyCode, rows })

export const withdrawalRevoked = kind<z.infer<typeof schema>>({
  kind: 'withdrawal.revoked',
  schema,

  /** In order from the party whose notice is pending, on any day before that of its effect. */
  decide(context, { by, body }) {
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state } = at
    const law = lawOf(context.charter)
    const revocable = provided.withdrawal?.revocable ?? law !== undefined
    const stated = provided.withdrawal?.revocable !== undefined
    const clause = cite(
      stated || !law ? (provided.withdrawal?.clause ?? provided.clause) : law.withdrawal.revocable,
    )
    if (!isParty(by, context.knows)) return outOfOrder({ code: 'not-authorised', ...clause, needed: 'party' })
    const notice = state.notices.get(by.party)
    if (!notice) return outOfOrder({ code: 'nothing-pending', ...clause })
    if (!revocable) return outOfOrder({ code: 'not-revocable', ...clause })
    if (context.today >= notice.effect)
      return outOfOrder({
        code: 'deadline-past',
        ...clause,
        needed: notice.effect,
        reached: context.today,
      })
    return inOrder({
      effect: constitutive(context.charter, body.treaty) ? 'member' : 'bound',
      party: by.party,
    })
  },

  /** Flagged where no notice of the party was pending, or the instrument does not let it be revoked. */
  flag({ charter, situation }, { by, body, day }) {
    if (!('party' in by)) return []
    const provided = instrumentIn(charter, body.treaty)
    const notice = instrumentOf(situation, body.treaty).notices.get(by.party)
    if (!notice || notice.effect <= day) return [{ code: 'nothing-pending', ...cite(provided?.clause) }]
    return provided?.withdrawal?.revocable === false
      ? [{ code: 'not-revocable', ...cite(provided.withdrawal.clause) }]
      : []
  },

  evolve(to, { by, body, day }) {
    if (!('party' in by)) return
    const state = instrumentOf(to, body.treaty)
    const notice = state.notices.get(by.party)
    if (!notice || notice.effect <= day) return
    const [notices, left] = [new Map(state.notices), new Map(state.left)]
    notices.delete(by.party)
    left.delete(by.party)
    change(to, body.treaty, { notices, left })
    takeBack(to, by.party, notice.act)
  },
})
