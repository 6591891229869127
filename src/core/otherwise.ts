/** In what two rulings on one act differ: of two versions of the rules, or of two charters. */
import type { Effect, Ruling } from './refusal.ts'

/** One difference. `code` is the reason of the other ruling, `in-order` or `effects-differ`. */
export interface Difference {
  readonly code: string
  readonly clause?: string
  /** What the other ruling asks for, and what it found; of effects, those of the other ruling and those of the first. */
  readonly needed?: string
  readonly reached?: string
}

/** What the other ruling says otherwise than the first; empty where both say the same. */
export function otherwise(first: Ruling, other: Ruling): readonly Difference[] {
  if (!other.inOrder) {
    const told = first.inOrder ? [] : first.reasons.map((reason) => JSON.stringify(reason))
    return other.reasons
      .filter((reason) => !told.includes(JSON.stringify(reason)))
      .map(({ code, clause, needed, reached }) => defined({ code, clause, needed, reached }))
  }
  if (!first.inOrder) return [{ code: 'in-order' }]
  const [needed, reached] = [said(other.effects), said(first.effects)]
  return needed === reached ? [] : [{ code: 'effects-differ', needed, reached }]
}

function said(effects: readonly Effect[]): string {
  return effects
    .map(({ effect, party, from, about }) =>
      [effect, party, from, about].filter((part) => part !== undefined).join(' '),
    )
    .join(', ')
}

function defined(value: Record<keyof Difference, string | undefined>): Difference {
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(given) as unknown as Difference
}
