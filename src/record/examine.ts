/**
 * Examines a record entry by entry, and keeps of each only what the next need: a million acts pass through the memory of
 * a few. `verify.ts` runs it over a record in memory; `src/store/verify-stored.ts` over files, with threads.
 *
 * Invariant: entry number i is ruled in the standing that entries 0 to i-1 made, whether or not they had faults.
 */
import { classificationOf } from '../core/audience.ts'
import { MOST_ACT_BYTES, MOST_ENTRY_BYTES, type Entry } from '../core/act.ts'
import type { Charter } from '../core/charter/charter.ts'
import { readCharter } from '../core/charter/read.ts'
import { compromised } from '../core/compromised.ts'
import { readEntry as readForm } from '../core/entry-form.ts'
import { otherwise } from '../core/otherwise.ts'
import type { Reason, Ruling } from '../core/refusal.ts'
import { rule, ruleUnder } from '../core/standing.ts'
import { LATEST, VERSIONS } from '../core/versions.ts'
import { hex } from './bytes.ts'
import { examineRestricted, type FoundRestricted } from './examine-restricted.ts'
import type { Crypto } from './crypto.ts'
import { actId, leafHash } from './digest.ts'
import { actBytes } from './entry.ts'
import { cosignedNote, isHead } from './head.ts'
import { heldFaults } from './held.ts'
import { parseCanonical } from './json.ts'
import {
  checkOf,
  follow,
  hasForm,
  isDocument,
  keyReasons,
  newFollowed,
  place,
  placeReasons,
  type Followed,
  type SignatureCheck,
} from './ledger.ts'
import { witnessed } from './witnessed.ts'
import type { Found, Notice, Part, RecordFault, Report } from './verify.ts'

export interface Examination {
  /** Takes the bytes of the next entry. */
  readonly next: (bytes: Uint8Array) => void
  /** What was found, with faults that others found meanwhile. After the last entry. */
  readonly report: (others: readonly RecordFault[]) => Report
}

/** An examination of this record, entry by entry. `only` leaves out the other parts of the work. */
export function examine(
  crypto: Crypto,
  found: Omit<Found, 'entries'>,
  only: Part | undefined,
  isSigned: SignatureCheck,
  restricted: readonly FoundRestricted[] = [],
): Examination {
  const beside = examineRestricted(crypto, restricted, only, checkOf(crypto))
  const faults: RecordFault[] = []
  const notices: Notice[] = []
  const lost = compromised()
  const named = new Set<string>()
  // What is not there may have been destroyed by an act that comes later.
  const gone: { act: number; name: string; key: string }[] = []
  const wants = (part: Part): boolean => only === undefined || only === part
  let [acts, signatures, rulings, attested] = [0, 0, 0, 0]
  let log: Followed | undefined

  function next(bytes: Uint8Array): void {
    const act = acts++
    const entry = readEntry(bytes, act, faults)
    if (act === 0) {
      const charter = charterOf(entry, found, faults)
      log = charter && newFollowed(crypto, charter)
    }
    if (!log) return
    if (!entry) {
      // Its place in the tree stays; there is nothing in it to take into the standing.
      log.tree.append(leafHash(crypto, bytes))
      faults.push({ act, code: 'not-followed' })
      return
    }
    lost.take(entry, act)
    beside.before(log, entry, act)
    const body = actBytes(bytes, entry)
    const id = actId(crypto, body)
    for (const ref of entry.act.docs) named.add(ref.digest ?? ref.commitment ?? '')
    if (wants('bytes')) {
      faults.push(...sizeFaults(bytes, body, act), ...orderFaults(log, entry, id, act))
      const { wrong, missing } = documentFaults(crypto, entry, found, act)
      faults.push(...wrong)
      for (const one of missing) gone.push(one)
    }
    if (wants('signatures')) {
      signatures += entry.evidence.length
      faults.push(...coded(act, keyReasons(log, entry.act, entry.evidence, body, act, isSigned)))
    }
    let ruling: Ruling | undefined
    if (wants('rulings')) {
      rulings += 1
      ruling = rule(log.charter, log.standing, entry, act, { hidden: beside.hidden(log), attests: true })
      if (ruling.inOrder && ruling.effects.some(({ effect }) => effect === 'attested')) attested += 1
      if (!ruling.inOrder) faults.push({ act, code: 'out-of-order', reasons: ruling.reasons })
      notices.push(...noticesOf(log, entry, act, ruling))
    }
    // What is in order has the form of its kind.
    if (ruling?.inOrder || hasForm(entry.act)) follow(log, entry, bytes, id)
    else place(log, entry, bytes, id)
    beside.follow(entry, act)
  }

  function report(others: readonly RecordFault[]): Report {
    if (!log) faults.push({ act: 0, code: 'no-charter' })
    const root = log ? hex(log.tree.root()) : ''
    const order = found.order?.filter((key) => named.has(key))
    const kept = new Set(order)
    const witnessing = log ? witnessesOf(log, found) : { witnesses: 0, faults: [] }
    const all = [
      ...found.faults,
      ...[...faults, ...(log ? lossFaults(gone, log.standing.redacted, named) : []), ...others].toSorted(
        inTurn,
      ),
      ...(log ? beside.report(log) : []),
      ...(found.documents > named.size && log
        ? [{ code: 'document-unnamed', found: `${found.documents - named.size}` }]
        : []),
      ...(order && order.join() !== [...named].filter((key) => kept.has(key)).join()
        ? [{ code: 'documents-out-of-order' }]
        : []),
      ...(log ? headFaults(log, found, root, acts) : []),
      ...witnessing.faults,
      ...(log
        ? (found.held ?? []).flatMap((held) =>
            heldFaults(log!, found.head, held, found.cosignatures, beside.acts),
          )
        : []),
    ]
    const other = beside.figures()
    const redacted = [...(log?.standing.redacted.keys() ?? [])]
    const unerased = redacted.filter((key) => found.document(key) !== undefined).length
    const figures = {
      acts,
      root,
      signatures: signatures + other.signatures,
      rulings: rulings + other.rulings - attested,
      attested,
      redacted: redacted.length,
      unerased,
      restricted: other.restricted,
      witnesses: witnessing.witnesses,
    }
    const flags = [...lost.flags()].map(([position, reason]) => ({ act: position, ...reason }))
    const flagged = flags.length > 0 ? { flags } : {}
    return { ok: all.length === 0, ...figures, faults: all, notices, ...flagged }
  }
  return { next, report }
}

