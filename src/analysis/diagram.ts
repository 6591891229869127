/**
 * Counts by a diagram of decisions: kind after kind, how many of it are in. Two ways into it come together where the sums
 * so far leave the same open. For rule trees of any form whose sums take few values.
 *
 * Invariant: a node stands for all sets of the kinds before it that leave the same sums, each of them capped where more of
 * it decides nothing; forward counts are of such sets by size, backward values of all ways to go on.
 */
import { choices, factorials } from './exact.ts'
import { forEachPlayer, worthOf, type Count } from './count.ts'
import type { Game } from './game.ts'

interface Node {
  readonly sums: readonly bigint[]
  /** Sets that lead here, by size. */
  readonly ways: bigint[]
  /** By how many of the kind are in, the node that follows, or whether all that follows wins. */
  next: (Node | boolean)[]
  /** What the ways to go on are worth, by the size so far: number, orders with a player, orders without. */
  worth: readonly (readonly bigint[])[]
}

/** Most nodes, each with a list by size. */
const MOST_NODES = 60_000
const MOST_CELLS = 3_000_000

/** The counts of the game, with orders of joining; undefined where the diagram would be too large. */
export function countByDiagram(game: Game): Count | undefined {
  const n = game.players.length
  if (boundOf(game) * BigInt(n + 1) > BigInt(MOST_CELLS) * 8n) return undefined
  const found = levelsOf(game)
  if (!found) return undefined
  const { levels, won: decided } = found
  const factorial = factorials(n)
  const { having, lacking } = worthOf(n, factorial)
  const values = [having.map(() => 1n), having, lacking]
  const { kinds } = game
  // What is won whatever follows, by how many are left and the size so far.
  const won = new Map<number, readonly (readonly bigint[])[]>()
  const wonWith = (left: number): readonly (readonly bigint[])[] => {
    const known = won.get(left)
    if (known) return known
    const row = choices(left)
    const found = values.map((value) =>
      Array.from({ length: n - left + 1 }, (_, size) =>
        row.reduce((sum, choice, more) => sum + choice * value[size + more]!, 0n),
      ),
    )
    won.set(left, found)
    return found
  }
  const leftAfter = kinds.map((_, kind) => kinds.slice(kind + 1).reduce((sum, { length }) => sum + length, 0))
  const worthFrom = (next: Node | boolean, left: number): readonly (readonly bigint[])[] | undefined =>
    next === false ? undefined : next === true ? wonWith(left) : next.worth
  for (let kind = kinds.length - 1; kind >= 0; kind -= 1) {
    const row = choices(kinds[kind]!.length)
    for (const node of levels[kind]!)
      node.worth = values.map((_, which) =>
        node.ways.map((ways, size) =>
          ways === 0n
            ? 0n
            : node.next.reduce((sum, next, chosen) => {
                const worth = worthFrom(next, leftAfter[kind]!)?.[which]
                return worth ? sum + row[chosen]! * worth[size + chosen]! : sum
              }, 0n),
        ),
      )
  }
  const root = levels[0]![0]!
  const whole = root.worth.map((worth) => worth[0]!)
  const ofKind = kinds.map(({ length }, kind) => {
    const row = choices(length - 1)
    const sums = values.map(() => 0n)
    // Sets that won before this kind, which are joined by one of it and by any of the rest.
    for (let before = 0; before < kind; before += 1) {
      const left = leftAfter[before]!
      const others = choices(left - 1)
      decided[before]!.forEach((ways, size) => {
        if (ways === 0n) return
        values.forEach((value, which) => {
          others.forEach((choice, more) => (sums[which]! += ways * choice * value[size + 1 + more]!))
        })
      })
    }
    for (const { ways, next } of levels[kind]!)
      next.forEach((to, chosen) => {
        const worth = chosen === 0 ? undefined : worthFrom(to, leftAfter[kind]!)
        if (!worth) return
        ways.forEach((way, size) => {
          if (way === 0n) return
          const times = way * row[chosen - 1]!
          for (let which = 0; which < sums.length; which += 1)
            sums[which]! += times * worth[which]![size + chosen]!
        })
      })
    return sums
  })
  return {
    winning: whole[0]!,
    having: forEachPlayer(
      game,
      ofKind.map(([number]) => number!),
    ),
    // Of the sets that win without a player: all that win, less those that have it.
    orders: forEachPlayer(
      game,
      ofKind.map(([, having, lacking]) => having! - (whole[2]! - lacking!)),
    ),
  }
}

