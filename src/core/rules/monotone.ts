/**
 * Whether a vote can do the opposite of what it says: a vote against that turned into one for it defeats it, or a member
 * that comes and votes against adopts it (it makes the quorum, say). What the form of a rule excludes is not searched;
 * the rest is searched among rolls near the thresholds, in bounded work, so that what is found is real and what is not
 * found may be there.
 */
import type { Rule } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import { groupOn, weightsOn } from '../charter/at.ts'
import { leastNumber, type Share } from '../share.ts'
import { partsOf, walk, type Condition, type Stand } from './condition.ts'
import { weightsIn } from './explain.ts'
import type { Facts } from './facts.ts'
import { DEFAULT_VALUES } from './leaves.ts'
import { adoptsOn, type Ground } from './trial.ts'

/** One member changes what it does, and the outcome goes the other way. */
export interface Odd {
  readonly code: 'vote-for-defeats' | 'vote-against-adopts'
  readonly party: PartyId
  readonly from: Stand
  readonly to: Stand
  /** What every member did before. */
  readonly stands: ReadonlyMap<PartyId, Stand>
  readonly facts: Facts
}

/** Most rolls that are tried on one rule. */
const MOST = 6000

/** An example of each oddity that the search finds on this council. */
export function oddities(ground: Ground, members: readonly PartyId[]): readonly Odd[] {
  const { rule } = ground
  if (rule.provides === 'nothing' || members.length === 0) return []
  const conditions = [
    rule.adopt,
    ...(rule.quorum ? [rule.quorum] : []),
    ...rule.requires.map((one) => one.condition),
  ]
  const away: Stand = rule.positions.includes('absent') ? 'absent' : 'not-voted'
  const changes: readonly Change[] = [
    { code: 'vote-for-defeats', from: 'no', to: 'yes', adopts: false },
    { code: 'vote-against-adopts', from: away, to: 'no', adopts: true },
  ]
  const votes = rule.positions.includes('no') && rule.positions.includes('yes')
  const open = changes.filter(
    ({ from, to, adopts }) => votes && !conditions.every((condition) => steady(condition, from, to, !adopts)),
  )
  return open.flatMap((change) => search(ground, members, conditions, change, away) ?? [])
}

interface Change {
  readonly code: Odd['code']
  readonly from: Stand
  readonly to: Stand
  /** Whether it is odd that the change adopts, or that it un-adopts. */
  readonly adopts: boolean
}

/**
 * True where the form of the condition shows that the change of one stand never makes it fail (`up`), or never makes it
 * hold (not `up`).
 */
function steady(condition: Condition, from: Stand, to: Stand, up: boolean): boolean {
  switch (condition.kind) {
    case 'votes': {
      const { counted, base, comparison, threshold } = condition
      const floor = comparison === 'at-least' || comparison === 'more-than'
      const gain = Number(counted.includes(to)) - Number(counted.includes(from))
      const growth = base === undefined ? 0 : Number(inBase(base, to)) - Number(inBase(base, from))
      // The share rises where what is counted grows and the base does not, or both grow by one and it is at most the whole.
      const both = gain === 1 && growth === 1 && threshold.num <= threshold.den
      const rises = (gain >= 0 && growth <= 0) || both
      const falls = gain <= 0 && growth >= 0
      return floor === up ? rises : falls
    }
    case 'blockers':
      return up ? from !== 'yes' || to === 'yes' : from === 'yes' || to !== 'yes'
    case 'no-veto':
      return up ? to !== 'no' : from !== 'no'
    case 'consensus': {
      const [before, after] = [condition.bearing[from], condition.bearing[to]]
      return up ? after === 'gives' || before === 'blocks' : after === 'blocks' || before === 'gives'
    }
    case 'not':
      return steady(condition.of, from, to, !up)
    case 'all':
    case 'any':
    case 'parameter':
      return partsOf(condition).every((part) => steady(part, from, to, up))
    default:
      return true
  }
}

function inBase(base: 'members' | 'cast' | 'present', stand: Stand): boolean {
  if (base === 'members') return true
  if (base === 'cast') return stand === 'yes' || stand === 'no'
  return stand !== 'absent' && stand !== 'not-voted'
}

function search(
  ground: Ground,
  members: readonly PartyId[],
  conditions: readonly Condition[],
  { code, from, to, adopts }: Change,
  away: Stand,
): Odd | undefined {
  let left = MOST
  const kinds = kindsOf(ground, members, conditions)
  const thresholds = thresholdsOf(conditions)
  const rest: Stand = ground.rule.positions.includes('abstain') ? 'abstain' : away
  for (const facts of factsFor(ground.rule, conditions))
    for (const order of ordersOf(ground, members, conditions))
      for (const [yes, no, idle] of sizes(members.length, thresholds, kinds.size > 1)) {
        if (left-- <= 0) return undefined
        const stands = dealt(order, [
          ['yes', yes],
          ['no', no],
          [rest, idle],
          [away, members.length],
        ])
        const changing = [...kinds.values()].flatMap(
          (kind) => kind.find((party) => stands.get(party) === from) ?? [],
        )
        if (changing.length === 0) continue
        left -= changing.length
        if (adoptsOn(ground, stands, facts) === adopts) continue
        for (const party of changing)
          if (adoptsOn(ground, new Map(stands).set(party, to), facts) === adopts)
            return { code, party, from, to, stands, facts }
      }
  return undefined
}

/** Members that no condition tells apart, together. */
function kindsOf(
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
function ordersOf(
  { charter, on }: Ground,
  members: readonly PartyId[],
  conditions: readonly Condition[],
): readonly (readonly PartyId[])[] {
  const by = (value: (party: PartyId) => bigint): readonly (readonly PartyId[])[] => {
    const order = members.toSorted((a, b) => (value(a) < value(b) ? 1 : value(a) > value(b) ? -1 : 0))
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

function thresholdsOf(conditions: readonly Condition[]): readonly Share[] {
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
function* sizes(
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
    for (const idle of within([0, ...parts], members - away)) {
      const voting = members - away - idle
      const all = mixed && members <= 30 ? Array.from({ length: voting + 1 }, (_, number) => number) : few
      for (const yes of within(
        [0, 1, voting, voting - 1, ...near(voting), ...near(voting + 1), ...near(members), ...all],
        voting,
      ))
        yield [yes, voting - yes, idle]
    }
}

function dealt(
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
function factsFor(rule: Rule, conditions: readonly Condition[]): readonly Facts[] {
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
