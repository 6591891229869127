/** `treaty.signed`: a party signs an instrument. Signing the constitutive treaty makes a signatory, not yet a member. */
import * as z from 'zod/mini'
import { instrumentIn } from '../charter/at.ts'
import { treatyCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf, setStatus, statusOn } from '../situation.ts'
import { kind } from './kind.ts'
import { constitutive, isParty, rows } from './membership.ts'

const schema = z.strictObject({ treaty: treatyCode, rows })

export const treatySigned = kind<z.infer<typeof schema>>({
  kind: 'treaty.signed',
  schema,

  /** In order from a party that the charter knows, once, for an instrument that is open to signature. */
  decide({ charter, situation, knows }, { by, body }) {
    const instrument = instrumentIn(charter, body.treaty)
    if (!instrument) return outOfOrder({ code: 'unknown-instrument', reached: body.treaty })
    const clause = instrument.clause === undefined ? {} : { clause: instrument.clause }
    if (!isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...clause, needed: 'party' })
    if (!instrument.signature) return outOfOrder({ code: 'closed-to-signature', ...clause })
    if (instrumentOf(situation, body.treaty).signed.has(by.party))
      return outOfOrder({ code: 'already-done', ...clause })
    return inOrder({ effect: 'signatory', party: by.party })
  },

  evolve(to, { by, body, day, act }, charter) {
    if (!('party' in by)) return
    const instrument = instrumentOf(to, body.treaty)
    to.instruments.set(body.treaty, { ...instrument, signed: new Map(instrument.signed).set(by.party, day) })
    const status = statusOn(to, by.party, day)?.status
    if (constitutive(charter, body.treaty) && (status === undefined || status === 'former')) {
      setStatus(to, by.party, 'signatory', day, act)
    }
  },
})
