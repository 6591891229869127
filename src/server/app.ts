/** The server as a function of requests: health, the door for acts, the record as a file, and the public pages. */
import { Hono } from 'hono'
import type { Instant } from '../core/time.ts'
import { site, type Shown } from '../site/site.ts'
import { cliWords } from '../words/cli.ts'
import { desk } from '../desk/desk.ts'
import { officeOf } from './office.ts'
import { actRoutes } from './acts.ts'
import { conditional } from './data/conditional.ts'
import { dataRoutes } from './data/routes.ts'
import { memoryPrivate, type Private } from '../store/private.ts'
import { StoreFailedError, StoreFullError } from '../store/store.ts'
import { examplesOf } from './examples.ts'
import type { Kept } from './kept.ts'
import { logRoutes } from './log.ts'
import { openapi } from './openapi.ts'
import type { Providers } from './oidc-settings.ts'
import { problem } from './problem.ts'
import { signInRoutes } from './sign-in.ts'

/** No script runs but our own, nothing is loaded from elsewhere, and nobody frames the pages. */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

/**
 * The application over these records. `now` is the clock of the pages; acts are timed by their store. A confidential record is in
 * no listing and on no page: it takes acts that an enrolled key signs, and to anybody else it is not there. `base` is the scheme
 * and host that addresses in data begin with, where they are not those of the request. `tables` are the private ones: without
 * them, sessions are forgotten when the process ends. `reset` builds a demonstration anew, where the server can.
 */
export function app(
  all: ReadonlyMap<string, Kept>,
  now: () => Instant,
  base?: string,
  tables: Private = memoryPrivate(),
  reset?: (code: string) => Promise<void>,
  providers: Providers = {},
): Hono {
  const server = new Hono()
  // Where all may be shown it is the very map: a demonstration that is built anew takes its place in it.
  const isOpen = [...all.values()].every(({ confidential }) => !confidential)
  const records = isOpen ? all : new Map([...all].filter(([, { confidential }]) => !confidential))
  const shown = (): readonly Shown[] =>
    [...records.values()].map((kept) => ({
      code: kept.code,
      reading: kept.reading(),
      standing: kept.standing,
      now: kept.now,
    }))
  let requests = 0
  server.use(async (context, next) => {
    requests += 1
    await next()
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value)
  })
  server.use(conditional(shown, now))
  server.get('/healthz', (context) => context.text('ok\n'))
  server.get('/readyz', (context) => {
    const frozen = [...records.values()].flatMap(({ code, registrar }) => {
      const why = registrar.frozen()
      return why ? [`${code}: ${cliWords('en').frozen(why)}\n`] : []
    })
    const failed = [...records.values()].flatMap(({ code, registrar }) => {
      const failure = registrar.store.failure?.()
      return failure === undefined ? [] : [`${code}: ${failure}\n`]
    })
    const trouble = [...frozen, ...failed]
    return trouble.length === 0 ? context.text('ready\n') : context.text(trouble.join(''), 503)
  })
  server.get('/metrics', (context) => context.text(metrics(records, requests)))
  server.get('/api/openapi.json', (context) => context.json(openapi(examplesOf(shown()))))
  server.get('/records.json', (context) =>
    context.json({
      records: [...records.values()].map(({ code, registrar }) => ({
        organisation: code,
        ...registrar.head,
      })),
    }),
  )
  server.route('/', actRoutes({ records: all, tables, now, base }))
  server.get('/:org/record.chancery', async (context) => {
    const kept = records.get(context.req.param('org'))
    if (!kept) return context.notFound()
    const disposition = `attachment; filename="${kept.code}.chancery"`
    return context.body(new Uint8Array(await kept.archive()), 200, {
      'content-type': 'application/jsonl',
      'content-disposition': disposition,
    })
  })
  server.route('/', signInRoutes({ records: all, tables, now, base, providers }))
  server.route('/', desk(officeOf({ records: all, tables, now, base, reset, providers })))
  server.route('/', logRoutes(records))
  server.route('/', dataRoutes(shown, now, base))
  server.route('/', site(shown, now))
  server.onError((error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    if (error instanceof StoreFullError) return problem('en', 'unavailable', `no room: ${error.message}`)
    if (error instanceof StoreFailedError)
      return problem('en', 'unavailable', `the disk failed, the record is for reading: ${error.message}`)
    return problem('en', 'unavailable', '')
  })
  return server
}

function metrics(records: ReadonlyMap<string, Kept>, requests: number): string {
  const sizes = [...records].map(
    ([code, kept]) => `chancery_log_entries{organisation="${code}"} ${kept.registrar.size}`,
  )
  const witnesses = [...records].flatMap(([code, kept]) =>
    kept.witnessing
      .witnesses()
      .map(
        ({ name, size }) =>
          `chancery_witnessed_entries{organisation="${code}",witness="${name.replace(/["\\]/g, '')}"} ${size}`,
      ),
  )
  return [
    '# TYPE chancery_log_entries gauge',
    ...sizes,
    ...(witnesses.length > 0 ? ['# TYPE chancery_witnessed_entries gauge', ...witnesses] : []),
    '# TYPE chancery_requests_total counter',
    `chancery_requests_total ${requests}`,
    '',
  ].join('\n')
}