/** A bound on the nodes: no more than sets of kinds so far, and no more than values of the sums. */
function boundOf({ kinds, quotas, weights }: Game): bigint {
  const values = weights.map((_, of) => capOf(quotas, of) + 2n).reduce((all, one) => all * one, 1n)
  let [sets, bound] = [1n, 0n]
  for (const { length } of kinds) {
    bound += sets < values ? sets : values
    sets *= BigInt(length + 1)
  }
  return bound
}

function capOf(quotas: Game['quotas'], of: number): bigint {
  return quotas.reduce((most, quota) => (quota.of === of && quota.least > most ? quota.least : most), 0n)
}

interface Levels {
  readonly levels: readonly (readonly Node[])[]
  /** By level, the sets that win with it whatever follows, by size. */
  readonly won: readonly (readonly bigint[])[]
}

function levelsOf(game: Game): Levels | undefined {
  const { kinds, weights, quotas, wins } = game
  const caps = weights.map((_, of) => capOf(quotas, of))
  // What the kinds from here on weigh together.
  const rest = kinds.map((_, kind) =>
    weights.map((values) =>
      kinds.slice(kind).reduce((sum, own) => sum + values[own[0]!]! * BigInt(own.length), 0n),
    ),
  )
  rest.push(weights.map(() => 0n))
  const levels: Node[][] = [[{ sums: weights.map(() => 0n), ways: [1n], next: [], worth: [] }]]
  const won: bigint[][] = []
  let [count, cells] = [1, 1]
  for (let kind = 0; kind < kinds.length; kind += 1) {
    const [own, level] = [kinds[kind]!, new Map<string, Node>()]
    const row = choices(own.length)
    const sizes = (levels[kind]![0]?.ways.length ?? 1) + own.length
    const early = Array.from({ length: sizes }, () => 0n)
    won.push(early)
    for (const node of levels[kind]!)
      for (let chosen = 0; chosen <= own.length; chosen += 1) {
        const sums = node.sums.map((sum, of) => sum + weights[of]![own[0]!]! * BigInt(chosen))
        const [surely, possibly] = decidedBy(sums, rest[kind + 1]!)
        if (wins[surely] === 1 || wins[possibly] === 0) {
          node.next.push(wins[surely] === 1)
          if (wins[surely] === 1) add(node, chosen, row[chosen]!, early)
          continue
        }
        const held = sums.map((sum, of) => heldOf(sum, of, rest[kind + 1]![of]!))
        const key = held.join(' ')
        let to = level.get(key)
        if (!to) {
          to = { sums: held, ways: Array.from({ length: sizes }, () => 0n), next: [], worth: [] }
          level.set(key, to)
          ;[count, cells] = [count + 1, cells + sizes]
          if (count > MOST_NODES || cells > MOST_CELLS) return undefined
        }
        node.next.push(to)
        add(node, chosen, row[chosen]!, to.ways)
      }
    levels.push([...level.values()])
  }
  if (levels.at(-1)!.length > 0) throw new Error('a set neither wins nor loses')
  return { levels, won }

  function add(node: Node, chosen: number, choice: bigint, to: bigint[]): void {
    node.ways.forEach((ways, size) => {
      if (ways > 0n) to[size + chosen]! += ways * choice
    })
  }

  /** Which quotas are reached already, and which may still be. */
  function decidedBy(sums: readonly bigint[], more: readonly bigint[]): readonly [number, number] {
    let [surely, possibly] = [0, 0]
    quotas.forEach(({ of, least }, place) => {
      if (sums[of]! >= least) surely += 2 ** place
      if (sums[of]! + more[of]! >= least) possibly += 2 ** place
    })
    return [surely, possibly]
  }

  /** The sum as far as it matters: no more than the highest quota; nothing where none of the open ones can be reached. */
  function heldOf(sum: bigint, of: number, more: bigint): bigint {
    if (sum >= caps[of]!) return caps[of]!
    const lower = quotas.filter((quota) => quota.of === of && sum + more >= quota.least)
    const highest = lower.reduce((most, { least }) => (least > most ? least : most), 0n)
    return sum > highest ? highest : sum
  }
}
