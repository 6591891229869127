/**
 * Who took part in a question and what each did, with sums by stand for each way of weighing.
 *
 * Invariant: sums are exact and reckoned once for each weight, class and fact, so that a tally costs the same for six
 * members as for two hundred.
 */
import type { PartyId, TreatyId } from '../ids.ts'
import { STANDS, type Position, type Stand, type Tally } from './condition.ts'
import { partiesIn, type Facts } from './facts.ts'

export interface Roll {
  /** The members that may take part, in the order of the organ, each with what it did. */
  readonly stands: ReadonlyMap<PartyId, Stand>
  /** Members excluded from voting that still count in the base `members`. */
  readonly idle: readonly PartyId[]
  /** Members that vote as one, those of each unit that take part. */
  readonly units: readonly (readonly PartyId[])[]
  /** True while the question runs: who has not voted may still do so. */
  readonly running: boolean
  /** The positions that the rule knows. */
  readonly positions: readonly Position[]
  readonly group: (name: string) => readonly PartyId[]
  /** What each party weighs by a table that day; undefined where there is no such table. */
  readonly weights: (name: string) => ReadonlyMap<PartyId, bigint> | undefined
  readonly inForce: (treaty: TreatyId) => boolean
  readonly facts: Facts
  /** The rule's clause, cited where a condition has none of its own. */
  readonly clause: string
}

/** Sums by stand, in the order of `STANDS`: of those that a tally counts, and of the others. */
export interface Sums {
  readonly counted: readonly bigint[]
  readonly others: readonly bigint[]
  readonly idle: bigint
  /** Members for whom the table has no weight. */
  readonly unweighed: readonly PartyId[]
}

const INDEX = Object.fromEntries(STANDS.map((stand, index) => [stand, index])) as Readonly<
  Record<Stand, number>
>
export const NOT_VOTED = STANDS.indexOf('not-voted')

/** The place of a stand in a list of sums. */
export function indexOf(stand: Stand): number {
  return INDEX[stand]
}

// Of the roll that was asked about last: its conditions are judged one after another. To remember every roll that is still
// reachable would cost more than to add up anew.
let lastRoll: Roll | undefined
let lastHeads: Sums | undefined
let lastSums = new Map<string, Sums>()
const NONE: readonly bigint[] = STANDS.map(() => 0n)

/** The sums that a tally takes: heads or weights, within its class, those its fact names apart from the others. */
export function sumsOf(roll: Roll, of: Pick<Tally, 'weight' | 'class' | 'named'>): Sums {
  if (roll !== lastRoll) {
    lastRoll = roll
    lastHeads = undefined
    if (lastSums.size > 0) lastSums = new Map()
  }
  if (of.weight === undefined && !of.class && !of.named) return (lastHeads ??= heads(roll))
  const key = `${of.weight ?? ''} ${of.class ?? ''} ${of.named ?? ''}`
  let sums = lastSums.get(key)
  if (!sums) {
    sums = summed(roll, of)
    lastSums.set(key, sums)
  }
  return sums
}

function heads(roll: Roll): Sums {
  const counts = STANDS.map(() => 0)
  for (const stand of roll.stands.values()) counts[indexOf(stand)]! += 1
  return { counted: counts.map(BigInt), others: NONE, idle: BigInt(roll.idle.length), unweighed: [] }
}

function summed(roll: Roll, of: Pick<Tally, 'weight' | 'class' | 'named'>): Sums {
  const table = of.weight === undefined ? undefined : (roll.weights(of.weight) ?? new Map<PartyId, bigint>())
  const within = of.class === undefined ? undefined : new Set(roll.group(of.class))
  const named = of.named === undefined ? undefined : new Set(partiesIn(roll.facts, of.named))
  const [counted, others] = [[...NONE], [...NONE]]
  const unweighed: PartyId[] = []
  const weigh = (party: PartyId): bigint => {
    if (within && !within.has(party)) return 0n
    if (!table) return 1n
    const weight = table.get(party)
    if (weight === undefined) unweighed.push(party)
    return weight ?? 0n
  }
  for (const [party, stand] of roll.stands) {
    const side = named && !named.has(party) ? others : counted
    side[indexOf(stand)]! += weigh(party)
  }
  const idle = roll.idle.reduce((sum, party) => sum + weigh(party), 0n)
  return { counted, others, idle, unweighed }
}
