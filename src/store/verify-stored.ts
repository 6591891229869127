/**
 * Verifies a record with every core of the machine: this thread follows the log and rules, others check signatures, which
 * are nine tenths of the work. The report is the one that `verify` of `src/record` gives.
 */
import { availableParallelism } from 'node:os'
import type { Crypto } from '../record/crypto.ts'
import { examine } from '../record/examine.ts'
import { checkOf, type SignatureCheck } from '../record/ledger.ts'
import { restrictedOf, type Found, type Part, type RecordFault, type Report } from '../record/verify.ts'
import { addTo, hasRoom, newBatch, startThreads, type Batch } from './signatures.ts'

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
/** Twice the bytes that a batch usually takes; an act at fault may have any length. */
const ROOM = BATCH * 2048

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
    const examination = examine(crypto, found, only, pool?.check ?? checkOf(crypto), restrictedOf(found))
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

function startPool(count: number, inline: SignatureCheck): Pool {
  const threads = startThreads(count)
  const faults: RecordFault[] = []
  let [waiting, broken] = [0, undefined as Error | undefined]
  let wake: (() => void) | undefined
  let batch = newBatch(ROOM)
  let positions: number[] = []
  const answered = async (sent: Batch, at: readonly number[]): Promise<void> => {
    // The names stay here: only the bytes move away.
    const { keys } = sent
    try {
      for (const one of await threads.check(sent))
        faults.push({ act: at[one]!, code: 'signature-wrong', found: keys[one]! })
    } catch (error) {
      broken = error as Error
    }
    waiting -= 1
    wake?.()
  }
  const send = (): void => {
    if (positions.length === 0) return
    waiting += 1
    void answered(batch, positions)
    ;[batch, positions] = [newBatch(ROOM), []]
  }
  const room = (): Promise<void> => new Promise<void>((resolve) => (wake = resolve))
  return {
    check(enrolled, act, evidence, position) {
      // A passkey's answer is checked here: its parts are read in this thread anyway.
      if (evidence.alg !== 'ed25519' || enrolled.passkey) return inline(enrolled, act, evidence, position)
      if (!hasRoom(batch, act)) {
        send()
        batch = newBatch(Math.max(ROOM, act.length))
      }
      addTo(batch, enrolled.public, act, evidence)
      if (positions.push(position) === BATCH) send()
      return true
    },
    isFull: () => waiting >= WAITING * count,
    room,
    async end() {
      send()
      const isWaiting = (): boolean => waiting > 0
      while (isWaiting()) await room()
      // A thread that has fallen over answers nothing: better no report than one that leaves its part out.
      if (broken) throw broken
      return faults
    },
    close: () => threads.close(),
  }
}
