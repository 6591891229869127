/** What a record takes from outside, fixed for tests: randomness, keys and a clock that give the same bytes on every machine. */
import { createHash } from 'node:crypto'
import { instantOf, seconds, type Instant } from '../../src/core/time.ts'
import type { Random } from '../../src/record/author.ts'
import type { Signer } from '../../src/record/crypto.ts'
import { signerFromSeed } from '../../src/record/crypto-node.ts'

/** Bytes that look random and are the SHA-256 of the seed and a counter: the first call gives the first, and so on. */
export function seeded(seed: string): Random {
  let counter = 0
  return (bytes) => {
    const blocks = Array.from({ length: Math.ceil(bytes / 32) }, () => digest(`${seed}/${counter++}`))
    return new Uint8Array(Buffer.concat(blocks).subarray(0, bytes))
  }
}

/** The seed of a holder's key in tests: 32 bytes that follow from the name alone. */
export function seedOf(name: string): Uint8Array {
  return new Uint8Array(digest(`chancery test key: ${name}`))
}

/** The key of a holder in tests. Nobody may use it elsewhere: its seed is public. */
export function testSigner(name: string): Signer {
  return signerFromSeed(seedOf(name))
}

/** A clock that stands still. */
export function fixedClock(at: string): () => Instant {
  return () => at as Instant
}

/** A clock that is so many seconds later each time it is read, the first time at `from`. */
export function steppingClock(from: string, step = 1): () => Instant {
  let next = seconds(from as Instant)
  return () => {
    const now = instantOf(next)
    next += step
    return now
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
