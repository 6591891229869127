/** `meeting.held`: parties meet outside the organs: two of them in the margins of a summit, three on a question of their own. */
import * as z from 'zod/mini'
import { partyCode, plainCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { rows } from './treaty.ts'

const schema = z.strictObject({
  /** The name under which statements give an account of it. */
  meeting: plainCode,
  parties: z.array(partyCode).check(
    z.minLength(2),
    z.refine((all) => new Set(all).size === all.length),
  ),
  /** The sitting in the margins of which they meet. */
  sitting: z.optional(plainCode),
  place: z.optional(plainCode),
  rows,
})

export const meetingHeld = kind<z.infer<typeof schema>>({
  kind: 'meeting.held',
  schema,

  /** In order from a party that meets, or from whom the charter lets hold sittings, under a name not yet used. Nothing is decided by it. */
  decide(context, { by, body }) {
    const { charter, situation, knows } = context
    const meets = 'party' in by && body.parties.includes(by.party)
    if (!meets && !mayAct(context, charter.powers.hold, by, charter.defaults.organ))
      return notAuthorised([...charter.powers.hold, ...body.parties])
    const strangers = body.parties.filter((party) => !knows(party))
    if (strangers.length > 0) return outOfOrder({ code: 'not-a-member', parties: strangers })
    if (situation.meetings.held.has(body.meeting))
      return outOfOrder({ code: 'already-done', reached: body.meeting })
    return inOrder({ effect: 'held' })
  },

  evolve(to, { body, act }) {
    to.meetings.held.set(body.meeting, { parties: body.parties, act })
  },
})
