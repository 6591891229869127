/** The signed head of a log: origin, size and root, under the key that genesis enrolled for the office `log`. */
import type { Entry } from '../core/act.ts'
import type { Key } from '../core/situation.ts'
import { base64, hex, unbase64, unhex, utf8 } from './bytes.ts'
import { formatCheckpoint } from './checkpoint.ts'
import type { Crypto, Signer } from './crypto.ts'
import { keyId } from './digest.ts'
import { noteOf } from './note.ts'

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
  // Valid by position: enrolled before the last entry that the head covers or with it, and not revoked by then.
  const key = [...keys].find(
    (one) =>
      one.key === head.key &&
      one.from < head.size &&
      (one.until === undefined || one.until >= head.size) &&
      isLogKey(one),
  )
  const [publicKey, signature, root] = [
    unbase64(key?.public ?? ''),
    unbase64(head.signature),
    unhex(head.root),
  ]
  if (!publicKey || !signature || root?.length !== 32 || !isCheckpoint(head)) return false
  const { origin, size } = head
  return crypto.verifyEd25519(publicKey, utf8(formatCheckpoint({ origin, size, root })), signature)
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
  if (!publicKey || !signature || root?.length !== 32 || !isCheckpoint(head)) return undefined
  const { origin, size } = head
  return noteOf(crypto, formatCheckpoint({ origin, size, root }), origin, publicKey, signature)
}

/** Where each document that the entries name is kept, in the order in which they first name it. */
export function documentKeys(
  entries: readonly Entry[],
): readonly { key: string; committed: boolean; audience: string }[] {
  const found = new Map<string, { key: string; committed: boolean; audience: string }>()
  for (const { act } of entries) {
    for (const { digest, commitment } of act.docs) {
      const key = digest ?? commitment ?? ''
      if (!found.has(key)) found.set(key, { key, committed: digest === undefined, audience: act.audience })
    }
  }
  return [...found.values()]
}
