/**
 * The Shapley-Shubik index of a game with one quota and many players, as the mean over all chances from 0 to 1 that a
 * player decides where each of the others is in with that chance (Owen 1972, doi:10.1287/mnsc.18.5.64). It is a polynomial
 * of a degree below the number of players, so that a sum over half as many Gauss-Legendre nodes is its integral; what is
 * not exact is the arithmetic of floating numbers, and how far off that may be is reckoned here.
 */
import { oneQuota, stepsFor } from './sums.ts'
import type { Game } from './game.ts'

export interface Reckoned {
  /** The index of each player. */
  readonly indices: readonly number[]
  /** No index is further off than this. */
  readonly error: number
}

const UNIT = Number.EPSILON / 2
const MOST_STEPS = 60_000_000_000

/** The indices; undefined where the game has more than one quota, or greater sums than this can take. */
export function reckonOrders(game: Game): Reckoned | undefined {
  const one = oneQuota(game)
  if (!one) return undefined
  const { weights, places, least, total } = one
  const [quotas, size] = [[least, total - least + 1] as const, Math.max(least, total - least + 1)]
  const nodes = Math.ceil(weights.length / 2)
  if (stepsFor(weights, size) * Math.ceil(nodes / 2) > MOST_STEPS) return undefined
  const ways = new Float64Array(size)
  const mean = weights.map(() => 0)
  for (const { node, weight: share } of legendre(nodes)) {
    if (node > 0.5) continue
    fill(ways, weights, node)
    // The chance 1 - p of the game is the chance p of its dual; the middle node is its own.
    for (const quota of node === 0.5 ? quotas.slice(0, 1) : quotas)
      weights.forEach((weight, player) => {
        mean[player]! += share * critical(ways, quota, weight, node)
      })
  }
  const indices = game.players.map(() => 0)
  places.forEach((place, index) => (indices[place] = mean[index]!))
  return { indices, error: bound(weights, size) }
}

/** The chances of the sums below a size, added up: at each place, of all sums up to it. */
function fill(ways: Float64Array, weights: readonly number[], chance: number): void {
  ways.fill(0)
  ways[0] = 1
  const without = 1 - chance
  let sum = 0
  for (const weight of weights) {
    const end = Math.min(ways.length - 1, (sum += weight))
    for (let at = end; at >= weight; at -= 1) ways[at] = without * ways[at]! + chance * ways[at - weight]!
    for (let at = Math.min(end, weight - 1); at >= 0; at -= 1) ways[at]! *= without
  }
  // Added up with what each addition loses carried over (Kahan 1965, doi:10.1145/363707.363723).
  let [whole, lost] = [0, 0]
  for (let at = 0; at < ways.length; at += 1) {
    const next = ways[at]! - lost
    const sum = whole + next
    lost = sum - whole - next
    ways[at] = whole = sum
  }
}

/** The chance that the others' sum falls short of the quota by no more than the player's weight. */
function critical(upTo: Float64Array, quota: number, weight: number, chance: number): number {
  const ratio = chance / (1 - chance)
  let [found, factor] = [0, 1]
  for (let top = quota - 1; top >= 0; top -= weight) {
    const below = top - weight
    found += factor * (upTo[top]! - (below < 0 ? 0 : upTo[below]!))
    factor *= -ratio
    if (factor === 0) break
  }
  return found / (1 - chance)
}

/**
 * How far off an index may be. A chance is a sum of products without subtraction, each of at most two operations for each
 * player; the stretches of `critical` do not overlap, so that their errors add up to that of the whole, and each end of a
 * stretch is rounded. The chance that a player decides changes by no more than the number of players times a change of
 * chance, so that a rounded node does little.
 */
function bound(weights: readonly number[], size: number): number {
  const n = weights.length
  const stretches = size / (weights[0] ?? 1) + 2
  const error = 2 * (3 * n + 8) * UNIT + 8 * stretches * UNIT + 8 * n * UNIT
  return Number(error.toExponential(0)) >= error ? Number(error.toExponential(0)) : 2 * error
}

interface Node {
  /** Between 0 and 1. */
  readonly node: number
  readonly weight: number
}

/** The nodes and weights by which the integral from 0 to 1 of a polynomial of a degree below twice their number is a sum. */
export function legendre(count: number): readonly Node[] {
  const nodes: Node[] = []
  for (let index = 0; index < count; index += 1) {
    let x = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5))
    let slope = 1
    for (let round = 0; round < 100; round += 1) {
      let [one, before] = [1, 0]
      for (let degree = 1; degree <= count; degree += 1)
        [one, before] = [((2 * degree - 1) * x * one - (degree - 1) * before) / degree, one]
      slope = (count * (x * one - before)) / (x * x - 1)
      const step = one / slope
      x -= step
      if (Math.abs(step) < 1e-16) break
    }
    nodes.push({ node: (1 - x) / 2, weight: 1 / ((1 - x * x) * slope * slope) })
  }
  if (count % 2 === 1) nodes[(count - 1) / 2] = { ...nodes[(count - 1) / 2]!, node: 0.5 }
  return nodes
}
