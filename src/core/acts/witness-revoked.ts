/** `witness.revoked`: a witness counts no more from here on; what it cosigned before stands. */
import * as z from 'zod/mini'
import { witnessKey, witnessName, witnessesOn } from '../charter/witnesses.ts'
import { sameActor } from '../ids.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { witnessesNow } from './witness-enrolled.ts'

const schema = z.strictObject({ name: witnessName, key: witnessKey })

export const witnessRevoked = kind<z.infer<typeof schema>>({
  kind: 'witness.revoked',
  ofRecord: true,
  schema,

  /** In order from the party that runs it, or from an office that the charter lets enrol, for a witness in force, also one of the charter's. */
  decide(context, { by, body }) {
    const { charter } = context
    const seat = witnessesNow(context).find(({ name, key }) => name === body.name && key === body.key)
    if (!seat) return outOfOrder({ code: 'unknown-witness', reached: body.name })
    if (!sameActor(by, { party: seat.party }) && !mayAct(context, charter.powers.enrol, by))
      return notAuthorised(charter.powers.enrol)
    return inOrder({ effect: 'revoked', party: seat.party })
  },

  evolve(to, { body, day, act }, charter) {
    const list = to.witnesses.get(body.name) ?? []
    const own = list.find(({ key, until }) => key === body.key && until === undefined)
    const law = witnessesOn(charter, day).find(({ name, key }) => name === body.name && key === body.key)
    if (own)
      to.witnesses.set(
        body.name,
        list.map((one) => (one === own ? { ...one, until: act } : one)),
      )
    else if (law)
      to.witnesses.set(body.name, [...list, { name: law.name, key: law.key, party: law.party, until: act }])
  },
})
