/** A demonstration for tests: made of its folder with fixed keys, kept as a server keeps it, and sat in as a browser would. */
import { join } from 'node:path'
import type { Instant } from '../../src/core/time.ts'
import { nodeCrypto } from '../../src/record/crypto-node.ts'
import { app } from '../../src/server/app.ts'
import { keep, type Kept } from '../../src/server/kept.ts'
import { installDemonstration } from '../../src/store/demonstration.ts'
import type { Library } from '../../src/store/library.ts'
import { memoryPrivate, type Private } from '../../src/store/private.ts'
import { writeClock } from '../../src/store/simulated-clock.ts'
import { verify } from '../../src/record/verify.ts'
import { findStored } from '../../src/store/stored.ts'
import { SHIPPED } from './records.ts'
import { seeded } from './seeded.ts'

export const MERIDIAN = 'meridian'
export const ORIGIN = 'http://localhost:8080'
const OPENED = '2031-03-05T09:00:00Z' as Instant

export interface Played {
  readonly kept: Kept
  /** Asks for an address with the cookies of a visitor. */
  readonly visitor: () => Visitor
  /** Throws where anything on the record does not hold. */
  readonly hold: () => void
  /** The private tables beside the record. */
  readonly tables: Private
  /** The next act that is sent in fails, before the record has it or after, as where a server is killed. */
  readonly fail: (when: 'before' | 'after') => void
  /** How many drafts are kept. */
  readonly drafts: () => number
  readonly close: () => Promise<void>
}

export interface Visitor {
  readonly get: (path: string) => Promise<{ readonly status: number; readonly text: string }>
  /** Sends a form and goes where it leads; the text of where it ended. */
  readonly post: (
    path: string,
    fields?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly text: string; readonly at: string }>
  /** Sends a form with a file, and goes where it leads. */
  readonly upload: (
    path: string,
    form: FormData,
  ) => Promise<{ readonly status: number; readonly text: string; readonly at: string }>
  /** Sends a form with other headers than a page of the server would; follows nothing. */
  readonly send: (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>>,
  ) => Promise<Response>
  readonly sit: (as: string) => Promise<void>
}

/** The demonstration in a folder, and a server over it. */
export async function played(data: string): Promise<Played> {
  const library: Library = { organisations: SHIPPED, data }
  const seeds = seeded('demonstration')
  const installed = await installDemonstration(library, MERIDIAN, OPENED, {
    chance: { seed: () => seeds(32), random: seeds },
  })
  if ('faults' in installed) throw new Error(JSON.stringify(installed.faults))
  writeClock(installed.folder, OPENED, Date.now())
  const record = await keep(library, join(data, MERIDIAN), () => OPENED)
  let failing: 'before' | 'after' | undefined
  const kept: Kept = Object.create(record, {
    submit: {
      async value(submission: Parameters<Kept['submit']>[0]) {
        const when = failing
        failing = undefined
        if (when === 'before') throw new Error('away')
        const answer = await record.submit(submission)
        if (when === 'after') throw new Error('away')
        return answer
      },
    },
  }) as Kept
  const tables = memoryPrivate()
  const server = app(new Map([[MERIDIAN, kept]]), () => OPENED, undefined, tables)
  return {
    kept,
    tables,
    visitor: () => visitorOf((path, init) => server.request(`${ORIGIN}${path}`, init)),
    hold() {
      const found = findStored(join(data, MERIDIAN))
      const report = verify(nodeCrypto(), found)
      if (!report.ok) throw new Error(JSON.stringify(report.faults))
    },
    fail: (when) => void (failing = when),
    drafts: () => (tables.list('drafts', `${MERIDIAN}/`) as readonly unknown[]).length,
    close: () => kept.close(),
  }
}

function visitorOf(ask: (path: string, init: RequestInit) => Response | Promise<Response>): Visitor {
  let cookie = ''
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = { ...(init.headers as object), cookie, 'accept-language': 'en' }
    const response = await ask(path, { ...init, headers })
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? ''
    return response
  }
  const get = async (path: string): Promise<{ status: number; text: string }> => {
    const response = await request(path, {})
    return { status: response.status, text: await response.text() }
  }
  const post: Visitor['post'] = async (path, fields = {}) => {
    const response = await request(path, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
    const to = response.headers.get('location')
    if (to === null) return { status: response.status, text: await response.text(), at: path }
    return { ...(await get(to)), at: to }
  }
  const upload: Visitor['upload'] = async (path, body) => {
    const response = await request(path, { method: 'POST', headers: { origin: ORIGIN }, body })
    const to = response.headers.get('location')
    if (to === null) return { status: response.status, text: await response.text(), at: path }
    return { ...(await get(to)), at: to }
  }
  const send: Visitor['send'] = (path, fields, headers) =>
    request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  return { get, post, upload, send, sit: async (as) => void (await post(`/${MERIDIAN}/desk/seat`, { as })) }
}
