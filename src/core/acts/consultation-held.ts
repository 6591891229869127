/** `consultation.held`: the parties have consulted. Nothing is decided by it. */
import * as z from 'zod/mini'
import { consultationOn } from '../charter/operation.ts'
import { plainCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct } from './kind.ts'
import { rows } from './treaty.ts'
import { stepOf } from './operation.ts'

const schema = z.strictObject({ consultation: plainCode, sitting: z.optional(plainCode), rows })

export const consultationHeld = kind<z.infer<typeof schema>>({
  kind: 'consultation.held',
  schema,
  logs: ['public', 'register'],

  /** In order from whom the charter lets hold sittings, once, where no objection prevents it. */
  decide(context, { by, body }) {
    const { charter, situation, today } = context
    const asked = situation.consultations.get(body.consultation)
    if (!asked) return outOfOrder({ code: 'unknown-consultation', reached: body.consultation })
    const ground = consultationOn(charter, asked.ground, today)
    if (!ground) return outOfOrder({ code: 'no-rule', reached: asked.ground })
    const { clause } = ground
    if (!mayAct(context, charter.powers.hold, by, ground.organ ?? charter.defaults.organ))
      return outOfOrder({ code: 'not-authorised', clause, needed: charter.powers.hold.join(', ') })
    if (asked.held) return outOfOrder({ code: 'already-done', clause, reached: asked.held.at })
    if (ground.blockable === 'yes' && asked.objections.size > 0)
      return outOfOrder({ code: 'objection', clause, parties: [...asked.objections.keys()].toSorted() })
    return inOrder({ effect: 'held' })
  },

  evolve(to, act) {
    const asked = to.consultations.get(act.body.consultation)
    if (asked) to.consultations.set(asked.id, { ...asked, held: stepOf(act) })
  },
})
