/** What the benches of live pages share: a server of this checkout with a league of 200 towns, and watchers of its stream. */
import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leagueOf, townCode } from '../tests/support/league.ts'
import { root } from './records.ts'

export const TOWNS: readonly string[] = Array.from({ length: 200 }, (_, index) => townCode(index + 1))
export const ORG = 'hundred-towns'
process.once('SIGTERM', () => process.exit(1))
const BIN = join(root, 'bin/chancery.mjs')

export interface Served {
  readonly port: number
  readonly data: string
  /** The origin of its log. */
  readonly origin: string
  /** Memory that the process holds, in MB. */
  readonly memory: () => number
  readonly stop: () => Promise<void>
}

/** The league of the tests with a hundred towns more, newly founded, and served as `chancery serve` serves it. */
export async function served(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-live-'))
  const data = join(folder, 'data')
  const charter = leagueOf(folder, TOWNS.length)
  const made = execFileSync(process.execPath, [BIN, 'init', data, '--charter', charter, '--json'], {
    encoding: 'utf8',
  })
  const { origin } = JSON.parse(made) as { origin: string }
  const child = spawn(process.execPath, [BIN, 'serve', '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  tied(child)
  const port = await new Promise<number>((resolve) => {
    child.stdout.on('data', (piece: Buffer) => {
      const found = /localhost:(\d+)/.exec(piece.toString())?.[1]
      if (found !== undefined) resolve(Number(found))
    })
  })
  return {
    port,
    data,
    origin,
    memory: () => memoryOf(child),
    async stop() {
      await ended(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A server of Node that does nothing else: GET opens a stream, POST writes these bytes to every one and answers. */
export async function bare(event: string): Promise<Omit<Served, 'data' | 'origin'>> {
  const child = tied(fork(join(import.meta.dirname, 'bare-server.ts'), [event]))
  const port = await new Promise<number>((resolve) =>
    child.once('message', (told) => resolve(told as number)),
  )
  return { port, memory: () => memoryOf(child), stop: () => ended(child) }
}

/** Ends with this process, however that ends. */
function tied(child: ChildProcess): ChildProcess {
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}

function memoryOf({ pid }: ChildProcess): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return Math.round((pages * 4096) / 1e6)
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

export interface Watchers {
  /** From now on: when each first hears of a change, in milliseconds; resolves when all have. */
  readonly heard: () => Promise<readonly number[]>
  readonly leave: () => void
}

/** Opens so many streams of a server, some hundred at a time. */
export async function watchers(port: number, count: number): Promise<Watchers> {
  const sockets: Socket[] = []
  let waiting: { left: number; times: number[]; done: (times: readonly number[]) => void } | undefined
  const heard = new WeakSet<Socket>()
  let seen = heard
  const open = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('error', reject)
      socket.write(`GET /${ORG}/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n`)
      socket.once('data', (first: Buffer) => {
        socket.on('data', (piece: Buffer) => {
          if (!waiting || seen.has(socket) || !piece.includes('id: ')) return
          seen.add(socket)
          waiting.times.push(performance.now())
          if (waiting.times.length === waiting.left) waiting.done(waiting.times)
        })
        if (first.includes(' 200 ')) resolve()
        else reject(new Error(first.toString()))
      })
      sockets.push(socket)
    })
  while (sockets.length < count)
    await Promise.all(Array.from({ length: Math.min(200, count - sockets.length) }, open))
  return {
    heard() {
      seen = new WeakSet()
      return new Promise((done) => {
        waiting = { left: count, times: [], done }
      })
    },
    leave() {
      for (const socket of sockets) socket.destroy()
    },
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 100 })

/** Posts a body and waits for the answer. */
export function post(port: number, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', path: `/${ORG}/acts`, method: 'POST', agent },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      },
    )
    // A connection that the server has just let go of: the act is sent again, and stands once.
    sent.once('error', (error) => (sent.reusedSocket ? resolve(post(port, body)) : reject(error)))
    sent.end(body)
  })
}

/** The figure below which that share of some figures lies. */
export function share(figures: readonly number[], of: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? Number.NaN
}

/** Under how many open files this runs. */
export function limits(): string {
  return `ulimit -n ${execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim()}, client on the same cores`
}
