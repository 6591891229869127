/**
 * Counts of a game with one quota and many players: how many sets have each sum, up to the quota, exactly by working with
 * remainders. From these the sets that turn on a player follow without adding up the game anew for each.
 */
import { fromRemainders, primesFor } from './primes.ts'
import type { Count } from './count.ts'
import type { Game } from './game.ts'

/** A game whose one quota is reached or not, weights as floating numbers, the players without weight apart. */
export interface OneQuota {
  /** Weights of the players that have any, the least first, and which players they are. */
  readonly weights: readonly number[]
  readonly places: readonly number[]
  readonly least: number
  readonly total: number
}

/** Most sums that are held, and most steps. */
const MOST_SUMS = 60_000_000
const MOST_STEPS = 30_000_000_000

/** The game as one with one quota; undefined where it is none, or its sums are more than can be held. */
export function oneQuota({ weights, quotas, wins, players }: Game): OneQuota | undefined {
  if (quotas.length !== 1 || weights.length !== 1 || wins[1] !== 1) return undefined
  const own = weights[0]!
  const total = own.reduce((sum, weight) => sum + weight, 0n)
  if (total > BigInt(2 * MOST_SUMS)) return undefined
  const places = players
    .map((_, place) => place)
    .filter((place) => own[place]! > 0n)
    .toSorted((a, b) => Number(own[a]! - own[b]!))
  return {
    places,
    weights: places.map((place) => Number(own[place])),
    least: Number(quotas[0]!.least),
    total: Number(total),
  }
}

/** Steps of adding up the sums below a number. */
export function stepsFor(weights: readonly number[], below: number): number {
  let [steps, sum] = [0, 0]
  for (const weight of weights) steps += Math.min(below, (sum += weight))
  return steps
}

/** The counts of the game; undefined where it has more than one quota, or greater sums than this can take. */
export function countBySums(game: Game): Count | undefined {
  const one = oneQuota(game)
  if (!one) return undefined
  const { weights, places, least, total } = one
  const n = game.players.length
  // The dual game has the same swings: whichever quota is lower is less to add up.
  const below = Math.min(least, total - least + 1)
  const primes = primesFor(weights.length + 1)
  if (below > MOST_SUMS || stepsFor(weights, below) * primes.length > MOST_STEPS) return undefined
  const held = primes.map((prime) => remaindersBy(weights, below, prime))
  const [lower, ...swings] = fromRemainders(primes, held)
  const idle = 2n ** BigInt(n - weights.length)
  const losing = below === least ? lower! : 2n ** BigInt(weights.length) - lower!
  const winning = 2n ** BigInt(n) - losing * idle
  // A set wins with a player where it wins without: having = (winning + swings) / 2.
  const having = game.players.map(() => winning / 2n)
  places.forEach((place, index) => (having[place] = (winning + swings[index]! * idle) / 2n))
  return { winning, having }
}

/** Modulo the prime: how many sets lie below the quota, and how many of each player's others lie within its weight below it. */
function remaindersBy(weights: readonly number[], below: number, prime: number): readonly number[] {
  const ways = new Int32Array(below)
  ways[0] = 1
  let sum = 0
  for (const weight of weights) {
    const end = Math.min(below - 1, (sum += weight))
    for (let at = end; at >= weight; at -= 1) {
      const added = (ways[at]! + ways[at - weight]! - prime) | 0
      ways[at] = (added + ((added >> 31) & prime)) | 0
    }
  }
  for (let at = 1; at < below; at += 1) {
    const added = (ways[at]! + ways[at - 1]! - prime) | 0
    ways[at] = (added + ((added >> 31) & prime)) | 0
  }
  const upTo = (at: number): number => (at < 0 ? 0 : ways[at]!)
  // Sets without the player have D(s) = C(s) - D(s-w); so over a stretch of w sums they are the sets of the stretch, less
  // those of the stretch before, and so on.
  const swings = weights.map((weight) => {
    let [swing, sign] = [0, 1]
    for (let top = below - 1; top >= 0; top -= weight) {
      swing += sign * (upTo(top) - upTo(top - weight))
      sign = -sign
    }
    return ((swing % prime) + prime) % prime
  })
  return [upTo(below - 1), ...swings]
}
