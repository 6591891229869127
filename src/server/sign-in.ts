/** Signing in and out: `/ORG/sign-in` and what is under it. Nothing here is kept by a browser or between, or seen in a frame. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deviceOf, noteAccess, sweepAccesses } from '../desk/access-log.ts'
import type { Holder } from '../desk/holder.ts'
import { devicesPage } from '../desk/sign-in/devices-page.ts'
import { signInPage } from '../desk/sign-in/sign-in-page.ts'
import { after } from '../desk/token.ts'
import type { Key } from '../core/situation.ts'
import { actorCode } from '../core/ids.ts'
import type { Html } from '../site/html.ts'
import { languageOf } from '../words/language.ts'
import { MOST_BODY_BYTES } from './acts.ts'
import { challenges } from './challenges.ts'
import { doorOf, formOf, jsonOf, type Door, type Hall } from './door.ts'
import { addressOf, limit } from './limits.ts'
import { oidcRoutes, type Enter } from './oidc.ts'
import { providersFor } from './oidc-settings.ts'
import { assertedCount, credentialOf } from './passkeys.ts'
import { problem } from './problem.ts'
import { recoveringRoutes } from './recovering.ts'
import { registeringRoutes } from './registering.ts'
import { cookieOf, deskPath, sameOrigin, tokenOf } from './same-origin.ts'
import { LONGEST, sessions, type Session } from './sessions.ts'

/** In seconds: from each address in all, and with each passkey there. A mission has many people behind one address. */
const [EACH_ADDRESS, EACH_PASSKEY, WITHIN] = [300, 10, 300] as const
const COUNTS = 'passkey-count'

/** A key that nobody has, against which an unknown passkey is checked: it takes as long as a known one. */
const NOBODY: Pick<Key, 'public' | 'passkey'> = {
  public: Buffer.from(
    // The point G of P-256: SEC 2, 2.4.2.
    '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
    'hex',
  ).toString('base64'),
  passkey: { alg: 'es256', credential: '', aaguid: '', backupEligible: false, backedUp: false },
}

