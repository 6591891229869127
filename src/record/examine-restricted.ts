/**
 * Examines restricted logs beside the public one: those that were disclosed, and those that lie open to the verifier. Each
 * entry is ruled in the standing of as many public entries as it names, so the public log is followed with them.
 */
import * as z from 'zod/mini'
import { entrySchema, MOST_ACT_BYTES, MOST_ENTRY_BYTES, type Entry } from '../core/act.ts'
import { classificationOf } from '../core/audience.ts'
import type { Disclosed } from '../core/acts/positions-disclosed.ts'
import type { QuestionId } from '../core/ids.ts'
import type { Asked } from '../core/situation.ts'
import {
  isHidden,
  isHidingOver,
  lastTick,
  placeCode,
  restrictedState,
  type Place,
} from '../core/restricted.ts'
import { instantOf, seconds, type Instant } from '../core/time.ts'
import { hex } from './bytes.ts'
import { canonical } from './canonical.ts'
import type { Crypto } from './crypto.ts'
import { actId, leafHash } from './digest.ts'
import { parseCanonical } from './json.ts'
import { isDocument, type Followed, type SignatureCheck } from './ledger.ts'
import {
  anchorOf,
  disclosedEntries,
  hiddenIn,
  marksIn,
  newRestrictedLog,
  restrictedKeyReasons,
  restrictedPlaceReasons,
  ruledIn,
  takeRestricted,
  type RestrictedLog,
} from './restricted.ts'
import type { Json } from '../core/json.ts'
import type { Found, Part, RecordFault } from './verify.ts'

/** A restricted log as it was found; what is disclosed is part of the public record, and complete. */
export interface FoundRestricted {
  readonly place: Place
  readonly entries: readonly Uint8Array[]
  readonly disclosed: boolean
  readonly document?: Found['document']
}

/** How much later than the next public entry a restricted one may be received: a server may not have heard of that entry. */
const SLACK = 10
/** How late an anchor may be before nothing but the clock's own acts may go before it. */
const PATIENCE = 60

export interface RestrictedExamination {
  /** Takes in every restricted entry that was ruled before this public entry, which is not on the log yet. */
  readonly before: (log: Followed, entry: Entry, act: number) => void
  /** Takes in what a public entry says of restricted logs, once it is on the log. */
  readonly follow: (entry: Entry, act: number) => void
  readonly hidden: (log: Followed) => (question: QuestionId) => Asked | undefined
  /** What was found, at the end of the public log. */
  readonly report: (log: Followed) => readonly RecordFault[]
  /** The ids of the acts of a log that was examined; undefined of any other. */
  readonly acts: (log: string) => ReadonlyMap<string, number> | undefined
  readonly figures: () => {
    readonly signatures: number
    readonly rulings: number
    readonly restricted: number
  }
}

interface Following {
  readonly found: FoundRestricted
  readonly log: RestrictedLog
  next: number
  entries: (Entry | undefined)[]
}

