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
/** Up to so many players numbers of sets are held by floating numbers, exactly; beyond it by bigints, which are slow. */
const MOST_FLOATING = 46
const MOST_SETS_OF_BIGINTS = 2 ** 20

/** What the sets that win cannot do without; undefined where there are too many to go through. */
export function criticalIn(game: Game): Critical | undefined {
  const { kinds, wins, players } = game
  const n = players.length
  const sets = kinds.reduce((all, { length }) => all * (length + 1), 1)
  const floating = n <= MOST_FLOATING
  if (sets > (floating ? MOST_SETS : MOST_SETS_OF_BIGINTS)) return undefined
  const totals = game.weights.map((values) => values.reduce((sum, value) => sum + value, 0n))
  const order = heaviestFirst(game, totals)
  const count = order.length
  const size = Int32Array.from(order, (kind) => kinds[kind]!.length)
  const several = order.flatMap((_, kind) => (size[kind]! > 1 ? [kind] : []))
  const ways = order.map((_, kind) => choices(size[kind]!))
  // What is passed and taken back again may be twice a sum.
  const safe = totals.every((total) => total < BigInt(Number.MAX_SAFE_INTEGER) / 4n)
  const reach = safe ? reachInNumbers(game, order) : reachInBigints(game, order)
  const chosen = new Int32Array(count)
  const critical = new Uint8Array(count)
  const tally = floating ? floatingTally(count, n) : exactTally(count, n)
  visit(0)
  return tally.read(order, kinds, n)

  /** Goes through what may still be chosen of a kind and of those after it, where any of that wins. */
  function visit(kind: number): void {
    if (wins[reach.possibly(kind)] === 0) return
    if (kind === count) return found()
    const most = size[kind]!
    for (let number = 0; number <= most; number += 1) {
      chosen[kind] = number
      visit(kind + 1)
      reach.add(kind, 1)
    }
    reach.add(kind, -most - 1)
    chosen[kind] = 0
  }

  function found(): void {
    let [needed, minimal] = [0, true]
    for (let kind = 0; kind < count; kind += 1) {
      if (chosen[kind] === 0) continue
      critical[kind] = 1 - wins[reach.without(kind)]!
      if (critical[kind] === 1) needed += chosen[kind]!
      else minimal = false
    }
    if (needed > 0) tally.add(chosen, critical, needed, minimal, several, ways, size)
  }
}

/** By how much the players that are in pass each quota. What it gives is a place in `wins`. */
interface Reach {
  /** So many of the kind come in, or go out. */
  readonly add: (kind: number, times: number) => void
  /** The quotas that are reached where all of the kind and of those after it come in. */
  readonly possibly: (kind: number) => number
  /** The quotas that are reached where one of the kind goes out. */
  readonly without: (kind: number) => number
}

function reachInNumbers({ kinds, quotas, weights }: Game, order: readonly number[]): Reach {
  const [count, places] = [order.length, quotas.length]
  const adds = new Float64Array((count + 1) * places)
  const after = new Float64Array((count + 1) * places)
  for (let kind = count - 1; kind >= 0; kind -= 1)
    quotas.forEach(({ of }, place) => {
      const own = kinds[order[kind]!]!
      const at = kind * places + place
      adds[at] = Number(weights[of]![own[0]!])
      after[at] = after[at + places]! + adds[at] * own.length
    })
  const over = Float64Array.from(quotas, ({ least }) => -Number(least))
  return {
    add(kind, times) {
      for (let place = 0; place < places; place += 1) over[place]! += adds[kind * places + place]! * times
    },
    possibly(kind) {
      let reached = 0
      for (let place = 0; place < places; place += 1)
        if (over[place]! + after[kind * places + place]! >= 0) reached |= 1 << place
      return reached
    },
    without(kind) {
      let reached = 0
      for (let place = 0; place < places; place += 1)
        if (over[place]! >= adds[kind * places + place]!) reached |= 1 << place
      return reached
    },
  }
}