/** The routes of signing in, and the guard before them and before the desk. */
export function signInRoutes(
  of: Omit<Hall, 'sessions' | 'providers'> & Partial<Pick<Hall, 'providers'>>,
): Hono {
  const hall: Hall = { providers: {}, ...of, sessions: sessions(of.tables, of.now) }
  const { now, base } = hall
  const routes = new Hono()
  const [byAddress, byPasskey] = [limit(EACH_ADDRESS, WITHIN, now), limit(EACH_PASSKEY, WITHIN, now)]
  for (const place of ['/:org/desk/*', '/:org/sign-in/*'])
    routes.use(place, async (context, next) => {
      const { raw } = context.req
      const language = languageOf(context.req.query('lang') ?? context.req.header('accept-language') ?? 'en')
      const kept = hall.records.get(context.req.param('org') ?? '')
      if (kept?.confidential === false) {
        if (!sameOrigin(raw, base)) return problem(language, 'cross-site', '')
        const opens = place.includes('sign-in') || context.req.path.endsWith('/seat')
        if (opens && raw.method !== 'GET' && !byAddress.take(addressOf(context.env, raw)))
          return problem(language, 'too-many', '')
      }
      await next()
      context.res.headers.set('cache-control', 'no-store')
      return undefined
    })
  routes.use('/:org/desk/*', bodyLimit({ maxSize: MOST_BODY_BYTES, onError: tooLarge }))
  const at =
    (answer: (door: Door, context: Context) => Promise<Response> | Response) => (context: Context) => {
      const door = doorOf(hall, context)
      return door ? answer(door, context) : context.notFound()
    }
  routes.get(
    '/:org/sign-in',
    at((door, context) =>
      // Nobody signs in to an example or a demonstration: the desk says what can be done there.
      door.kept.standing === 'own'
        ? context.html(String(pageAt(hall, door)))
        : context.redirect(`/${door.org}/desk`, 303),
    ),
  )
  routes.post(
    '/:org/sign-in/options',
    at(async ({ org, place, challenges: asked }, context) => {
      const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
      const challenge = await asked.issue(org, 'sign-in')
      const options = await generateAuthenticationOptions({
        rpID: place.relyingParty,
        challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
        userVerification: 'required',
      })
      return context.json({ options })
    }),
  )
  routes.post(
    '/:org/sign-in/answer',
    at(async (door, context) => {
      const response = assertionIn(await jsonOf(door.request))
      if (!response) return door.refuse('unreadable', door.w.no.form)
      const credential = credentialOf(response.id)
      // Ids of credentials are public: whoever could stop a passkey everywhere could keep a delegation out before a deadline.
      const from = addressOf(context.env, door.request)
      if (!byPasskey.take(`${from} ${door.org}/${credential.slice(0, 64)}`))
        return door.refuse('too-many', door.w.no.tooMany)
      const key = await keyBehind(hall, door, response, credential)
      const session = key && (await openedBy(door, key))
      if (!session) return door.refuse('not-allowed', door.w.passkey.failed)
      await enter(hall, door, context, session)
      return context.json({ to: deskPath(door.org, context.req.query('to')) })
    }),
  )
  routes.post(
    '/:org/sign-in/out',
    at(async (door, context) => {
      const { org, place, request, lang } = door
      const session = await door.session()
      await hall.sessions.close(org, tokenOf(request, org, place.origin))
      if (session) await note(hall, door, session, 'signed-out')
      context.header('set-cookie', cookieOf(org, place.origin, undefined))
      return context.redirect(`/${org}?lang=${lang}`, 303)
    }),
  )
  // What a page asks by itself moves no end; a person who asks to stay does.
  routes.get(
    '/:org/sign-in/session',
    at(async ({ org, request, place }, context) => {
      const found = await hall.sessions.look(org, tokenOf(request, org, place.origin))
      return found
        ? context.json({ now: now(), expires: found.expires, latest: after(found.opened, LONGEST) })
        : context.json({ now: now() }, 401)
    }),
  )
  routes.post(
    '/:org/sign-in/session',
    at(async (door, context) => {
      const session = await door.session()
      if (!session) return door.refuse('not-allowed', door.w.no.session)
      if (context.req.header('accept')?.includes('application/json'))
        return context.json({ now: now(), expires: session.expires, latest: after(session.opened, LONGEST) })
      return context.redirect(`/${door.org}/sign-in/devices`, 303)
    }),
  )
  routes.get(
    '/:org/sign-in/devices',
    at(async (door, context) => {
      const session = await door.session()
      if (!session) return context.redirect(`/${door.org}/sign-in`, 303)
      const own = await sessionsOf(hall, door, session)
      return context.html(String(devicesPage(door.view, session, own, after(session.opened, LONGEST))))
    }),
  )
  routes.post(
    '/:org/sign-in/devices',
    at(async (door, context) => {
      const session = await door.session()
      if (!session) return context.redirect(`/${door.org}/sign-in`, 303)
      const end = (await formOf(door.request)).get('end') ?? ''
      for (const { id } of await sessionsOf(hall, door, session)) {
        if (id === session.id || (end !== 'others' && end !== id)) continue
        await hall.sessions.end(door.org, id)
        await note(hall, door, session, 'ended')
      }
      return context.redirect(`/${door.org}/sign-in/devices`, 303)
    }),
  )
  registeringRoutes(routes, hall, at)
  recoveringRoutes(routes, hall, at)
  const admit: Enter = (door, context, session) => enter(hall, door, context, session)
  oidcRoutes(routes, hall, at, admit, (door, said) => String(pageAt(hall, door, said)))
  return routes
}

function tooLarge(context: Context): Response {
  return problem(
    languageOf(context.req.header('accept-language') ?? 'en'),
    'too-large',
    `<= ${MOST_BODY_BYTES}`,
  )
}

/** Forgets what is over: sessions, challenges, links, old entries of access logs. */
export async function sweep({ tables, now }: Pick<Hall, 'tables' | 'now'>): Promise<void> {
  await sessions(tables, now).sweep()
  await challenges(tables, now).sweep()
  await sweepAccesses(tables, now())
  for (const table of ['invitation', 'registering', 'recovery-claim', 'oidc'])
    for (const { key } of await tables.due(table, now(), 1000)) await tables.remove(table, key)
}