/** By position; of one act what its bytes show first, then what its signatures show, then how it was ruled on. */
function inTurn(one: RecordFault, other: RecordFault): number {
  const turn = ({ code }: RecordFault): number => Number(code === 'out-of-order')
  return (one.act ?? 0) - (other.act ?? 0) || turn(one) - turn(other)
}

function readEntry(bytes: Uint8Array, act: number, faults: RecordFault[]): Entry | undefined {
  const read = parseCanonical(bytes)
  if (!read.ok) {
    faults.push({ act, code: read.faults[0]?.code ?? 'not-canonical' })
    return undefined
  }
  const form = readForm(read.value)
  if ('entry' in form) return form.entry
  const found = form.wrong.map((path) => `/${path.map(String).join('/')}`).join(', ')
  faults.push({ act, code: 'malformed-entry', found })
  return undefined
}

/** The charter that genesis names by digest. Nothing can be ruled on without it. */
function charterOf(
  genesis: Entry | undefined,
  found: Pick<Found, 'document'>,
  faults: RecordFault[],
): Charter | undefined {
  const ref = genesis?.act.docs.find(({ name }) => name === 'charter')
  const kept = ref?.digest === undefined ? undefined : found.document(ref.digest)
  if (genesis?.act.type !== 'record.opened' || !ref || !kept) return undefined
  if (genesis.act.body['charter'] !== ref.digest)
    faults.push({ act: 0, code: 'document-differs', found: 'charter' })
  const charter = readCharter(new TextDecoder().decode(kept.bytes), 'charter.yaml')
  if (charter.ok) return charter.value
  faults.push({ act: 0, code: 'charter-unreadable', found: `line ${charter.faults[0]?.line ?? 1}` })
  return undefined
}

function sizeFaults(bytes: Uint8Array, body: Uint8Array, act: number): readonly RecordFault[] {
  if (body.length > MOST_ACT_BYTES) return [{ act, code: 'too-large', found: `${body.length}` }]
  return bytes.length > MOST_ENTRY_BYTES ? [{ act, code: 'too-large', found: `${bytes.length}` }] : []
}

