/**
 * Strong validators (RFC 9110, 8.8.3): the same tag is the same bytes. What an address gives follows from the state of the
 * record, the day, the reader's language and this program: the tag is made from these, and nothing is made to compare it.
 */
import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { dayIn, type Instant } from '../../core/time.ts'
import { languageFor } from '../../site/asked.ts'
import { languageOf } from '../../words/language.ts'
import type { Shown } from '../../site/view.ts'
import { problem } from '../problem.ts'

/** What is data and not a page: by the ending of its name, or the address below which it is. */
const DATA = /\.(?:json|jsonl|csv|xml|atom|ics|sqlite|yaml)$|\/oparl\/v1\.1\//
/** Counts with each change of the program that changes what an address gives for the same record. */
const EDITION = 1

/** Answers 304 where the reader has the bytes, tags those that it gives, and says in data that there are none. */
export function conditional(orgs: () => readonly Shown[], now: () => Instant): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req
    if ((method !== 'GET' && method !== 'HEAD') || !DATA.test(path)) return next()
    const tag = tagOf(context, orgs, now)
    if (tag !== undefined && holds(context.req.header('if-none-match'), tag)) {
      context.res = new Response(null, { status: 304, headers: headersFor(tag) })
      return undefined
    }
    await next()
    const { status, headers } = context.res
    if (status === 200 && tag !== undefined)
      for (const [name, value] of Object.entries(headersFor(tag))) context.res.headers.set(name, value)
    if ((status === 404 || status === 400) && !headers.get('content-type')?.includes('json')) {
      const language = languageOf(context.req.query('lang') ?? context.req.header('accept-language') ?? 'en')
      context.res = undefined
      context.res = problem(language, status === 404 ? 'not-found' : 'unreadable', path)
    }
    context.res.headers.set('access-control-allow-origin', '*')
    return undefined
  }
}

function headersFor(tag: string): Readonly<Record<string, string>> {
  return {
    etag: tag,
    'cache-control': 'no-cache',
    vary: 'Accept-Language',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, Link',
  }
}

/** The tag of what an address gives now; undefined where it is of no record here. */
function tagOf(context: Context, orgs: () => readonly Shown[], now: () => Instant): string | undefined {
  const url = new URL(context.req.url)
  const code = url.pathname.split('/')[1] ?? ''
  const about = orgs().filter((one) => one.code === code || code === 'oparl')
  if (about.length === 0) return undefined
  const hash = createHash('sha256').update(`${EDITION}\n${url.href}\n`)
  hash.update(`${languageFor(url.searchParams, context.req.header('accept-language'))}\n`)
  for (const { code: own, reading, now: ownClock = now } of about) {
    const { charter, head, size } = reading
    hash.update(`${own} ${size} ${head?.root} ${dayIn(ownClock(), charter.seat.zone)}\n`)
  }
  return `"${hash.digest('base64url').slice(0, 27)}"`
}

/** True where a list of tags (RFC 9110, 13.1.2) names this one. Tags are compared weakly: a proxy may have weakened it. */
function holds(given: string | undefined, tag: string): boolean {
  return (given ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
