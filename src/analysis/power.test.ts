import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyQuestion, anyQuota, formulaOf, meets } from '../../tests/support/any-formula.ts'
import { enumerated } from '../../tests/support/coalitions.ts'
import type { Count } from './count.ts'
import { countByDiagram } from './diagram.ts'
import { factorials, fraction, nearest } from './exact.ts'
import { gameOf, weighted, type Game } from './game.ts'
import { countByHalves } from './halves.ts'
import { INDICES, powerOf, type Index, type PlayerPower, type Power } from './power.ts'
import { reckonOrders } from './quadrature.ts'
import { countBySums } from './sums.ts'

const RUNS = { numRuns: 150 }

function power(game: Game, indices: readonly Index[] = INDICES): Power {
  const found = powerOf(game, indices)
  assert.ok('power' in found)
  return found.power
}

/** What each of the ways of counting gives, against every set one by one. */
function counts(game: Game, wins: (inside: readonly boolean[]) => boolean): void {
  const all = enumerated(game.players.length, wins)
  const same = (count: Count | undefined, orders: boolean): void => {
    if (!count) return
    assert.equal(count.winning, all.winning)
    assert.deepEqual(
      count.having.map((having) => 2n * having - count.winning),
      all.swings,
    )
    if (orders) assert.deepEqual(count.orders, all.orders)
  }
  same(countByDiagram(game), true)
  same(countByHalves(game), true)
  same(countBySums(game), false)
}

test('of any rule tree every way of counting gives what all sets, one by one, give', () => {
  let [diagrams, halves] = [0, 0]
  fc.assert(
    fc.property(anyQuestion(9), ({ players, drawn }) => {
      const game = gameOf(players, formulaOf(drawn))!
      counts(game, (inside) => meets(drawn, inside))
      if (countByDiagram(game)) diagrams += 1
      if (countByHalves(game)) halves += 1
    }),
    RUNS,
  )
  assert.ok(diagrams > 100 && halves > 100, `${diagrams} ${halves}`)
})

test('of one quota, below half and above, the sums give it too, and the orders within the error that is stated', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }).chain(anyQuota), ({ weights, least }) => {
      const players = weights.map((_, index) => `P${index}`)
      const game = weighted(players, weights, least)
      const wins = (inside: readonly boolean[]): boolean => meets({ weights, least }, inside)
      counts(game, wins)
      const reckoned =
        game.quotas.length === 1 && game.weights[0]!.every((w) => w < 1000n) && reckonOrders(game)
      if (!reckoned) return
      const whole = factorials(players.length)[players.length]!
      enumerated(players.length, wins).orders.forEach((own, player) => {
        const off = Math.abs(nearest(own, whole) - reckoned.indices[player]!)
        assert.ok(off <= reckoned.error && reckoned.error < 1e-11, `${off} ${reckoned.error}`)
      })
    }),
    RUNS,
  )
})

test('every index of any rule tree is the floating number nearest to the fraction of its definition', () => {
  fc.assert(
    fc.property(anyQuestion(7), ({ players, drawn }) => {
      const game = gameOf(players, formulaOf(drawn))!
      const found = power(game)
      const n = players.length
      const all = enumerated(n, (inside) => meets(drawn, inside))
      const near = (num: bigint, den: bigint): number => (den === 0n ? 0 : nearest(num, den))
      const sets = 2n ** BigInt(n)
      const total = all.swings.reduce((sum, own) => sum + own, 0n)
      assert.equal(found.winning, `${all.winning}`)
      assert.equal(found.coalitions, `${sets}`)
      assert.equal(found.minimalWinning, `${all.minimal}`)
      assert.equal(found.powerToAct, near(all.winning, sets))
      assert.equal(found.exact, true)
      players.forEach((code, player) => {
        const own = all.swings[player]!
        const expected: PlayerPower = {
          swings: `${own}`,
          banzhaf: { absolute: near(own, sets / 2n), normalised: near(own, total) },
          shapleyShubik: near(all.orders[player]!, factorials(n)[n]!),
          shapleyShubikExact: fraction(all.orders[player]!, factorials(n)[n]!),
          coleman: { prevent: near(own, all.winning), initiate: near(own, sets - all.winning) },
          deeganPackel: near(...all.deeganPackel[player]!),
          holler: near(...all.holler[player]!),
          johnston: near(...all.johnston[player]!),
          veto: all.winning > 0n && own === all.winning,
          dummy: own === 0n,
        }
        assert.deepEqual(found.parties[code], expected)
      })
    }),
    { numRuns: 100 },
  )
})

