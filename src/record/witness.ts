/**
 * A witness (C2SP tlog-witness): it remembers the largest state that it has seen of each log it knows, and cosigns a
 * later state only with the proof that nothing was changed or removed since. What it remembers, its shell keeps.
 */
import { fromUtf8, sameBytes, unbase64, utf8 } from './bytes.ts'
import { parseAnyCheckpoint } from './checkpoint.ts'
import { cosign } from './cosignature.ts'
import type { Crypto, Signer } from './crypto.ts'
import { openNote, signatureLine, splitNote, type NoteVerifier } from './note.ts'
import { verifyConsistency } from './proof.ts'

const OLD = /^old (0|[1-9][0-9]{0,15})$/
const MOST_PROOF = 63

export interface WitnessedLog {
  readonly origin: string
  /** The keys that may sign its checkpoints. */
  readonly keys: readonly NoteVerifier[]
}

/** What the witness cosigned last of a log. */
export interface Seen {
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
}

export interface Witness {
  readonly crypto: Crypto
  readonly name: string
  readonly signer: Signer
  readonly logs: readonly WitnessedLog[]
}

export type WitnessAnswer =
  | {
      readonly status: 200
      /** The line of the cosignature. */
      readonly body: string
      /** To be kept before this is answered: the checkpoint, the log's signatures on it and the cosignature. */
      readonly keep: Seen & { readonly origin: string; readonly note: string }
    }
  | {
      readonly status: 400 | 403 | 404 | 409 | 422
      readonly body: string
      /** The log whose key signed what contradicts what was seen before: the request is evidence. */
      readonly against?: string
    }

/**
 * What the witness answers to a request of `add-checkpoint` at this time. `seen` gives what it remembers of a log, and must
 * not change before what is to be kept is kept.
 */
export function addCheckpoint(
  witness: Witness,
  request: Uint8Array,
  seen: (origin: string) => Seen | undefined,
  time: number,
): WitnessAnswer {
  const read = readRequest(request)
  if (!read) return { status: 400, body: 'malformed request\n' }
  const { old, proof, note, text, checkpoint } = read
  const { origin, size, root } = checkpoint
  const log = witness.logs.find((one) => one.origin === origin)
  if (!log) return { status: 404, body: 'unknown log\n' }
  const opened = openNote(note, log.keys)
  if (!opened.ok) return { status: 403, body: `invalid signature: ${opened.code}\n` }
  if (old > size) return { status: 400, body: 'the old size is above the size\n' }
  const last = seen(origin)
  if ((last?.size ?? 0) !== old) return { status: 409, body: `${last?.size ?? 0}\n` }
  const wrong = inconsistent(witness.crypto, last, { size, root }, proof)
  if (wrong !== undefined) return { status: 422, body: wrong, against: origin }
  const signatures = splitNote(note)?.signatures ?? []
  const own = signatures.filter(({ name, id }) => log.keys.some((key) => key.name === name && key.id === id))
  const body = signatureLine(cosign(witness.crypto, witness, time, text))
  const kept = `${text}\n${own.map(signatureLine).join('')}${body}`
  return { status: 200, body, keep: { origin, size, root, note: kept } }
}

/** Why the later state does not follow from the last one that was seen; undefined where it does. */
function inconsistent(
  crypto: Crypto,
  last: Seen | undefined,
  later: Seen,
  proof: readonly Uint8Array[],
): string | undefined {
  if (later.size === 0 && !sameBytes(later.root, crypto.sha256(new Uint8Array())))
    return 'the empty tree has another root\n'
  if (!last || last.size === 0)
    return proof.length === 0 ? undefined : 'consistency proof: none is due from size 0\n'
  return verifyConsistency(crypto, { earlier: last, later, proof })
    ? undefined
    : 'consistency proof: does not verify\n'
}

function readRequest(request: Uint8Array):
  | {
      readonly old: number
      readonly proof: readonly Uint8Array[]
      readonly note: Uint8Array
      readonly text: string
      readonly checkpoint: Seen & { readonly origin: string }
    }
  | undefined {
  const whole = fromUtf8(request)
  const end = whole?.indexOf('\n\n') ?? -1
  if (whole === undefined || end < 0) return undefined
  const [first = '', ...lines] = whole.slice(0, end).split('\n')
  const signed = whole.slice(end + 2)
  const [old, proof] = [Number(OLD.exec(first)?.[1] ?? Number.NaN), lines.map((line) => unbase64(line))]
  // What is wrong with a line of signature is a wrong signature, and not a wrong request.
  const cut = signed.lastIndexOf('\n\n')
  const text = cut < 0 ? undefined : signed.slice(0, cut + 1)
  const checkpoint = text === undefined ? undefined : parseAnyCheckpoint(text)
  if (!Number.isSafeInteger(old) || proof.length > MOST_PROOF || text === undefined || !checkpoint)
    return undefined
  if (!proof.every((hash) => hash?.length === 32)) return undefined
  return { old, proof: proof as readonly Uint8Array[], note: utf8(signed), text, checkpoint }
}

/** The body of a request of `add-checkpoint`. */
export function formatAddCheckpoint(old: number, proof: readonly string[], checkpoint: string): string {
  return `old ${old}\n${proof.map((hash) => `${hash}\n`).join('')}\n${checkpoint}`
}
