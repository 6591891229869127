/**
 * Which rolls are tried to find out what a rule can do: of a council of up to four members every one; of a greater one the
 * divisions near the thresholds, dealt out in orders that tell members apart by weight and group; with the findings that
 * the rule asks for.
 */
import { groupOn, weightsOn } from '../charter/at.ts'
import type { Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import { leastNumber, type Share } from '../share.ts'
import { walk, type Condition, type Stand } from './condition.ts'
import { weightsIn } from './explain.ts'
import type { Facts } from './facts.ts'
import { DEFAULT_VALUES } from './leaves.ts'
import type { Ground } from './trial.ts'

/** Most members of a council of which every roll is tried. */
const FEW = 4

/** The rolls to try, of members that vote for it or against, or stand in one of two other ways: who is idle, who is away. */
export function* rollsOf(
  ground: Ground,
  members: readonly PartyId[],
  conditions: readonly Condition[],
  idle: Stand,
  away: Stand,
): Generator<ReadonlyMap<PartyId, Stand>> {
  if (members.length <= FEW) {
    yield* everyRoll(members, new Set<Stand>(['yes', 'no', idle, away]))
    return
  }
  const mixed = kindsOf(ground, members, conditions).size > 1
  for (const order of ordersOf(ground, members, conditions))
    for (const [yes, no, others] of sizes(members.length, thresholdsOf(conditions), mixed))
      yield dealt(order, [
        ['yes', yes],
        ['no', no],
        [idle, others],
        [away, members.length],
      ])
}

function* everyRoll(
  members: readonly PartyId[],
  stands: ReadonlySet<Stand>,
): Generator<ReadonlyMap<PartyId, Stand>> {
  const [first, ...others] = members
  if (first === undefined) yield new Map()
  else
    for (const stand of stands)
      for (const roll of everyRoll(others, stands)) yield new Map([[first, stand], ...roll])
}

/** Members that no condition tells apart, together. */
export function kindsOf(
  { charter, on }: Ground,
  members: readonly PartyId[],
  conditions: readonly Condition[],
): ReadonlyMap<string, readonly PartyId[]> {
  const tables = [...new Set(conditions.flatMap(weightsIn))].map((name) => weightsOn(charter, name, on))
  const groups = groupsIn(conditions).map((name) => new Set(groupOn(charter, name, on)))
  const kinds = new Map<string, PartyId[]>()
  for (const party of members) {
    const key = [
      ...tables.map((table) => `${table?.get(party) ?? ''}`),
      ...groups.map((group) => group.has(party)),
    ].join(' ')
    kinds.set(key, [...(kinds.get(key) ?? []), party])
  }
  return kinds
}

function groupsIn(conditions: readonly Condition[]): readonly string[] {
  const names = new Set<string>()
  for (const condition of conditions)
    walk(condition, (part) => {
      if (part.kind === 'no-veto') names.add(part.group)
      if (part.kind === 'votes' && part.class !== undefined) names.add(part.class)
    })
  return [...names]
}

const MOST_ORDERS = 6

/** Orders in which stands are dealt out: by each weight from either end, each group first and last. */
export function ordersOf(
  { charter, on }: Ground,
  members: readonly PartyId[],
  conditions: readonly Condition[],
): readonly (readonly PartyId[])[] {
  const by = (value: (party: PartyId) => bigint): readonly (readonly PartyId[])[] => {
    const order = members.toSorted((a, b) => Number(value(b) - value(a)))
    return [order, order.toReversed()]
  }
  const weights = [...new Set(conditions.flatMap(weightsIn))].flatMap((name) => {
    const table = weightsOn(charter, name, on)
    return by((party) => table?.get(party) ?? 0n)
  })
  const groups = groupsIn(conditions).flatMap((name) => {
    const group = new Set(groupOn(charter, name, on))
    return by((party) => (group.has(party) ? 1n : 0n))
  })
  const found = [...weights, ...groups]
  return found.length === 0 ? [members] : found.slice(0, MOST_ORDERS)
}

/** What the conditions want, as numbers and shares, each once. */
export function thresholdsOf(conditions: readonly Condition[]): readonly Share[] {
  const found: Share[] = []
  for (const condition of conditions)
    walk(condition, (part) => {
      if (part.kind === 'votes') found.push(part.threshold)
      if (part.kind === 'blockers')
        found.push(
          typeof part.fewerThan === 'bigint' ? { num: part.fewerThan, den: 1n } : part.fewerThan.threshold,
        )
    })
  const distinct = new Map(found.map((share) => [`${share.num}/${share.den}`, share]))
  return [...distinct.values()].slice(0, MOST_THRESHOLDS)
}

const MOST_THRESHOLDS = 8

/** How many vote for it, against, and neither: near each threshold, of all members and of those that vote. */
export function* sizes(
  members: number,
  thresholds: readonly Share[],
  mixed: boolean,
): Generator<readonly [number, number, number]> {
  const near = (whole: number): readonly number[] =>
    thresholds.flatMap(({ num, den }) => {
      const at = Number(den === 1n ? num : leastNumber(BigInt(whole), { num, den }, false))
      return [at - 1, at, at + 1]
    })
  const within = (numbers: readonly number[], most: number): readonly number[] =>
    [...new Set(numbers)].filter((number) => number >= 0 && number <= most).toSorted((a, b) => a - b)
  const mirrored = near(members).map((number) => members - number)
  const few = members <= 12 ? Array.from({ length: members + 1 }, (_, number) => number) : []
  const parts = within([0, 1, 2, members, ...near(members), ...mirrored, ...few], members)
  for (const away of parts)
    for (const idle of within(parts, members - away)) {
      const voting = members - away - idle
      const all = mixed && members <= 30 ? Array.from({ length: voting + 1 }, (_, number) => number) : few
      for (const yes of within(
        [0, 1, voting, voting - 1, ...near(voting), ...near(voting + 1), ...near(members), ...all],
        voting,
      ))
        yield [yes, voting - yes, idle]
    }
}

/** The stands of members in this order: the first so many hold the first stand, the next the second, until there are no more. */
export function dealt(
  order: readonly PartyId[],
  shares: readonly (readonly [Stand, number])[],
): ReadonlyMap<PartyId, Stand> {
  const stands = new Map<PartyId, Stand>()
  let at = 0
  for (const [stand, number] of shares)
    for (let count = 0; count < number && at < order.length; count += 1) stands.set(order[at++]!, stand)
  return stands
}

/** Findings to try: what the conditions ask for, as they want it, and each of the other words in turn. */
export function factsFor(rule: Rule, conditions: readonly Condition[]): readonly Facts[] {
  const words = new Map<string, readonly string[]>()
  for (const condition of conditions)
    walk(condition, (part) => {
      if (part.kind === 'parameter') words.set(part.name, Object.keys(part.options))
      if (part.kind === 'consensus')
        for (const bearing of Object.values(part.bearing))
          if (typeof bearing !== 'string')
            words.set(bearing.parameter, Object.keys(bearing.values ?? DEFAULT_VALUES))
      if (part.kind === 'fact' && (part.is !== undefined || part.atLeast !== undefined))
        words.set(part.name, [
          part.is ?? `${part.atLeast}`,
          part.is === 'yes' ? 'no' : part.is === 'no' ? 'yes' : '0',
        ])
    })
  const first = Object.fromEntries([...words].map(([name, [word]]) => [name, word ?? '']))
  const others = [...words].flatMap(([name, all]) => all.slice(1).map((word) => ({ ...first, [name]: word })))
  const named = Object.fromEntries(rule.excluded.map(({ fact }) => [fact, [] as readonly string[]]))
  return [first, ...others].slice(0, 8).map((facts) => ({ ...named, ...facts }))
}
