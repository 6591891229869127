/** Signing in and out: `/ORG/sign-in` and what is under it. Nothing here is kept by a browser or between, or seen in a frame. */
import { Hono } from 'hono'
import type { Instant } from '../core/time.ts'
import type { Private } from '../store/private.ts'
import { languageOf } from '../words/language.ts'
import type { Kept } from './kept.ts'
import { problem } from './problem.ts'
import { cookieOf, sameOrigin, siteOrigin, tokenOf } from './same-origin.ts'
import { sessions } from './sessions.ts'

export interface SignIn {
  readonly records: ReadonlyMap<string, Kept>
  readonly tables: Private
  readonly now: () => Instant
  readonly base?: string | undefined
}

/** The routes of signing in. */
export function signInRoutes({ records, tables, now, base }: SignIn): Hono {
  const routes = new Hono()
  const all = sessions(tables, now)
  for (const place of ['/:org/desk/*', '/:org/sign-in/*'])
    routes.use(place, async (context, next) => {
      // A confidential record is not there: who holds a key of it sends acts that it signed.
      if (records.get(context.req.param('org') ?? '')?.confidential !== false) return next()
      const language = languageOf(context.req.query('lang') ?? context.req.header('accept-language') ?? 'en')
      if (!sameOrigin(context.req.raw, base)) return problem(language, 'cross-site', '')
      await next()
      context.res.headers.set('cache-control', 'no-store')
      return undefined
    })
  routes.post('/:org/sign-in/out', async (context) => {
    const org = context.req.param('org')
    if (records.get(org)?.confidential !== false) return context.notFound()
    const origin = siteOrigin(context.req.raw, base)
    await all.close(org, tokenOf(context.req.raw, org, origin))
    context.header('set-cookie', cookieOf(org, origin, undefined))
    return context.redirect(`/${org}`, 303)
  })
  return routes
}
