/** Whether what a running question's rest may still do can change anything: tried out where the completions are few. */
import type { PartyId } from '../ids.ts'
import type { Reason } from '../refusal.ts'
import type { Condition, Stand } from './condition.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import type { Roll } from './roll.ts'

/** Most completions that are tried; beyond it the verdict of the parts stands, which is never wrong, but may be open longer. */
const MOST = 1024

/** The verdict on a running roll, settled where every completion gives the same. A closed roll is judged as it stands. */
export function evaluateRunning(condition: Condition, roll: Roll): Verdict {
  const verdict = evaluate(condition, roll)
  if (verdict.holds !== 'open') return verdict
  const end = commonEnd(roll, (ended) => evaluate(condition, ended).holds)
  if (end !== 'yes' && end !== 'no') return verdict
  return { ...verdict, holds: end, reasons: settled(verdict.reasons) }
}

/** The reasons why a question was open, of one that is so no longer. */
export function settled(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.map((reason) => ({ ...reason, code: 'settled' }))
}

/** What a running roll comes to however the rest act; undefined where that differs, or where the ways are too many to try. */
export function commonEnd<T extends string>(roll: Roll, endOf: (ended: Roll) => T): T | undefined {
  const pending = voicesPending(roll)
  if ((roll.positions.length + 1) ** pending.length > MOST) return undefined
  let common: T | undefined
  for (const stands of completions(roll, pending)) {
    const end = endOf({ ...roll, stands, running: false })
    if (common !== undefined && end !== common) return undefined
    common = end
  }
  return common
}

/** Those that may still act: members, and units of which nobody has, as one. */
function voicesPending({ stands, units }: Roll): readonly (readonly PartyId[])[] {
  const pending = new Set([...stands].filter(([, stand]) => stand === 'not-voted').map(([party]) => party))
  const together = units.filter((unit) => unit.some((party) => pending.has(party)))
  for (const unit of together) for (const party of unit) pending.delete(party)
  return [...together, ...[...pending].map((party) => [party])]
}

/** Every way in which those that did nothing may still act, or not. */
function* completions(
  roll: Roll,
  pending: readonly (readonly PartyId[])[],
): Generator<ReadonlyMap<PartyId, Stand>> {
  const [first, ...rest] = pending
  if (first === undefined) {
    yield roll.stands
    return
  }
  for (const stand of ['not-voted', ...roll.positions] as const) {
    const stands = new Map(roll.stands)
    for (const party of first) if (stands.has(party)) stands.set(party, stand)
    yield* completions({ ...roll, stands }, rest)
  }
}
