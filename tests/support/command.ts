/** Runs a command as `chancery` would, in this process: its arguments in; code, standard output and talk out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopOf, type Io } from '../../src/cli/io.ts'
import type { Instant } from '../../src/core/time.ts'
import { SHIPPED } from './records.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly said: string
  /** The one JSON value that standard output must be. Throws where it is another thing. */
  readonly json: () => unknown
}

export interface Place {
  readonly data: string
  readonly organisations?: string
  readonly now?: string
}

/** What the command gives, a `Stop` as its code and its sentence. Any other error is thrown: no command may fall over. */
export async function run(
  command: (io: Io) => number | Promise<number>,
  args: readonly string[],
  { data, organisations = SHIPPED, now = '2026-03-02T09:00:00Z' }: Place,
): Promise<Ran> {
  let [out, said] = ['', '']
  const io: Io = {
    args,
    out: (text) => void (out += text),
    drained: () => Promise.resolve(),
    say: (text) => void (said += text),
    library: { organisations, data },
    now: () => now as Instant,
  }
  let code: number
  try {
    code = await command(io)
  } catch (error) {
    const stop = stopOf(error)
    if (!stop) throw error
    said += `${stop.message}\n`
    code = stop.code
  }
  return { code, out, said, json: () => oneValue(out) }
}

const folders: string[] = []
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A folder of this test run, gone when it ends. */
export function scratch(): {
  readonly folder: string
  readonly file: (name: string, text: string | Uint8Array) => string
} {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-test-'))
  folders.push(folder)
  return {
    folder,
    file(name, text) {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
  }
}

function oneValue(out: string): unknown {
  if (!out.endsWith('\n') || out.indexOf('\n') !== out.length - 1)
    throw new Error(`not one line: ${JSON.stringify(out)}`)
  return JSON.parse(out)
}
