/**
 * A log being followed: its tree, its keys, its standing. Admits an act or says why not; takes entries in, one by one.
 *
 * Invariant: `ledger.entries`, `tree` and `standing` always speak of the same entries. Only `take` moves them.
 */
import * as z from 'zod/mini'
import {
  actSchema,
  evidenceSchema,
  MOST_ACT_BYTES,
  MOST_ENTRY_BYTES,
  type Act,
  type DocumentRef,
  type Entry,
  type Evidence,
} from '../core/act.ts'
import { classificationOf } from '../core/audience.ts'
import { readForm } from '../core/compiled.ts'
import { KINDS } from '../core/acts/index.ts'
import type { Within } from '../core/acts/kind.ts'
import type { Charter } from '../core/charter/charter.ts'
import { sameActor, type Actor } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import { enteredBy } from '../core/paper.ts'
import type { Reason, Ruling } from '../core/refusal.ts'
import { accept, rule } from '../core/standing.ts'
import { emptySituation, type Key, type Situation } from '../core/situation.ts'
import type { Instant } from '../core/time.ts'
import { hex, unbase64 } from './bytes.ts'
import { canonical } from './canonical.ts'
import type { Crypto } from './crypto.ts'
import { actId, actMessage, documentDigest, leafHash } from './digest.ts'
import { isCommitted } from './document.ts'
import { entryBytes } from './entry.ts'
import { verifyAct } from './sign.ts'
import { newTree, type Tree } from './tree.ts'
import { assertionReasons, isAsserted } from './webauthn.ts'

/** A document as it is kept beside the log, under its digest or its commitment. */
export interface Kept {
  readonly name: string
  readonly bytes: Uint8Array
  readonly salt?: Uint8Array
}

/** An act as its author sends it: not yet received. */
export interface Submission {
  readonly act: Act
  readonly evidence: readonly Evidence[]
  readonly documents: readonly Kept[]
}

/** What must be known of a log to judge its next entry. The entries need not be kept: a verifier follows millions. */
export interface Followed {
  readonly crypto: Crypto
  readonly charter: Charter
  readonly tree: Tree
  /** Position by act id. */
  readonly ids: Map<string, number>
  readonly standing: Situation
  /** The origin that genesis fixed; undefined before it. */
  origin: string | undefined
  /** When the last entry was received. */
  last: Instant | undefined
}

export interface Ledger extends Followed {
  readonly entries: Entry[]
}

export interface Admitted {
  readonly admitted: true
  readonly id: string
  readonly entry: Entry
  readonly bytes: Uint8Array
  readonly effects: (Ruling & { inOrder: true })['effects']
}

export interface Refused {
  readonly admitted: false
  readonly reasons: readonly Reason[]
  /** When the same act would be in order, where waiting is all that is needed. */
  readonly earliest?: Instant
}

export function newLedger(crypto: Crypto, charter: Charter): Ledger {
  return { ...newFollowed(crypto, charter), entries: [] }
}

/** A log without entries, about to be followed. */
export function newFollowed(crypto: Crypto, charter: Charter): Followed {
  const tree = newTree(crypto)
  const standing = emptySituation()
  return { crypto, charter, tree, ids: new Map(), standing, origin: undefined, last: undefined }
}

/** The submission that a value from outside states; undefined where it has another form. Documents come apart. */
export function readSubmission(value: unknown): Omit<Submission, 'documents'> | undefined {
  const result = z.safeParse(z.strictObject({ act: actSchema, evidence: evidenceSchema }), value)
  return result.success ? result.data : undefined
}

/** An act in the bytes that are signed, and the id that they have. */
export interface Stated {
  readonly bytes: Uint8Array
  readonly id: string
}

/** The canonical bytes of an act, and its id. */
export function stated(crypto: Crypto, act: Act): Stated {
  const bytes = canonical(act as unknown as Json)
  return { bytes, id: actId(crypto, bytes) }
}

/** Whether the log takes the act as its next entry, received at this moment; else every reason that is found first. */
export function admit(
  ledger: Ledger,
  { act, evidence, documents }: Submission,
  received: Instant,
  { bytes, id }: Stated = stated(ledger.crypto, act),
  isSigned: SignatureCheck = checkOf(ledger.crypto),
  within: Within = {},
): Admitted | Refused {
  const reasons = [
    ...sizeReasons(bytes),
    ...placeReasons(ledger, act),
    ...keyReasons(ledger, act, evidence, bytes, ledger.entries.length, isSigned),
    ...documentReasons(ledger.crypto, act, documents),
    ...redactionReasons(ledger.entries, act),
  ]
  const { last } = ledger
  if (last !== undefined && received < last)
    reasons.push({ code: 'clock-backwards', needed: last, reached: received })
  if (reasons.length > 0) return { admitted: false, reasons }
  const ruling = rule(
    ledger.charter,
    ledger.standing,
    { act, evidence, received },
    ledger.entries.length,
    within,
  )
  if (!ruling.inOrder) return refusedBy(ruling)
  const entry: Entry = { act, evidence, received }
  const whole = entryBytes(bytes, entry)
  if (whole.length > MOST_ENTRY_BYTES) {
    return {
      admitted: false,
      reasons: [{ code: 'too-large', needed: `${MOST_ENTRY_BYTES}`, reached: `${whole.length}` }],
    }
  }
  return { admitted: true, id, entry, bytes: whole, effects: ruling.effects }
}

