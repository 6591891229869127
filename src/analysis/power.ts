/**
 * The voting power of each player of a game. Integers are exact; an index is the floating number nearest to an exact
 * fraction, or stands with a bound of how far off it may be.
 */
import { criticalIn, type Critical } from './coalitions.ts'
import type { Count } from './count.ts'
import { countByDiagram } from './diagram.ts'
import { factorials, fraction, nearest } from './exact.ts'
import type { Game } from './game.ts'
import { countByHalves } from './halves.ts'
import { reckonOrders } from './quadrature.ts'
import { countBySums } from './sums.ts'

export const INDICES = [
  'banzhaf',
  'shapley-shubik',
  'coleman',
  'deegan-packel',
  'holler',
  'johnston',
] as const
export type Index = (typeof INDICES)[number]

export interface PlayerPower {
  /** Sets that win with the player and lose without. */
  readonly swings: string
  /** Swings over 2^(n-1), and over the swings of all. */
  readonly banzhaf?: { readonly absolute: number; readonly normalised: number }
  readonly shapleyShubik?: number
  readonly shapleyShubikExact?: string
  /** Swings over the sets that win, and over those that do not. */
  readonly coleman?: { readonly prevent: number; readonly initiate: number }
  readonly deeganPackel?: number
  readonly holler?: number
  readonly johnston?: number
  /** Nothing is won without the player; nothing turns on the player. */
  readonly veto: boolean
  readonly dummy: boolean
}

export interface Power {
  readonly players: number
  readonly winning: string
  readonly coalitions: string
  /** True where every value is an exact integer or the floating number nearest to an exact fraction. */
  readonly exact: boolean
  /** Where not exact: no value is further off than this. */
  readonly error?: number
  /** The indices that are not exact. */
  readonly inexact?: readonly Index[]
  /** Coleman: winning sets over all sets. */
  readonly powerToAct?: number
  /** Winning sets of which none can be left out by anybody. */
  readonly minimalWinning?: string
  readonly parties: Readonly<Record<string, PlayerPower>>
}

/** The power, or the indices that the game is too large for. */
export type Found = { readonly power: Power } | { readonly tooLarge: readonly Index[] }

/** Most players that are met in the middle at once: the time doubles with every second one. */
const MOST_AT_ONCE = 28

/** Most players: the factorial of their number has two and a half thousand digits. */
const MOST_PLAYERS = 1000

const SINGLY: readonly Index[] = ['deegan-packel', 'holler', 'johnston']

/** The power of each player by these indices. `at-once`: only where a tenth of a second or so is enough for it. */
export function powerOf(
  game: Game,
  indices: readonly Index[] = ['banzhaf', 'shapley-shubik'],
  effort: 'at-once' | 'all' = 'all',
): Found {
  if (game.players.length > MOST_PLAYERS) return { tooLarge: indices }
  const few = effort === 'all' || game.players.length <= MOST_AT_ONCE
  const count =
    countByDiagram(game) ??
    (few ? countByHalves(game) : undefined) ??
    (effort === 'all' ? countBySums(game) : undefined)
  if (!count) return { tooLarge: indices }
  const orders = indices.includes('shapley-shubik')
  const reckoned = orders && !count.orders ? reckonOrders(game) : undefined
  const singly = SINGLY.some((index) => indices.includes(index))
  const critical = singly ? criticalIn(game) : undefined
  const tooLarge = indices.filter(
    (index) =>
      (index === 'shapley-shubik' && !count.orders && !reckoned) || (SINGLY.includes(index) && !critical),
  )
  if (tooLarge.length > 0) return { tooLarge }
  const n = game.players.length
  const coalitions = 2n ** BigInt(n)
  const { winning } = count
  const swings = count.having.map((having) => 2n * having - winning)
  const all = swings.reduce((sum, own) => sum + own, 0n)
  const whole = factorials(n)[n]!
  const shares = critical ? sharesOf(critical, n) : undefined
  const of = (player: number): PlayerPower => {
    const own = swings[player]!
    return {
      swings: `${own}`,
      ...(indices.includes('banzhaf')
        ? { banzhaf: { absolute: ratio(own, coalitions / 2n), normalised: ratio(own, all) } }
        : {}),
      ...(orders ? ordersOf(count, reckoned?.indices, player, whole) : {}),
      ...(indices.includes('coleman')
        ? { coleman: { prevent: ratio(own, winning), initiate: ratio(own, coalitions - winning) } }
        : {}),
      ...(indices.includes('deegan-packel') ? { deeganPackel: shares!.deeganPackel[player]! } : {}),
      ...(indices.includes('holler') ? { holler: shares!.holler[player]! } : {}),
      ...(indices.includes('johnston') ? { johnston: shares!.johnston[player]! } : {}),
      veto: winning > 0n && own === winning,
      dummy: own === 0n,
    }
  }
  return {
    power: {
      players: n,
      winning: `${winning}`,
      coalitions: `${coalitions}`,
      exact: !reckoned,
      ...(reckoned ? { error: reckoned.error, inexact: ['shapley-shubik'] } : {}),
      ...(indices.includes('coleman') ? { powerToAct: ratio(winning, coalitions) } : {}),
      ...(critical ? { minimalWinning: `${critical.minimal}` } : {}),
      parties: Object.fromEntries(game.players.map((code, player) => [code, of(player)])),
    },
  }
}

function ordersOf(
  { orders }: Count,
  reckoned: readonly number[] | undefined,
  player: number,
  whole: bigint,
): Pick<PlayerPower, 'shapleyShubik' | 'shapleyShubikExact'> {
  if (!orders) return { shapleyShubik: reckoned![player]! }
  const own = orders[player]!
  return { shapleyShubik: nearest(own, whole), shapleyShubikExact: fraction(own, whole) }
}

interface Shares {
  readonly deeganPackel: readonly number[]
  readonly holler: readonly number[]
  readonly johnston: readonly number[]
}

/** Each set gives the same to all that it cannot do without, and one in all; or, by Holler, one to each. */
function sharesOf({ amongCritical, amongMinimal, minimal, vulnerable }: Critical, n: number): Shares {
  const common = factorials(n).at(-1)!
  const given = (rows: readonly bigint[]): bigint =>
    rows.reduce((sum, sets, number) => (sets === 0n ? sum : sum + (sets * common) / BigInt(number)), 0n)
  const members = amongMinimal.map((rows) => rows.reduce((sum, sets) => sum + sets, 0n))
  const all = members.reduce((sum, own) => sum + own, 0n)
  return {
    deeganPackel: amongMinimal.map((rows) => ratio(given(rows), minimal * common)),
    holler: members.map((own) => ratio(own, all)),
    johnston: amongCritical.map((rows) => ratio(given(rows), vulnerable * common)),
  }
}

/** The nearest floating number; nothing of nothing is nothing. */
function ratio(num: bigint, den: bigint): number {
  return den === 0n ? 0 : nearest(num, den)
}
