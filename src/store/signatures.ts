/**
 * Threads that check signatures, batch by batch: nine tenths of the work of whoever verifies a record or takes many acts in.
 * What a thread finds wrong, and what it could not look at, is never taken for right.
 */
import { Worker } from 'node:worker_threads'
import type { Signature } from '../core/act.ts'
import type { KeyId } from '../core/ids.ts'

/** Signatures side by side: number i is over the bytes from `acts[i - 1]` up to `acts[i]`. */
export interface Batch {
  readonly bytes: Uint8Array
  used: number
  readonly acts: number[]
  /** In base 64. */
  readonly publicKeys: string[]
  readonly keys: KeyId[]
  readonly signatures: string[]
}

/** The numbers of the signatures in a batch that are wrong. */
export type Wrong = readonly number[]

export interface Threads {
  /** Which signatures of a batch are wrong. The batch goes to a thread, and is no more to be written to. */
  readonly check: (batch: Batch) => Promise<Wrong>
  readonly close: () => Promise<void>
}

interface Asked {
  readonly resolve: (wrong: Wrong) => void
  readonly reject: (error: Error) => void
}

/** So many threads. One that falls over answers nothing more: what it was asked, and is asked after, is rejected. */
export function startThreads(count: number): Threads {
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./signatures-thread.ts', import.meta.url))
    // Answers come in the order of the questions.
    const asked: Asked[] = []
    let broken: Error | undefined
    worker.on('message', (wrong: Wrong) => {
      asked.shift()?.resolve(wrong)
      if (asked.length === 0) worker.unref()
    })
    worker.on('error', (error: Error) => {
      broken = error
      for (const { reject } of asked.splice(0)) reject(error)
    })
    // A thread with nothing to do keeps no process from its end.
    worker.unref()
    return { worker, asked, broken: () => broken }
  })
  let next = 0
  return {
    check(batch) {
      const { worker, asked, broken } = workers[next]!
      next = (next + 1) % count
      return new Promise((resolve, reject) => {
        const error = broken()
        if (error) return reject(error)
        asked.push({ resolve, reject })
        worker.ref()
        // The bytes move to the thread, and are copied no second time.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(batch, [batch.bytes.buffer as ArrayBuffer])
      })
    },
    async close() {
      await Promise.all(workers.map(({ worker }) => worker.terminate()))
    },
  }
}

/** A batch with room for so many bytes of acts. */
export function newBatch(room: number): Batch {
  return { bytes: new Uint8Array(room), used: 0, acts: [], publicKeys: [], keys: [], signatures: [] }
}

/** True when the batch has room for the act. */
export function hasRoom({ used, bytes }: Batch, act: Uint8Array): boolean {
  return used + act.length <= bytes.length
}

/** Puts a signature of an act under a public key into a batch that has room for it. */
export function addTo(batch: Batch, publicKey: string, act: Uint8Array, { key, sig }: Signature): void {
  batch.bytes.set(act, batch.used)
  batch.used += act.length
  batch.acts.push(batch.used)
  batch.publicKeys.push(publicKey)
  batch.keys.push(key)
  batch.signatures.push(sig)
}