/** A ruling that an act is not in order, as a refusal. */
export function refusedBy({ reasons, earliest }: Ruling & { readonly inOrder: false }): Refused {
  return { admitted: false, reasons, ...(earliest === undefined ? {} : { earliest }) }
}

/** Takes an entry in: it is on the log. */
export function take(ledger: Ledger, entry: Entry, bytes: Uint8Array, id: string): void {
  follow(ledger, entry, bytes, id)
  ledger.entries.push(entry)
}

/** Goes on to the next entry without keeping it. */
export function follow(log: Followed, entry: Entry, bytes: Uint8Array, id: string): void {
  const position = log.tree.size()
  place(log, entry, bytes, id)
  accept(log.standing, log.charter, entry, position)
}

/** Gives an entry its place on the log and nothing more: what has no form can have no consequence. */
export function place(log: Followed, entry: Entry, bytes: Uint8Array, id: string): void {
  log.ids.set(id, log.tree.size())
  log.tree.append(leafHash(log.crypto, bytes))
  log.origin ??= entry.act.log
  log.last = entry.received
}

/** True when the act is of a kind that there is, and its body of the form of that kind. */
export function hasForm({ type, body }: Pick<Act, 'type' | 'body'>): boolean {
  const schema = KINDS.get(type)?.schema
  if (schema === undefined || !readForm(schema, body).success) return false
  const entered = enteredBy({ type, body })
  return !entered || hasForm({ type: entered.type, body: entered.body as Act['body'] })
}

export function sizeReasons(bytes: Uint8Array): readonly Reason[] {
  return bytes.length > MOST_ACT_BYTES
    ? [{ code: 'too-large', needed: `${MOST_ACT_BYTES}`, reached: `${bytes.length}` }]
    : []
}

/** An act belongs to one log, and its signer had an earlier state of that log in view. Genesis alone has none. */
export function placeReasons({ tree, origin }: Followed, act: Act): readonly Reason[] {
  const reasons: Reason[] = []
  if (origin !== undefined && act.log !== origin)
    reasons.push({ code: 'other-log', needed: origin, reached: act.log })
  if (act.audience !== 'public')
    reasons.push({ code: 'audience-elsewhere', needed: 'public', reached: classificationOf(act.audience) })
  const genesis = tree.size() === 0
  if (genesis !== (act.seen === undefined)) reasons.push({ code: 'seen-differs' })
  if (!genesis) reasons.push(...seenReasons(tree, act))
  return reasons
}

/** Whether the head that the signer had in view is one that the log had. */
export function seenReasons(tree: Tree, { seen }: Act): readonly Reason[] {
  if (!seen) return []
  const { size, root } = seen
  const known = size >= 1 && size <= tree.size() ? hex(tree.root(size)) : undefined
  if (known === root) return []
  return [{ code: 'seen-differs', reached: `${size}`, ...(known ? { needed: known } : {}) }]
}

/**
 * Whether a signature of the act at this position is that of the key that was enrolled under its id. One that hands the
 * question on says true, and answers for it later.
 */
export type SignatureCheck = (
  key: EnrolledKey,
  act: Uint8Array,
  signature: Evidence,
  position: number,
) => boolean

/** What of an enrolled key its signatures are checked by; `public` in base 64. */
export type EnrolledKey = Pick<Key, 'public' | 'passkey' | 'holder' | 'until'>

/** Checks each signature when it is asked. */
export function checkOf(crypto: Crypto): SignatureCheck {
  return ({ public: encoded, passkey }, act, evidence) => {
    const publicKey = unbase64(encoded)
    if (!publicKey) return false
    // What signs is as it was enrolled: a key of Ed25519 is no passkey, nor a passkey such a key.
    if (evidence.alg === 'ed25519') return !passkey && verifyAct(crypto, publicKey, act, evidence)
    return passkey !== undefined && isAsserted(crypto, passkey.alg, publicKey, evidence)
  }
}

