/**
 * Verifies a record with every core of the machine: this thread follows the log and rules, others check signatures, which
 * are nine tenths of the work. The report is the one that `verify` of `src/record` gives.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Crypto } from '../record/crypto.ts'
import { examine } from '../record/examine.ts'
import { checkOf, type SignatureCheck } from '../record/ledger.ts'
import type { Found, Part, RecordFault, Report } from '../record/verify.ts'
import type { Batch, Wrong } from './signatures-thread.ts'

export interface Verifying {
  readonly only?: Part | undefined
  /** How many threads check signatures, 0 for none but this one; by default none for a small record, else one for each core. */
  readonly threads?: number
  /** Told now and then how many acts of how many are behind us. */
  readonly progress?: (acts: number, of: number) => void
}

/** Below this number of acts, starting threads takes longer than they save. */
const WORTH_THREADS = 3000
/** How many acts pass between two words of progress. */
const STEP = 1000
/** Signatures sent to a thread at once, and batches that may wait for each: what waits takes memory. */
const BATCH = 512
const WAITING = 4

/** Whether the record holds, and every fault of it. */
export async function verifyFound(
  crypto: Crypto,
  found: Found,
  { only, threads, progress }: Verifying = {},
): Promise<Report> {
  const of = found.head?.size ?? 0
  const usual = of < WORTH_THREADS ? 0 : availableParallelism()
  const signs = only === undefined || only === 'signatures'
  const pool = signs && (threads ?? usual) > 0 ? startPool(threads ?? usual, checkOf(crypto)) : undefined
  try {
    const examination = examine(crypto, found, only, pool?.check ?? checkOf(crypto))
    let acts = 0
    for (const bytes of found.entries) {
      examination.next(bytes)
      acts += 1
      if (pool?.isFull()) await pool.room()
      if (acts % STEP === 0) progress?.(acts, of)
    }
    return examination.report(pool ? await pool.end() : [])
  } finally {
    await pool?.close()
  }
}

interface Pool {
  readonly check: SignatureCheck
  readonly isFull: () => boolean
  /** Settles when a batch has been answered. */
  readonly room: () => Promise<void>
  /** Sends what is left, waits for all answers: the faults. */
  readonly end: () => Promise<readonly RecordFault[]>
  readonly close: () => Promise<void>
}

function startPool(threads: number, inline: SignatureCheck): Pool {
  const faults: RecordFault[] = []
  let [waiting, next, broken] = [0, 0, undefined as Error | undefined]
  let wake: (() => void) | undefined
  const answered = (): void => {
    wake?.()
    wake = undefined
  }
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./signatures-thread.ts', import.meta.url))
    worker.on('message', (wrong: Wrong) => {
      waiting -= 1
      for (const { position, key } of wrong)
        faults.push({ act: position, code: 'signature-wrong', found: key })
      answered()
    })
    worker.on('error', (error) => {
      broken = error
      answered()
    })
    return worker
  })
  let batch = newBatch()
  const send = (): void => {
    if (batch.acts.length === 0) return
    waiting += 1
    // The bytes move to the thread, and are copied no second time.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    workers[next]!.postMessage(batch, [batch.bytes.buffer as ArrayBuffer])
    next = (next + 1) % threads
    batch = newBatch()
  }
  const isWaiting = (): boolean => waiting > 0
  const room = async (): Promise<void> => {
    await new Promise<void>((resolve) => (wake = resolve))
    // A thread that has fallen over answers nothing: better no report than one that leaves its part out.
    if (broken) throw broken
  }
  return {
    check(enrolled, act, evidence, position) {
      // A passkey's answer is checked here: its parts are read in this thread anyway.
      if (evidence.alg !== 'ed25519' || enrolled.passkey) return inline(enrolled, act, evidence, position)
      const { key, sig } = evidence
      if (batch.used + act.length > batch.bytes.length) {
        send()
        batch = newBatch(act.length)
      }
      batch.bytes.set(act, batch.used)
      batch.used += act.length
      batch.acts.push(batch.used)
      batch.publicKeys.push(enrolled.public)
      batch.keys.push(key)
      batch.signatures.push(sig)
      batch.positions.push(position)
      if (batch.acts.length === BATCH) send()
      return true
    },
    isFull: () => waiting >= WAITING * threads,
    room,
    async end() {
      send()
      while (isWaiting()) await room()
      return faults
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

function newBatch(least = 0): Batch {
  // Twice what a batch usually takes; an act at fault may have any length.
  const bytes = new Uint8Array(Math.max(least, BATCH * 2048))
  return { bytes, used: 0, acts: [], publicKeys: [], keys: [], signatures: [], positions: [] }
}
