/** What the desk asks of the server: records, sessions, and in a demonstration the seats that anybody may take. */
import type { Holder, Office, Person } from '../desk/seat.ts'
import type { Instant } from '../core/time.ts'
import type { Private } from '../store/private.ts'
import type { Kept } from './kept.ts'
import { providersFor, type Providers } from './oidc-settings.ts'
import { cookieOf, sameOrigin, siteOrigin, tokenOf } from './same-origin.ts'
import { sessions } from './sessions.ts'
import { signedIn } from './signed-in.ts'

/** The header of what the script of a page asks for without anybody having done anything: see `src/browser/live.ts`. */
export const BY_ITSELF = 'chancery-by-itself'

export interface Server {
  readonly records: ReadonlyMap<string, Kept>
  readonly tables: Private
  readonly now: () => Instant
  readonly base?: string | undefined
  readonly providers?: Providers | undefined
  readonly reset?: ((code: string) => Promise<void>) | undefined
}

/** The office over these records. A confidential record is not there. */
export function officeOf({ records, tables, now, base, reset, providers = {} }: Server): Office {
  const all = sessions(tables, now)
  const shown = (code: string): Kept | undefined => {
    const kept = records.get(code)
    return kept?.confidential === false ? kept : undefined
  }
  const token = (request: Request, code: string): string | undefined =>
    tokenOf(request, code, siteOrigin(request, base))
  const cookie = (request: Request, code: string, value: string | undefined): Headers =>
    new Headers({ 'set-cookie': cookieOf(code, siteOrigin(request, base), value) })
  return {
    tables,
    chamber: (code) => shown(code),
    async who(request, code): Promise<Person | undefined> {
      const kept = shown(code)
      // What a page asks for by itself is no use that somebody made of it.
      const slides = !request.headers.has(BY_ITSELF)
      const session = kept && (await signedIn(request, kept, all, { base, slides }))
      if (!session) return undefined
      // A seat of a demonstration holds in that demonstration alone: built anew, it has other keys.
      if (session.demonstration !== (kept.demonstration !== undefined)) return undefined
      return session
    },
    async sit(request, code, actor: Holder, person) {
      await all.close(code, token(request, code))
      const opened = await all.open({
        org: code,
        actor,
        demonstration: true,
        ...(person === undefined ? {} : { person }),
      })
      return cookie(request, code, opened)
    },
    async leave(request, code) {
      await all.close(code, token(request, code))
      return cookie(request, code, undefined)
    },
    origin: (request) => siteOrigin(request, base),
    now,
    async endPerson(code, person) {
      for (const session of await all.list(code))
        if (session.person === person) await all.end(code, session.id)
    },
    issuer: (code, holder) => providersFor(providers, code, holder).at(0)?.issuer,
    sameOrigin: (request) => sameOrigin(request, base),
    ...(reset ? { reset } : {}),
  }
}