/** Whether the author's key is enrolled for the author at that position and signed these bytes. Genesis brings its own keys. */
export function keyReasons(
  log: Pick<Followed, 'crypto' | 'standing'>,
  act: Act,
  evidence: readonly Evidence[],
  bytes: Uint8Array,
  position: number,
  isSigned: SignatureCheck = checkOf(log.crypto),
): readonly Reason[] {
  if (evidence[0]?.key !== act.by.key) return [{ code: 'signature-wrong', reached: 'evidence' }]
  const author = authorIn(act.by)
  const reasons: Reason[] = []
  const { key: offered } = act.body
  if (
    act.type === 'key.rotated' &&
    typeof offered === 'string' &&
    !evidence.some(({ key }) => key === offered)
  )
    reasons.push({ code: 'possession-missing', reached: offered })
  evidence.forEach(({ key }, index) => {
    // One key, one signature: a second would count a holder twice.
    const first = evidence.findIndex((other) => other.key === key)
    if (first !== index) reasons.push({ code: 'signature-wrong', reached: key })
  })
  for (const one of evidence) {
    const { key } = one
    const enrolled =
      position === 0 ? genesisKey(act, key) : (log.standing.keys.get(key) ?? offeredKey(act, key))
    if (!enrolled) {
      reasons.push({ code: 'unknown-key', reached: key })
      continue
    }
    if (enrolled.until !== undefined && enrolled.until <= position)
      reasons.push({ code: 'key-not-valid', reached: key })
    if (key === act.by.key && !sameActor(enrolled.holder, author))
      reasons.push({ code: 'wrong-holder', reached: key })
    if (one.alg === 'webauthn' && enrolled.passkey) {
      const id = log.crypto.sha256(actMessage(bytes))
      reasons.push(...assertionReasons(log.crypto, enrolled.passkey, log.standing.portals, id, one))
    }
    if (!isSigned(enrolled, bytes, one, position)) reasons.push({ code: 'signature-wrong', reached: key })
  }
  return reasons
}

function authorIn(by: Act['by']): Actor {
  return 'party' in by ? { party: by.party } : { office: by.office }
}

function genesisKey(act: Act, key: string): EnrolledKey | undefined {
  if (act.type !== 'record.opened' || !hasForm(act)) return undefined
  const { keys } = act.body as unknown as { keys: readonly (EnrolledKey & { key: string })[] }
  return keys.find((one) => one.key === key)
}

/** Whether what a redaction names is there: a committed document of that name, of that act. */
export function redactionReasons(entries: readonly Entry[], { type, body }: Act): readonly Reason[] {
  if (type !== 'document.redacted') return []
  const { act, document, commitment } = body as { act?: number; document?: string; commitment?: string }
  const found = entries[act ?? -1]?.act.docs.some(
    (ref) => ref.name === document && ref.commitment === commitment,
  )
  return found && commitment !== undefined ? [] : [{ code: 'not-committed', reached: `${document}` }]
}

/** The key that an act brings: it may sign that act beside the author, to show that it is held, and nothing before it. */
function offeredKey({ type, by, body }: Act, key: string): EnrolledKey | undefined {
  const brings = ['key.enrolled', 'key.rotated', 'recovery.requested'].includes(type)
  if (!brings || key === by.key || body['key'] !== key || !hasForm({ type, body })) return undefined
  return { ...(body as unknown as EnrolledKey), holder: authorIn(by) }
}

/** Whether each document that the act names has come, and is the one that its digest or commitment says. */
export function documentReasons(crypto: Crypto, act: Act, documents: readonly Kept[]): readonly Reason[] {
  const names = act.docs.map(({ name }) => name)
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  const strangers = documents.map(({ name }) => name).filter((name) => !names.includes(name))
  const wrong = act.docs.filter((ref) => {
    const kept = documents.find(({ name }) => name === ref.name)
    return !kept || !isDocument(crypto, ref, kept, classificationOf(act.audience))
  })
  return [...twice, ...strangers, ...wrong.map(({ name }) => name)].map((name): Reason => ({
    code: 'document-differs',
    reached: name,
  }))
}

/** True when these bytes, with this salt, are the document that the act refers to. */
export function isDocument(
  crypto: Crypto,
  ref: DocumentRef,
  { bytes, salt }: Omit<Kept, 'name'>,
  classification: string,
): boolean {
  if (bytes.length !== ref.bytes) return false
  // A salt that nothing commits to would be bytes in the record that no signature covers.
  if (ref.digest !== undefined) return salt === undefined && documentDigest(crypto, bytes) === ref.digest
  return (
    salt !== undefined &&
    ref.commitment !== undefined &&
    isCommitted(crypto, { salt, bytes, classification }, ref.commitment)
  )
}
