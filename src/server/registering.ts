/** An invitation is opened, and the person registers passkeys; whoever is signed in registers more. They sign once an act enrols them. */
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Context, Hono } from 'hono'
import { deviceOf, noteAccess } from '../desk/access-log.ts'
import type { Invited } from '../desk/invitations.ts'
import { withPasskey, type Member } from '../desk/people.ts'
import { invitationPage, noInvitationPage } from '../desk/sign-in/invitation-page.ts'
import { actorText } from '../site/view.ts'
import type { Door, Hall } from './door.ts'
import { jsonOf } from './door.ts'
import { creation, registered } from './passkeys.ts'
import { cookieOf, tokenOf } from './same-origin.ts'

/** Finds the door that a request stands at; there is no page where there is none. */
export type At = (
  answer: (door: Door, context: Context) => Promise<Response> | Response,
) => (context: Context) => Response | Promise<Response>

/** Under which name the browser holds what lets it go on registering: no session of anybody's, and no code has a stop in it. */
const held = (org: string): string => `${org}.register`

/** The routes by which passkeys are registered. */
export function registeringRoutes(routes: Hono, hall: Hall, at: At): void {
  const { tables, now } = hall
  routes.get(
    '/:org/sign-in/invitations/:token',
    at(async (door, context) => {
      const token = context.req.param('token')
      const member = await memberOf(door, await door.invitations.look(token))
      if (!member) return context.html(String(noInvitationPage(door.view)), 404)
      return context.html(String(invitationPage(door.view, member, token)))
    }),
  )
  routes.get(
    '/:org/sign-in/register',
    at(async (door, context) => {
      const member = await memberOf(door, await door.registering.look(heldBy(door)))
      return member
        ? context.html(String(invitationPage(door.view, member)))
        : context.html(String(noInvitationPage(door.view)), 404)
    }),
  )
  routes.post(
    '/:org/sign-in/register/options',
    at(async (door, context) => {
      const member = await invitedBy(door, await jsonOf(door.request))
      if (!member) return door.refuse('not-allowed', door.w.invitation.failed)
      const { org, place } = door
      const challenge = await door.challenges.issue(org, 'register')
      const shown = `${member.name}, ${actorText(door.view, member.holder)}`
      const options = await creation(place, org, member.name, shown, challenge, member.registered)
      return context.json({ options })
    }),
  )
  routes.post(
    '/:org/sign-in/register/answer',
    at(async (door, context) => {
      const { org, place, w } = door
      const body = await jsonOf(door.request)
      const response = registrationIn(body)
      if (!response) return door.refuse('unreadable', w.no.form)
      const member = await invitedBy(door, body)
      if (!member) return door.refuse('not-allowed', w.invitation.failed)
      const made = await registered(place, response, (challenge) =>
        door.challenges.take(org, 'register', challenge),
      )
      if (!made) return door.refuse('not-allowed', w.invitation.failed)
      // From here on the link is used, and of two browsers that have it one goes on.
      const token = tokenIn(body)
      if (token !== undefined && !(await door.invitations.use(token)))
        return door.refuse('not-allowed', w.invitation.failed)
      const { holder, person } = member
      const isAdded = await door.people.change(holder, person, (of) =>
        withPasskey(of, { ...made, at: now() }),
      )
      if (!isAdded) return door.refuse('not-allowed', w.invitation.twice)
      const device = deviceOf(door.request.headers.get('user-agent') ?? undefined)
      await noteAccess(tables, org, holder, { what: 'registered', at: now(), person, device })
      if (token === undefined && heldBy(door) === undefined)
        return context.json({ to: `/${org}/sign-in/devices` })
      if (token !== undefined)
        context.header(
          'set-cookie',
          cookieOf(held(org), place.origin, await door.registering.make({ holder, person })),
        )
      return context.json({ to: `/${org}/sign-in/register` })
    }),
  )
}

function heldBy({ org, request, place }: Door): string | undefined {
  return tokenOf(request, held(org), place.origin)
}

async function memberOf({ people }: Door, invited: Invited | undefined): Promise<Member | undefined> {
  const member = invited && (await people.get(invited.holder, invited.person))
  return member?.left === undefined ? member : undefined
}

/** Who registers: by the link, by what the browser holds of one, or by the session that it has. */
async function invitedBy(
  door: Door,
  body: Readonly<Record<string, unknown>> | undefined,
): Promise<Member | undefined> {
  const token = tokenIn(body)
  if (token !== undefined) return memberOf(door, await door.invitations.look(token))
  const going = await door.registering.look(heldBy(door))
  if (going) return memberOf(door, going)
  const session = await door.session()
  // Whoever came by somebody else's word alone gets the first passkey by an invitation.
  if (session?.person === undefined || session.key === undefined) return undefined
  return door.people.get(session.actor, session.person)
}

function tokenIn(body: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const token = body?.['token']
  return typeof token === 'string' ? token : undefined
}

/** What a browser gives of a new passkey, where it has the form of that. */
export function registrationIn(
  body: Readonly<Record<string, unknown>> | undefined,
): RegistrationResponseJSON | undefined {
  const given = body?.['response'] as Readonly<Record<string, unknown>> | undefined
  const inside = given?.['response'] as Readonly<Record<string, unknown>> | undefined
  const texts = [given?.['id'], given?.['rawId'], inside?.['clientDataJSON'], inside?.['attestationObject']]
  if (!texts.every((text) => typeof text === 'string' && text.length < 40_000)) return undefined
  return given as unknown as RegistrationResponseJSON
}
