/**
 * The refusal log of a server: what was refused to whoever holds a valid key, whole, with what the sender was told. A file of
 * lines that only grows, each synced before the answer goes out; the record itself gets digests alone (`refusal.noted`).
 */
import { closeSync, existsSync, fdatasyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Act, Evidence } from '../core/act.ts'
import type { Json } from '../core/json.ts'
import type { Instant } from '../core/time.ts'
import { hex, utf8 } from '../record/bytes.ts'
import { canonical } from '../record/canonical.ts'
import type { Crypto } from '../record/crypto.ts'
import { splitNote } from '../record/note.ts'
import { parsePromise, refusalDigest, type Refused } from '../record/promise.ts'
import { syncFolder } from './create.ts'

/** How many of one key are kept in a day, in UTC. A delegation errs less often; a flood ends here. */
export const MOST_OF_A_KEY = 100

export interface Refusals {
  /** What the sender of this act was told before, as a note. */
  told(act: string): string | undefined
  /** True while the key has not had its measure of refusals on the day of this moment. */
  hasRoom(key: string, at: Instant): boolean
  /** Keeps a refusal, durably. */
  keep(
    refused: Refused,
    note: string,
    sent: { readonly act: Act; readonly evidence: readonly Evidence[] },
  ): void
  /** Digests that are promised to the log and not on it, with the moment of the first of them. */
  pending(noted: ReadonlySet<string>): { readonly digests: readonly string[]; readonly since?: Instant }
}

/** Where the refusals of a log lie in a data folder. */
export function refusalsFile(crypto: Crypto, data: string, origin: string): string {
  return join(data, 'refusals', `${hex(crypto.sha256(utf8(origin)))}.jsonl`)
}

/** The refusal log in this file, which is made when something is refused. A line that is no refusal is passed over: it was torn. */
export function openRefusals(crypto: Crypto, file: string): Refusals {
  const notes = new Map<string, string>()
  const counts = new Map<string, number>()
  let waiting: { readonly digest: string; readonly received: Instant }[] = []
  const take = (key: string, refused: Refused, note: string): void => {
    const day = `${key} ${refused.received.slice(0, 10)}`
    counts.set(day, (counts.get(day) ?? 0) + 1)
    notes.set(refused.act, note)
    if (refused.by !== undefined)
      waiting.push({ digest: refusalDigest(crypto, refused), received: refused.received })
  }
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : ''
  for (const line of kept.split('\n')) {
    const read = readLine(line)
    if (read) take(read.key, read.refused, read.note)
  }
  let torn = kept !== '' && !kept.endsWith('\n')
  return {
    told: (act) => notes.get(act),
    hasRoom: (key, at) => (counts.get(`${key} ${at.slice(0, 10)}`) ?? 0) < MOST_OF_A_KEY,
    keep(refused, note, { act, evidence }) {
      const line = canonical({ act, evidence, note } as unknown as Json)
      const isNew = !existsSync(file)
      if (isNew) mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      const handle = openSync(file, 'a', 0o600)
      try {
        // What could not be written to its end has no newline: the next line begins anew.
        const before = torn ? '\n' : ''
        torn = true
        writeSync(handle, Buffer.concat([utf8(before), line, utf8('\n')]))
        fdatasyncSync(handle)
        torn = false
      } finally {
        closeSync(handle)
      }
      if (isNew) syncFolder(dirname(file))
      take(act.by.key, refused, note)
    },
    pending(noted) {
      waiting = waiting.filter(({ digest }) => !noted.has(digest))
      const [first] = waiting
      return { digests: waiting.map(({ digest }) => digest), ...(first ? { since: first.received } : {}) }
    },
  }
}

function readLine(line: string): { key: string; refused: Refused; note: string } | undefined {
  try {
    const { act, note } = JSON.parse(line) as { act: Act; note: string }
    const refused = parsePromise(splitNote(utf8(note))?.text ?? '')
    return refused?.kind === 'refusal' ? { key: act.by.key, refused, note } : undefined
  } catch {
    return undefined
  }
}
