/** What a server tells whoever sends an act, signed: a receipt, or a refusal; and what it notes on the log of refusals. */
import { greatestDelay } from '../core/charter/receipts.ts'
import { MOST_REFUSALS } from '../core/acts/refusal-noted.ts'
import { later } from '../core/duration.ts'
import type { OfficeId } from '../core/ids.ts'
import { seconds, type Instant } from '../core/time.ts'
import { author, type Random } from '../record/author.ts'
import { isAuthentic } from '../record/authentic.ts'
import { hex } from '../record/bytes.ts'
import type { Signer } from '../record/crypto.ts'
import type { Submission } from '../record/ledger.ts'
import { isNoteName } from '../record/note.ts'
import { signPromise, type Promised, type Refused } from '../record/promise.ts'
import { notBefore } from '../store/group.ts'
import type { Refusals } from '../store/refusals.ts'
import type { Registrar, Submitted } from '../store/registrar.ts'
import type { TakenUnseen } from '../store/restricted.ts'

/** What was submitted, and what the log promises of it, as a signed note. */
export type Answered = Submitted & { readonly receipt?: string; readonly refusal?: string }

export interface Promises {
  /** Adds to what became of an act the receipt or the refusal that its sender takes home. */
  readonly answered: (submission: Submission, submitted: Submitted) => Answered
  /** Adds to what became of an act taken in unseen the receipt that its sender takes home. */
  readonly unseen: (log: string, taken: TakenUnseen) => TakenUnseen & { readonly receipt?: string }
  /** Notes on the log what was refused, once for all that came since the last time; how many acts it takes. */
  readonly note: () => Promise<number>
}

/** Refusals of so many seconds go into one act. */
const TICK = 30

/** The promises of a registrar. Without a place for refusals none is noted on the log: an example takes no acts. */
export function promising(
  registrar: Registrar,
  signers: () => readonly Signer[],
  random: Random,
  clock: () => Instant,
  refusals: Refusals | undefined,
): Promises {
  const { crypto, charter } = registrar.ledger
  const by = (received: Instant): Instant => later(received, greatestDelay(charter), charter.seat.zone)
  const signed = (promise: Promised): string | undefined =>
    signers().length > 0 && isNoteName(promise.origin) ? signPromise(crypto, signers(), promise) : undefined

  function refusalOf(
    submission: Submission,
    { id, reasons }: Submitted & { accepted: false },
  ): string | undefined {
    const origin = registrar.ledger.origin ?? ''
    const received = notBefore(registrar.ledger, clock())
    const codes = [...new Set(reasons.map(({ code }) => code))]
    const told: Refused = { kind: 'refusal', origin, act: id, received, reasons: codes }
    const { key } = submission.act.by
    if (!refusals || !isAuthentic(registrar.ledger, submission)) return signed(told)
    const before = refusals.told(id)
    if (before !== undefined) return before
    if (!refusals.hasRoom(key, received)) return signed(told)
    const promised = { ...told, by: by(received) }
    const note = signed(promised)
    if (note === undefined) return undefined
    try {
      refusals.keep(promised, note, submission)
      return note
    } catch {
      // What could not be kept is not promised.
      return signed(told)
    }
  }

  return {
    answered(submission, submitted) {
      if (!submitted.accepted) {
        const refusal = refusalOf(submission, submitted)
        return refusal === undefined ? submitted : { ...submitted, refusal }
      }
      const { id, position, received } = submitted
      const origin = registrar.ledger.origin ?? ''
      const receipt = signed({
        kind: 'receipt',
        origin,
        act: id,
        index: position,
        received,
        by: by(received),
      })
      return receipt === undefined ? submitted : { ...submitted, receipt }
    },
    unseen(log, taken) {
      if (!taken.accepted) return taken
      const { id, received } = taken
      const receipt = signed({
        kind: 'unseen',
        origin: registrar.ledger.origin ?? '',
        log,
        act: id,
        received,
      })
      return receipt === undefined ? taken : { ...taken, receipt }
    },
    async note() {
      const [first] = signers()
      if (!refusals || !first || registrar.frozen()) return 0
      const { ledger } = registrar
      const { digests, since } = refusals.pending(ledger.standing.refusals)
      const now = notBefore(ledger, clock())
      if (since === undefined) return 0
      if (digests.length < MOST_REFUSALS && seconds(now) - seconds(since) < TICK) return 0
      const size = registrar.size
      const submitted = await registrar.submit(
        author(crypto, random, first, {
          log: ledger.origin ?? '',
          type: 'refusal.noted',
          by: { office: 'log' as OfficeId },
          at: now,
          seen: { size, root: hex(ledger.tree.root(size)) },
          body: { refusals: digests.slice(0, MOST_REFUSALS) },
        }),
      )
      return submitted.accepted ? 1 : 0
    },
  }
}
