/**
 * Verifies a record: every byte, every signature, every step. It trusts nothing but the bytes; what it needs of the
 * charter comes with the genesis act. All faults are found, not the first.
 *
 * Invariant: entry number i is ruled in the standing that entries 0 to i-1 made, whether or not they had faults.
 */
import * as z from 'zod/mini'
import { entrySchema, type Entry } from '../core/act.ts'
import { readCharter } from '../core/charter/read.ts'
import type { Charter } from '../core/charter/charter.ts'
import type { Json } from '../core/json.ts'
import type { Reason } from '../core/refusal.ts'
import { rule } from '../core/standing.ts'
import { hex } from './bytes.ts'
import { canonical } from './canonical.ts'
import type { Crypto } from './crypto.ts'
import { actId } from './digest.ts'
import { cosignedNote, documentKeys, isHead, type Head } from './head.ts'
import { parseCanonical } from './json.ts'
import {
  hasForm,
  isDocument,
  keyReasons,
  newLedger,
  place,
  placeReasons,
  take,
  type Kept,
  type Ledger,
} from './ledger.ts'
import { witnessed } from './witnessed.ts'

export type Part = 'bytes' | 'signatures' | 'rulings'

/** A record as it was found: nothing in it is believed yet. */
export interface Found {
  readonly head: Head | undefined
  /** Lines of signature of witnesses on the checkpoint of the head. */
  readonly cosignatures?: readonly string[]
  readonly entries: readonly Uint8Array[]
  /** The document kept under a digest or a commitment. */
  readonly document: (key: string) => Omit<Kept, 'name'> | undefined
  /** How many documents are kept in all: none may lie there that no act names. */
  readonly documents: number
  /** Faults that reading the file or folder already showed. */
  readonly faults: readonly RecordFault[]
}

export interface RecordFault {
  /** The position of the act, where the fault is one act's. */
  readonly act?: number
  readonly code: string
  readonly reasons?: readonly Reason[]
  readonly found?: string
}

export interface Report {
  readonly ok: boolean
  readonly acts: number
  readonly root: string
  readonly signatures: number
  readonly rulings: number
  readonly witnesses: number
  readonly faults: readonly RecordFault[]
}

/** Whether the record holds, and every fault of it. `only` leaves out the other parts of the work. */
export function verify(crypto: Crypto, found: Found, only?: Part): Report {
  const faults: RecordFault[] = [...found.faults]
  const wants = (part: Part): boolean => only === undefined || only === part
  const entries = found.entries.map((bytes, act) => readEntry(bytes, act, faults))
  const charter = charterOf(entries[0], found, faults)
  if (!charter)
    return { ok: false, acts: entries.length, root: '', signatures: 0, rulings: 0, witnesses: 0, faults }
  const ledger = newLedger(crypto, charter)
  let [signatures, rulings] = [0, 0]
  entries.forEach((entry, act) => {
    const bytes = found.entries[act] as Uint8Array
    if (!entry) {
      // Its place in the tree stays; there is nothing in it to take into the standing.
      faults.push({ act, code: 'not-followed' })
      return
    }
    const body = canonical(entry.act as unknown as Json)
    const id = actId(crypto, body)
    if (wants('bytes')) faults.push(...orderFaults(ledger, entry, id, act))
    if (wants('signatures')) {
      signatures += entry.evidence.length
      faults.push(...coded(act, keyReasons(ledger, entry.act, entry.evidence, body, act)))
    }
    if (wants('rulings')) {
      rulings += 1
      const ruling = rule(charter, ledger.standing, entry, act)
      if (!ruling.inOrder) faults.push({ act, code: 'out-of-order', reasons: ruling.reasons })
    }
    if (hasForm(entry.act)) take(ledger, entry, bytes, id)
    else place(ledger, entry, bytes, id)
  })
  const whole = entries.every((entry) => entry !== undefined)
  if (wants('bytes'))
    faults.push(
      ...documentFaults(
        crypto,
        entries.filter((entry) => entry !== undefined),
        found,
      ),
    )
  const root = ledger.entries.length > 0 && whole ? hex(ledger.tree.root()) : ''
  faults.push(...headFaults(crypto, ledger, found.head, root, entries.length))
  const witnesses = witnessCount(crypto, ledger, found, faults)
  return { ok: faults.length === 0, acts: entries.length, root, signatures, rulings, witnesses, faults }
}

