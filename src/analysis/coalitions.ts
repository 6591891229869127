/**
 * The sets that win, one by one, with the players that each cannot do without: for the indices that ask how many those
 * are. Sets that differ only in which players of a kind are in are taken together.
 */
import { choices } from './exact.ts'
import type { Game } from './game.ts'

export interface Critical {
  /** By player and number: sets that win, cannot do without the player, and cannot do without so many. */
  readonly amongCritical: readonly (readonly bigint[])[]
  /** By player and number: sets that can do without nobody, have the player, and have so many. */
  readonly amongMinimal: readonly (readonly bigint[])[]
  /** Sets that can do without nobody. */
  readonly minimal: bigint
  /** Sets that cannot do without somebody. */
  readonly vulnerable: bigint
}

/** Most sets that are gone through, those of players of a kind taken together. */
const MOST_SETS = 2 ** 28
/** Up to so many players numbers of sets are held by floating numbers, which are faster. */
const MOST_FLOATING = 46
const MOST_SETS_OF_BIGINTS = 2 ** 20

/** What the sets that win cannot do without; undefined where there are too many to go through. */
export function criticalIn(game: Game): Critical | undefined {
  const { kinds, quotas, wins, players } = game
  const n = players.length
  const totals = game.weights.map((values) => values.reduce((sum, value) => sum + value, 0n))
  if (totals.some((total) => total > BigInt(Number.MAX_SAFE_INTEGER))) return undefined
  const sets = kinds.reduce((all, { length }) => all * (length + 1), 1)
  if (sets > (n > MOST_FLOATING ? MOST_SETS_OF_BIGINTS : MOST_SETS)) return undefined
  // The heaviest kinds first: what cannot win any more is left early.
  const heft = (kind: readonly number[]): number =>
    game.weights.reduce((sum, values, of) => sum + Number(values[kind[0]!]) / (Number(totals[of]) || 1), 0)
  const order = kinds.map((_, kind) => kind).toSorted((a, b) => heft(kinds[b]!) - heft(kinds[a]!))
  const size = order.map((kind) => kinds[kind]!.length)
  const weights = game.weights.map((values) => order.map((kind) => Number(values[kinds[kind]![0]!])))
  const rest = weights.map((values) => {
    const after = [0]
    for (let kind = order.length - 1; kind >= 0; kind -= 1)
      after.unshift(after[0]! + values[kind]! * size[kind]!)
    return after
  })
  const least = quotas.map((quota) => Number(quota.least))
  const of = quotas.map((quota) => quota.of)
  const several = size.flatMap((count, kind) => (count > 1 ? [kind] : []))
  const ways = size.map(choices)
  const tally = n > MOST_FLOATING ? tallyOf(order.length, n, 0n, BigInt) : tallyOf(order.length, n, 0, Number)
  const chosen = new Int32Array(order.length)
  const sums = new Float64Array(weights.length)
  const critical = new Uint8Array(order.length)
  visit(0)
  return tally.read(order, kinds, players.length)

  function reached(kind: number): number {
    let places = 0
    for (let place = 0; place < least.length; place += 1)
      if (sums[of[place]!]! + (kind < 0 ? 0 : rest[of[place]!]![kind]!) >= least[place]!) places |= 1 << place
    return places
  }

  function visit(kind: number): void {
    if (wins[reached(kind)] === 0) return
    if (kind === order.length) return found()
    for (let count = 0; count <= size[kind]!; count += 1) {
      chosen[kind] = count
      visit(kind + 1)
      for (let way = 0; way < sums.length; way += 1) sums[way]! += weights[way]![kind]!
    }
    for (let way = 0; way < sums.length; way += 1) sums[way]! -= weights[way]![kind]! * (size[kind]! + 1)
    chosen[kind] = 0
  }

  function found(): void {
    let [needed, minimal] = [0, true]
    for (let kind = 0; kind < order.length; kind += 1) {
      if (chosen[kind] === 0) continue
      let without = 0
      for (let place = 0; place < least.length; place += 1)
        if (sums[of[place]!]! - weights[of[place]!]![kind]! >= least[place]!) without |= 1 << place
      critical[kind] = 1 - wins[without]!
      if (critical[kind] === 1) needed += chosen[kind]!
      else minimal = false
    }
    if (needed === 0) return
    let number = tally.one
    for (const kind of several) number = tally.times(number, ways[kind]![chosen[kind]!]!)
    tally.count(number, minimal)
    for (let kind = 0; kind < order.length; kind += 1)
      if (chosen[kind]! > 0 && critical[kind] === 1)
        tally.add(
          kind,
          needed,
          size[kind] === 1 ? number : tally.part(number, chosen[kind]!, size[kind]!),
          minimal,
        )
  }
}

/** Numbers of sets by kind and number, in floating numbers or without limit. */
function tallyOf(kinds: number, players: number, zero: number | bigint, to: typeof BigInt | typeof Number) {
  type Num = number
  // One kind of number throughout: the operations are the same for both.
  const nought = zero as Num
  const row = (): Num[] => Array.from({ length: players + 1 }, () => nought)
  const amongCritical = Array.from({ length: kinds }, row)
  const amongMinimal = Array.from({ length: kinds }, row)
  let [minimal, vulnerable] = [nought, nought]
  const number = (value: bigint | number): Num => to(value) as Num
  return {
    one: number(1),
    times: (count: Num, ways: bigint): Num => count * number(ways),
    /** Of so many sets with so many of a kind, those that have a given one of it. */
    part: (count: Num, chosen: number, of: number): Num => (count * number(chosen)) / number(of),
    count(sets: Num, isMinimal: boolean): void {
      vulnerable += sets
      if (isMinimal) minimal += sets
    },
    add(kind: number, needed: number, sets: Num, isMinimal: boolean): void {
      amongCritical[kind]![needed]! += sets
      if (isMinimal) amongMinimal[kind]![needed]! += sets
    },
    read(order: readonly number[], all: Game['kinds'], count: number): Critical {
      const byPlayer = (rows: readonly (readonly Num[])[]): readonly (readonly bigint[])[] => {
        const found: (readonly bigint[])[] = Array.from({ length: count }, () => [])
        order.forEach((kind, place) => {
          const own = rows[place]!.map(BigInt)
          for (const player of all[kind]!) found[player] = own
        })
        return found
      }
      return {
        amongCritical: byPlayer(amongCritical),
        amongMinimal: byPlayer(amongMinimal),
        minimal: BigInt(minimal),
        vulnerable: BigInt(vulnerable),
      }
    },
  }
}
