/** `partner.admitted`: a party becomes a partner of the organisation by decision of the organ that the charter names. */
import { setStatus } from '../situation.ts'
import { conferredSchema, decideAdmission, type ConferredBody } from './admission.ts'
import { kind } from './kind.ts'

export const partnerAdmitted = kind<ConferredBody>({
  kind: 'partner.admitted',
  schema: conferredSchema,
  decide: (context, { by, body }) => decideAdmission('partner', context, by, body),
  evolve: (to, { body, day, act }) => setStatus(to, body.party, 'partner', day, act),
})
