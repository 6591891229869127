/**
 * The cryptography of the record where there is no Node: digests here, signatures by WebCrypto, which answers after a
 * while, though the record asks and goes on. So the work is done as if every signature held, all that it asked is put to
 * the browser, and where one does not hold the work is done again with what is now known.
 */
import type { ed25519 as Ed25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { base64, concat, hex, utf8 } from './bytes.ts'
import type { Crypto, PasskeyAlgorithm } from './crypto.ts'
import { isSmallOrder } from './small-order.ts'

/** A signature that the work asked about. */
export interface Question {
  readonly alg: PasskeyAlgorithm
  readonly publicKey: Uint8Array
  readonly message: Uint8Array
  readonly signature: Uint8Array
}

/** Whether a signature holds. Rejects where that cannot be found out: then nothing is said of the record. */
export type Answers = (question: Question) => Promise<boolean>

/** What the work gives once every signature that it asked about has been answered. `progress` is told how many of how many. */
export async function withAnswers<T>(
  answers: Answers,
  work: (crypto: Crypto) => T,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<T> {
  const known = new Map<string, boolean>()
  for (;;) {
    const open = new Map<string, Question>()
    const given = work(webCrypto(known, open))
    let done = 0
    let wrong = false
    for (const [name, question] of open) {
      const holds = await answers(question)
      known.set(name, holds)
      wrong ||= !holds
      done += 1
      progress(done, open.size)
    }
    // What was taken to hold does: what came of it stands.
    if (!wrong) return given
  }
}

function webCrypto(known: ReadonlyMap<string, boolean>, open: Map<string, Question>): Crypto {
  const ask = (question: Question): boolean => {
    const { alg, publicKey, message, signature } = question
    if (alg === 'eddsa' && (publicKey.length !== 32 || signature.length !== 64 || isSmallOrder(publicKey)))
      return false
    const parts = [publicKey, signature, message].flatMap((part) => [utf8(`${part.length} `), part])
    const name = hex(sha256(concat(utf8(`${alg} `), ...parts)))
    const answer = known.get(name)
    // A copy: the port keeps no hold on the bytes that it is given.
    if (answer === undefined) open.set(name, { ...question, message: message.slice() })
    return answer ?? true
  }
  return {
    sha256: (bytes) => sha256(bytes),
    sha256Hex: (bytes) => hex(sha256(bytes)),
    hmacSha256: (key, bytes) => hmac(sha256, key, bytes),
    verifyEd25519: (publicKey, message, signature) => ask({ alg: 'eddsa', publicKey, message, signature }),
    verifyPasskey: (alg, publicKey, message, signature) => ask({ alg, publicKey, message, signature }),
  }
}

type Bytes = Uint8Array<ArrayBuffer>
type Subtle = typeof globalThis.crypto.subtle
type Import = readonly [
  format: 'raw' | 'jwk',
  key: Uint8Array | object,
  by: { readonly name: string; readonly [more: string]: string },
]

/** The answers of the browser; for Ed25519 those of a library where the browser lacks it or the page did not come securely. */
export async function webAnswers(subtle: Subtle | undefined = globalThis.crypto?.subtle): Promise<Answers> {
  const hasEd25519 = subtle !== undefined && (await knowsEd25519(subtle))
  // Fetched only where it is needed.
  const library = hasEd25519 ? undefined : (await import('@noble/curves/ed25519.js')).ed25519
  return async ({ alg, publicKey, message, signature }) => {
    if (alg === 'eddsa' && library) return isSignedBy(library, publicKey, message, signature)
    if (!subtle) throw new Error(`this page cannot check a signature of ${alg}`)
    const raw = alg === 'es256' ? ofDer(signature) : signature
    const [format, given, by] = imported(alg, publicKey)
    if (!raw) return false
    try {
      const key = await subtle.importKey(format as 'raw', given as Bytes, by, false, ['verify'])
      return await subtle.verify(by, key, raw, message)
    } catch {
      return false // no point of the curve, no modulus
    }
  }
}

async function knowsEd25519(subtle: Subtle): Promise<boolean> {
  // RFC 8032, 7.1, test 1: the public key.
  const key = Uint8Array.from(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'.match(/../g) ?? [],
    (digits) => Number.parseInt(digits, 16),
  )
  try {
    await subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify'])
    return true
  } catch {
    return false
  }
}

function isSignedBy(
  library: Pick<typeof Ed25519, 'verify'>,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return library.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}

function imported(alg: PasskeyAlgorithm, key: Uint8Array): Import {
  if (alg === 'eddsa') return ['raw', key, { name: 'Ed25519' }]
  if (alg === 'es256') return ['raw', key, { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }]
  const n = base64(key).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return ['jwk', { kty: 'RSA', n, e: 'AQAB' }, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }]
}

/** A signature of ECDSA on P-256 as two numbers of 32 bytes; undefined where its DER (RFC 3279, 2.2.3) is any other. */
function ofDer(der: Uint8Array): Uint8Array | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 72) return undefined
  const raw = new Uint8Array(64)
  let at = 2
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0
    const number = der.subarray(at + 2, at + 2 + length)
    const [first = 0x80, second = 0x80] = number
    // Positive, and in the fewest bytes.
    if (der[at] !== 2 || number.length !== length || length === 0 || first >= 0x80) return undefined
    if (first === 0 && length > 1 && second < 0x80) return undefined
    const digits = first === 0 ? number.subarray(1) : number
    if (digits.length > 32) return undefined
    raw.set(digits, end - digits.length)
    at += 2 + length
  }
  return at === der.length ? raw : undefined
}