/** An examination of these restricted logs. The origin of the public log is known from its first entry on. */
export function examineRestricted(
  crypto: Crypto,
  all: readonly FoundRestricted[],
  only: Part | undefined,
  isSigned: SignatureCheck,
): RestrictedExamination {
  const faults: RecordFault[] = []
  const anchors = new Map<string, { act: number; commitment: string; due?: Instant }[]>()
  const disclosures: { act: number; body: Disclosed }[] = []
  const wants = (part: Part): boolean => only === undefined || only === part
  let following: Following[] | undefined
  let [signatures, rulings, restricted] = [0, 0, 0]
  const hiding = new Set<QuestionId>()
  let founded: Instant | undefined

  const start = (log: Followed): Following[] =>
    (following ??= all.map((found) => ({
      found,
      log: newRestrictedLog(crypto, log.origin ?? '', found.place),
      next: 0,
      entries: found.entries.map((bytes, index) =>
        readRestricted(bytes, placeCode(found.place), index, faults),
      ),
    })))

  function takeIn(log: Followed, one: Following, size: number): void {
    const { found, entries } = one
    const code = placeCode(found.place)
    for (; one.next < entries.length; one.next += 1) {
      const [entry, bytes, act] = [entries[one.next], found.entries[one.next]!, one.next]
      if (!entry) {
        one.log.tree.append(leafHash(crypto, bytes))
        continue
      }
      if ((entry.after ?? 0) > size) return
      const add = (reasons: readonly { code: string; reached?: string }[]): void => {
        for (const { code: what, reached } of reasons)
          faults.push({ act, log: code, code: what, ...(reached === undefined ? {} : { found: reached }) })
      }
      restricted += 1
      const last = one.log.entries.at(-1)
      if (wants('bytes')) {
        add(restrictedPlaceReasons(one.log, log, entry.act))
        add(orderReasons(one.log, log, entry, last, crypto))
        add(documentReasons(crypto, entry, found))
      }
      if (wants('signatures')) {
        signatures += entry.evidence.length
        add(restrictedKeyReasons(log, entry, canonical(entry.act as unknown as Json), isSigned))
      }
      if (wants('rulings')) {
        rulings += 1
        const ruling = ruledIn(one.log, log, entry)
        if (!ruling.inOrder) faults.push({ act, log: code, code: 'out-of-order', reasons: ruling.reasons })
      }
      takeRestricted(one.log, crypto, entry, bytes)
    }
  }

  return {
    before(log, entry, act) {
      // Genesis fixes the origin that the logs beside it are named after.
      if (act === 0) {
        founded = entry.received
        return
      }
      for (const one of start(log)) {
        takeIn(log, one, act)
        const last = one.log.entries.at(-1)
        if (last && wants('bytes') && seconds(last.received) > seconds(entry.received) + SLACK)
          faults.push({ act, log: placeCode(one.found.place), code: 'after-differs', found: last.received })
      }
      if (wants('rulings')) faults.push(...overdue(log, hiding, founded, entry, act))
    },
    follow({ act: { type, body } }, act) {
      const question = body['question'] as QuestionId | undefined
      if (type === 'question.put' && question !== undefined) hiding.add(question)
      if (type === 'positions.disclosed') disclosures.push({ act, body: body as unknown as Disclosed })
      if (type !== 'restricted-log.anchored') return
      const code = placeCode(question === undefined ? 'register' : { question })
      const { commitment, due } = body as { commitment: string; due?: Instant }
      const known = anchors.get(code) ?? []
      anchors.set(code, [...known, { act, commitment, ...(due === undefined ? {} : { due }) }])
    },
    hidden: (log) => (question) =>
      hiddenIn(
        start(log).map((one) => one.log),
        log,
      )(question),
    report(log) {
      for (const one of start(log)) {
        takeIn(log, one, log.tree.size())
        const code = placeCode(one.found.place)
        if (one.next < one.entries.length)
          faults.push({
            act: one.next,
            log: code,
            code: 'after-differs',
            found: `${one.entries[one.next]?.after}`,
          })
        if (wants('bytes')) faults.push(...anchorFaults(crypto, one, anchors.get(code) ?? []))
      }
      if (wants('bytes')) faults.push(...disclosures.flatMap((one) => disclosureFaults(one, following ?? [])))
      return faults
    },
    acts: (code) => following?.find(({ found }) => placeCode(found.place) === code)?.log.ids,
    figures: () => ({ signatures, rulings, restricted }),
  }
}

function readRestricted(
  bytes: Uint8Array,
  log: string,
  act: number,
  faults: RecordFault[],
): Entry | undefined {
  const read = parseCanonical(bytes)
  const entry = read.ok ? z.safeParse(entrySchema, read.value) : undefined
  if (entry?.success && entry.data.after !== undefined) return entry.data
  faults.push({ act, log, code: read.ok ? 'malformed-entry' : (read.faults[0]?.code ?? 'not-canonical') })
  return undefined
}

/** Restricted entries stand once, in the order of their receipt, and after the public entries that they were ruled on. */
function orderReasons(
  log: RestrictedLog,
  { last: openLast }: Followed,
  { act, after = 0, received }: Entry,
  last: Entry | undefined,
  crypto: Crypto,
): readonly { code: string; reached?: string }[] {
  const reasons: { code: string; reached?: string }[] = []
  const body = canonical(act as unknown as Json)
  const before = log.ids.get(actId(crypto, body))
  if (before !== undefined) reasons.push({ code: 'duplicate-act', reached: `${before}` })
  if (body.length > MOST_ACT_BYTES) reasons.push({ code: 'too-large', reached: `${body.length}` })
  if (last && received < last.received) reasons.push({ code: 'clock-backwards', reached: received })
  if (last && after < (last.after ?? 0)) reasons.push({ code: 'after-differs', reached: `${after}` })
  if (openLast !== undefined && received < openLast)
    reasons.push({ code: 'after-differs', reached: received })
  return reasons
}

function documentReasons(
  crypto: Crypto,
  { act }: Entry,
  { document }: FoundRestricted,
): readonly { code: string; reached?: string }[] {
  return act.docs.flatMap((ref) => {
    const kept = document?.(ref.digest ?? ref.commitment ?? '')
    if (!kept) return document ? [{ code: 'document-missing', reached: ref.name }] : []
    const fits = isDocument(crypto, ref, kept, classificationOf(act.audience))
    return fits ? [] : [{ code: 'document-differs', reached: ref.name }]
  })
}

