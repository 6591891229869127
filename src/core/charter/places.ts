/** Where in a charter's file each condition of a rule stands. */
import type { Path } from '../reading.ts'
import type { Condition } from '../rules/condition.ts'
import type { Rule } from './charter.ts'

/** A condition and the path of the object that states it. */
export interface Placed {
  readonly condition: Condition
  readonly path: Path
}

/** Every condition that a rule states, each whole, with its place. */
export function placedOf(rule: Rule, path: Path): readonly Placed[] {
  const at = (condition: Condition | undefined, ...more: Path): readonly Placed[] =>
    condition ? [{ condition, path: [...path, ...more] }] : []
  return [
    ...at(rule.when, 'when'),
    ...rule.requires.flatMap(({ condition }, index) => at(condition, 'requires', index, 'condition')),
    ...at(rule.quorum, 'quorum'),
    ...(rule.provides === 'decision' ? at(rule.adopt, 'adopt') : []),
    ...rule.effect.flatMap((one, index) => at(one.if, 'effect', index, 'if')),
    ...rule.follows.flatMap((one, index) => at(one.if, 'follows', index, 'if')),
  ]
}

/** The condition and all within it, each with its place, the whole before its parts. */
export function within(placed: Placed): readonly Placed[] {
  return [placed, ...innerOf(placed).flatMap(within)]
}

/** The parts that stand directly within a condition, with their places. */
export function innerOf({ condition, path }: Placed): readonly Placed[] {
  switch (condition.kind) {
    case 'all':
      return condition.of.map((part, index) => ({ condition: part, path: [...path, 'all', index] }))
    case 'any': {
      const key = condition.inTurn ? 'inTurn' : 'any'
      return condition.of.map((part, index) => ({ condition: part, path: [...path, key, index] }))
    }
    case 'not':
      return [{ condition: condition.of, path: [...path, 'not'] }]
    case 'parameter':
      return Object.entries(condition.options).map(([name, option]) => ({
        condition: option,
        path: [...path, 'parameter', 'options', name],
      }))
    default:
      return []
  }
}
