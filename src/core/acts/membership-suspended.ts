/** `membership.suspended`: a party's membership is suspended: it stays a party, but takes no part. */
import * as z from 'zod/mini'
import { partyCode } from '../charter/forms.ts'
import { setStatus, statusOn } from '../situation.ts'
import { kind } from './kind.ts'
import { rows } from './membership.ts'

const schema = z.strictObject({ party: partyCode, rows })

export const membershipSuspended = kind<z.infer<typeof schema>>({
  kind: 'membership.suspended',
  schema,

  /** Flagged where the party was no member. */
  flag({ situation }, { body, day }) {
    const status = statusOn(situation, body.party, day)?.status
    return status === 'member' ? [] : [{ code: 'not-a-member', parties: [body.party] }]
  },

  evolve(to, { body, day, act }) {
    setStatus(to, body.party, 'suspended', day, act)
  },
})
