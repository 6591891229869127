/** `consultation.requested`: a party asks the parties to consult, on a clause of the charter. Where the clause lets it ask, the consultation is due. */
import * as z from 'zod/mini'
import { consultationOn } from '../charter/operation.ts'
import { partyCode, plainCode } from '../charter/forms.ts'
import { partiesOn } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { rows } from './treaty.ts'
import { mayAsk, stepOf } from './operation.ts'

const schema = z.strictObject({
  /** The name under which objections and the consultation itself cite it. */
  consultation: plainCode,
  /** The clause of the charter, by its code there. */
  ground: plainCode,
  /** The parties because of which it is asked for. */
  concerning: z.array(partyCode).check(z.minLength(1)),
  /** The operation that it is about, where there is one. */
  operation: z.optional(plainCode),
  rows,
})

export const consultationRequested = kind<z.infer<typeof schema>>({
  kind: 'consultation.requested',
  schema,
  logs: ['public', 'register'],

  /** In order from whom the clause lets ask, concerning parties, itself alone where the clause says so. */
  decide(context, { by, body }) {
    const { charter, situation, today } = context
    const ground = consultationOn(charter, body.ground, today)
    if (!ground) return outOfOrder({ code: 'no-rule', reached: body.ground })
    const { clause } = ground
    if (situation.consultations.has(body.consultation))
      return outOfOrder({ code: 'already-done', clause, reached: body.consultation })
    if (!mayAsk(context, ground.asks, by, ground.organ ?? charter.defaults.organ))
      return outOfOrder({ code: 'not-authorised', clause, needed: ground.asks.join(', ') })
    // A suspended member is a party still; an observer or a partner is none.
    const belonging = new Set(
      partiesOn(charter, situation, today)
        .filter(({ status }) => status === 'member' || status === 'suspended')
        .map(({ party }) => party),
    )
    const strangers = body.concerning.filter((party) => !belonging.has(party))
    if (strangers.length > 0) return outOfOrder({ code: 'not-a-member', clause, parties: strangers })
    const others = body.concerning.filter((party) => !('party' in by) || party !== by.party)
    if (ground.concerning === 'self' && others.length > 0)
      return outOfOrder({ code: 'concerns-another', clause, parties: others })
    return inOrder({ effect: 'consultation-due', clause })
  },

  evolve(to, act) {
    const { consultation: id, ground, concerning } = act.body
    const requested = stepOf(act)
    to.consultations.set(id, { id, ground, by: act.by, concerning, requested, objections: new Map() })
  },
})
