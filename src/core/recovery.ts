/** How a holder that lost its keys comes by another: several people ask for it, and it waits, so that the holder can object. */
import type { Charter } from './charter/charter.ts'
import type { RecoveryRule } from './charter/keys.ts'
import { later } from './duration.ts'
import { actorCode, type Actor, type KeyId } from './ids.ts'
import type { Reason } from './refusal.ts'
import type { Key, Situation } from './situation.ts'
import type { Instant } from './time.ts'

export interface Recovery {
  readonly code: string
  /** The key that is to be enrolled, as from the act that asks for it: it is enrolled by another. */
  readonly key: Key
  /** Who supports it, each once, and since when. */
  readonly supporters: readonly { readonly who: string; readonly at: Instant }[]
  /** Set once it is at its end. */
  readonly ended?: 'objected' | 'completed'
}

/** Who signs, as one is told from another: by the person, else by the key, since an office has several people. */
export function signerOf({ keys }: Pick<Situation, 'keys'>, by: Actor, key: KeyId | undefined): string {
  const person = key === undefined ? undefined : keys.get(key)?.person
  // A person may act for a party and for an office: one all the same. No key has the form of such a code.
  return person === undefined ? (key ?? actorCode(by)) : `person:${person}`
}

/** The recovery that is still open under this code, or why there is none. */
export function openRecovery({ recoveries }: Pick<Situation, 'recoveries'>, code: string): Recovery | Reason {
  const found = recoveries.get(code)
  if (!found) return { code: 'unknown-recovery', reached: code }
  return found.ended === undefined ? found : { code: 'nothing-pending', reached: found.ended }
}

/** True for a reason why there is none. */
export function isReason(of: Recovery | Reason): of is Reason {
  return !('supporters' in of)
}

/** From when on it may be completed; undefined while too few support it. The time runs from the last of those it takes. */
export function ripeFrom(
  { seat }: Pick<Charter, 'seat'>,
  { supporters, delay }: RecoveryRule,
  recovery: Recovery,
): Instant | undefined {
  const last = recovery.supporters[supporters - 1]
  return last && later(last.at, delay, seat.zone)
}
