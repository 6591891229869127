/** `consultation.objected`: a member objects to a consultation. It has an effect only where the charter lets a member prevent one. */
import * as z from 'zod/mini'
import { consultationOn } from '../charter/operation.ts'
import { plainCode } from '../charter/forms.ts'
import { membersOf } from '../members.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind } from './kind.ts'
import { stepOf } from './operation.ts'

const schema = z.strictObject({ consultation: plainCode })

export const consultationObjected = kind<z.infer<typeof schema>>({
  kind: 'consultation.objected',
  schema,
  logs: ['public', 'register'],

  /** In order from a member, before the consultation is held, under a clause by which an objection prevents it. */
  decide({ charter, situation, today }, { by, body }) {
    const asked = situation.consultations.get(body.consultation)
    if (!asked) return outOfOrder({ code: 'unknown-consultation', reached: body.consultation })
    const ground = consultationOn(charter, asked.ground, today)
    if (!ground) return outOfOrder({ code: 'no-rule', reached: asked.ground })
    const { clause } = ground
    if (!('party' in by)) return outOfOrder({ code: 'not-authorised', clause, needed: 'member' })
    if (!membersOf(charter, situation, ground.organ ?? charter.defaults.organ, today).includes(by.party))
      return outOfOrder({ code: 'not-a-member', clause, parties: [by.party] })
    if (ground.blockable === 'no') return outOfOrder({ code: 'cannot-block', clause })
    if (asked.held) return outOfOrder({ code: 'already-done', clause, reached: asked.held.at })
    return inOrder({ effect: 'objection', party: by.party })
  },

  evolve(to, act) {
    const asked = to.consultations.get(act.body.consultation)
    if (!asked || !('party' in act.by)) return
    const objections = new Map(asked.objections).set(act.by.party, stepOf(act))
    to.consultations.set(asked.id, { ...asked, objections })
  },
})
