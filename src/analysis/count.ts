/** What is counted of a game, exactly: how many sets win, and how many of them have a player. */
import type { Game } from './game.ts'

export interface Count {
  /** Sets of players that win. */
  readonly winning: bigint
  /** Of these, those that have the player, in the order of the players. */
  readonly having: readonly bigint[]
  /** The Shapley-Shubik index of each player as a share of n!, where it was counted. */
  readonly orders?: readonly bigint[]
}

/**
 * What a set of so many winning players is worth where orders of joining are counted: with a player, the orders in which
 * that player comes last of them; without, those in which it comes next.
 */
export interface Worth {
  readonly having: readonly bigint[]
  readonly lacking: readonly bigint[]
}

/** The worth of sets by their size: (s-1)!(n-s)! and s!(n-s-1)!. */
export function worthOf(players: number, factorial: readonly bigint[]): Worth {
  const sizes = Array.from({ length: players + 1 }, (_, size) => size)
  return {
    having: sizes.map((size) => (size === 0 ? 0n : factorial[size - 1]! * factorial[players - size]!)),
    lacking: sizes.map((size) => (size === players ? 0n : factorial[size]! * factorial[players - size - 1]!)),
  }
}

/** What each kind has, for each of its players. */
export function forEachPlayer(game: Game, ofKind: readonly bigint[]): readonly bigint[] {
  const all: bigint[] = game.players.map(() => 0n)
  game.kinds.forEach((players, kind) => {
    for (const player of players) all[player] = ofKind[kind]!
  })
  return all
}
