/** A record with its server and its private tables, and a browser that keeps cookies and sends what a page of it would. */
import type { Hono } from 'hono'
import { join } from 'node:path'
import { instantOf, seconds, type Instant } from '../../src/core/time.ts'
import { enrolment } from '../../src/record/author.ts'
import { app } from '../../src/server/app.ts'
import type { Providers } from '../../src/server/oidc-settings.ts'
import { keep, type Kept } from '../../src/server/kept.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import { memoryPrivate, type Private } from '../../src/store/private.ts'
import type { Authenticator, Otherwise } from './authenticator.ts'
import { assertion, registration } from './browser-passkey.ts'
import { actorFor, crypto, openedBuilt, SHIPPED, signerFor, submissionOf, type Deed } from './records.ts'
import { seedOf } from './seeded.ts'

export const SITE = 'https://desk.example.org'
export const BEGAN = '2026-03-02T10:00:00Z' as Instant

export interface Hosted {
  readonly org: string
  readonly kept: Kept
  readonly tables: Private
  readonly server: Hono
  readonly now: () => Instant
  /** Lets so many seconds go by. */
  readonly wait: (more: number) => void
  /** Performs an act with the key of whoever does it, and fails where it is refused. */
  readonly perform: (deed: Deed) => Promise<void>
  /** The passkey is one of that party or office on the record from here on. */
  readonly enrol: (passkey: Authenticator, holder: string, person?: string) => Promise<void>
}

/** Serves the records of these test organisations, at `SITE` or another base; at no base with null. */
export async function hosted(
  folder: string,
  orgs: readonly string[],
  base: string | null = SITE,
  providers: Providers = {},
): Promise<readonly Hosted[]> {
  let now = BEGAN
  const clock = (): Instant => now
  const tables = memoryPrivate()
  const records = new Map<string, Kept>()
  for (const org of orgs) {
    const log = heldKey(
      actorFor('log'),
      enrolment(crypto, signerFor(org, 'log'), actorFor('log')).key,
      seedOf(`${org}/log`),
    )
    createRecord(join(folder, org), openedBuilt(org), signerFor(org, 'log'), [log], now)
    records.set(org, await keep({ organisations: SHIPPED, data: folder }, join(folder, org), clock))
  }
  const server = app(records, clock, base ?? undefined, tables, undefined, providers)
  return orgs.map((org) => {
    const kept = records.get(org)!
    const perform = async (deed: Deed): Promise<void> => {
      const answer = await kept.submit(submissionOf(kept.registrar.ledger, org, deed))
      if (!answer.accepted) throw new Error(JSON.stringify(answer))
    }
    return {
      org,
      kept,
      tables,
      server,
      now: clock,
      wait: (more) => void (now = instantOf(seconds(now) + more)),
      perform,
      enrol: (passkey, holder, person) =>
        perform({
          by: 'secretariat',
          type: 'key.enrolled',
          body: { ...passkey.enrolment(actorFor(holder)), ...(person === undefined ? {} : { person }) },
        }),
    }
  })
}

export interface Browser {
  readonly cookies: Map<string, string>
  /** Asks as a page of the site asks. What is given of `headers` stands in the place of what a browser would say. */
  readonly ask: (path: string, sent?: Sent) => Promise<Response>
  /** Signs in with a passkey; the status. */
  readonly signIn: (org: string, passkey: Authenticator, otherwise?: SaidOtherwise) => Promise<number>
  /** Signs the draft to which a form led, and sends it in; the page that then comes. */
  readonly sign: (draft: Response, passkey: Authenticator) => Promise<Response>
  /** Registers a passkey by an invitation, or by what the browser holds; the status. */
  readonly register: (org: string, passkey: Authenticator, token?: string) => Promise<number>
}

export interface Sent {
  readonly json?: object
  readonly form?: Readonly<Record<string, string>>
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface SaidOtherwise extends Otherwise {
  readonly origin?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A browser at the site, with no cookies yet, that connects from this address. */
export function browser(server: Hono, address = '192.0.2.1'): Browser {
  const cookies = new Map<string, string>()
  const ask: Browser['ask'] = async (path, { json, form, method, headers } = {}) => {
    const body = json ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : undefined
    const type = json ? 'application/json' : form ? 'application/x-www-form-urlencoded' : undefined
    const verb = method ?? (body === undefined ? 'GET' : 'POST')
    const init = {
      method: verb,
      headers: {
        ...(verb === 'GET' ? {} : { origin: SITE, 'sec-fetch-site': 'same-origin' }),
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    }
    const connection = { incoming: { socket: { remoteAddress: address } } }
    const response = await server.request(`${SITE}${path}`, init, connection)
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]!.split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const challengeOf = async (path: string, body: object): Promise<string | undefined> => {
    const read = (await (await ask(path, { json: body })).json()) as { options?: { challenge: string } }
    return read.options?.challenge
  }
  return {
    cookies,
    ask,
    async signIn(org, passkey, { origin = SITE, headers, ...otherwise } = {}) {
      const challenge = await challengeOf(`/${org}/sign-in/options`, {})
      const response = assertion(passkey, challenge ?? '', origin, otherwise)
      return (await ask(`/${org}/sign-in/answer`, { json: { response }, ...(headers ? { headers } : {}) }))
        .status
    },
    async sign(draft, passkey) {
      const path = draft.headers.get('location') ?? ''
      const page = await (await ask(path)).text()
      const block = /<script type="application\/json" id="sign-data">(.*?)<\/script>/s.exec(page)?.[1]
      if (block === undefined) throw new Error(`nothing to sign at ${path}: ${page.slice(-3000)}`)
      const { challenge } = JSON.parse(block) as { challenge: string }
      const evidence = passkey.assert(Buffer.from(challenge, 'base64'), SITE)
      return ask(`${path.split('?')[0]}/sign`, { form: { evidence: JSON.stringify(evidence) } })
    },
    async register(org, passkey, token) {
      const body = token === undefined ? {} : { token }
      const challenge = await challengeOf(`/${org}/sign-in/register/options`, body)
      if (challenge === undefined) return 403
      const response = registration(passkey, challenge, SITE)
      return (await ask(`/${org}/sign-in/register/answer`, { json: { ...body, response } })).status
    },
  }
}