function orderFaults(log: Followed, entry: Entry, id: string, act: number): readonly RecordFault[] {
  const faults: RecordFault[] = [...coded(act, placeReasons(log, entry.act))]
  if (log.last !== undefined && entry.received < log.last)
    faults.push({ act, code: 'clock-backwards', found: entry.received })
  if (entry.after !== undefined) faults.push({ act, code: 'after-differs', found: `${entry.after}` })
  const before = log.ids.get(id)
  if (before !== undefined) faults.push({ act, code: 'duplicate-act', found: `${before}` })
  return faults
}

function documentFaults(
  crypto: Crypto,
  { act }: Entry,
  found: Pick<Found, 'document'>,
  position: number,
): {
  readonly wrong: readonly RecordFault[]
  readonly missing: readonly { act: number; name: string; key: string }[]
} {
  const [wrong, missing] = [[] as RecordFault[], [] as { act: number; name: string; key: string }[]]
  for (const ref of act.docs) {
    const { name } = ref
    const key = ref.digest ?? ref.commitment ?? ''
    const kept = found.document(key)
    if (!kept) missing.push({ act: position, name, key })
    else if (!isDocument(crypto, ref, kept, classificationOf(act.audience)))
      wrong.push({ act: position, code: 'document-differs', found: name })
  }
  return { wrong, missing }
}

/** Documents that are not there though nothing destroyed them, and redactions of what the record never committed to. */
function lossFaults(
  lost: readonly { act: number; name: string; key: string }[],
  redacted: ReadonlyMap<string, number>,
  named: ReadonlySet<string>,
): readonly RecordFault[] {
  return [
    ...lost.flatMap(({ act, name, key }) =>
      redacted.has(key) ? [] : [{ act, code: 'document-missing', found: name }],
    ),
    ...[...redacted].flatMap(([key, act]) =>
      named.has(key) ? [] : [{ act, code: 'not-committed', found: key }],
    ),
  ]
}

/** What a newer version of the rules would have ruled otherwise: to know, and no fault of the record. */
function noticesOf(
  { charter, standing }: Followed,
  entry: Entry,
  act: number,
  ruling: Ruling,
): readonly Notice[] {
  const held = standing.founding?.rules ?? LATEST
  const newer = [...VERSIONS.keys()].filter((version) => version > held)
  return newer.flatMap((rules) =>
    otherwise(ruling, ruleUnder(rules, charter, standing, entry, act)).map((difference) => ({
      act,
      rules,
      ...difference,
    })),
  )
}

function headFaults(
  log: Followed,
  { head }: Pick<Found, 'head'>,
  root: string,
  acts: number,
): readonly RecordFault[] {
  if (!head) return [{ code: 'no-head' }]
  const faults: RecordFault[] = []
  if (head.origin !== log.origin) faults.push({ code: 'origin-differs', found: head.origin })
  if (head.size !== acts) faults.push({ code: 'size-differs', found: `${head.size}` })
  if (head.root !== root) faults.push({ code: 'root-differs', found: head.root })
  if (!isHead(log.crypto, head, log.standing.keys.values()))
    faults.push({ code: 'head-signature-wrong', found: head.key })
  return faults
}

/** How many of the charter's witnesses have cosigned the head. Every cosignature must be one of theirs, and hold. */
function witnessesOf(
  { crypto, charter, standing, last, tree }: Followed,
  { head, cosignatures = [] }: Pick<Found, 'head' | 'cosignatures'>,
): { witnesses: number; faults: readonly RecordFault[] } {
  if (!head || last === undefined) return { witnesses: 0, faults: [] }
  const note = cosignedNote(crypto, head, standing.keys.values(), cosignatures) ?? ''
  const { by, wrong, quorum } = witnessed(
    crypto,
    { charter, standing, size: tree.size(), received: last },
    note,
  )
  const faults: RecordFault[] = wrong.map(({ name }) => ({ code: 'cosignature-wrong', found: name }))
  // A line that nobody can check would be bytes that anybody could change.
  const others = cosignatures.length - by.length - wrong.length
  if (others !== 0) faults.push({ code: 'cosignature-unknown', found: `${others}` })
  if (by.length < quorum) faults.push({ code: 'witnesses-short', found: `${by.length} of ${quorum}` })
  return { witnesses: by.length, faults }
}

function coded(act: number, reasons: readonly Reason[]): readonly RecordFault[] {
  return reasons.map(({ code, reached }) => ({
    act,
    code,
    ...(reached === undefined ? {} : { found: reached }),
  }))
}
