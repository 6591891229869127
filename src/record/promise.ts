/**
 * What the log promises whoever sends an act, as a signed note under its name: a receipt, that the act stands at a position
 * and will be seen there; or a refusal, that the act was refused, and that this will be noted on the log. Whoever holds one
 * can show that the promise was broken, to anybody who knows the log's key.
 */
import { instant, type Instant } from '../core/time.ts'
import { hex, utf8 } from './bytes.ts'
import type { Crypto, Signer } from './crypto.ts'
import { signNote } from './note.ts'

export interface Receipt {
  readonly kind: 'receipt'
  /** The origin of the log. */
  readonly origin: string
  /** The id of the act. */
  readonly act: string
  readonly index: number
  readonly received: Instant
  /** By when a checkpoint that the log shows covers it. */
  readonly by: Instant
}

export interface Refused {
  readonly kind: 'refusal'
  readonly origin: string
  readonly act: string
  readonly received: Instant
  /** The codes of the reasons, each once. */
  readonly reasons: readonly string[]
  /** By when it is noted on the log; undefined where it is not noted, since nobody knows who sent it, or too many came. */
  readonly by?: Instant
}

/** That an act was taken in unseen: it is in the log of that code when that is shown. It says neither where nor beside how many. */
export interface UnseenReceipt {
  readonly kind: 'unseen'
  /** The origin of the public log, whose key signs. */
  readonly origin: string
  /** The code of the restricted log beside it. */
  readonly log: string
  readonly act: string
  readonly received: Instant
  readonly by?: undefined
}

export type Promised = Receipt | Refused | UnseenReceipt

// No log bears these names: the text of a promise is no checkpoint, and a checkpoint no promise.
const FIRST = {
  receipt: 'chancery/receipt/v1',
  refusal: 'chancery/refusal/v1',
  unseen: 'chancery/unseen/v1',
} as const
const LINE = /^(act|log|index|received|reasons|by) (\S(?:.*\S)?)$/
const FORMS: Readonly<Record<string, RegExp>> = {
  act: /^[0-9a-f]{64}$/,
  index: /^(?:0|[1-9][0-9]{0,14})$/,
  reasons: /^[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)*$/,
}

/** The text of a promise, to be signed as a note. */
export function formatPromise(promise: Promised): string {
  const lines = [
    FIRST[promise.kind],
    promise.origin,
    ...(promise.kind === 'unseen' ? [`log ${promise.log}`] : []),
    `act ${promise.act}`,
    ...(promise.kind === 'receipt' ? [`index ${promise.index}`] : []),
    `received ${promise.received}`,
    ...(promise.kind === 'refusal' ? [`reasons ${promise.reasons.join(' ')}`] : []),
    ...(promise.by === undefined ? [] : [`by ${promise.by}`]),
  ]
  return `${lines.join('\n')}\n`
}

/** The promise that a text makes; undefined for a text of any other form. Read it only from a note that was checked. */
export function parsePromise(text: string): Promised | undefined {
  const [first, origin = '', ...lines] = text.split('\n')
  const fields = new Map(
    lines.slice(0, -1).map((line) => (LINE.exec(line) ?? []).slice(1, 3) as [string, string]),
  )
  const of = (name: string): string => {
    const value = fields.get(name) ?? ''
    return FORMS[name] === undefined || FORMS[name].test(value) ? value : ''
  }
  const [received, by] = [instant(of('received')), instant(of('by'))]
  if (received === undefined || of('act') === '') return undefined
  const common = { origin, act: of('act'), received }
  const read: Promised | undefined =
    first === FIRST.receipt && by !== undefined
      ? { kind: 'receipt', ...common, index: Number(of('index') === '' ? Number.NaN : of('index')), by }
      : first === FIRST.refusal
        ? {
            kind: 'refusal',
            ...common,
            reasons: of('reasons').split(' '),
            ...(by === undefined ? {} : { by }),
          }
        : first === FIRST.unseen
          ? { kind: 'unseen', ...common, log: of('log') }
          : undefined
  // One text for each promise: what is not the very text is none.
  return read && formatPromise(read) === text ? read : undefined
}

/** True for bytes that begin as a promise does: whether they are one is seen when they are read. */
export function isPromise(note: Uint8Array): boolean {
  const [first] = new TextDecoder().decode(note.subarray(0, 64)).split('\n')
  return Object.values(FIRST).some((one) => one === first)
}

/** The promise as a note, under each key of the log that signs now. */
export function signPromise(crypto: Crypto, signers: readonly Signer[], promise: Promised): string {
  return signNote(
    crypto,
    formatPromise(promise),
    signers.map((signer) => ({ name: promise.origin, signer })),
  )
}

/** What stands of a refusal on the log: the SHA-256 of its text, which the id of the act makes impossible to guess. */
export function refusalDigest(crypto: Crypto, refused: Refused): string {
  return hex(crypto.sha256(utf8(formatPromise(refused))))
}
