/**
 * `treaty.entered-into-force`: an instrument enters into force for the parties named; for the ratifiers where none is.
 * Where it does so for others later, each day is a line.
 */
import * as z from 'zod/mini'
import { partyCode, treatyCode } from '../charter/forms.ts'
import { instrumentOf } from '../situation.ts'
import { kind } from './kind.ts'
import { bind, rows } from './membership.ts'

const schema = z.strictObject({ treaty: treatyCode, parties: z.optional(z.array(partyCode)), rows })

export const treatyEnteredIntoForce = kind<z.infer<typeof schema>>({
  kind: 'treaty.entered-into-force',
  schema,

  /** Flagged where others signed or acceded on the record, and a party that it names did neither before that day. */
  flag({ situation }, { body }) {
    const { signed, acceded } = instrumentOf(situation, body.treaty)
    // A record that holds no signature of the instrument says nothing of who had signed.
    if (signed.size + acceded.size === 0) return []
    const parties = (body.parties ?? []).filter((party) => !signed.has(party) && !acceded.has(party))
    return parties.length > 0 ? [{ code: 'not-signed', parties }] : []
  },

  evolve(to, { body, day, act }, charter) {
    const instrument = instrumentOf(to, body.treaty)
    // Later lines say for whom else it enters into force; the instrument has been so since the first.
    const { inForce = day } = instrument
    to.instruments.set(body.treaty, { ...instrument, inForce: inForce < day ? inForce : day })
    for (const party of body.parties ?? [...instrument.ratified.keys(), ...instrument.acceded.keys()]) {
      bind(to, body.treaty, party, day, act, charter)
    }
  },
})
