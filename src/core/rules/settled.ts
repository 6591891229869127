/** Whether what a running question's rest may still do can change anything: tried out where the completions are few. */
import type { PartyId } from '../ids.ts'
import type { Condition, Stand } from './condition.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import type { Roll } from './roll.ts'

/** Most completions that are tried; beyond it the verdict of the parts stands, which is never wrong, but may be open longer. */
const MOST = 1024

/** The verdict on a running roll, settled where every completion gives the same. A closed roll is judged as it stands. */
export function evaluateRunning(condition: Condition, roll: Roll): Verdict {
  const verdict = evaluate(condition, roll)
  if (!roll.running || verdict.holds !== 'open') return verdict
  const pending = [...roll.stands].filter(([, stand]) => stand === 'not-voted').map(([party]) => party)
  if ((roll.positions.length + 1) ** pending.length > MOST) return verdict
  let common: Verdict | undefined
  for (const stands of completions(roll, pending)) {
    const one = evaluate(condition, { ...roll, stands, running: false })
    if (one.holds !== 'yes' && one.holds !== 'no') return verdict
    if (common && common.holds !== one.holds) return verdict
    common ??= one
  }
  return common
    ? { ...common, reasons: verdict.reasons.map((reason) => ({ ...reason, code: 'settled' as const })) }
    : verdict
}

/** Every way in which those that did nothing may still act, or not. */
export function* completions(
  roll: Roll,
  pending: readonly PartyId[],
): Generator<ReadonlyMap<PartyId, Stand>> {
  const [first, ...rest] = pending
  if (first === undefined) {
    yield roll.stands
    return
  }
  for (const stand of ['not-voted', ...roll.positions] as const) {
    const stands = new Map(roll.stands).set(first, stand)
    yield* completions({ ...roll, stands }, rest)
  }
}