test('shares of all orders add up to one where anything is won and not everything, and the dual game has the same', () => {
  const anyWeighted = fc.integer({ min: 1, max: 12 }).chain(anyQuota)
  fc.assert(
    fc.property(anyWeighted, ({ weights, least }) => {
      const players = weights.map((_, index) => `P${index}`)
      const total = weights.reduce((sum, weight) => sum + weight, 0n)
      const orders = (quota: bigint): readonly bigint[] => {
        const game = weighted(players, weights, quota)
        return (countByDiagram(game) ?? countByHalves(game))!.orders!
      }
      const own = orders(least)
      const sum = own.reduce((all, one) => all + one, 0n)
      assert.equal(sum, least > 0n && least <= total ? factorials(players.length).at(-1)! : 0n)
      if (least <= total) assert.deepEqual(orders(total - least + 1n), own)
      for (const [a, weight] of weights.entries())
        for (const [b, other] of weights.entries()) {
          if (weight === other) assert.equal(own[a], own[b], 'who weighs the same has the same')
          if (weight > other) assert.ok(own[a]! >= own[b]!, 'who weighs more has no less')
        }
    }),
    RUNS,
  )
})

test('a member without weight has no influence, one that nothing passes without has a veto', () => {
  const { parties } = power(weighted(['A', 'B', 'C', 'D'], [3n, 1n, 1n, 0n], 4n))
  assert.deepEqual(
    Object.entries(parties).map(([code, { swings, veto, dummy }]) => [code, swings, veto, dummy]),
    [
      ['A', '6', true, false],
      ['B', '2', false, false],
      ['C', '2', false, false],
      ['D', '0', false, true],
    ],
  )
})

test('above 62 members nothing overflows: two hundred equal ones, of whom more than half are needed', () => {
  const players = Array.from({ length: 200 }, (_, index) => `P${index}`)
  const ones = players.map(() => 1n)
  const { winning, exact, parties } = power(weighted(players, ones, 101n), ['banzhaf', 'shapley-shubik'])
  // Of all sets, those of a hundred are neither more than half nor less.
  let middle = 1n
  for (let number = 1n; number <= 100n; number += 1n) middle = (middle * (100n + number)) / number
  assert.equal(winning, `${(2n ** 200n - middle) / 2n}`)
  assert.equal(parties['P7']!.swings, `${middle / 2n}`)
  assert.equal(parties['P7']!.shapleyShubikExact, '1/200')
  assert.equal(exact, true)
})

test('what is too large is named and not estimated: an index of single sets, two weights that differ for each', () => {
  const players = Array.from({ length: 60 }, (_, index) => `P${index}`)
  const [one, other] = [3n, 7n].map((step) =>
    players.map((_, index) => 100_003n + BigInt(index) * step * 79n),
  )
  const half = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n) / 2n
  const single = weighted(players, one!, half(one!))
  assert.deepEqual(powerOf(single, ['banzhaf', 'johnston']), { tooLarge: ['johnston'] })
  const both = gameOf(players, {
    kind: 'all',
    of: [one!, other!].map((weights) => ({ kind: 'reaches', weights, least: half(weights) })),
  })!
  assert.deepEqual(powerOf(both), { tooLarge: ['banzhaf', 'shapley-shubik'] })
})
