/** A server of this process with its streams, and a reader of one who notes every byte. */
import { get, type Server, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import { live, type Live, type LiveOptions } from '../../src/server/live.ts'
import type { Kept } from '../../src/server/kept.ts'
import type { Running } from './running.ts'

export interface Streaming {
  readonly address: string
  readonly streams: Live
  readonly stop: () => Promise<void>
}

/** Serves these on a port of its own, as `chancery serve` does. */
export function streaming(
  all: readonly Pick<Running, 'kept' | 'server'>[],
  options?: LiveOptions,
  records: ReadonlyMap<string, Kept> = new Map(all.map(({ kept }) => [kept.code, kept])),
): Promise<Streaming> {
  const streams = live(records, options)
  const { fetch } = all[0]!.server
  const server = createAdaptorServer({ fetch, createServer: streams.before }) as Server
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        streams,
        stop: () =>
          new Promise((done) => {
            streams.close()
            server.close(() => done())
            server.closeAllConnections()
          }),
      }),
    )
  })
}

export interface Reading {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: () => string
  /** The sizes that it was told, in turn. */
  readonly sizes: () => readonly number[]
  /** Waits until it has been told of that many entries. */
  readonly until: (size: number) => Promise<void>
  readonly ended: Promise<void>
  readonly leave: () => void
  readonly response: IncomingMessage
}

/** Reads the stream of an address; resolves with its head. */
export function readStream(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      response.on('error', () => undefined)
      const ended = new Promise<void>((done) => response.once('close', () => done()))
      const sizes = (): readonly number[] =>
        [...text.matchAll(/^id: (\d+)$/gm)].map(([, size]) => Number(size))
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: () => text,
        sizes,
        async until(size) {
          const last = Date.now() + 10_000
          while (!sizes().some((told) => told >= size) || !text.endsWith('\n\n')) {
            if (Date.now() > last) throw new Error(`not told of ${size}: ${text}`)
            await wait(5)
          }
        },
        ended,
        leave: () => response.destroy(),
        response,
      })
    })
    request.once('error', reject)
  })
}
