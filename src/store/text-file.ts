/** Files of text, whose size is asked before they are read: one that is too large is a fault with its name, not an error. */
import { readFileSync, statSync } from 'node:fs'
import type { Fault, Read } from '../core/faults.ts'
import { MOST_BYTES } from '../core/reading.ts'
import type { TextFile } from '../core/history/read.ts'

/** The text of a file under the name that faults are to give it. */
export function readTextFile(path: string, name: string): Read<TextFile> {
  const large = sizeFault(path, name)
  return large
    ? { ok: false, faults: [large] }
    : { ok: true, value: { name, text: readFileSync(path, 'utf8') } }
}

/** What is wrong with the size of a file, or with what stands in its place: a pipe or a device has no end to wait for. */
export function sizeFault(path: string, name: string): Fault | undefined {
  const found = statSync(path)
  if (!found.isFile()) return { code: 'wrong-form', file: name, right: 'a file' }
  return found.size > MOST_BYTES
    ? { code: 'too-large', file: name, found: `${found.size}`, right: `<= ${MOST_BYTES}` }
    : undefined
}
