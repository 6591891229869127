/**
 * What the record asks of cryptography. Everything here takes this port as an argument, so that the same code checks
 * a record in Node and in a browser. The calls are synchronous and keep no hold on the bytes they are given.
 */
import type { Passkey } from '../core/situation.ts'

export type PasskeyAlgorithm = Passkey['alg']

export interface Crypto {
  /** SHA-256 (FIPS 180-4): 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array
  /** The same in hexadecimal digits. */
  sha256Hex(bytes: Uint8Array): string
  /** HMAC-SHA-256 (RFC 2104): 32 bytes. */
  hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array
  /**
   * True when the signature is this key's over this message: Ed25519, RFC 8032. False, never an exception, for a key
   * that is not 32 bytes or no point of the curve, for a key of small order, and for a signature that is not 64 bytes.
   */
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean
  /**
   * The same for the key of a passkey, raw as `webauthn.ts` says: `eddsa` as above; `es256`, ECDSA on P-256 over SHA-256 with
   * the signature in DER (RFC 3279, 2.2.3); `rs256`, RSASSA-PKCS1-v1_5 over SHA-256 with exponent 65537 (RFC 8017, 8.2).
   */
  verifyPasskey(
    alg: PasskeyAlgorithm,
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ): boolean
}

/** One who signs: an Ed25519 key whose private half does not leave it. */
export interface Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** The signature over this message: 64 bytes. */
  sign(message: Uint8Array): Uint8Array
}
