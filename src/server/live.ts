/**
 * `GET /ORG/live`: events while a page is open (https://html.spec.whatwg.org/multipage/server-sent-events.html), written to
 * the bare response, beside all else that answers. A reader says what it knows by `Last-Event-ID`, or by `?since=SIZE`.
 */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { BlockList, isIPv6 } from 'node:net'
import { seconds } from '../core/time.ts'
import { feedOf, type Clock, type Feed, type Pace } from './feed.ts'
import { languageOf } from '../words/language.ts'
import type { Kept } from './kept.ts'
import { problem } from './problem.ts'

export interface LiveOptions {
  /** The clock of a record. */
  readonly clock?: (kept: Kept) => Clock
  /** The most streams in all. */
  readonly most?: number
  /** The most streams of one address. */
  readonly perAddress?: number
  readonly pace?: Pace
}

export interface Live {
  /** Answers a request that is for a stream, and says whether it was one. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Makes a server whose requests come here first. */
  readonly before: typeof createServer
  /** How many streams are open. */
  readonly open: () => number
  /** Ends every stream. Who comes later is told that there is none. */
  readonly close: () => void
}

const PATH = /^\/([a-z0-9-]+)\/live(?:\?(.*))?$/
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // A proxy that gathers what it passes on would hold events back: https://nginx.org/en/docs/http/ngx_http_proxy_module.html
  'x-accel-buffering': 'no',
}
/** Seconds after which somebody may come again for whom there was no room. */
const LATER = '30'
/** How often it is looked whether a record is another one, in milliseconds. */
const LOOK = 1000
const PACE: Pace = { changes: 200, beats: 15_000 }

const own = new BlockList()
own.addSubnet('127.0.0.0', 8, 'ipv4')
own.addAddress('::1', 'ipv6')

/** The streams of these records. A confidential record has none: to whoever asks, it is not there. */
export function live(
  records: ReadonlyMap<string, Kept>,
  { clock = clockOf, most = 10_000, perAddress = 2000, pace = PACE }: LiveOptions = {},
): Live {
  const feeds = new Map<Kept, Feed>()
  const streams = new Map<ServerResponse, Kept>()
  const byAddress = new Map<string, number>()
  let closed = false

  const feedFor = (kept: Kept): Feed => {
    const known = feeds.get(kept) ?? feedOf(kept, () => clock(kept), pace)
    feeds.set(kept, known)
    return known
  }
  // A demonstration that was built anew is another record: its readers come again.
  const looking = setInterval(() => {
    for (const [kept, feed] of feeds) {
      if (records.get(kept.code) === kept) continue
      feed.close()
      feeds.delete(kept)
      for (const [response, of] of streams) if (of === kept) response.end()
    }
  }, LOOK)
  looking.unref()
  const answer = (request: IncomingMessage, response: ServerResponse): boolean => {
    const [, code = '', query] = PATH.exec(request.url ?? '') ?? []
    const kept = records.get(code)
    if (!kept || kept.confidential || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    const address = addressOf(request)
    const count = address === undefined ? 0 : (byAddress.get(address) ?? 0)
    if (closed || streams.size >= most || count >= perAddress) {
      void refuse(request, response)
      return true
    }
    // The stream is all until its end, without a frame around each event.
    response.useChunkedEncodingByDefault = false
    response.writeHead(200, HEADERS)
    if (request.method === 'HEAD') {
      response.end()
      return true
    }
    const feed = feedFor(kept)
    streams.set(response, kept)
    response.on('error', () => undefined)
    if (address !== undefined) byAddress.set(address, count + 1)
    response.once('close', () => {
      streams.delete(response)
      feed.remove(response)
      if (address === undefined) return
      const left = (byAddress.get(address) ?? 1) - 1
      if (left === 0) byAddress.delete(address)
      else byAddress.set(address, left)
    })
    feed.add(response, sizeIn(request.headers['last-event-id']) ?? sizeIn(sinceIn(query)))
    return true
  }
  return {
    answer,
    before: ((options: object, listener: RequestListener) =>
      createServer(options, (request, response) => {
        if (!answer(request, response)) listener(request, response)
      })) as typeof createServer,
    open: () => streams.size,
    close() {
      closed = true
      clearInterval(looking)
      for (const feed of feeds.values()) feed.close()
      for (const response of streams.keys()) response.end()
    },
  }
}

async function refuse({ headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const no = problem(languageOf(headers['accept-language'] ?? 'en'), 'unavailable', '')
  response.writeHead(no.status, { ...Object.fromEntries(no.headers), 'retry-after': LATER })
  response.end(await no.text())
}

/** A demonstration goes by a clock of its own; every other record by that of this machine. */
function clockOf({ demonstration, now }: Kept): Clock {
  return demonstration
    ? { now: seconds(now()) * 1000, rate: demonstration.clock.rate() }
    : { now: Date.now(), rate: 1 }
}

/** How many entries a reader says it knows of; undefined where it says nothing that could be. */
function sizeIn(text: string | string[] | null | undefined): number | undefined {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function sinceIn(query: string | undefined): string | null {
  return query === undefined ? null : new URLSearchParams(query).get('since')
}

/** Whose stream it is, for counting. A proxy on this machine says for whom it asks, last of all; whoever else is here is not counted. */
function addressOf({ socket, headers }: IncomingMessage): string | undefined {
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  if (peer !== '' && !own.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4')) return networkOf(peer)
  const said = headers['x-forwarded-for']
  const last = (typeof said === 'string' ? said : said?.at(-1))?.split(',').at(-1)?.trim()
  return last === undefined ? undefined : networkOf(last)
}

/** One subscriber has 2^64 addresses of IPv6 (RFC 6177): their first half counts. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [before = '', after] = address.split('::')
  const [head, tail] = [before, after ?? ''].map((part) => part.split(':').filter((group) => group !== ''))
  const none = Array.from({ length: 8 - head!.length - tail!.length }, () => '0')
  const groups = after === undefined ? head! : [...head!, ...none, ...tail!]
  return groups.slice(0, 4).join(':').toLowerCase()
}
