/** `treaty.entered-into-force`: an instrument enters into force for the parties named; for the ratifiers where none is. */
import * as z from 'zod/mini'
import { partyCode, treatyCode } from '../charter/forms.ts'
import { instrumentOf } from '../situation.ts'
import { kind } from './kind.ts'
import { bind, rows } from './membership.ts'

const schema = z.strictObject({ treaty: treatyCode, parties: z.optional(z.array(partyCode)), rows })

export const treatyEnteredIntoForce = kind<z.infer<typeof schema>>({
  kind: 'treaty.entered-into-force',
  schema,

  /** Flagged where it names a party that neither signed nor acceded before that day. */
  flag({ situation }, { body }) {
    const { signed, acceded } = instrumentOf(situation, body.treaty)
    const parties = (body.parties ?? []).filter((party) => !signed.has(party) && !acceded.has(party))
    return parties.length > 0 ? [{ code: 'not-signed', parties }] : []
  },

  evolve(to, { body, day, act }, charter) {
    const instrument = instrumentOf(to, body.treaty)
    to.instruments.set(body.treaty, { ...instrument, inForce: day })
    for (const party of body.parties ?? [...instrument.ratified.keys(), ...instrument.acceded.keys()]) {
      bind(to, body.treaty, party, day, act, charter)
    }
  },
})
