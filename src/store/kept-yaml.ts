/**
 * YAML texts that were read before, kept by the digest of the text beside the compiled code, so that a command does not
 * read a long charter anew each time. What is kept is the value and nothing that was made of it: it is checked as ever.
 *
 * Invariant: a kept value is that of the text, by the digests of both; whatever is not whole, or cannot be read or written,
 * is as if it were not there. Nothing here is needed for anything but time.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Read } from '../core/faults.ts'
import { readYaml, type Parsed } from '../core/reading.ts'
import { utf8 } from '../record/bytes.ts'
import { nodeCrypto } from '../record/crypto-node.ts'

/** The reader whose values are kept: another version of it may read otherwise. */
export const READER = 'yaml 2.9.1'

/** Shorter texts are read as fast as a file is opened. */
const LEAST = 16_384
const MOST_KEPT = 100
const PLACE = join(import.meta.dirname, '../../node_modules/.cache/chancery-yaml')
const crypto = nodeCrypto()

/** The value of a YAML text, as `readYaml` gives it; from the place where it is kept, where it has been read before. */
export function keptYaml(text: string, file: string, place = PLACE): Read<Parsed> {
  if (text.length < LEAST) return readYaml(text, file)
  const path = join(place, `${crypto.sha256Hex(utf8(`${READER}\n${text}`))}.json`)
  const value = kept(path)
  if (value !== undefined) {
    // The lines are asked for only where something is wrong with what the text says.
    let whole: Read<Parsed> | undefined
    const line: Parsed['line'] = (of) => {
      whole ??= readYaml(text, file)
      return whole.ok ? whole.value.line(of) : 1
    }
    return { ok: true, value: { file, value, line } }
  }
  const read = readYaml(text, file)
  if (read.ok) keep(place, path, read.value.value)
  return read
}

function kept(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    return crypto.sha256Hex(utf8(body)) === text.slice(0, end) ? (JSON.parse(body) as unknown) : undefined
  } catch {
    return undefined
  }
}

function keep(place: string, path: string, value: unknown): void {
  const body = JSON.stringify(value)
  // What JSON would not give back as it was is not kept.
  if (body === undefined || body.includes('"__proto__"')) return
  const unfinished = `${path}.${process.pid}`
  try {
    mkdirSync(place, { recursive: true })
    const others = readdirSync(place)
    if (others.length >= MOST_KEPT) for (const other of others) rmSync(join(place, other), { force: true })
    writeFileSync(unfinished, `${crypto.sha256Hex(utf8(body))}\n${body}`)
    renameSync(unfinished, path)
  } catch {
    // Where nothing can be kept, the text is read anew each time. What is left unfinished goes with the rest.
  }
}
