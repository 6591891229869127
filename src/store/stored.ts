/** Records as they lie on the disk, opened to be verified: whatever their damage, they are data that does not verify. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { openArchive } from '../record/archive.ts'
import type { Found, RecordFault } from '../record/verify.ts'
import { isWholeFile, sqliteStore } from './sqlite.ts'
import type { Store } from './store.ts'

/** A record that is open: `close` it when it has been read. */
export interface Opened {
  readonly found: Found
  readonly close: () => void
}

/** How many entries are read at once. */
const WINDOW = 1024

/** The record of a data folder. Its entries are read as they are asked for, and faults of reading join the others. */
export function openStored(folder: string): Opened {
  const faults: RecordFault[] = []
  const unreadable = (error: unknown): void => {
    if (!faults.some(({ code }) => code === 'store-unreadable'))
      faults.push({ code: 'store-unreadable', found: (error as Error).message })
  }
  let store: Store | undefined
  try {
    if (!isWholeFile(folder)) faults.push({ code: 'stray-bytes' })
    store = sqliteStore(folder, 'read', () => {
      throw new Error('reading asks for no time')
    })
    const head = store.head()
    const found: Found = {
      head: head && { ...head },
      entries: { [Symbol.iterator]: () => entriesOf(store!, faults, unreadable) },
      document(key) {
        try {
          return store!.document(key)
        } catch (error) {
          unreadable(error)
          return undefined
        }
      },
      documents: store.documents(),
      faults,
    }
    return { found, close: () => store!.close() }
  } catch (error) {
    store?.close()
    return { found: broken({ code: 'store-unreadable', found: (error as Error).message }), close() {} }
  }
}

/** The same, read whole and closed: for records that fit into memory. */
export function findStored(folder: string): Found & { readonly entries: readonly Uint8Array[] } {
  const { found, close } = openStored(folder)
  try {
    const entries = [...found.entries]
    const keys = new Set(entries.flatMap(keysIn))
    const kept = new Map([...keys].map((key) => [key, found.document(key)]))
    return { ...found, entries, document: (key) => kept.get(key) }
  } finally {
    close()
  }
}

/** The record of an exported file, of any size. */
export function openFile(path: string): Opened {
  const handle = openSync(path, 'r')
  const read = (from: number, to: number): Uint8Array => {
    const piece = new Uint8Array(to - from)
    let got = 0
    while (got < piece.length) {
      const more = readSync(handle, piece, got, piece.length - got, from + got)
      if (more === 0) return piece.subarray(0, got)
      got += more
    }
    return piece
  }
  return { found: openArchive({ size: fstatSync(handle).size, read }), close: () => closeSync(handle) }
}

/** What cannot be read as a record at all, with why. */
export function broken(
  ...faults: readonly RecordFault[]
): Found & { readonly entries: readonly Uint8Array[] } {
  return { head: undefined, entries: [], document: () => undefined, documents: 0, faults }
}

function* entriesOf(
  store: Store,
  faults: RecordFault[],
  unreadable: (error: unknown) => void,
): Generator<Uint8Array, undefined> {
  let at = 0
  try {
    for (;;) {
      const entries = store.read(at, WINDOW)
      yield* entries
      at += entries.length
      if (entries.length < WINDOW) break
    }
    if (store.size() !== at) faults.push({ code: 'positions-differ', found: `${store.size()}` })
  } catch (error) {
    unreadable(error)
  }
  return undefined
}

function keysIn(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(bytes)
  return text.match(/"(?:digest|commitment)":"[0-9a-f]{64}"/g)?.map((match) => match.slice(-65, -1)) ?? []
}
