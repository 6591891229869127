/** A thread that checks signatures, batch by batch, and answers which are wrong. Started by `verify-stored.ts`. */
import { parentPort } from 'node:worker_threads'
import type { KeyId } from '../core/ids.ts'
import { nodeCrypto } from '../record/crypto-node.ts'
import { unbase64 } from '../record/bytes.ts'
import { verifyAct } from '../record/sign.ts'

/** Signatures side by side: number i is over the bytes from `acts[i - 1]` up to `acts[i]`. */
export interface Batch {
  readonly bytes: Uint8Array
  used: number
  readonly acts: number[]
  /** In base 64. */
  readonly publicKeys: string[]
  readonly keys: KeyId[]
  readonly signatures: string[]
  readonly positions: number[]
}

export type Wrong = readonly { readonly position: number; readonly key: string }[]

const crypto = nodeCrypto()
const decoded = new Map<string, Uint8Array | undefined>()

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(wrongIn(batch)))

function wrongIn({ bytes, acts, publicKeys, keys, signatures, positions }: Batch): Wrong {
  return positions.flatMap((position, index) => {
    const act = bytes.subarray(acts[index - 1] ?? 0, acts[index])
    const signature = { key: keys[index]!, alg: 'ed25519', sig: signatures[index]! } as const
    const publicKey = publicKeyOf(publicKeys[index]!)
    const isRight = publicKey !== undefined && verifyAct(crypto, publicKey, act, signature)
    return isRight ? [] : [{ position, key: signature.key }]
  })
}

function publicKeyOf(text: string): Uint8Array | undefined {
  if (!decoded.has(text)) {
    if (decoded.size > 4096) decoded.clear()
    decoded.set(text, unbase64(text))
  }
  return decoded.get(text)
}
