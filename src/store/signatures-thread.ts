/** A thread that checks signatures, batch by batch, and answers which are wrong. Started by `signatures.ts`. */
import { parentPort } from 'node:worker_threads'
import { nodeCrypto } from '../record/crypto-node.ts'
import { unbase64 } from '../record/bytes.ts'
import { verifyAct } from '../record/sign.ts'
import type { Batch, Wrong } from './signatures.ts'

const crypto = nodeCrypto()
const decoded = new Map<string, Uint8Array | undefined>()

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(wrongIn(batch)))

function wrongIn({ bytes, acts, publicKeys, keys, signatures }: Batch): Wrong {
  const wrong: number[] = []
  acts.forEach((end, index) => {
    const act = bytes.subarray(acts[index - 1] ?? 0, end)
    const signature = { key: keys[index]!, alg: 'ed25519', sig: signatures[index]! } as const
    const publicKey = publicKeyOf(publicKeys[index]!)
    if (publicKey === undefined || !verifyAct(crypto, publicKey, act, signature)) wrong.push(index)
  })
  return wrong
}

function publicKeyOf(text: string): Uint8Array | undefined {
  if (!decoded.has(text)) {
    if (decoded.size > 4096) decoded.clear()
    decoded.set(text, unbase64(text))
  }
  return decoded.get(text)
}
