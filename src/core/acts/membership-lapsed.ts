/**
 * `membership.lapsed`: a party's membership ends without an act of its own, when the term of the treaty runs out and it
 * took no part in the prolongation.
 */
import * as z from 'zod/mini'
import { instrumentIn } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import { partyCode } from '../charter/forms.ts'
import { termEnd } from '../instruments/force.ts'
import { binds, consentOf } from '../instruments/state.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import { instrumentOf, type Situation } from '../situation.ts'
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import { kind } from './kind.ts'
import { endMembership, notMember } from './membership.ts'
import { cite, forDepositary, isDepositary, notBefore, rows } from './treaty.ts'

const schema = z.strictObject({ party: partyCode, rows })

export const membershipLapsed = kind<z.infer<typeof schema>>({
  kind: 'membership.lapsed',
  schema,

  /** In order from the depositary, once the term is over, of a member that is not bound by the prolongation. */
  decide(context, { by, body }) {
    const { charter, situation, today } = context
    if (charter.membership.by !== 'treaty') return outOfOrder({ code: 'no-rule' })
    const provided = instrumentIn(charter, charter.membership.treaty)!
    const clause = cite(provided.term?.clause ?? provided.clause)
    if (!isDepositary(by, provided)) return forDepositary(provided)
    if (!provided.term) return outOfOrder({ code: 'no-rule', ...clause })
    const [stranger] = notMember(situation, body.party, today, clause.clause)
    if (stranger) return outOfOrder(stranger)
    const end = lapseDay(charter, situation)
    if (end === undefined) return outOfOrder({ code: 'not-in-force', ...clause })
    if (prolonged(charter, situation, body.party, today))
      return outOfOrder({ code: 'term-prolonged', ...clause, parties: [body.party] })
    if (today < end) return notBefore(end, context, clause.clause)
    return inOrder({ effect: 'former', party: body.party, from: end })
  },

  /** Flagged where the party was no member. */
  flag: ({ situation }, { body, day }) => notMember(situation, body.party, day),

  evolve(to, { body, day, act, reported }, charter) {
    const from = reported ? day : (lapseDay(charter, to) ?? day)
    endMembership(to, body.party, from, act, charter)
  },
})

/** The day on which the term of the constitutive treaty has run out. */
function lapseDay(charter: Charter, situation: Situation): Day | undefined {
  if (charter.membership.by !== 'treaty') return undefined
  const { treaty } = charter.membership
  const provided = instrumentIn(charter, treaty)
  const { inForce } = instrumentOf(situation, treaty)
  return provided && inForce && termEnd(provided, inForce)
}

/** True when the party consented to the instrument that prolongs the term; its signature is enough, since it fixes no other way here. */
function prolonged(charter: Charter, situation: Situation, party: PartyId, on: Day): boolean {
  if (charter.membership.by !== 'treaty') return false
  const by = instrumentIn(charter, charter.membership.treaty)?.term?.prolongedBy
  if (by === undefined) return false
  const state = instrumentOf(situation, by)
  return binds(state, party, on) || consentOf(state, party, true, on) !== undefined
}
