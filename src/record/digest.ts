/**
 * The digests of the record, each over bytes that no other kind of digest can begin with. An act's id, the leaf of
 * its entry, and a document's digest are all SHA-256.
 */
import type { KeyId } from '../core/ids.ts'
import { concat, utf8 } from './bytes.ts'
import type { Crypto } from './crypto.ts'

const ACT = utf8('chancery/act/v1\n')
const KEY = utf8('chancery/key/v1\n')
/** Ed25519; P-256; RSA of 2048, 3072 and 4096 bits. */
const KEY_LENGTHS: readonly number[] = [32, 65, 256, 384, 512]
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)
// A million entries have three million digests: one piece of memory serves them all, since a digest keeps no hold on it.
const PAIR = concat(NODE, new Uint8Array(64))
const PIECE = new Uint8Array(65_536 + 64)

/** The bytes that stand for an act: what its id digests and what its author signs. Takes the act's canonical bytes. */
export function actMessage(act: Uint8Array): Uint8Array {
  return concat(ACT, act)
}

/** The id of an act, 64 hexadecimal digits: SHA-256("chancery/act/v1\n" || canonical bytes of the act). */
export function actId(crypto: Crypto, act: Uint8Array): string {
  return crypto.sha256Hex(prefixed(ACT, act))
}

/** The leaf of an entry in the tree, 32 bytes: SHA-256(0x00 || canonical bytes of the entry). RFC 6962, 2.1. */
export function leafHash(crypto: Crypto, entry: Uint8Array): Uint8Array {
  return crypto.sha256(prefixed(LEAF, entry))
}

/** The node above two nodes of the tree, 32 bytes: SHA-256(0x01 || left || right). RFC 6962, 2.1. */
export function nodeHash(crypto: Crypto, left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== 32 || right.length !== 32) return crypto.sha256(concat(NODE, left, right))
  PAIR.set(left, 1)
  PAIR.set(right, 33)
  return crypto.sha256(PAIR)
}

/** Bytes to be digested at once: the next call writes over them. */
function prefixed(prefix: Uint8Array, bytes: Uint8Array): Uint8Array {
  const length = prefix.length + bytes.length
  if (length > PIECE.length) return concat(prefix, bytes)
  PIECE.set(prefix)
  PIECE.set(bytes, prefix.length)
  return PIECE.subarray(0, length)
}

/** The digest of a document, 64 hexadecimal digits: SHA-256 of its bytes as they are. */
export function documentDigest(crypto: Crypto, document: Uint8Array): string {
  return crypto.sha256Hex(document)
}

/**
 * The id of a key, 32 hexadecimal digits: the first 16 bytes of SHA-256("chancery/key/v1\n" || raw public key).
 * It names a key; it proves nothing, so a signature is checked with the whole key that was enrolled under the id.
 * Throws a RangeError for a key that has no length of one.
 */
export function keyId(crypto: Crypto, publicKey: Uint8Array): KeyId {
  if (!KEY_LENGTHS.includes(publicKey.length))
    throw new RangeError('a public key has 32 bytes, or the length of one of a passkey')
  return crypto.sha256Hex(prefixed(KEY, publicKey)).slice(0, 32) as KeyId
}
