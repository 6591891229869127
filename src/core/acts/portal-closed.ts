/** `portal.closed`: what passkeys sign at this site counts no more from here on; what they signed before stands. */
import * as z from 'zod/mini'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'
import { webOrigin } from './portal-opened.ts'

const schema = z.strictObject({ origin: webOrigin })

export const portalClosed = kind<z.infer<typeof schema>>({
  kind: 'portal.closed',
  ofRecord: true,
  schema,

  /** In order from an office that the charter lets enrol, for an origin that is open. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    if (!mayAct(context, charter.powers.enrol, by)) return notAuthorised(charter.powers.enrol)
    if (!situation.portals.has(body.origin))
      return outOfOrder({ code: 'portal-unknown', reached: body.origin })
    return inOrder({ effect: 'closed' })
  },

  evolve(to, { body }) {
    to.portals.delete(body.origin)
  },
})
