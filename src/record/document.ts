/**
 * Commitments to documents that name persons or are restricted. The entry holds the commitment; document and salt
 * lie outside the log and can be destroyed, and every proof in the log still holds.
 */
import { hex, utf8 } from './bytes.ts'
import type { Crypto } from './crypto.ts'
import { documentDigest } from './digest.ts'

const CLASSIFICATION = /^[a-z][a-z0-9-]*$/

/** A document disclosed: with it, anyone can check the commitment that the log holds. */
export interface Disclosure {
  /** 32 bytes, random, of this document alone: without it the text of a short document could be guessed. */
  readonly salt: Uint8Array
  readonly bytes: Uint8Array
  readonly classification: string
}

/**
 * The commitment to a document, 64 hexadecimal digits: HMAC-SHA-256(salt, "chancery/doc/v1\n" || classification ||
 * "\n" || hexadecimal digest of the document). Throws a RangeError for a salt that is not 32 bytes, and for a
 * classification that is no code.
 */
export function commitment(crypto: Crypto, { salt, bytes, classification }: Disclosure): string {
  if (salt.length !== 32) throw new RangeError('the salt of a commitment has 32 bytes')
  if (!CLASSIFICATION.test(classification))
    throw new RangeError(`no code of a classification: ${classification}`)
  const message = `chancery/doc/v1\n${classification}\n${documentDigest(crypto, bytes)}`
  return hex(crypto.hmacSha256(salt, utf8(message)))
}

/** True when this document, with this salt and classification, is the one committed to. */
export function isCommitted(crypto: Crypto, disclosure: Disclosure, committed: string): boolean {
  // A key of another length would be padded or digested by HMAC, so that two salts would give one commitment.
  if (disclosure.salt.length !== 32 || !CLASSIFICATION.test(disclosure.classification)) return false
  return commitment(crypto, disclosure) === committed
}
