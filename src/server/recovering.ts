/** Whoever lost every passkey, and so has no session, asks for another: a claim that two people with keys must take up by acts. */
import type { Context, Hono } from 'hono'
import { officeId, partyId } from '../core/ids.ts'
import { partiesOn } from '../core/members.ts'
import { deviceOf, noteAccess } from '../desk/access-log.ts'
import { claims } from '../desk/claims.ts'
import type { Holder } from '../desk/holder.ts'
import { plainName, shortKey } from '../desk/people.ts'
import { recoveryAsked, recoveryPage } from '../desk/sign-in/recovery-page.ts'
import { jsonOf, type Door, type Hall } from './door.ts'
import { limit, addressOf } from './limits.ts'
import { creation, registered } from './passkeys.ts'
import { registrationIn, type At } from './registering.ts'

/** Claims from one address within an hour. */
const [MOST, WITHIN] = [5, 3600] as const

/** The routes by which a recovery is asked for. */
export function recoveringRoutes(routes: Hono, { tables, now }: Hall, at: At): void {
  const byAddress = limit(MOST, WITHIN, now)
  routes.get(
    '/:org/sign-in/recovery',
    at(({ view, kept }, context) => {
      const key = context.req.query('key') ?? ''
      return context.html(
        String(
          /^[0-9a-f]{8}$/.test(key)
            ? recoveryAsked(view, shortKey(key))
            : recoveryPage(view, kept.registrar.ledger.standing),
        ),
      )
    }),
  )
  routes.post(
    '/:org/sign-in/recovery/options',
    at(async (door, context) => {
      const asked = askedIn(door, await jsonOf(door.request))
      if (!asked) return door.refuse('unreadable', door.w.no.form)
      const challenge = await door.challenges.issue(door.org, 'register')
      return context.json({
        options: await creation(door.place, door.org, asked.name, asked.name, challenge, []),
      })
    }),
  )
  routes.post(
    '/:org/sign-in/recovery/answer',
    at(async (door: Door, context: Context) => {
      const { org, place, w, request } = door
      const body = await jsonOf(request)
      const [asked, response] = [askedIn(door, body), registrationIn(body)]
      if (!asked || !response) return door.refuse('unreadable', w.no.form)
      if (!byAddress.take(addressOf(context.env, request))) return door.refuse('too-many', w.no.tooMany)
      const made = await registered(place, response, (challenge) =>
        door.challenges.take(org, 'register', challenge),
      )
      if (!made) return door.refuse('not-allowed', w.invitation.failed)
      const passkey = { ...made, at: now() }
      const claim = await claims(tables, org).add({ ...asked, passkey }, now())
      if (!claim) return door.refuse('too-many', w.recovery.full)
      const device = deviceOf(request.headers.get('user-agent') ?? undefined)
      await noteAccess(tables, org, asked.holder, { what: 'recovery-asked', at: now(), device })
      return context.json({ to: `/${org}/sign-in/recovery?key=${made.key.slice(0, 8)}` })
    }),
  )
}

/** Who asks, and for whom: a party of the organisation, or an office of its charter. */
function askedIn(
  { kept, view }: Door,
  body: Readonly<Record<string, unknown>> | undefined,
): { readonly holder: Holder; readonly name: string } | undefined {
  const { charter, standing } = kept.registrar.ledger
  const [given, name] = [body?.['holder'], body?.['name']]
  if (!charter.keys?.recovery || typeof given !== 'string' || typeof name !== 'string') return undefined
  const called = plainName(name)
  if (called === '') return undefined
  const party = partyId(given)
  if (party && partiesOn(charter, standing, view.today).some((one) => one.party === party))
    return { holder: { party }, name: called }
  const office = officeId(given)
  if (office && !['log', 'clock', 'archivist'].includes(office) && Object.hasOwn(charter.offices, office))
    return { holder: { office }, name: called }
  return undefined
}
