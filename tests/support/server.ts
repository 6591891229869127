/** A server of this checkout in a process of its own, and a client that signs acts for it. */
import type { Audience } from '../../src/core/audience.ts'
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '../../src/core/ids.ts'
import { actorCode } from '../../src/core/ids.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { instantOf } from '../../src/core/time.ts'
import { author, type DraftDocument } from '../../src/record/author.ts'
import { base64, hex, unhex } from '../../src/record/bytes.ts'
import { newSeed, nodeCrypto, signerFromSeed } from '../../src/record/crypto-node.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { actorFor } from './records.ts'
import { ROOT } from './tree.ts'

const BIN = join(ROOT, 'bin', 'chancery.mjs')
const crypto = nodeCrypto()

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly said: string
}

/** Runs `chancery` with these words to its end. */
export function chancery(
  words: readonly string[],
  options: { uid?: number; input?: string; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const { input = '', ...rest } = options
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [BIN, ...words],
      { timeout: 30_000, maxBuffer: 64_000_000, ...rest },
      (error, out, said) =>
        afterwards(() =>
          resolve({ code: error ? (typeof error.code === 'number' ? error.code : null) : 0, out, said }),
        ),
    )
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

/** Once Node has let go of a process that has ended, a turn of its loop later: the runner reports what is held. */
export function afterwards(then: () => void): void {
  setTimeout(then, 10)
}

export interface Server {
  readonly address: string
  /** What it said on standard output and on standard error so far. */
  readonly talk: () => string
  readonly stop: (signal: NodeJS.Signals) => Promise<{ code: number | null; signal: string | null }>
}

/** A server on a port of its own; resolves when it has said its address. Rejects where it ends before. */
export function startServer(
  words: readonly string[],
  options: { uid?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Server> {
  return started(['serve', '--port', '0', ...words], options)
}

/** A witness on a port of its own, as `startServer` starts a server. */
export function startWitness(words: readonly string[]): Promise<Server> {
  return started(['witness', '--port', '0', ...words], {})
}

function started(
  words: readonly string[],
  options: { uid?: number; env?: NodeJS.ProcessEnv },
): Promise<Server> {
  const child = spawn(process.execPath, [BIN, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  })
  let talk = ''
  return new Promise((resolve, reject) => {
    const heard = (piece: Buffer): void => {
      talk += piece.toString()
      const address = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)\//.exec(talk)
      if (address)
        resolve({
          address: `http://127.0.0.1:${address[1]}`,
          talk: () => talk,
          stop: (signal) => stopped(child, signal),
        })
    }
    child.stdout.on('data', heard)
    child.stderr.on('data', heard)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${talk}`)))
  })
}

function stopped(
  child: ChildProcess,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => {
    child.once('close', (code, by) => afterwards(() => resolve({ code, signal: by })))
    child.kill(signal)
  })
}

export interface Delegate {
  readonly code: string
  readonly sign: (act: {
    type: string
    body: JsonObject
    documents?: readonly DraftDocument[]
    seen: { size: number; root: string }
    /** A restricted log, and whom the act is for there; the public log where not given. */
    log?: string
    audience?: Audience
  }) => Submission
}

/** Who holds the key of this party or office, from the file of keys that `chancery init` wrote. */
export function delegate(folder: string, origin: string, code: string): Delegate {
  const { keys } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as {
    keys: readonly { holder: Actor; seed: string }[]
  }
  const held = keys.find(({ holder }) => actorCode(holder) === code)
  const seed = held && unhex(held.seed)
  if (!seed) throw new Error(`no key of ${code}`)
  const signer = signerFromSeed(seed)
  const at = instantOf(Math.floor(Date.now() / 1000))
  return {
    code,
    sign: (act) =>
      author(crypto, (bytes) => newSeed().subarray(0, bytes), signer, {
        log: origin,
        by: actorFor(code),
        at,
        ...act,
      }),
  }
}

/** A submission as the door takes it. */
export function posted({ act, evidence, documents }: Submission): string {
  const sent = documents.map(({ name, bytes, salt }) => ({
    name,
    bytes: base64(bytes),
    ...(salt ? { salt: hex(salt) } : {}),
  }))
  return JSON.stringify({ act, evidence, documents: sent })
}
