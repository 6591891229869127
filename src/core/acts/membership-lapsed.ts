/** `membership.lapsed`: a party's membership ends without an act of its own, as when a term runs out that it did not prolong. */
import * as z from 'zod/mini'
import { partyCode } from '../charter/forms.ts'
import { setStatus, statusOn } from '../situation.ts'
import { kind } from './kind.ts'
import { rows } from './membership.ts'

const schema = z.strictObject({ party: partyCode, rows })

export const membershipLapsed = kind<z.infer<typeof schema>>({
  kind: 'membership.lapsed',
  schema,

  /** Flagged where the party was no member. */
  flag({ situation }, { body, day }) {
    const status = statusOn(situation, body.party, day)?.status
    return status === 'member' || status === 'suspended'
      ? []
      : [{ code: 'not-a-member', parties: [body.party] }]
  },

  evolve(to, { body, day, act }) {
    setStatus(to, body.party, 'former', day, act)
  },
})
