/** `membership.continued`: a party continues the membership of another, as a successor or under another code. */
import * as z from 'zod/mini'
import { partyCode } from '../charter/forms.ts'
import { setStatus, statusOn } from '../situation.ts'
import { kind } from './kind.ts'
import { rows } from './treaty.ts'

const schema = z.strictObject({ party: partyCode, of: partyCode, rows })

export const membershipContinued = kind<z.infer<typeof schema>>({
  kind: 'membership.continued',
  schema,

  /** Flagged where the one whose membership is continued was neither member nor suspended. */
  flag({ situation }, { body, day }) {
    const status = statusOn(situation, body.of, day)?.status
    return status === 'member' || status === 'suspended' ? [] : [{ code: 'not-a-member', parties: [body.of] }]
  },

  evolve(to, { body, day, act }) {
    const status = statusOn(to, body.of, day)?.status
    if (status !== undefined) setStatus(to, body.of, 'former', day, act)
    setStatus(to, body.party, status === 'suspended' ? 'suspended' : 'member', day, act)
  },
})
