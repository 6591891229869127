/** `portal.opened`: the site at which passkeys may sign acts from here on. A passkey's answer names the site that asked. */
import * as z from 'zod/mini'
import { inOrder, outOfOrder } from '../refusal.ts'
import { kind, mayAct, notAuthorised } from './kind.ts'

const NAME = '(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)'
const HOST = `${NAME}(?:\\.${NAME})*`
/** A web origin as a browser writes it: the host in lower case, the port only where it is not the usual one. */
export const webOrigin = z
  .string()
  .check(z.regex(new RegExp(`^(?:https://${HOST}|http://localhost)(?::[1-9][0-9]{0,4})?$`)), z.maxLength(200))

const schema = z.strictObject({
  origin: webOrigin,
  /** The relying party: the host, or a domain above it, for which passkeys are made. */
  relyingParty: z.string().check(z.regex(new RegExp(`^${HOST}$`)), z.maxLength(200)),
})

export const portalOpened = kind<z.infer<typeof schema>>({
  kind: 'portal.opened',
  ofRecord: true,
  schema,

  /** In order from an office that the charter lets enrol, for an origin that is not open, under its own host or a domain above it. */
  decide(context, { by, body }) {
    const { charter, situation } = context
    const { origin, relyingParty } = body
    if (!mayAct(context, charter.powers.enrol, by)) return notAuthorised(charter.powers.enrol)
    const host = origin.replace(/^https?:\/\//, '').replace(/:\d+$/, '')
    if (host !== relyingParty && !host.endsWith(`.${relyingParty}`))
      return outOfOrder({ code: 'malformed', needed: host, reached: '/relyingParty' })
    if (situation.portals.has(origin)) return outOfOrder({ code: 'already-done', reached: origin })
    return inOrder({ effect: 'opened' })
  },

  evolve(to, { body }) {
    to.portals.set(body.origin, body.relyingParty)
  },
})
