/** One request at the door of an organisation: which record, where people are, in which language it is answered. */
import type { Context } from 'hono'
import { dayIn, type Instant } from '../core/time.ts'
import { challenges, type Challenges } from './challenges.ts'
import { invitations, type Invitations } from '../desk/invitations.ts'
import { people, type People } from '../desk/people.ts'
import { languageFor } from '../site/asked.ts'
import { viewOf, type View } from '../site/view.ts'
import type { Private } from '../store/private.ts'
import { words, type Lang } from '../words/index.ts'
import type { SignInWords } from '../words/en/desk-sign-in.ts'
import { unmarked } from '../words/fallback.ts'
import { languageOf } from '../words/language.ts'
import { bodyOf } from './body.ts'
import type { Kept } from './kept.ts'
import type { Providers } from './oidc-settings.ts'
import type { Place } from './passkeys.ts'
import { problem, type ProblemKind } from './problem.ts'
import { siteOrigin } from './same-origin.ts'
import type { Session, Sessions } from './sessions.ts'
import { signedIn } from './signed-in.ts'

/** What the doors of all organisations share. */
export interface Hall {
  readonly records: ReadonlyMap<string, Kept>
  readonly tables: Private
  readonly now: () => Instant
  readonly base?: string | undefined
  readonly sessions: Sessions
  readonly providers: Providers
}

export interface Door {
  readonly kept: Kept
  readonly org: string
  readonly request: Request
  readonly place: Place
  readonly lang: Lang
  readonly w: SignInWords
  readonly view: View
  readonly people: People
  readonly challenges: Challenges
  readonly invitations: Invitations
  /** What the browser holds of an invitation that is being used. */
  readonly registering: Invitations
  readonly session: () => Promise<Session | undefined>
  /** A refusal, in the words of this area. */
  readonly refuse: (kind: ProblemKind, detail: string) => Response
}

/** Most bytes that a page of this area sends. An answer of an authenticator with its attestation has a few thousand. */
const MOST_BYTES = 65_536

/** The door that a request stands at; undefined where no record of that name is open to anybody. */
export function doorOf(hall: Hall, context: Context): Door | undefined {
  const { records, tables, now, base, sessions } = hall
  const org = context.req.param('org') ?? ''
  const kept = records.get(org)
  // A confidential record is not there: who holds a key of it sends acts that it signed.
  if (!kept || kept.confidential) return undefined
  const request = context.req.raw
  const url = new URL(request.url)
  const lang = languageFor(url.searchParams, request.headers.get('accept-language') ?? undefined)
  const origin = siteOrigin(request, base)
  const reading = kept.reading()
  const shown = { code: org, reading, standing: kept.standing, now: kept.now }
  const today = dayIn(kept.now(), reading.charter.seat.zone)
  const carried = url.searchParams.has('lang') ? { lang } : {}
  const portal = kept.registrar.ledger.standing.portals.get(origin)
  return {
    kept,
    org,
    request,
    place: { origin, relyingParty: portal ?? new URL(origin).hostname },
    lang,
    w: words(lang).signIn,
    view: viewOf(shown, lang, carried, url.searchParams, url.pathname, today),
    people: people(tables, org),
    challenges: challenges(tables, now),
    invitations: invitations(tables, org, now),
    registering: invitations(tables, org, now, 'registering'),
    session: () => signedIn(request, kept, sessions, { base }),
    refuse: (kind, detail) => problem(languageOf(lang), kind, unmarked(detail)),
  }
}

/** The fields of a body of JSON; undefined where it is none, or too long. */
export async function jsonOf(request: Request): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '')) return undefined
  const bytes = await bodyOf(request, MOST_BYTES)
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}

/** The fields of a form that a page sent; none where it is no form, or too long. */
export async function formOf(request: Request): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers.get('content-type') ?? ''))
    return new URLSearchParams()
  return new URLSearchParams(new TextDecoder().decode(await bodyOf(request, MOST_BYTES)))
}