/** Each commitment on the public log is to the log as it stood at a mark, in the order of the marks; and each mark has one. */
function anchorFaults(
  crypto: Crypto,
  { log, found }: Following,
  anchors: readonly { act: number; commitment: string; due?: Instant }[],
): readonly RecordFault[] {
  const marks = marksIn(log)
  const code = placeCode(found.place)
  const faults: RecordFault[] = []
  anchors.forEach(({ act, commitment, due }, index) => {
    const mark = marks[index]
    const fits =
      mark !== undefined && mark.due === due && anchorOf(crypto, log, mark.size, mark.salt) === commitment
    if (!fits) faults.push({ act, code: 'anchor-differs', found: code })
  })
  // Of a log that lies open, the last marks may not be anchored yet.
  if (found.disclosed)
    for (const { due } of marks.slice(anchors.length))
      faults.push({ log: code, code: 'anchor-missing', found: due ?? 'closed' })
  return faults
}

function disclosureFaults(
  { act, body }: { act: number; body: Disclosed },
  following: readonly Following[],
): readonly RecordFault[] {
  const one = following.find(
    ({ found: { place } }) => place !== 'register' && place.question === body.question,
  )
  const size = one?.log.tree.size()
  const root = one && size !== undefined && size > 0 ? hex(one.log.tree.root()) : undefined
  return one && size === body.size && root === body.root
    ? []
    : [{ act, code: 'disclosure-differs', found: `${size ?? 0} of ${body.size}` }]
}

/** Restricted logs whose anchor is more than a minute overdue when somebody's act stands on the public log. */
function overdue(
  { charter, standing, last }: Followed,
  hiding: Set<QuestionId>,
  founded: Instant | undefined,
  { act, received }: Entry,
  position: number,
): readonly RecordFault[] {
  if (!charter.restricted || last === undefined || ('office' in act.by && act.by.office === 'clock'))
    return []
  const tick = lastTick(charter, instantOf(seconds(received) - PATIENCE))
  if (tick === undefined) return []
  const faults: RecordFault[] = []
  const look = (place: Place, since: Instant | undefined): void => {
    const { anchored, sealed } = restrictedState(standing, place)
    if (sealed !== undefined || since === undefined || since >= tick) return
    if (anchored === undefined || anchored < tick)
      faults.push({ act: position, code: 'anchor-overdue', found: `${placeCode(place)} ${tick}` })
  }
  if (charter.restricted.register) look('register', founded)
  for (const id of hiding) {
    const asked = standing.questions.get(id)
    if (!asked || !isHidden(charter, asked) || isHidingOver(charter, asked, tick)) hiding.delete(id)
    else look({ question: id }, asked.putAt)
  }
  return faults
}

/**
 * The restricted logs that a record discloses, found ahead of their time: their entries were ruled on long before. Only a
 * charter with a rule on what is not public can have any, so that other records are not read twice.
 */
export function disclosedIn(found: Pick<Found, 'entries' | 'document'>): readonly FoundRestricted[] {
  const logs: FoundRestricted[] = []
  let first = true
  for (const bytes of found.entries) {
    if (first && !hides(bytes, found)) return []
    first = false
    if (bytes.length > MOST_ENTRY_BYTES || !isNamed(bytes)) continue
    const read = parseCanonical(bytes)
    const entry = read.ok ? z.safeParse(entrySchema, read.value) : undefined
    const ref = entry?.data?.act.docs.find(({ name }) => name === 'log')
    const kept = ref?.digest === undefined ? undefined : found.document(ref.digest)
    const question = entry?.data?.act.body['question'] as QuestionId | undefined
    if (entry?.data?.act.type !== 'positions.disclosed' || !kept || typeof question !== 'string') continue
    logs.push({ place: { question }, entries: disclosedEntries(kept.bytes), disclosed: true })
  }
  return logs
}

/** True where the charter of the genesis entry may have a rule on what is not public. */
function hides(genesis: Uint8Array, { document }: Pick<Found, 'document'>): boolean {
  const read = parseCanonical(genesis)
  const entry = read.ok ? z.safeParse(entrySchema, read.value) : undefined
  const ref = entry?.data?.act.docs.find(({ name }) => name === 'charter')
  const kept = ref?.digest === undefined ? undefined : document(ref.digest)
  return kept !== undefined && new TextDecoder().decode(kept.bytes).includes('restricted')
}

function isNamed(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes).includes('"positions.disclosed"')
}
