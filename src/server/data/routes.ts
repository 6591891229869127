/** The addresses of the open data, to be put before those of the pages. */
import { ReadableStream, type UnderlyingSource } from 'node:stream/web'
import { Hono, type Context } from 'hono'
import { dayIn, type Instant } from '../../core/time.ts'
import { readAhead } from '../../formats/feed-index.ts'
import { languageFor } from '../../site/asked.ts'
import { languageOf } from '../../words/language.ts'
import type { Shown } from '../../site/view.ts'
import { problem } from '../problem.ts'
import { askedOf, type Endpoint, type Given, type Wrong } from './endpoint.ts'
import { follow } from './follow.ts'
import { formats } from './formats.ts'
import { allBodies, allSystem } from './oparl-all.ts'
import { tables } from './tables.ts'

export const ENDPOINTS: readonly Endpoint[] = [...follow, ...tables, ...formats]

/** The routes over these organisations. `base` is the scheme and host in addresses; else those of the request. */
export function dataRoutes(orgs: () => readonly Shown[], now: () => Instant, base?: string): Hono {
  const server = new Hono()
  for (const { reading } of orgs()) void readAhead(reading)
  server.get('/oparl/v1.1/system', (context) => context.json(allSystem(orgs(), base ?? originOf(context))))
  server.get('/oparl/v1.1/bodies', (context) => allBodies(context, orgs(), base ?? originOf(context), now))
  for (const endpoint of ENDPOINTS)
    server.get(`/:org${routeOf(endpoint.path)}`, (context) =>
      answer(context, orgs, now, endpoint, base ?? originOf(context)),
    )
  return server
}

/** The scheme and host under which the reader reached the server. */
export function originOf(context: Context): string {
  return new URL(context.req.url).origin
}

/** A path as the router takes it. A part with an ending stands for both, since a name may have a dot in it. */
function routeOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}(\.\w+)?/g, (_, name: string, ending: string | undefined) =>
    ending === undefined ? `:${name}` : `:${name}{[^/]+\\${ending}}`,
  )
}

async function answer(
  context: Context,
  orgs: () => readonly Shown[],
  now: () => Instant,
  endpoint: Endpoint,
  base: string,
): Promise<Response> {
  const { query, lang } = spoken(context)
  const language = languageOf(lang)
  const shown = orgs().find(({ code }) => code === context.req.param('org'))
  if (!shown) return problem(language, 'not-found', context.req.path)
  const today = dayIn((shown.now ?? now)(), shown.reading.charter.seat.zone)
  const asked = askedOf(shown, base, lang, today, partsOf(context, endpoint), query)
  if ('wrong' in asked) return refused(language, asked)
  const given = await endpoint.answer(asked)
  if (given === undefined) return problem(language, 'not-found', context.req.path)
  return 'wrong' in given ? refused(language, given) : sent(endpoint, given)
}

function spoken(context: Context): { query: URLSearchParams; lang: ReturnType<typeof languageFor> } {
  const query = new URL(context.req.url).searchParams
  return { query, lang: languageFor(query, context.req.header('accept-language')) }
}

function partsOf(context: Context, { path }: Endpoint): Readonly<Record<string, string>> {
  const found = [...path.matchAll(/\{(\w+)\}(\.\w+)?/g)].map(([, name = '', ending = '']) => {
    const value = context.req.param(name) ?? ''
    return [name, value.slice(0, value.length - ending.length)] as const
  })
  return Object.fromEntries(found)
}

function refused(language: ReturnType<typeof languageOf>, { wrong }: Wrong): Response {
  return problem(language, 'unreadable', '', [], { faults: wrong })
}

function sent({ media }: Endpoint, { body, headers = {} }: Given): Response {
  const sent = { headers: { 'content-type': media, ...headers } }
  if (typeof body === 'string') return new Response(body, sent)
  return new Response(body instanceof ReadableStream ? body : streamed(body), sent)
}

/** Pieces as they are read, gathered to this many characters: between two of them others have their turn. */
const GATHERED = 65_536

function streamed(pieces: Iterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.iterator]()
  const encoder = new TextEncoder()
  const source: UnderlyingSource<Uint8Array> = {
    async pull(controller) {
      let text = ''
      while (text.length < GATHERED) {
        const { done, value } = iterator.next()
        if (done === true) {
          if (text !== '') controller.enqueue(encoder.encode(text))
          controller.close()
          return
        }
        text += value
      }
      controller.enqueue(encoder.encode(text))
      await new Promise<void>((resolve) => void setImmediate(resolve))
    },
    cancel() {
      iterator.return?.()
    },
  }
  return new ReadableStream<Uint8Array>(source, { highWaterMark: 0 })
}
