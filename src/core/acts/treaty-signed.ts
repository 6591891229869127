/**
 * `treaty.signed`: a party signs an instrument. Signing the constitutive treaty makes a signatory, not yet a member,
 * unless the instrument says that signature binds (Vienna Convention on the Law of Treaties, Art. 12). A signature by an
 * envoy without full powers has no effect until the state confirms it (Art. 8).
 */
import { lawOf } from '../charter/treaty-law.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf } from '../situation.ts'
import { kind } from './kind.ts'
import { closedTo, envoySchema, found, isParty, represents, took, type ByEnvoy } from './treaty.ts'
import { hold, sign } from './confirmation.ts'

export const treatySigned = kind<ByEnvoy>({
  kind: 'treaty.signed',
  schema: envoySchema,

  /** In order from a party that the charter knows, once, for an instrument that is open to signature. */
  decide(context, { by, body }) {
    const { charter, knows, today } = context
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    const { provided, state, clause } = at
    if (!isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...clause, needed: 'party' })
    const closed = closedTo(provided.signature, today, provided.clause)
    if (closed) return outOfOrder(closed)
    if (took(state, 'signed', by.party, today) || state.unconfirmed.signature.has(by.party))
      return outOfOrder({ code: 'already-done', ...clause })
    if (!represents(charter, body.treaty, state, by.party, body.capacity, false))
      return inOrder({ effect: 'without-effect', party: by.party })
    if (!provided.signatureBinds) return inOrder({ effect: 'signatory', party: by.party })
    return inOrder({ effect: state.inForce === undefined ? 'consented' : 'party', party: by.party })
  },

  /** Flagged where an envoy signed without full powers; nothing follows from it then until it is confirmed. */
  flag({ charter, situation }, { by, body }) {
    if (!('party' in by)) return []
    const law = lawOf(charter)
    const state = instrumentOf(situation, body.treaty)
    return represents(charter, body.treaty, state, by.party, body.capacity, false)
      ? []
      : [
          {
            code: 'no-full-powers',
            ...(law ? { clause: law.fullPowers.clause } : {}),
            reached: body.capacity ?? '',
          },
        ]
  },

  evolve(to, { by, body, day, act }, charter) {
    if (!('party' in by)) return
    const state = instrumentOf(to, body.treaty)
    if (represents(charter, body.treaty, state, by.party, body.capacity, false))
      sign(to, body.treaty, by.party, day, act, charter)
    else hold(to, 'signature', body.treaty, by.party, day)
  },
})
