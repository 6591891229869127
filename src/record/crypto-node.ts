/** The cryptography of the record on `node:crypto`. Keys are raw: 32 bytes for a public key, 32 bytes for a seed. */
import { createHmac, createPrivateKey, createPublicKey, hash, randomBytes, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { hex } from './bytes.ts'
import { isSmallOrder } from './small-order.ts'
import type { Crypto, PasskeyAlgorithm, Signer } from './crypto.ts'

// RFC 8410: the DER that goes before a raw Ed25519 public key (SPKI) and before a raw seed (PKCS #8).
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** How many public keys are kept ready: importing one costs a third of a verification. */
const KEPT = 4096

/** The cryptography of Node, with its own store of imported keys. */
export function nodeCrypto(): Crypto {
  const keys = new Map<string, KeyObject | undefined>()
  const ready = (name: string, imports: () => KeyObject | undefined): KeyObject | undefined => {
    if (!keys.has(name)) {
      if (keys.size >= KEPT) keys.clear()
      keys.set(name, imports())
    }
    return keys.get(name)
  }
  const verifyEd25519: Crypto['verifyEd25519'] = (publicKey, message, signature) => {
    // The lengths are checked here: a library may take a longer key for the key at its beginning.
    if (publicKey.length !== 32 || signature.length !== 64) return false
    const key = ready(hex(publicKey), () => imported(publicKey))
    return key !== undefined && verify(null, message, key, signature)
  }
  return {
    sha256: (bytes) => ofLetters(hash('sha256', bytes, 'binary')),
    sha256Hex: (bytes) => hash('sha256', bytes, 'hex'),
    hmacSha256: (key, bytes) => plain(createHmac('sha256', key).update(bytes).digest()),
    verifyEd25519,
    verifyPasskey(alg, publicKey, message, signature) {
      if (alg === 'eddsa') return verifyEd25519(publicKey, message, signature)
      const key = ready(`${alg} ${hex(publicKey)}`, () => importedPasskey(alg, publicKey))
      return key !== undefined && verify('sha256', message, key, signature)
    },
  }
}

/** The signer of a seed of 32 bytes. The same seed gives the same key on every machine (RFC 8032, 5.1.5). */
export function signerFromSeed(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new RangeError('a seed of an Ed25519 key has 32 bytes')
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: new Uint8Array(spki.subarray(SPKI.length)),
    sign: (message) => plain(sign(null, message, key)),
  }
}

/** The seed of a new key: 32 random bytes. Whoever has them signs as the key's holder. */
export function newSeed(): Uint8Array {
  return plain(randomBytes(32))
}

function imported(publicKey: Uint8Array): KeyObject | undefined {
  if (isSmallOrder(publicKey)) return undefined
  try {
    return createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
  } catch {
    return undefined // no point of the curve
  }
}

function importedPasskey(alg: Exclude<PasskeyAlgorithm, 'eddsa'>, raw: Uint8Array): KeyObject | undefined {
  const text = (from: number, to?: number): string =>
    Buffer.from(raw.subarray(from, to)).toString('base64url')
  try {
    if (alg === 'rs256')
      // A modulus with its first bit not set would be another, shorter key in the same bytes.
      return [256, 384, 512].includes(raw.length) && (raw[0] ?? 0) >= 0x80
        ? createPublicKey({ key: { kty: 'RSA', n: text(0), e: 'AQAB' }, format: 'jwk' })
        : undefined
    if (raw.length !== 65 || raw[0] !== 4) return undefined
    const key = { kty: 'EC', crv: 'P-256', x: text(1, 33), y: text(33) }
    return createPublicKey({ key, format: 'jwk' })
  } catch {
    return undefined // no point of the curve
  }
}

/** Bytes from a text of one letter for each: twice as fast as a buffer from Node, which lies in memory of its own. */
function ofLetters(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}
