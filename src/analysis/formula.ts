/**
 * A rule as a yes/no question: which sets of players, all voting for it and the rest against, adopt. Its leaves are sums of
 * weights that reach a number; `all` and `any` join them.
 */
import type { Reason } from '../core/refusal.ts'
import { commonDivisor } from './exact.ts'

/** The weights of those in favour, added up, reach the least. */
export interface Reaches {
  readonly kind: 'reaches'
  readonly weights: readonly bigint[]
  readonly least: bigint
}

export type Formula =
  /** It holds, or it does not, whoever votes for it. */
  | boolean
  | Reaches
  /** A vote for it may make it fail. */
  | { readonly kind: 'turns' }
  /** It depends on what nobody has stated. */
  | { readonly kind: 'needs'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Formula[] }

/**
 * The condition that the changes of those in favour, added up, reach the least; or, where `negated`, that they do not.
 * What a common divisor allows is divided by it, so that the same condition always has the same form.
 */
export function linear(changes: readonly bigint[], least: bigint, negated = false): Formula {
  if (negated)
    return linear(
      changes.map((change) => -change),
      1n - least,
    )
  const up = changes.reduce((sum, change) => (change > 0n ? sum + change : sum), 0n)
  const down = changes.reduce((sum, change) => (change < 0n ? sum + change : sum), 0n)
  if (down >= least) return true
  if (up < least) return false
  if (down < 0n) return { kind: 'turns' }
  const divisor = changes.reduce(commonDivisor, 0n)
  return {
    kind: 'reaches',
    weights: changes.map((change) => change / divisor),
    least: (least + divisor - 1n) / divisor,
  }
}

/** The conjunction or the disjunction: constants and repetitions are taken out, and what decides alone stands alone. */
export function joined(kind: 'all' | 'any', of: readonly Formula[]): Formula {
  const decisive = kind === 'any'
  const parts = of.flatMap((part) =>
    typeof part === 'object' && part.kind === kind ? (part as { of: readonly Formula[] }).of : [part],
  )
  if (parts.includes(decisive)) return decisive
  const needs = parts.filter((part) => typeof part === 'object' && part.kind === 'needs')
  if (needs.length > 0)
    return {
      kind: 'needs',
      reasons: needs.flatMap((part) => (part as { reasons: readonly Reason[] }).reasons),
    }
  const kept = new Map<string, Formula>()
  for (const part of parts) {
    if (typeof part === 'boolean') continue
    if (part.kind !== 'reaches') {
      kept.set(keyOf(part), part)
      continue
    }
    // Of two numbers that the same weights are to reach, one is enough.
    const key = part.weights.join(' ')
    const other = kept.get(key) as Reaches | undefined
    if (!other || part.least > other.least === (kind === 'all')) kept.set(key, part)
  }
  const rest = [...kept.values()]
  return rest.length === 0 ? !decisive : rest.length === 1 ? rest[0]! : { kind, of: rest }
}

/** A text that two formulas share where they are the same but for the order of their parts. */
export function keyOf(formula: Formula): string {
  if (typeof formula === 'boolean') return `${formula}`
  switch (formula.kind) {
    case 'reaches':
      return `${formula.weights.join(' ')} >= ${formula.least}`
    case 'turns':
      return 'turns'
    case 'needs':
      return `needs ${JSON.stringify(formula.reasons)}`
    default:
      return `${formula.kind}(${formula.of.map(keyOf).toSorted().join(', ')})`
  }
}
