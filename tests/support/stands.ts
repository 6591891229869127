/** Rolls in short: members P0, P1 and so on with what each did, of whom the first two are coastal and four have quotas. */
import type { PartyId, TreatyId } from '../../src/core/ids.ts'
import { POSITIONS, type Condition, type Stand } from '../../src/core/rules/condition.ts'
import { evaluate, type Verdict } from '../../src/core/rules/evaluate.ts'
import type { Roll } from '../../src/core/rules/roll.ts'
import { share } from '../../src/core/share.ts'

export const party = (name: string): PartyId => name as PartyId
const WEIGHTS = new Map(
  ['P0', 'P1', 'P2', 'P3'].map((name, index) => [party(name), [40n, 30n, 20n, 10n][index]!]),
)

/** The roll of these stands, were it closed and nothing else said. */
export function roll(stands: readonly Stand[], more: Partial<Roll> = {}): Roll {
  return {
    stands: new Map(stands.map((stand, index) => [party(`P${index}`), stand])),
    idle: [],
    units: [],
    weights: (name) => (name === 'quotas' ? WEIGHTS : undefined),
    inForce: (treaty) => treaty === ('pact' as TreatyId),
    running: false,
    positions: POSITIONS,
    group: (name) => (name === 'coastal' ? [party('P0'), party('P1')] : []),
    facts: {},
    clause: 'Art. 1',
    ...more,
  }
}

/** A tally of the votes for it. */
export function votes(threshold: string, more: Partial<Condition & { kind: 'votes' }> = {}): Condition {
  return { kind: 'votes', counted: ['yes'], threshold: share(threshold)!, comparison: 'at-least', ...more }
}

/** Whether it holds, and the reasons for it. */
export const told = (condition: Condition, of: Roll): Pick<Verdict, 'holds' | 'reasons'> => {
  const { holds, reasons } = evaluate(condition, of)
  return { holds, reasons }
}
export const holds = (condition: Condition, of: Roll): string => evaluate(condition, of).holds
