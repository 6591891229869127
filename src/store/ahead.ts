/**
 * Checks the signatures of acts that wait for their turn, in other threads, where many wait at once. It changes no answer:
 * what was not found right here is looked at again when the act is ruled on.
 */
import { availableParallelism } from 'node:os'
import type { Act, Evidence } from '../core/act.ts'
import type { KeyId } from '../core/ids.ts'
import type { Key } from '../core/situation.ts'
import type { Crypto } from '../record/crypto.ts'
import { checkOf, stated, type Stated, type Submission } from '../record/ledger.ts'
import type { Known } from './group.ts'
import { addTo, newBatch, startThreads, type Threads } from './signatures.ts'

export interface Ahead {
  /** What is known by now of acts that were given to `look`. */
  readonly known: Known
  /**
   * Looks at acts that wait, the first of them first, and settles when something is known of the first. Gives how many from
   * the first on can be ruled on without waiting for a thread.
   */
  readonly look: (waiting: readonly Submission[], keys: ReadonlyMap<KeyId, Key>) => Promise<number>
}

/** Fewer are checked here before a thread has been reached. */
const WORTH_THREADS = 16
/** How many go to a thread at once: while it checks them, those before are written. */
const BATCH = 32

let started: Threads | undefined
let ready: Threads | undefined

/** One for all records of this process. Undefined until they answer, and where there is no core beside this thread's. */
function shared(): Threads | undefined {
  const cores = availableParallelism() - 1
  if (cores > 0 && !started) {
    const threads = (started = startThreads(cores))
    threads.check(newBatch(0)).then(
      () => (ready = threads),
      () => undefined,
    )
  }
  return ready
}

/** A look at acts that wait for one log. `threads` is asked once many wait. */
export function lookAhead(crypto: Crypto, threads: () => Threads | undefined = shared): Ahead {
  const checkHere = checkOf(crypto)
  const acts = new WeakMap<Act, Stated>()
  // Under which key a signature was found to be right, over which bytes.
  const right = new WeakMap<Evidence, { readonly publicKey: string; readonly act: Uint8Array }>()
  const pending = new WeakMap<Submission, Promise<void>>()
  const done = new WeakSet<Submission>()
  const statedOf = (act: Act): Stated => {
    let of = acts.get(act)
    if (!of) acts.set(act, (of = stated(crypto, act)))
    return of
  }
  const send = (to: Threads, submissions: readonly Submission[], keys: ReadonlyMap<KeyId, Key>): void => {
    const signatures = submissions.flatMap(({ act, evidence }) =>
      evidence.flatMap((one) => {
        const enrolled = keys.get(one.key)
        // A passkey's answer is checked in its turn.
        if (one.alg !== 'ed25519' || !enrolled || enrolled.passkey) return []
        return [{ one, publicKey: enrolled.public, act: statedOf(act).bytes }]
      }),
    )
    const batch = newBatch(signatures.reduce((room, { act }) => room + act.length, 0))
    for (const { one, publicKey, act } of signatures) addTo(batch, publicKey, act, one)
    const check = async (): Promise<void> => {
      try {
        const wrong = new Set(await to.check(batch))
        signatures.forEach(({ one, publicKey, act }, at) => {
          if (!wrong.has(at)) right.set(one, { publicKey, act })
        })
      } catch {
        // No thread, no knowledge: the signatures are checked in their turn.
      }
      for (const one of submissions) done.add(one)
    }
    const all = check()
    for (const one of submissions) pending.set(one, all)
  }
  return {
    known: {
      stated: statedOf,
      isSigned(enrolled, act, signature, position) {
        const seen = right.get(signature)
        if (seen?.publicKey === enrolled.public && seen.act === act && !enrolled.passkey) return true
        return checkHere(enrolled, act, signature, position)
      },
    },
    async look(waiting, keys) {
      const unseen = waiting.filter((one) => !pending.has(one))
      const to = unseen.length < WORTH_THREADS ? undefined : threads()
      if (to) {
        for (let at = 0; at < unseen.length; at += BATCH) send(to, unseen.slice(at, at + BATCH), keys)
      }
      const [first] = waiting
      await (first && pending.get(first))
      const blocked = waiting.findIndex((one) => pending.has(one) && !done.has(one))
      return blocked < 0 ? waiting.length : blocked
    },
  }
}
