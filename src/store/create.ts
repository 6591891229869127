/** Makes new records on disk: whole or not at all. A record is written beside its place, closed, and renamed into it. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  existsSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Actor } from '../core/ids.ts'
import { actorCode } from '../core/ids.ts'
import type { Instant } from '../core/time.ts'
import type { Built } from '../record/build.ts'
import { hex, unhex } from '../record/bytes.ts'
import type { Signer } from '../record/crypto.ts'
import { signerFromSeed } from '../record/crypto-node.ts'
import { signHead } from '../record/head.ts'
import { RECORD_FILE, sqliteStore } from './sqlite.ts'
import type { Group } from './store.ts'
import { addition } from './group.ts'

export interface HeldKey {
  readonly holder: Actor
  readonly key: string
  /** 32 bytes, hexadecimal: the private half. */
  readonly seed: string
}

export const KEYS_FILE = 'keys.json'

/** Writes what was built as the record in a new folder, with the private keys that this installation holds (mode 0600). */
export function createRecord(
  folder: string,
  built: Built,
  log: Signer,
  keys: readonly HeldKey[],
  now: Instant,
): void {
  writeWhole(folder, wholeRecord(built, log), keys, now)
}

/** The same of a log that is there in one piece. */
export function writeWhole(
  folder: string,
  { entries, head }: Group,
  keys: readonly HeldKey[],
  now: Instant,
): void {
  const beside = `${folder}.tmp-${process.pid}`
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  const store = sqliteStore(beside, 'write', () => now)
  // In one transaction: what is renamed into its place is whole, and an entry by itself need not be durable before.
  store.fill(entries, head)
  store.close()
  writeKeys(beside, keys)
  if (existsSync(folder)) {
    // The folder of the charter itself: the keys first, the record last, so that it is there whole or not at all.
    for (const name of [KEYS_FILE, 'lock.db', RECORD_FILE]) renameSync(join(beside, name), join(folder, name))
    rmSync(beside, { recursive: true })
    syncFolder(folder)
  } else renameSync(beside, folder)
  syncFolder(dirname(folder))
}

/** What was built as a store takes it: every entry with its documents, and the head of them all. */
export function wholeRecord({ ledger, entries, documents }: Built, log: Signer): Group {
  const size = entries.length
  return {
    entries: entries.map((bytes, position) =>
      addition({ act: ledger.entries[position]!.act, documents: documents[position]! }, bytes),
    ),
    head: signHead(ledger.crypto, log, ledger.entries[0]!.act.log, size, ledger.tree.root(size)),
  }
}

/** Writes private keys into a folder, readable by its owner only (mode 0600). */
export function writeKeys(folder: string, keys: readonly HeldKey[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, KEYS_FILE), `${JSON.stringify({ keys }, undefined, 2)}\n`, { mode: 0o600 })
  syncFolder(folder)
}

/** Puts other private keys in the place of those in a folder, whole or not at all: what was there is lost at no moment. */
export function replaceKeys(folder: string, keys: readonly HeldKey[]): void {
  const beside = join(folder, `${KEYS_FILE}.tmp-${process.pid}`)
  const handle = openSync(beside, 'w', 0o600)
  try {
    writeFileSync(handle, `${JSON.stringify({ keys }, undefined, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, join(folder, KEYS_FILE))
  syncFolder(folder)
}

/** Takes the file of private keys away again: the record that they were for was not founded. */
export function dropKeys(folder: string): void {
  rmSync(join(folder, KEYS_FILE))
}

/** The private keys that this installation holds for a record; none where the file is not there. */
export function heldKeys(folder: string): readonly HeldKey[] {
  try {
    return (JSON.parse(readFileSync(join(folder, KEYS_FILE), 'utf8')) as { keys: readonly HeldKey[] }).keys
  } catch {
    return []
  }
}

/** The signer of an office or party, where this installation holds its key. */
export function signerOf(keys: readonly HeldKey[], code: string): Signer | undefined {
  return signersOf(keys, code)[0]
}

/** Every signer of the office or party that this installation holds. */
export function signersOf(keys: readonly HeldKey[], code: string): readonly Signer[] {
  return keys.flatMap(({ holder, seed: text }) => {
    const seed = actorCode(holder) === code ? unhex(text) : undefined
    return seed ? [signerFromSeed(seed)] : []
  })
}

export function heldKey(holder: Actor, key: string, seed: Uint8Array): HeldKey {
  return { holder, key, seed: hex(seed) }
}

/** Makes the names in a folder durable. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
