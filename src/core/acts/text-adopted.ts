/**
 * `text.adopted`: a state that took part in drawing up an instrument adopts its text (Vienna Convention on the Law of
 * Treaties, Art. 9). By an envoy without full powers it has no effect until the state confirms it (Art. 8).
 */
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import { hold } from './confirmation.ts'
import { kind } from './kind.ts'
import { change, envoySchema, found, isParty, represents, type ByEnvoy } from './treaty.ts'

export const textAdopted = kind<ByEnvoy>({
  kind: 'text.adopted',
  schema: envoySchema,

  /** In order once, from a state that negotiated the text, or from any party where the charter names no negotiators. */
  decide(context, { by, body }) {
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state, clause } = at
    if (!isParty(by, context.knows)) return outOfOrder({ code: 'not-authorised', ...clause, needed: 'party' })
    const { negotiators } = provided
    if (negotiators.length > 0 && !negotiators.includes(by.party))
      return outOfOrder({ code: 'not-authorised', ...clause, needed: negotiators.join(', ') })
    if (state.adopted.has(by.party) || state.unconfirmed.adoption.has(by.party))
      return outOfOrder({ code: 'already-done', ...clause })
    const effect = represents(context.charter, body.treaty, state, by.party, body.capacity, true)
      ? 'adopted'
      : 'without-effect'
    return inOrder({ effect, party: by.party })
  },

  evolve(to, { by, body, day }, charter) {
    if (!('party' in by)) return
    const state = instrumentOf(to, body.treaty)
    if (represents(charter, body.treaty, state, by.party, body.capacity, true))
      change(to, body.treaty, { adopted: new Map(state.adopted).set(by.party, day) })
    else hold(to, 'adoption', body.treaty, by.party, day)
  },
})