function readEntry(bytes: Uint8Array, act: number, faults: RecordFault[]): Entry | undefined {
  const read = parseCanonical(bytes)
  if (!read.ok) {
    faults.push({ act, code: read.faults[0]?.code ?? 'not-canonical' })
    return undefined
  }
  const entry = z.safeParse(entrySchema, read.value)
  if (entry.success) return entry.data
  faults.push({
    act,
    code: 'malformed-entry',
    found: entry.error.issues.map(({ path }) => `/${path.map(String).join('/')}`).join(', '),
  })
  return undefined
}

/** The charter that genesis names by digest. Nothing can be ruled on without it. */
function charterOf(genesis: Entry | undefined, found: Found, faults: RecordFault[]): Charter | undefined {
  const ref = genesis?.act.docs.find(({ name }) => name === 'charter')
  const kept = ref?.digest === undefined ? undefined : found.document(ref.digest)
  if (genesis?.act.type !== 'record.opened' || !ref || !kept) {
    faults.push({ act: 0, code: 'no-charter' })
    return undefined
  }
  if (genesis.act.body['charter'] !== ref.digest)
    faults.push({ act: 0, code: 'document-differs', found: 'charter' })
  const charter = readCharter(new TextDecoder().decode(kept.bytes), 'charter.yaml')
  if (charter.ok) return charter.value
  faults.push({ act: 0, code: 'charter-unreadable', found: `line ${charter.faults[0]?.line ?? 1}` })
  return undefined
}

function orderFaults(ledger: Ledger, entry: Entry, id: string, act: number): readonly RecordFault[] {
  const faults: RecordFault[] = [...coded(act, placeReasons(ledger, entry.act))]
  const last = ledger.entries.at(-1)
  if (last && entry.received < last.received)
    faults.push({ act, code: 'clock-backwards', found: entry.received })
  const before = ledger.ids.get(id)
  if (before !== undefined) faults.push({ act, code: 'duplicate-act', found: `${before}` })
  return faults
}

function documentFaults(crypto: Crypto, entries: readonly Entry[], found: Found): readonly RecordFault[] {
  const faults: RecordFault[] = []
  entries.forEach(({ act }, position) => {
    for (const ref of act.docs) {
      const kept = found.document(ref.digest ?? ref.commitment ?? '')
      if (!kept) faults.push({ act: position, code: 'document-missing', found: ref.name })
      else if (!isDocument(crypto, ref, kept, act.audience))
        faults.push({ act: position, code: 'document-differs', found: ref.name })
    }
  })
  const named = documentKeys(entries).length
  if (found.documents > named) faults.push({ code: 'document-unnamed', found: `${found.documents - named}` })
  return faults
}

function headFaults(
  crypto: Crypto,
  ledger: Ledger,
  head: Head | undefined,
  root: string,
  acts: number,
): readonly RecordFault[] {
  if (!head) return [{ code: 'no-head' }]
  const faults: RecordFault[] = []
  if (head.origin !== ledger.entries[0]?.act.log) faults.push({ code: 'origin-differs', found: head.origin })
  if (head.size !== acts) faults.push({ code: 'size-differs', found: `${head.size}` })
  if (head.root !== root) faults.push({ code: 'root-differs', found: head.root })
  if (!isHead(crypto, head, ledger.standing.keys.values()))
    faults.push({ code: 'head-signature-wrong', found: head.key })
  return faults
}

/** How many of the charter's witnesses have cosigned the head. Every cosignature must be one of theirs, and hold. */
function witnessCount(crypto: Crypto, ledger: Ledger, found: Found, faults: RecordFault[]): number {
  const { head, cosignatures = [] } = found
  const received = ledger.entries.at(-1)?.received
  if (!head || received === undefined) return 0
  const note = cosignedNote(crypto, head, ledger.standing.keys.values(), cosignatures) ?? ''
  const { by, wrong, quorum } = witnessed(crypto, ledger.charter, note, received)
  faults.push(...wrong.map(({ name }) => ({ code: 'cosignature-wrong', found: name })))
  // A line that nobody can check would be bytes that anybody could change.
  const others = cosignatures.length - by.length - wrong.length
  if (others !== 0) faults.push({ code: 'cosignature-unknown', found: `${others}` })
  if (by.length < quorum) faults.push({ code: 'witnesses-short', found: `${by.length} of ${quorum}` })
  return by.length
}

function coded(act: number, reasons: readonly Reason[]): readonly RecordFault[] {
  return reasons.map(({ code, reached }) => ({
    act,
    code,
    ...(reached === undefined ? {} : { found: reached }),
  }))
}
