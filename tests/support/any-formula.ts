/** Rule trees at random, as yes/no questions: sums that reach a number, joined by `all` and `any` to a small depth. */
import * as fc from 'fast-check'
import { joined, linear, type Formula } from '../../src/analysis/formula.ts'

/** A tree as it was drawn, before anything is taken together. */
export type Drawn =
  | { readonly weights: readonly bigint[]; readonly least: bigint }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Drawn[] }

export interface Question {
  readonly players: readonly string[]
  readonly drawn: Drawn
}

const anyWeights = (players: number): fc.Arbitrary<readonly bigint[]> => {
  const of = (weight: fc.Arbitrary<bigint>) => fc.array(weight, { minLength: players, maxLength: players })
  return fc.oneof(
    fc.constant(Array.from({ length: players }, () => 1n)),
    of(fc.constantFrom(0n, 1n)),
    of(fc.bigInt({ min: 0n, max: 6n })),
    of(fc.bigInt({ min: 1n, max: 90_000_000n })),
    of(fc.bigInt({ min: 1n, max: 2n ** 100n })),
  )
}

/** One sum that is to reach a number between nothing and a little more than all. */
export function anyQuota(players: number): fc.Arbitrary<{ weights: readonly bigint[]; least: bigint }> {
  return anyWeights(players).chain((weights) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0n)
    const half = total / 2n
    return fc
      .oneof(
        fc.bigInt({ min: 0n, max: total + 1n }),
        fc.constantFrom(half, half + 1n, half > 0n ? half - 1n : 0n),
      )
      .map((least) => ({ weights, least }))
  })
}

/** A tree over two to so many players. */
export function anyQuestion(most: number): fc.Arbitrary<Question> {
  return fc.integer({ min: 2, max: most }).chain((count) => {
    const { tree } = fc.letrec<{ tree: Drawn }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        anyQuota(count),
        fc.record({
          kind: fc.constantFrom('all', 'any'),
          of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        }),
      ),
    }))
    const players = Array.from({ length: count }, (_, index) => `P${index}`)
    return tree.map((drawn) => ({ players, drawn }))
  })
}

/** Whether those inside meet the tree, by its words alone. */
export function meets(drawn: Drawn, inside: readonly boolean[]): boolean {
  if ('weights' in drawn)
    return (
      drawn.weights.reduce((sum, weight, player) => (inside[player] ? sum + weight : sum), 0n) >= drawn.least
    )
  return drawn.kind === 'all'
    ? drawn.of.every((part) => meets(part, inside))
    : drawn.of.some((part) => meets(part, inside))
}

/** The tree as the program takes it. */
export function formulaOf(drawn: Drawn): Formula {
  if ('weights' in drawn) return linear(drawn.weights, drawn.least)
  return joined(drawn.kind, drawn.of.map(formulaOf))
}
