/** Restricted logs of a data folder as one file, apart from the public record: each as an exported record, one after the other. */
import { restrictedOrigin, placeCode, placeOf } from '../core/restricted.ts'
import type { Instant } from '../core/time.ts'
import { archiveLines, readArchive } from '../record/archive.ts'
import { concat } from '../record/bytes.ts'
import type { FoundRestricted } from '../record/examine-restricted.ts'
import type { Head } from '../record/head.ts'
import { parsed } from './parsed.ts'
import { restrictedFolder, restrictedFolders, sqliteStore } from './sqlite.ts'
import type { Addition } from './store.ts'

const HEAD = new TextEncoder().encode('{"format":')

/** The lines of the file; none where the folder has no restricted log. */
export function* restrictedLines(folder: string): Generator<Uint8Array, undefined> {
  for (const beside of restrictedFolders(folder)) {
    const store = sqliteStore(beside, 'read', () => '' as Instant)
    try {
      const head = store.head()
      if (head) yield* archiveLines(head, store.read(0), (key) => store.document(key))
    } finally {
      store.close()
    }
  }
  return undefined
}

/** A restricted log as a file has it. */
export interface CopiedLog extends FoundRestricted {
  readonly head: Head
  readonly additions: readonly Addition[]
}

/** The restricted logs of such a file beside the record of this origin; undefined where it is none, or one of another record. */
export function readRestrictedCopy(bytes: Uint8Array, origin: string): readonly CopiedLog[] | undefined {
  if (!HEAD.every((byte, index) => bytes[index] === byte)) return undefined
  const logs: CopiedLog[] = []
  for (const section of sectionsOf(bytes)) {
    const found = readArchive(section)
    const place = found.head && placeOf(origin, found.head.origin)
    if (!found.head || !place || found.faults.length > 0) return undefined
    const { head, entries, document } = found
    if (entries.length === 0 || parsed(entries[0]!).act.log !== restrictedOrigin(origin, place))
      return undefined
    const documents = found.documentKeys.flatMap((key) => {
      const kept = document(key)
      return kept ? [{ key, ...kept }] : []
    })
    const additions = entries.map((one, index) => ({ bytes: one, documents: index === 0 ? documents : [] }))
    logs.push({ place, entries, disclosed: false, document, head, additions })
  }
  return logs
}

/** Writes the logs beside a record that is not there yet. */
export function writeRestricted(folder: string, logs: readonly CopiedLog[]): void {
  for (const { place, head, additions } of logs) {
    const store = sqliteStore(restrictedFolder(folder, placeCode(place)), 'write', () => '' as Instant)
    try {
      store.fill(additions, head)
    } finally {
      store.close()
    }
  }
}

/** The bytes from each line that begins a record to the next. */
function sectionsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const sections: Uint8Array[][] = []
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from)
    const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1)
    if (HEAD.every((byte, index) => line[index] === byte)) sections.push([])
    sections.at(-1)?.push(line)
    from += line.length
  }
  return sections.map((lines) => concat(...lines))
}
