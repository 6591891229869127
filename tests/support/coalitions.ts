/**
 * Every set of players of a small game, one by one in the order of a Gray code, so that each differs from the one before it
 * in one player: what the algorithms are measured against. It shares nothing with them but the definitions.
 */

export interface Enumerated {
  readonly winning: bigint
  readonly minimal: bigint
  readonly swings: readonly bigint[]
  /** Numerators over n!, of the share of orders in which the player turns the set. */
  readonly orders: readonly bigint[]
  /** Fractions as pairs. */
  readonly deeganPackel: readonly (readonly [bigint, bigint])[]
  readonly holler: readonly (readonly [bigint, bigint])[]
  readonly johnston: readonly (readonly [bigint, bigint])[]
}

/** What the definitions give where these sets win. */
export function enumerated(players: number, wins: (inside: readonly boolean[]) => boolean): Enumerated {
  const factorial = [1n]
  for (let number = 1; number <= players; number += 1) factorial.push(factorial.at(-1)! * BigInt(number))
  const common = factorial[players]!
  const inside = Array.from({ length: players }, () => false)
  const none = (): bigint[] => inside.map(() => 0n)
  const [swings, orders, packel, holler, johnston] = [none(), none(), none(), none(), none()]
  let [winning, minimal, vulnerable, members] = [0n, 0n, 0n, 0n]
  for (let step = 0; step < 2 ** players; step += 1) {
    if (step > 0) {
      const changed = 31 - Math.clz32(step & -step)
      inside[changed] = !inside[changed]
    }
    if (!wins(inside)) continue
    winning += 1n
    const size = inside.filter(Boolean).length
    const critical = inside.flatMap((is, player) => {
      if (!is) return []
      inside[player] = false
      const turns = !wins(inside)
      inside[player] = true
      return turns ? [player] : []
    })
    if (critical.length > 0) vulnerable += 1n
    const isMinimal = critical.length === size && size > 0
    if (isMinimal) minimal += 1n
    for (const player of critical) {
      swings[player]! += 1n
      orders[player]! += factorial[size - 1]! * factorial[players - size]!
      johnston[player]! += common / BigInt(critical.length)
      if (!isMinimal) continue
      packel[player]! += common / BigInt(size)
      holler[player]! += 1n
      members += 1n
    }
  }
  return {
    winning,
    minimal,
    swings,
    orders,
    deeganPackel: packel.map((own) => [own, minimal * common]),
    holler: holler.map((own) => [own, members]),
    johnston: johnston.map((own) => [own, vulnerable * common]),
  }
}
