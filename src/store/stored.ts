/** Records as they lie on the disk, opened to be verified: whatever their damage, they are data that does not verify. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { placeOf } from '../core/restricted.ts'
import type { Instant } from '../core/time.ts'
import type { Charter } from '../core/charter/charter.ts'
import { emptySituation, type Situation } from '../core/situation.ts'
import { accept } from '../core/standing.ts'
import { openArchive } from '../record/archive.ts'
import { hex, utf8 } from '../record/bytes.ts'
import { parseCheckpoint } from '../record/checkpoint.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import type { Head } from '../record/head.ts'
import type { Found, RecordFault } from '../record/verify.ts'
import { splitNote } from '../record/note.ts'
import { witnessLines } from '../record/witnessed.ts'
import { openGuard } from './guard.ts'
import { parsed } from './parsed.ts'
import { charterIn } from './registrar.ts'
import { isWholeFile, restrictedFolders, sqliteStore } from './sqlite.ts'
import { RecordDamagedError, type LocalStore } from './store.ts'

/** A record that is open: `close` it when it has been read. */
export interface Opened {
  readonly found: Found
  readonly close: () => void
}

/** A record read whole. */
export type Whole = Found & { readonly entries: readonly Uint8Array[] }

/** How many entries are read at once. */
const WINDOW = 1024

/**
 * The record of a data folder, with the cosignatures that are kept for its head where `checkpoints` is. Its entries are
 * read as they are asked for, and faults of reading join the others.
 */
export function openStored(folder: string, checkpoints?: string): Opened {
  const faults: RecordFault[] = []
  const unreadable = (error: unknown): void => {
    if (!faults.some(({ code }) => code === 'store-unreadable'))
      faults.push({ code: 'store-unreadable', found: (error as Error).message })
  }
  let store: LocalStore | undefined
  try {
    if (!isWholeFile(folder)) faults.push({ code: 'stray-bytes' })
    store = sqliteStore(folder, 'read', () => {
      throw new Error('reading asks for no time')
    })
    const head = store.head()
    const cosignatures = head && checkpoints !== undefined ? cosignaturesFor(checkpoints, head, store) : []
    const found: Found = {
      head: head && { ...head },
      ...(cosignatures.length > 0 ? { cosignatures } : {}),
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
      ...restrictedBeside(folder, store),
      faults,
    }
    return { found, close: () => store!.close() }
  } catch (error) {
    store?.close()
    return { found: broken({ code: 'store-unreadable', found: (error as Error).message }), close() {} }
  }
}

/** The restricted logs that lie beside a record, whole: they are small, and open only to whoever may read the folder. */
function restrictedBeside(folder: string, open: LocalStore): Pick<Found, 'restricted'> {
  const folders = restrictedFolders(folder)
  const [genesis] = folders.length > 0 ? open.read(0, 1) : []
  if (!genesis) return {}
  const origin = parsed(genesis).act.log
  const restricted = folders.flatMap((beside) => {
    const store = sqliteStore(beside, 'read', () => '' as Instant)
    try {
      const entries = store.read(0)
      const place = entries[0] && placeOf(origin, parsed(entries[0]).act.log)
      if (!place) return []
      const keys = new Set(entries.flatMap(keysIn))
      const kept = new Map([...keys].map((key) => [key, store.document(key)]))
      return [{ place, entries, disclosed: false, document: (key: string) => kept.get(key) }]
    } finally {
      store.close()
    }
  })
  return { restricted }
}

/** The same, read whole and closed: for records that fit into memory. */
export function findStored(folder: string, checkpoints?: string): Whole {
  const { found, close } = openStored(folder, checkpoints)
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
export function broken(...faults: readonly RecordFault[]): Whole {
  return { head: undefined, entries: [], document: () => undefined, documents: 0, faults }
}

function* entriesOf(
  store: LocalStore,
  faults: RecordFault[],
  unreadable: (error: unknown) => void,
): Generator<Uint8Array, undefined> {
  let at = 0
  try {
    for (;;) {
      const entries = store.read(at, at + WINDOW)
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

/** The cosignatures of the charter's witnesses on the checkpoint of a head, as they were last published. */
function cosignaturesFor(checkpoints: string, head: Head, store: LocalStore): readonly string[] {
  const crypto = nodeCrypto()
  const published = openGuard(crypto, checkpoints, head.origin).published()
  const checkpoint = published === undefined ? undefined : parseCheckpoint(`${published.split('\n\n')[0]}\n`)
  const [last] = store.read(head.size - 1, head.size)
  const isOfHead = checkpoint?.size === head.size && hex(checkpoint.root) === head.root
  if (published === undefined || !last || !isOfHead) return []
  try {
    const charter = charterIn(store.read(0, 1), store)
    const state = { charter, size: head.size, received: parsed(last).received }
    const none = { keys: new Map(), witnesses: new Map() }
    const lines = witnessLines(crypto, { ...state, standing: none }, published)
    const signatures = splitNote(utf8(published))?.signatures ?? []
    const others = signatures.filter(({ name }) => name !== head.origin).length
    // Lines that are not the charter's may be those of witnesses that acts enrolled: then the log is looked through for these.
    if (lines.length === others) return lines
    return witnessLines(crypto, { ...state, standing: witnessActs(charter, store, head.size) }, published)
  } catch (error) {
    // Without a charter nobody is a witness; that it is not there, the verification says.
    if (error instanceof RecordDamagedError) return []
    throw error
  }
}

/** What the acts of a log say of its witnesses. Its other acts are not read. */
function witnessActs(charter: Charter, store: LocalStore, size: number): Situation {
  const standing = emptySituation()
  for (let at = 0; at < size; at += WINDOW)
    store.read(at, Math.min(at + WINDOW, size)).forEach((bytes, index) => {
      if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('"type":"witness.'))
        accept(standing, charter, parsed(bytes), at + index)
    })
  return standing
}

function keysIn(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(bytes)
  return text.match(/"(?:digest|commitment)":"[0-9a-f]{64}"/g)?.map((match) => match.slice(-65, -1)) ?? []
}
