/**
 * Counts by meeting in the middle (Horowitz and Sahni 1974, doi:10.1145/321812.321823): the players in two halves, the
 * sets of each listed by what they reach of the small sums and sorted by the great one. For games of few players whose
 * weights take very many values, such as populations.
 *
 * Invariant: numbers of sets stay below 2^34, so that floating numbers hold them exactly; so they do sums below 2^53, and
 * where the great sum may be more it is a bigint.
 */
import { factorials } from './exact.ts'
import { worthOf, type Count } from './count.ts'
import type { Game } from './game.ts'

/** Most players: each half has 2^17 sets. */
export const MOST_PLAYERS = 34
const MOST_PAIRS = 400_000_000

/** As floating numbers, where these hold them exactly. */
type Sums = Float64Array | readonly bigint[]

/** Sets of one half that have the same size and the same small sums, sorted by the great sum. */
interface Class {
  readonly size: number
  readonly sums: readonly bigint[]
  readonly sets: Uint32Array
  /** The great sum of each. */
  readonly great: Sums
  /** How many sets of the other half each wins with, by their size. */
  readonly wins: Float64Array
}

/** The counts of the game, with orders of joining; undefined where there are more players than this can take. */
export function countByHalves(game: Game): Count | undefined {
  const n = game.players.length
  const totals = game.weights.map((values) => values.reduce((sum, value) => sum + value, 0n))
  if (n > MOST_PLAYERS || n < 2) return undefined
  const great = totals.indexOf(totals.reduce((most, total) => (total > most ? total : most), 0n))
  const half = n >> 1
  const left = classesOf(game, great, 0, half, n - half)
  const right = classesOf(game, great, half, n, half)
  const pairs = left.reduce((sum, one) => sum + one.sets.length, 0) * right.length * 2
  if (pairs > MOST_PAIRS) return undefined
  for (const one of left) for (const other of right) meet(one, other)
  const winning = Array.from({ length: n + 1 }, () => 0)
  const having = game.players.map(() => Array.from({ length: n + 1 }, () => 0))
  gather(left, 0, half, n - half, true)
  gather(right, half, n, half, false)
  return counted()

  /** Counts the pairs of two classes that win. What their small sums do not decide, the great sum does. */
  function meet(one: Class, other: Class): void {
    let always = 0
    const open: { least: bigint; bit: number }[] = []
    game.quotas.forEach(({ of, least }, place) => {
      if (of === great) open.push({ least, bit: 2 ** place })
      else if (one.sums[of]! + other.sums[of]! >= least) always += 2 ** place
    })
    open.sort((a, b) => (a.least < b.least ? -1 : 1))
    // Quotas of the great sum from the lowest up: the first with which the pair wins, since more never makes it lose.
    let reached = always
    let wanted = game.wins[always] === 1 ? 0n : undefined
    for (const { least, bit } of open) {
      if (wanted !== undefined) break
      reached += bit
      if (game.wins[reached] === 1) wanted = least
    }
    if (wanted === undefined) return
    pair(one, other, wanted)
    pair(other, one, wanted)
  }

  function counted(): Count {
    const { having: with_, lacking } = worthOf(n, factorials(n))
    const whole = winning.map(BigInt)
    const own = having.map((sizes) => sizes.map(BigInt))
    return {
      winning: whole.reduce((sum, count) => sum + count, 0n),
      having: own.map((sizes) => sizes.reduce((sum, count) => sum + count, 0n)),
      orders: own.map((sizes) =>
        sizes.reduce(
          (sum, count, size) => sum + count * with_[size]! - (whole[size]! - count) * lacking[size]!,
          0n,
        ),
      ),
    }
  }

  function gather(
    classes: readonly Class[],
    from: number,
    until: number,
    others: number,
    first: boolean,
  ): void {
    for (const { size, sets, wins } of classes)
      for (let place = 0; place < sets.length; place += 1)
        for (let other = 0; other <= others; other += 1) {
          const count = wins[place * (others + 1) + other]!
          if (count === 0) continue
          if (first) winning[size + other]! += count
          for (let player = from; player < until; player += 1)
            if ((sets[place]! >>> (player - from)) & 1) having[player]![size + other]! += count
        }
  }
}

/** For each set of the one class, how many of the other it reaches the sum with. Both are sorted: one walk. */
function pair(one: Class, other: Class, wanted: bigint): void {
  const sizes = one.wins.length / one.sets.length
  const reaches = reachedWith(one.great, other.great, wanted)
  let from = other.sets.length
  for (let place = 0; place < one.sets.length; place += 1) {
    while (from > 0 && reaches(place, from - 1)) from -= 1
    one.wins[place * sizes + other.size]! += other.sets.length - from
  }
}

/** Whether two great sums, by their places, reach it together. */
function reachedWith(one: Sums, other: Sums, wanted: bigint): (place: number, beside: number) => boolean {
  if (one instanceof Float64Array && other instanceof Float64Array) {
    const least = Number(wanted)
    return (place, beside) => one[place]! + other[beside]! >= least
  }
  const [exact, beyond] = [one as readonly bigint[], other as readonly bigint[]]
  return (place, beside) => exact[place]! + beyond[beside]! >= wanted
}

function classesOf(
  { weights }: Game,
  great: number,
  from: number,
  until: number,
  others: number,
): readonly Class[] {
  const count = until - from
  const all = weights.map((values) => sumsOf(values, from, count))
  const small = all.filter((_, of) => of !== great)
  const classes = new Map<string, { size: number; first: number; sets: number[] }>()
  for (let set = 0; set < 2 ** count; set += 1) {
    const size = bits(set)
    let key = `${size}`
    for (const sums of small) key += ` ${sums[set]}`
    const found = classes.get(key)
    if (found) found.sets.push(set)
    else classes.set(key, { size, first: set, sets: [set] })
  }
  const ofGreat = all[great] ?? new Float64Array(2 ** count)
  return [...classes.values()].map(({ size, first, sets }) => {
    const sorted = Uint32Array.from(sets)
    if (ofGreat instanceof Float64Array) sorted.sort((a, b) => ofGreat[a]! - ofGreat[b]!)
    else sorted.sort((a, b) => (ofGreat[a]! < ofGreat[b]! ? -1 : 1))
    return {
      size,
      sums: all.map((sums) => BigInt(sums[first]!)),
      sets: sorted,
      great:
        ofGreat instanceof Float64Array
          ? Float64Array.from(sorted, (set) => ofGreat[set]!)
          : Array.from(sorted, (set) => ofGreat[set]!),
      wins: new Float64Array(sets.length * (others + 1)),
    }
  })
}

/** The sums of all sets of so many players, by the set's bits. */
function sumsOf(values: readonly bigint[], from: number, count: number): Sums {
  const total = values.reduce((sum, value) => sum + value, 0n)
  if (total > BigInt(Number.MAX_SAFE_INTEGER)) {
    const all = [0n]
    for (let player = 0; player < count; player += 1)
      for (let set = 0; set < 2 ** player; set += 1) all.push(all[set]! + values[from + player]!)
    return all
  }
  const all = new Float64Array(2 ** count)
  for (let player = 0; player < count; player += 1) {
    const own = Number(values[from + player])
    for (let set = 0; set < 2 ** player; set += 1) all[2 ** player + set] = all[set]! + own
  }
  return all
}

function bits(set: number): number {
  let [count, rest] = [0, set]
  for (; rest !== 0; count += 1) rest &= rest - 1
  return count
}
