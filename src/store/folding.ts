/** Folds a log from its store: from every entry, or from a snapshot that the entries bear out and those after it. */
import type { Entry } from '../core/act.ts'
import type { Charter } from '../core/charter/charter.ts'
import { readCharter } from '../core/charter/read.ts'
import { hex } from '../record/bytes.ts'
import type { Crypto, Signer } from '../record/crypto.ts'
import { actId, documentDigest } from '../record/digest.ts'
import { actBytes } from '../record/entry.ts'
import type { Head } from '../record/head.ts'
import { newLedger, place, take, type Ledger } from '../record/ledger.ts'
import { parsed } from './parsed.ts'
import { readSnapshot, type Snapshot, type Snapshots } from './snapshot.ts'
import { isLocal, RecordDamagedError, type LocalStore, type Store } from './store.ts'

/** The most entries that are read at once. */
const MOST_READ = 4096

export interface Opened {
  readonly ledger: Ledger
  readonly head: Head
  /** How many entries a snapshot stood for. */
  readonly from: number
}

/** The ledger of a store from its snapshot, where there is one and the log bears it out; else from every entry. */
export async function opened(
  crypto: Crypto,
  store: Store,
  { snapshots, log }: { readonly snapshots?: Snapshots | undefined; readonly log: Signer },
): Promise<Opened> {
  const bytes = snapshots?.read()
  const origin = bytes && (await store.head())?.origin
  const snapshot = origin === undefined ? undefined : readSnapshot(crypto, bytes!, origin, log.publicKey)
  if (snapshot) {
    const found = await folded(crypto, store, snapshot)
    // Where entries and snapshot disagree, the entries are right.
    if (found) return found
  }
  return (await folded(crypto, store))!
}

/**
 * The ledger of every entry of a store, and its head. Throws where they do not belong together. Undefined where a snapshot
 * is not that of these entries.
 */
async function folded(crypto: Crypto, store: Store, snapshot?: Snapshot): Promise<Opened | undefined> {
  const head = await store.head()
  const first = await store.read(0, 1)
  const key = charterKey(first)
  const kept = key === undefined ? undefined : await store.document(key)
  const charter =
    snapshot && snapshot.charterDigest === key && kept && documentDigest(crypto, kept.bytes) === key
      ? snapshot.charter
      : readableCharter(kept)
  if (!head) throw new RecordDamagedError('the record has no head')
  const empty = newLedger(crypto, charter)
  const ledger = snapshot ? { ...empty, standing: snapshot.standing } : empty
  const from = snapshot?.size ?? 0
  if (from > head.size) return undefined
  // Where nobody else appends there may be more entries than the head says: that is to be seen.
  const rest = isLocal(store) ? store.read(0) : undefined
  if (rest) lay(crypto, ledger, rest.slice(0, from))
  else await readOn(crypto, ledger, store, from, lay)
  if (snapshot && (ledger.entries.length !== from || hex(ledger.tree.root()) !== snapshot.root))
    return undefined
  if (rest) extend(crypto, ledger, rest.slice(from))
  else await readOn(crypto, ledger, store, head.size)
  return { ledger, head, from }
}

/** Takes in the entries that the ledger lacks up to a size that was read before them: so they are there. */
export async function readOn(
  crypto: Crypto,
  ledger: Ledger,
  store: Store,
  size: number,
  take = extend,
): Promise<void> {
  while (ledger.entries.length < size) {
    const from = ledger.entries.length
    const entries = await store.read(from, Math.min(from + MOST_READ, size))
    if (entries.length === 0) throw new RecordDamagedError(`no entry ${from} of ${size}`)
    take(crypto, ledger, entries)
  }
}

/** Throws unless the head is that of these entries: what a store says of itself is not believed. */
export function demandRoot(ledger: Ledger, head: Head | undefined): void {
  if (head?.size !== ledger.entries.length || head.root !== hex(ledger.tree.root()))
    throw new RecordDamagedError('the head of the record is not that of its entries')
}

/** The charter that the genesis entry names. */
export function charterIn(entries: readonly Uint8Array[], store: Pick<LocalStore, 'document'>): Charter {
  const key = charterKey(entries)
  return readableCharter(key === undefined ? undefined : store.document(key))
}

function charterKey(entries: readonly Uint8Array[]): string | undefined {
  return entries[0] && charterNamed(parsed(entries[0]))
}

/** The digest under which the genesis entry names the charter. */
export function charterNamed({ act }: Entry): string | undefined {
  return act.docs.find(({ name }) => name === 'charter')?.digest
}

function readableCharter(kept: { readonly bytes: Uint8Array } | undefined): Charter {
  const charter = kept && readCharter(new TextDecoder().decode(kept.bytes), 'charter.yaml')
  if (!charter?.ok) throw new RecordDamagedError('the record has no readable charter')
  return charter.value
}

/** The ledger of these entries. They are taken as they are stored: `verify` is what checks them. */
export function followed(crypto: Crypto, charter: Charter, entries: readonly Uint8Array[]): Ledger {
  const ledger = newLedger(crypto, charter)
  extend(crypto, ledger, entries)
  return ledger
}

/** Takes in entries as they are stored. */
export function extend(crypto: Crypto, ledger: Ledger, entries: readonly Uint8Array[]): void {
  for (const bytes of entries) {
    const entry = parsed(bytes)
    take(ledger, entry, bytes, actId(crypto, actBytes(bytes, entry)))
  }
}

/** Gives entries their places, where it is known from elsewhere how things stand after them. */
function lay(crypto: Crypto, ledger: Ledger, entries: readonly Uint8Array[]): void {
  for (const bytes of entries) {
    const entry = parsed(bytes)
    place(ledger, entry, bytes, actId(crypto, actBytes(bytes, entry)))
    ledger.entries.push(entry)
  }
}
