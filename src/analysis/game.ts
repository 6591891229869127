/**
 * A game of votes: its players, and which sets of them win. A set that wins still wins when others join it.
 *
 * Invariant: whether a set wins depends only on which quotas its members reach, and `wins` has one place for each
 * combination of those.
 */
import { linear, type Formula } from './formula.ts'

export interface Quota {
  /** The place of its weights in `weights`. */
  readonly of: number
  readonly least: bigint
}

export interface Game {
  readonly players: readonly string[]
  /** What each player weighs, by each way of weighing. */
  readonly weights: readonly (readonly bigint[])[]
  readonly quotas: readonly Quota[]
  /** 1 where a set that reaches exactly these quotas wins; the quota at place k counts 2^k. */
  readonly wins: Uint8Array
  /** Players that no quota tells apart, together, by their places. */
  readonly kinds: readonly (readonly number[])[]
}

/** Most quotas of a game: the table of `wins` doubles with each. */
export const MOST_QUOTAS = 16

/** The game of a formula without what turns or is not stated; undefined where it has more quotas than can be held. */
export function gameOf(players: readonly string[], formula: Formula): Game | undefined {
  const weights = new Map<string, { place: number; values: readonly bigint[] }>()
  const quotas = new Map<string, Quota>()
  const read = (part: Formula): ((reached: number) => boolean) => {
    if (typeof part === 'boolean') return () => part
    if (part.kind === 'turns' || part.kind === 'needs') throw new Error(`no game: ${part.kind}`)
    if (part.kind === 'reaches') {
      const key = part.weights.join(' ')
      const found = weights.get(key) ?? { place: weights.size, values: part.weights }
      weights.set(key, found)
      const own = `${found.place} ${part.least}`
      if (!quotas.has(own)) quotas.set(own, { of: found.place, least: part.least })
      const bit = 2 ** [...quotas.keys()].indexOf(own)
      return (reached) => (reached & bit) !== 0
    }
    const parts = part.of.map(read)
    return part.kind === 'all'
      ? (reached) => parts.every((holds) => holds(reached))
      : (reached) => parts.some((holds) => holds(reached))
  }
  const holds = read(formula)
  if (quotas.size > MOST_QUOTAS) return undefined
  const wins = Uint8Array.from({ length: 2 ** quotas.size }, (_, reached) => Number(holds(reached)))
  const values = [...weights.values()].map((one) => one.values)
  return {
    players,
    weights: values,
    quotas: [...quotas.values()],
    wins,
    kinds: kindsOf(players.length, values),
  }
}

/** The game in which those win whose weights reach the quota. A quota of nothing is won by nobody too, and is no question. */
export function weighted(players: readonly string[], weights: readonly bigint[], least: bigint): Game {
  const game = gameOf(players, linear(weights, least))
  if (!game) throw new Error('one quota is not too many')
  return game
}

function kindsOf(count: number, weights: readonly (readonly bigint[])[]): readonly (readonly number[])[] {
  const kinds = new Map<string, number[]>()
  for (let player = 0; player < count; player += 1) {
    const key = weights.map((values) => values[player]).join(' ')
    const kind = kinds.get(key)
    if (kind) kind.push(player)
    else kinds.set(key, [player])
  }
  return [...kinds.values()]
}

/** Which quotas the sums reach, as a place in `wins`. */
export function reachedBy(game: Game, sums: readonly bigint[]): number {
  let reached = 0
  game.quotas.forEach(({ of, least }, place) => {
    if ((sums[of] ?? 0n) >= least) reached += 2 ** place
  })
  return reached
}

/** A text that two games share where they have the same players, weights and rule. */
export function gameKey({ players, weights, quotas, wins }: Game): string {
  const leasts = quotas.map(({ of, least }) => `${of}:${least}`)
  return [
    players.join(' '),
    ...weights.map((values) => values.join(' ')),
    leasts.join(' '),
    wins.join(''),
  ].join('|')
}