function pageAt({ providers }: Hall, { view, place, kept, org }: Door, said?: string): Html {
  const { ledger } = kept.registrar
  const { protocol, hostname, port } = new URL(place.origin)
  // An address of numbers is no name, and no relying party: W3C Web Authentication, 5.1.3.
  const isNumber = /^[\d.]+$|^\[/.test(hostname)
  const isHere = !isNumber && (protocol === 'https:' || hostname === 'localhost')
  return signInPage(view, {
    providers: providersFor(providers, org),
    ...(said === undefined ? {} : { said }),
    wanted: view.query.get('to') ?? undefined,
    portal: ledger.standing.portals.has(place.origin),
    recovers: ledger.charter.keys?.recovery !== undefined,
    ...(isHere ? {} : { elsewhere: `http://localhost${port === '' ? '' : `:${port}`}${view.path}` }),
  })
}

/** Opens a session in the browser that asked, in the place of any other that it had here. */
async function enter(hall: Hall, door: Door, context: Context, session: Opened): Promise<void> {
  const { org, place, request } = door
  await hall.sessions.close(org, tokenOf(request, org, place.origin))
  const device = deviceOf(request.headers.get('user-agent') ?? undefined)
  const token = await hall.sessions.open({ ...session, org, demonstration: false, device })
  context.header('set-cookie', cookieOf(org, place.origin, token))
  await note(hall, door, session, 'signed-in')
}

type Opened = Omit<Session, 'id' | 'org' | 'demonstration' | 'device' | 'opened' | 'expires'>

/** Every session of the same person, or of the same seat where it has no person. */
async function sessionsOf(hall: Hall, { org }: Door, own: Session): Promise<readonly Session[]> {
  return (await hall.sessions.list(org)).filter(
    (one) =>
      actorCode(one.actor) === actorCode(own.actor) &&
      (own.person === undefined ? one.id === own.id : one.person === own.person),
  )
}

async function note(
  { tables, now }: Hall,
  { org, request }: Door,
  { actor, person }: Pick<Session, 'actor' | 'person'>,
  what: 'signed-in' | 'signed-out' | 'ended' | 'count-went-back',
): Promise<void> {
  const device = deviceOf(request.headers.get('user-agent') ?? undefined)
  const who = person === undefined ? {} : { person }
  await noteAccess(tables, org, actor, { what, at: now(), device, ...who })
}

/** The key on the record that is valid now and answered this challenge here; its count goes on. */
async function keyBehind(
  hall: Hall,
  door: Door,
  response: AuthenticationResponseJSON,
  credential: string,
): Promise<Key | undefined> {
  const { tables } = hall
  const { org, place, kept } = door
  const key = [...kept.registrar.ledger.standing.keys.values()].find(
    (one) => one.until === undefined && one.passkey?.credential === credential,
  )
  const take = (challenge: string): Promise<boolean> => door.challenges.take(org, 'sign-in', challenge)
  const count = await assertedCount(place, key ?? NOBODY, response, take)
  if (!key || count === undefined) return undefined
  const row = await tables.get(COUNTS, `${org}/${key.key}`)
  const before = Number(row?.value['count'] ?? 0)
  // A passkey that counts counts on: one that does not is a copy (W3C Web Authentication, 6.1.1). Those on several devices say 0.
  if ((count > 0 || before > 0) && count <= before) {
    const who = key.person === undefined ? {} : { person: key.person }
    await note(hall, door, { actor: key.holder as Holder, ...who }, 'count-went-back')
    return undefined
  }
  const goesOn = row
    ? await tables.replace(COUNTS, row.key, row.version, { count })
    : count === 0 || (await tables.insert(COUNTS, `${org}/${key.key}`, { count }))
  return goesOn ? key : undefined
}

/** What a session by this key is: whose, and of which person; undefined where the delegation said that the person left. */
async function openedBy(door: Door, key: Key): Promise<Opened | undefined> {
  const actor = key.holder as Holder
  if (key.person === undefined) return { actor, key: key.key }
  const member = await door.people.get(actor, key.person)
  if (member?.left !== undefined) return undefined
  return { actor, key: key.key, person: key.person, ...(member ? { name: member.name } : {}) }
}

/** The answer of a browser, where it has the form of one. */
function assertionIn(
  body: Readonly<Record<string, unknown>> | undefined,
): AuthenticationResponseJSON | undefined {
  const given = body?.['response'] as Readonly<Record<string, unknown>> | undefined
  const inside = given?.['response'] as Readonly<Record<string, unknown>> | undefined
  const texts = [
    given?.['id'],
    given?.['rawId'],
    inside?.['clientDataJSON'],
    inside?.['authenticatorData'],
    inside?.['signature'],
  ]
  if (!texts.every((text) => typeof text === 'string' && text.length < 20_000)) return undefined
  return given as unknown as AuthenticationResponseJSON
}
