/**
 * `chancery witness --name NAME --key FILE --state DIR --log-key KEY | --logs FILE [--port N]`: a witness of logs, which a
 * party runs. `--new-key` makes its key and ends.
 */
import { serve as listen } from '@hono/node-server'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import * as z from 'zod/mini'
import { base64, hex, unhex } from '../record/bytes.ts'
import { cosignerKey } from '../record/cosignature.ts'
import { newSeed, nodeCrypto, signerFromSeed } from '../record/crypto-node.ts'
import type { Signer } from '../record/crypto.ts'
import { isNoteName, noteVerifier } from '../record/note.ts'
import type { WitnessedLog } from '../record/witness.ts'
import { witnessApp } from '../server/witness.ts'
import { readTextFile } from '../store/text-file.ts'
import { witnessState } from '../store/witness-state.ts'
import { EXIT, json, options, Stop, text, wordsFor, type Io } from './io.ts'
import { readJson } from '../core/json-text.ts'
import { policyOption } from './policy.ts'

const crypto = nodeCrypto()
const keySchema = z.object({ name: z.string(), seed: z.string() })

export async function witness(io: Io): Promise<number> {
  const { values } = options(io, {
    name: { type: 'string' },
    key: { type: 'string' },
    'new-key': { type: 'boolean' },
    state: { type: 'string' },
    port: { type: 'string' },
    host: { type: 'string' },
    origin: { type: 'string' },
    'log-key': { type: 'string' },
    logs: { type: 'string' },
  })
  const [name, file] = [text(values, 'name'), text(values, 'key')]
  if (name === undefined || !isNoteName(name) || file === undefined)
    throw new Stop(EXIT.usage, wordsFor(io).witnessNeeds)
  if (values['new-key'] === true) return newKey(io, name, file, values['json'] === true)
  const state = text(values, 'state')
  const logs = logsOf(io, values)
  const port = Number(text(values, 'port') ?? '7380')
  if (state === undefined || logs.length === 0) throw new Stop(EXIT.usage, wordsFor(io).witnessNeeds)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Stop(EXIT.usage, `--port 0 ... 65535`)
  const signer = keyIn(io, name, file)
  const kept = witnessState(state)
  const own = { crypto, name, signer, logs }
  return new Promise<number>((resolve, reject) => {
    const fetch = witnessApp(own, kept, () => Math.floor(Date.now() / 1000)).fetch
    const hostname = text(values, 'host') ?? '127.0.0.1'
    const server = listen({ fetch, port, hostname }, (info: AddressInfo) => {
      io.out(`${wordsFor(io).witnessHere(name, info.port, logs.length)}\n`)
    })
    server.on('error', (error) => {
      kept.close()
      reject(new Stop(EXIT.unavailable, error.message))
    })
    const stop = (): void => {
      server.close(() => {
        kept.close()
        resolve(EXIT.ok)
      })
      if ('closeAllConnections' in server) server.closeAllConnections()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

/** Makes a key, readable by its owner only; one that is there is not overwritten. */
function newKey(io: Io, name: string, file: string, asJson: boolean): number {
  const seed = newSeed()
  const { publicKey } = signerFromSeed(seed)
  const key = { name, vkey: cosignerKey(crypto, name, publicKey), public: base64(publicKey) }
  try {
    const content = `${JSON.stringify({ ...key, seed: hex(seed) }, undefined, 2)}\n`
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new Stop(EXIT.conflict, wordsFor(io).thereAlready(file))
  }
  if (asJson) json(io, key)
  else io.out(`${wordsFor(io).keyMade(file)}\n${key.vkey}\n${wordsFor(io).keyForCharter(key.public)}\n`)
  return EXIT.ok
}

function keyIn(io: Io, name: string, file: string): Signer {
  const read = readTextFile(file, file)
  const value = read.ok ? readJson(read.value.text) : undefined
  const key = value?.ok ? z.safeParse(keySchema, value.value) : undefined
  const seed = key?.success ? unhex(key.data.seed) : undefined
  if (!key?.success || key.data.name !== name || seed?.length !== 32)
    throw new Stop(EXIT.usage, wordsFor(io).noKeyFile(file))
  return signerFromSeed(seed)
}

/** The logs to be witnessed: one by its key, and those of a policy file. A key names the log that it signs, unless `--origin` does. */
function logsOf(io: Io, values: Record<string, string | boolean | undefined>): readonly WitnessedLog[] {
  const logs = new Map<string, WitnessedLog>()
  const add = (origin: string, key: NonNullable<ReturnType<typeof noteVerifier>>): void =>
    void logs.set(origin, { origin, keys: [...(logs.get(origin)?.keys ?? []), key] })
  const encoded = text(values, 'log-key')
  if (encoded !== undefined) {
    const key = noteVerifier(crypto, encoded)
    if (!key) throw new Stop(EXIT.usage, wordsFor(io).noLogKey(encoded))
    add(text(values, 'origin') ?? key.name, key)
  }
  for (const { key } of policyOption(io, values, 'logs')?.logs ?? []) add(key.name, key)
  return [...logs.values()]
}
