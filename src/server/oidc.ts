/**
 * OpenID Connect: a ministry's own sign-in says who a person is; the delegation has said beforehand whom it admits under that
 * name. Authorization code with PKCE, state and nonce, each good once and for the browser that began. Whoever comes this way
 * has a session and no key: acts are signed by a passkey.
 */
import { readFileSync } from 'node:fs'
import type { Context, Hono } from 'hono'
import type { Configuration } from 'openid-client'
import { actorCode, partyId, type OfficeId } from '../core/ids.ts'
import { noteAccess } from '../desk/access-log.ts'
import type { Holder } from '../desk/holder.ts'
import type { Member } from '../desk/people.ts'
import { after, hashed, isToken, newToken } from '../desk/token.ts'
import type { Door, Hall } from './door.ts'
import { addressOf, limit } from './limits.ts'
import { providersFor, type Provider } from './oidc-settings.ts'
import { cookieOf, deskPath, tokenOf } from './same-origin.ts'
import type { At } from './registering.ts'
import type { Session } from './sessions.ts'

const TABLE = 'oidc'
/** In seconds: how long the person may take at the provider, and how often one address may begin. */
const [TAKES, MOST, WITHIN] = [600, 60, 300] as const
/** Under which name the browser holds what it began. No code has a stop in it. */
const begun = (org: string): string => `${org}.oidc`

export type Enter = (
  door: Door,
  context: Context,
  session: Pick<Session, 'actor' | 'person' | 'name' | 'issuer'>,
) => Promise<void>

/** The routes by way of a provider. `enter` opens the session; `said` is the sign-in page with a sentence on it. */
export function oidcRoutes(
  routes: Hono,
  hall: Hall,
  at: At,
  enter: Enter,
  said: (door: Door, sentence: string) => string,
): void {
  const { tables, now, providers } = hall
  const byAddress = limit(MOST, WITHIN, now)
  const configurations = new Map<Provider, Promise<Configuration>>()
  const configured = (provider: Provider): Promise<Configuration> => {
    const known = configurations.get(provider) ?? configurationOf(provider)
    configurations.set(provider, known)
    // A provider that was away is asked again.
    known.catch(() => configurations.delete(provider))
    return known
  }
  const provided = ({ org }: Door, context: Context): Provider | undefined =>
    providersFor(providers, org).find(({ code }) => code === context.req.param('provider'))

  routes.get(
    '/:org/sign-in/with/:provider',
    at(async (door, context) => {
      const provider = provided(door, context)
      if (!provider) return context.notFound()
      if (!byAddress.take(addressOf(context.env, door.request)))
        return door.refuse('too-many', door.w.no.tooMany)
      const client = await import('openid-client')
      const config = await configured(provider).catch(() => undefined)
      if (!config) return context.html(said(door, door.w.provider.away(provider.name)), 503)
      const [state, nonce, verifier] = [newToken(), client.randomNonce(), client.randomPKCECodeVerifier()]
      const key = `${door.org}/${hashed(state)}`
      const to = deskPath(door.org, context.req.query('to'))
      await tables.insert(TABLE, key, { provider: provider.code, nonce, verifier, to }, after(now(), TAKES))
      context.header('set-cookie', cookieOf(begun(door.org), door.place.origin, state))
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectOf(door, provider),
        scope: provider.scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return context.redirect(address.href, 303)
    }),
  )
  routes.get(
    '/:org/sign-in/back/:provider',
    at(async (door, context) => {
      const provider = provided(door, context)
      if (!provider) return context.notFound()
      const { org, place, request, w } = door
      const held = tokenOf(request, begun(org), place.origin)
      context.header('set-cookie', cookieOf(begun(org), place.origin, undefined))
      const found = await claimed(hall, door, context, provider, held, configured).catch(() => undefined)
      if (!found) return context.html(said(door, w.provider.failed), 403)
      const member = await admitted(door, provider, found.claim)
      if (!member) await noteRefused(hall, door, provider)
      if (!member) return context.html(said(door, w.provider.notAdmitted), 403)
      const { holder: actor, person, name } = member
      await enter(door, context, { actor, person, name, issuer: provider.issuer })
      return context.redirect(found.to, 303)
    }),
  )
}

/** What the provider calls the person, and which page the person wanted; undefined, or a rejection, where anything about its answer does not hold. */
async function claimed(
  { tables, now }: Hall,
  door: Door,
  context: Context,
  provider: Provider,
  held: string | undefined,
  configured: (provider: Provider) => Promise<Configuration>,
): Promise<{ readonly claim: string; readonly to: string } | undefined> {
  const state = context.req.query('state')
  // The browser that began is the one that comes back: else somebody else's sign-in could be pushed onto it.
  if (!isToken(held) || held !== state) return undefined
  const key = `${door.org}/${hashed(held)}`
  const row = await tables.get(TABLE, key)
  if (!row || !(await tables.remove(TABLE, key, row.version))) return undefined
  if (row.value['provider'] !== provider.code || row.due === undefined || row.due <= now()) return undefined
  const client = await import('openid-client')
  const back = new URL(redirectOf(door, provider))
  back.search = new URL(door.request.url).search
  const tokens = await client.authorizationCodeGrant(await configured(provider), back, {
    pkceCodeVerifier: row.value['verifier'] as string,
    expectedNonce: row.value['nonce'] as string,
    expectedState: held,
    idTokenExpected: true,
  })
  const value = tokens.claims()?.[provider.claim]
  const to = row.value['to'] as string
  return typeof value === 'string' && value !== '' ? { claim: value, to } : undefined
}

/** The person whom a delegation admitted under this name at this issuer; nobody whom the provider may not speak for. */
async function admitted({ people }: Door, provider: Provider, claim: string): Promise<Member | undefined> {
  const found = (await people.all()).filter(
    ({ subject, left, holder }) =>
      left === undefined &&
      subject?.issuer === provider.issuer &&
      subject.claim === claim &&
      (provider.for === undefined || provider.for.includes(actorCode(holder))),
  )
  // One name for two people is nobody's.
  return found.length === 1 ? found[0] : undefined
}

/** Tells the delegation that somebody came whom it has not admitted, where the provider speaks for one alone. */
async function noteRefused({ tables, now }: Hall, { org }: Door, provider: Provider): Promise<void> {
  const [code, other] = provider.for ?? []
  if (code === undefined || other !== undefined) return
  const party = partyId(code)
  const holder: Holder = party ? { party } : { office: code as OfficeId }
  await noteAccess(tables, org, holder, { what: 'not-admitted', at: now() })
}

function redirectOf({ place, org }: Door, { code }: Provider): string {
  return `${place.origin}/${org}/sign-in/back/${code}`
}

async function configurationOf({ issuer, clientId, secretFile }: Provider): Promise<Configuration> {
  const client = await import('openid-client')
  const secret = secretFile === undefined ? undefined : readFileSync(secretFile, 'utf8').trim()
  const insecure = issuer.startsWith('http:') ? [client.allowInsecureRequests] : []
  const authentication = secret === undefined ? client.None() : client.ClientSecretPost(secret)
  return client.discovery(new URL(issuer), clientId, secret, authentication, {
    timeout: 10,
    execute: insecure,
  })
}
