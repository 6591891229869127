/** The signed head of a log: origin, size and root, under the key that genesis enrolled for the office `log`. */
import type { Entry } from '../core/act.ts'
import type { KeyId } from '../core/ids.ts'
import type { Key } from '../core/situation.ts'
import { base64, hex, unbase64, unhex, utf8 } from './bytes.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import type { Crypto, Signer } from './crypto.ts'
import { keyId } from './digest.ts'
import { isNoteName, noteKeyId, noteOf, signatureLine, splitNote } from './note.ts'

export interface Head {
  readonly origin: string
  readonly size: number
  /** Hexadecimal. */
  readonly root: string
  readonly key: string
  /** Ed25519 over the text of the checkpoint (`checkpoint.ts`), base 64. */
  readonly signature: string
}

/** The head of a log at this size, signed. */
export function signHead(
  crypto: Crypto,
  signer: Signer,
  origin: string,
  size: number,
  root: Uint8Array,
): Head {
  const signature = base64(signer.sign(utf8(formatCheckpoint({ origin, size, root }))))
  return { origin, size, root: hex(root), key: keyId(crypto, signer.publicKey), signature }
}

/** True when a key enrolled for the office `log` signed this head. */
export function isHead(crypto: Crypto, head: Head, keys: Iterable<Key>): boolean {
  const key = [...keys].find((one) => one.key === head.key && isValidAt(one, head.size) && isLogKey(one))
  const [publicKey, signature, root] = [
    unbase64(key?.public ?? ''),
    unbase64(head.signature),
    unhex(head.root),
  ]
  if (!publicKey || !signature || root?.length !== 32 || !isCheckpoint(head)) return false
  const { origin, size } = head
  return crypto.verifyEd25519(publicKey, utf8(formatCheckpoint({ origin, size, root })), signature)
}

/** True for a key that may sign a head of this size: enrolled with the last entry that it covers or before, and not at its end by then. */
export function isValidAt({ from, until }: Key, size: number): boolean {
  return from < size && (until === undefined || until >= size)
}

/** Those of these signers that may sign a head of this size, the newest key first. */
export function headSigners(
  crypto: Crypto,
  keys: ReadonlyMap<KeyId, Key>,
  size: number,
  signers: readonly Signer[],
): readonly Signer[] {
  const of = (signer: Signer): Key | undefined => keys.get(keyId(crypto, signer.publicKey))
  return signers
    .filter((signer) => {
      const key = of(signer)
      return key !== undefined && isLogKey(key) && isValidAt(key, size)
    })
    .toSorted((one, other) => (of(other)?.from ?? 0) - (of(one)?.from ?? 0))
}

/** The head as a checkpoint, under each of these signers beside the one that signed it: two, while one key takes over from another. */
export function noteUnder(
  crypto: Crypto,
  head: Head,
  keys: Iterable<Key>,
  signers: readonly Signer[],
): string | undefined {
  const note = headNote(crypto, head, keys)
  const text = note?.slice(0, note.indexOf('\n\n') + 1)
  if (note === undefined || text === undefined) return undefined
  const others = signers.filter(({ publicKey }) => keyId(crypto, publicKey) !== head.key)
  const lines = others.map((signer) => {
    const id = noteKeyId(crypto, head.origin, signer.publicKey)
    return signatureLine({ name: head.origin, id, signature: signer.sign(utf8(text)) })
  })
  return `${note}${lines.join('')}`
}

/** True for a key of the office `log`, of whatever time. */
export function isLogKey({ holder }: Key): boolean {
  return 'office' in holder && (holder.office as string) === 'log'
}

/** What `formatCheckpoint` takes: a head from outside may say anything. */
function isCheckpoint({ origin, size }: Head): boolean {
  return Number.isSafeInteger(size) && size >= 1 && /^[^\p{Cc}]+$/u.test(origin) && origin.isWellFormed()
}

/** The head as a C2SP checkpoint: a note under the name of the origin. Undefined where its key is not among these. */
export function headNote(crypto: Crypto, head: Head, keys: Iterable<Key>): string | undefined {
  const key = [...keys].find((one) => one.key === head.key)
  const [publicKey, signature, root] = [
    unbase64(key?.public ?? ''),
    unbase64(head.signature),
    unhex(head.root),
  ]
  if (!publicKey || !signature || root?.length !== 32 || !isCheckpoint(head) || !isNoteName(head.origin))
    return undefined
  const { origin, size } = head
  return noteOf(crypto, formatCheckpoint({ origin, size, root }), origin, publicKey, signature)
}

/** The head that a checkpoint states under a key of the log, and the other lines of signature on it, newlines left out. */
export function headOfNote(
  crypto: Crypto,
  note: string,
  keys: Iterable<Key>,
): { readonly head: Head; readonly cosignatures: readonly string[] } | undefined {
  const parts = splitNote(utf8(note))
  const checkpoint = parts && parseCheckpoint(parts.text)
  if (!parts || !checkpoint) return undefined
  const { origin, size, root } = checkpoint
  const ids = new Map(
    [...keys].map(({ key, public: encoded }) => {
      const publicKey = unbase64(encoded)
      return [publicKey ? noteKeyId(crypto, origin, publicKey) : '', key]
    }),
  )
  const own = parts.signatures.find(({ name, id }) => name === origin && ids.has(id))
  if (!own) return undefined
  const others = parts.signatures.filter((one) => one !== own)
  return {
    head: { origin, size, root: hex(root), key: ids.get(own.id) ?? '', signature: base64(own.signature) },
    cosignatures: others.map((one) => signatureLine(one).trimEnd()),
  }
}

/** The head as a checkpoint with these lines of signature after the log's own. */
export function cosignedNote(
  crypto: Crypto,
  head: Head,
  keys: Iterable<Key>,
  cosignatures: readonly string[],
): string | undefined {
  const note = headNote(crypto, head, keys)
  return note === undefined ? undefined : `${note}${cosignatures.map((line) => `${line}\n`).join('')}`
}

/** Where each document that the entries name is kept, in the order in which they first name it. */
export function documentKeys(entries: readonly Entry[]): readonly { key: string; committed: boolean }[] {
  const found = new Map<string, { key: string; committed: boolean }>()
  for (const { act } of entries) {
    for (const { digest, commitment } of act.docs) {
      const key = digest ?? commitment ?? ''
      if (!found.has(key)) found.set(key, { key, committed: digest === undefined })
    }
  }
  return [...found.values()]
}