/** The same where sums may be more than floating numbers hold. */
function reachInBigints({ kinds, quotas, weights }: Game, order: readonly number[]): Reach {
  const adds = order.map((kind) => quotas.map(({ of }) => weights[of]![kinds[kind]![0]!]!))
  const after = [...order, 0].map((_, from) =>
    quotas.map((_, place) =>
      order
        .slice(from)
        .reduce((sum, kind, next) => sum + adds[from + next]![place]! * BigInt(kinds[kind]!.length), 0n),
    ),
  )
  const over = quotas.map(({ least }) => -least)
  const places = (holds: (own: bigint, place: number) => boolean): number =>
    over.reduce((reached, own, place) => (holds(own, place) ? reached | (1 << place) : reached), 0)
  return {
    add(kind, times) {
      adds[kind]!.forEach((own, place) => (over[place]! += own * BigInt(times)))
    },
    possibly: (kind) => places((own, place) => own + after[kind]![place]! >= 0n),
    without: (kind) => places((own, place) => own >= adds[kind]![place]!),
  }
}

/** What cannot win any more is left the earlier, the more the kinds before it weigh. */
function heaviestFirst({ kinds, weights }: Game, totals: readonly bigint[]): readonly number[] {
  const heft = (kind: number): number =>
    weights.reduce((sum, values, of) => sum + Number(values[kinds[kind]![0]!]) / (Number(totals[of]) || 1), 0)
  return kinds.map((_, kind) => kind).toSorted((a, b) => heft(b) - heft(a))
}

interface Tally {
  /** Takes in the sets with so many of each kind, of whom these kinds are critical. */
  readonly add: (
    chosen: Int32Array,
    critical: Uint8Array,
    needed: number,
    minimal: boolean,
    several: readonly number[],
    ways: readonly (readonly bigint[])[],
    size: Int32Array,
  ) => void
  readonly read: (order: readonly number[], kinds: Game['kinds'], players: number) => Critical
}

function floatingTally(count: number, n: number): Tally {
  const [rows, minimalRows] = [new Float64Array(count * (n + 1)), new Float64Array(count * (n + 1))]
  let [minimalSets, vulnerable] = [0, 0]
  return {
    add(chosen, critical, needed, minimal, several, ways, size) {
      let sets = 1
      for (const kind of several) sets *= Number(ways[kind]![chosen[kind]!])
      vulnerable += sets
      if (minimal) minimalSets += sets
      for (let kind = 0; kind < count; kind += 1) {
        if (chosen[kind] === 0 || critical[kind] === 0) continue
        // Of so many sets with so many of a kind, those that have a given one of it: a whole number.
        const own = size[kind] === 1 ? sets : (sets * chosen[kind]!) / size[kind]!
        rows[kind * (n + 1) + needed]! += own
        if (minimal) minimalRows[kind * (n + 1) + needed]! += own
      }
    },
    read: (order, kinds, players) => {
      const row = (all: Float64Array) => (kind: number) =>
        Array.from(all.subarray(kind * (n + 1), (kind + 1) * (n + 1)), BigInt)
      return {
        amongCritical: byPlayer(row(rows), order, kinds, players),
        amongMinimal: byPlayer(row(minimalRows), order, kinds, players),
        minimal: BigInt(minimalSets),
        vulnerable: BigInt(vulnerable),
      }
    },
  }
}

function exactTally(count: number, n: number): Tally {
  const row = (): bigint[] => Array.from({ length: n + 1 }, () => 0n)
  const [rows, minimalRows] = [Array.from({ length: count }, row), Array.from({ length: count }, row)]
  let [minimalSets, vulnerable] = [0n, 0n]
  return {
    add(chosen, critical, needed, minimal, several, ways, size) {
      const sets = several.reduce((all, kind) => all * ways[kind]![chosen[kind]!]!, 1n)
      vulnerable += sets
      if (minimal) minimalSets += sets
      for (let kind = 0; kind < count; kind += 1) {
        if (chosen[kind] === 0 || critical[kind] === 0) continue
        const own = (sets * BigInt(chosen[kind]!)) / BigInt(size[kind]!)
        rows[kind]![needed]! += own
        if (minimal) minimalRows[kind]![needed]! += own
      }
    },
    read: (order, kinds, players) => ({
      amongCritical: byPlayer((kind) => rows[kind]!, order, kinds, players),
      amongMinimal: byPlayer((kind) => minimalRows[kind]!, order, kinds, players),
      minimal: minimalSets,
      vulnerable,
    }),
  }
}

function byPlayer(
  row: (kind: number) => readonly bigint[],
  order: readonly number[],
  kinds: Game['kinds'],
  players: number,
): readonly (readonly bigint[])[] {
  const found: (readonly bigint[])[] = Array.from({ length: players }, () => [])
  order.forEach((kind, place) => {
    const own = row(place)
    for (const player of kinds[kind]!) found[player] = own
  })
  return found
}
