/** `membership.restored`: a party that had left, or was suspended, is a member again. */
import * as z from 'zod/mini'
import { partyCode } from '../charter/forms.ts'
import { setStatus, statusOn } from '../situation.ts'
import { kind } from './kind.ts'
import { rows } from './membership.ts'

const schema = z.strictObject({ party: partyCode, rows })

export const membershipRestored = kind<z.infer<typeof schema>>({
  kind: 'membership.restored',
  schema,

  /** Flagged where the party had neither left nor been suspended. */
  flag({ situation }, { body, day }) {
    const status = statusOn(situation, body.party, day)?.status
    return status === 'former' || status === 'suspended'
      ? []
      : [{ code: 'not-a-member', parties: [body.party] }]
  },

  evolve(to, { body, day, act }) {
    setStatus(to, body.party, 'member', day, act)
  },
})
