/**
 * The single conditions: tallies, blocking minorities, vetoes, consensus, findings, circumstances.
 *
 * Invariant: while a question runs, members that did nothing may still take any position the rule knows. `yes` and `no`
 * are given only where every such completion gives the same. A tally is linear in what each member does, so its least and
 * greatest are reckoned member by member, without trying the completions.
 */
import type { PartyId } from '../ids.ts'
import type { Reason, ReasonCode } from '../refusal.ts'
import { leastNumber, type Share } from '../share.ts'
import { STANDS, type Base, type Bearing, type Condition, type Stand, type Tally } from './condition.ts'
import { numberIn, partiesIn, wordIn } from './facts.ts'
import { indexOf, NOT_VOTED, sumsOf, type Roll } from './roll.ts'

export interface Verdict {
  readonly holds: 'yes' | 'no' | 'open' | 'needs'
  readonly reasons: readonly Reason[]
  readonly condition: Condition
  /** The verdicts on the parts, where the condition has parts. */
  readonly parts?: readonly Verdict[]
}

type Leaf<K extends Condition['kind']> = Condition & { readonly kind: K }

/** Whether so many hold one of the stands that are counted. A share of nothing is not reached. */
export function tally(condition: Tally, roll: Roll): Verdict {
  const { base, threshold, comparison } = condition
  const sums = sumsOf(roll, condition)
  const clause = condition.clause ?? roll.clause
  if (sums.unweighed.length > 0) {
    const parameter = condition.weight ?? ''
    return needs(condition, { code: 'needs-parameter', clause, parameter, parties: sums.unweighed })
  }
  const isCounted = STANDS.map((stand) => condition.counted.includes(stand))
  const inBase = STANDS.map((stand) => base !== undefined && within(base, stand))
  let [counted, whole] = [0n, base === 'members' ? sums.idle : 0n]
  for (let stand = 0; stand < STANDS.length; stand += 1) {
    if (isCounted[stand]) counted += sums.counted[stand]!
    if (inBase[stand]) whole += sums.counted[stand]! + sums.others[stand]!
  }
  const margin = threshold.den * counted - threshold.num * (base === undefined ? 1n : whole)
  const facts = {
    clause,
    needed: `${figure(condition, base === undefined ? 1n : whole)}`,
    reached: `${counted}`,
    ...(condition.weight === undefined ? {} : { weight: condition.weight }),
    ...(condition.class === undefined ? {} : { class: condition.class }),
    ...(isPlainYes(condition) ? {} : { counted: condition.counted }),
  }
  const wants = comparison === 'at-least' || comparison === 'more-than'
  const met = (at: bigint, number: bigint): boolean =>
    (!wants || base === undefined || number > 0n) &&
    (comparison === 'at-least'
      ? at >= 0n
      : comparison === 'more-than'
        ? at > 0n
        : comparison === 'at-most'
          ? at <= 0n
          : at < 0n)
  let [least, greatest, fewest, most] = [margin, margin, counted, counted]
  if (roll.running) {
    for (const [sum, counts] of [
      [sums.counted[NOT_VOTED]!, true],
      [sums.others[NOT_VOTED]!, false],
    ] as const) {
      if (sum === 0n) continue
      const value = (stand: number): bigint =>
        (counts && isCounted[stand] ? threshold.den : 0n) - (inBase[stand] ? threshold.num : 0n)
      const options = [NOT_VOTED, ...roll.positions.map(indexOf)]
      const changes = options.map((stand) => value(stand) - value(NOT_VOTED))
      least += sum * changes.reduce((a, b) => (b < a ? b : a))
      greatest += sum * changes.reduce((a, b) => (b > a ? b : a))
      if (!counts) continue
      if (isCounted[NOT_VOTED] && options.some((stand) => !isCounted[stand])) fewest -= sum
      if (!isCounted[NOT_VOTED] && options.some((stand) => isCounted[stand])) most += sum
    }
  }
  const surely = wants ? met(least, fewest) : met(greatest, most)
  const possibly = wants ? met(greatest, most) : met(least, fewest)
  if (surely)
    return verdict(condition, 'yes', { code: wants ? 'sufficient-votes' : 'within-limit', ...facts })
  if (!possibly)
    return verdict(condition, 'no', { code: wants ? 'insufficient-votes' : 'limit-reached', ...facts })
  return verdict(condition, 'open', { code: 'not-settled', ...facts })
}

function isPlainYes({ counted }: Tally): boolean {
  return counted.length === 1 && counted[0] === 'yes'
}

/** The number that a tally wants: the least that suffices, or the least that is too many. */
function figure({ comparison, threshold }: Tally, whole: bigint): bigint {
  const strict = comparison === 'more-than' || comparison === 'at-most'
  return leastNumber(whole, threshold, strict)
}

/** True where a member with this stand is counted in the base. */
export function within(base: Base, stand: Stand): boolean {
  if (base === 'members') return true
  if (base === 'cast') return stand === 'yes' || stand === 'no'
  return stand !== 'absent' && stand !== 'not-voted'
}

/** Whether fewer members than a blocking minority have not voted for it. */
export function blockers(condition: Leaf<'blockers'>, roll: Roll): Verdict {
  const clause = condition.clause ?? roll.clause
  const sums = sumsOf(roll, {})
  const all = sums.counted.reduce((a, b) => a + b, sums.idle)
  const limit =
    typeof condition.fewerThan === 'bigint' ? condition.fewerThan : leastHolders(condition.fewerThan, roll)
  if (limit === undefined) {
    const parameter = (condition.fewerThan as { readonly weight: string }).weight
    return needs(condition, { code: 'needs-parameter', clause, parameter })
  }
  const least = all - sums.counted[indexOf('yes')]! - (roll.running ? sums.counted[NOT_VOTED]! : 0n)
  const most = all - sums.counted[indexOf('yes')]!
  const facts = { clause, needed: `${limit}`, reached: `${most}` }
  if (most < limit) return verdict(condition, 'yes', { code: 'no-blocking-minority', ...facts })
  if (least >= limit) return verdict(condition, 'no', { code: 'blocking-minority', ...facts })
  return verdict(condition, 'open', { code: 'blocking-minority-open', ...facts })
}

/** The least number of members that hold the share of the weight, and what is to be added; undefined where a weight is missing. */
function leastHolders(
  { weight, threshold, strict, plus }: { weight: string; threshold: Share; strict: boolean; plus: bigint },
  roll: Roll,
): bigint | undefined {
  const table = roll.weights(weight)
  const weights: bigint[] = []
  for (const party of [...roll.stands.keys(), ...roll.idle]) {
    const own = table?.get(party)
    if (own === undefined) return undefined
    weights.push(own)
  }
  const total = weights.reduce((a, b) => a + b, 0n)
  const wanted = leastNumber(total, threshold, strict)
  let [held, number] = [0n, 0n]
  for (const own of weights.toSorted((a, b) => Number(b - a))) {
    if (held >= wanted) break
    held += own
    number += 1n
  }
  return number + plus
}

/** Whether no member of the group voted against. */
export function noVeto(condition: Leaf<'no-veto'>, roll: Roll): Verdict {
  const clause = condition.clause ?? roll.clause
  const holders = roll.group(condition.group)
  const against = holders.filter((party) => roll.stands.get(party) === 'no')
  if (against.length > 0) return verdict(condition, 'no', { code: 'veto', clause, parties: against })
  const pending = roll.running ? holders.filter((party) => roll.stands.get(party) === 'not-voted') : []
  return pending.length > 0
    ? verdict(condition, 'open', { code: 'not-settled', clause, parties: pending })
    : verdict(condition, 'yes', { code: 'no-veto', clause })
}

const BLOCKING: Readonly<Record<Stand, ReasonCode>> = {
  yes: 'objection',
  no: 'objection',
  objection: 'objection',
  reservation: 'objection',
  abstain: 'abstention-blocks',
  absent: 'absence-blocks',
  'not-participating': 'absence-blocks',
  silent: 'silence-blocks',
  'not-voted': 'not-voted-blocks',
}

/** The parties whose stand blocks, of those that reasons name; whom a finding names blocks nothing. */
export function blockersIn(reasons: readonly Reason[]): readonly PartyId[] {
  const blocking = new Set<ReasonCode>(Object.values(BLOCKING))
  return [...new Set(reasons.flatMap(({ code, parties }) => (blocking.has(code) ? (parties ?? []) : [])))]
}

/** Whether no member's stand blocks. */
export function consensus(condition: Leaf<'consensus'>, roll: Roll): Verdict {
  const clause = condition.clause ?? roll.clause
  const blocking = new Map<ReasonCode, PartyId[]>()
  const wanted = new Map<string, { bearing: Exclude<Bearing, string>; parties: PartyId[] }>()
  const pending: PartyId[] = []
  for (const [party, stand] of roll.stands) {
    if (roll.running && stand === 'not-voted') {
      pending.push(party)
      continue
    }
    const bearing = settle(condition.bearing[stand], roll)
    if (bearing === 'blocks') {
      const parties = blocking.get(BLOCKING[stand])
      if (parties) parties.push(party)
      else blocking.set(BLOCKING[stand], [party])
    } else if (bearing !== 'gives') {
      const asked = wanted.get(bearing.parameter)
      if (asked) asked.parties.push(party)
      else wanted.set(bearing.parameter, { bearing, parties: [party] })
    }
  }
  if (blocking.size > 0)
    return verdict(condition, 'no', ...[...blocking].map(([code, parties]) => ({ code, clause, parties })))
  // While it runs, who has not voted may still block: what the charter leaves open is asked once nothing else is.
  if (pending.length > 0 && openTo(roll).some((stand) => settle(condition.bearing[stand], roll) !== 'gives'))
    return verdict(condition, 'open', { code: 'not-settled', clause, parties: pending })
  if (wanted.size === 0) return verdict(condition, 'yes', { code: 'consensus', clause })
  const asked = [...wanted].map(([parameter, { bearing, parties }]): Reason => {
    const options = Object.keys(bearing.values ?? DEFAULT_VALUES)
    return { code: 'needs-parameter', clause, parameter, options, parties }
  })
  return { holds: 'needs', reasons: asked, condition }
}

/** What a member that did nothing may end with. */
function openTo(roll: Roll): readonly Stand[] {
  return [...roll.positions, 'not-voted']
}

export const DEFAULT_VALUES: Readonly<Record<string, 'gives' | 'blocks'>> = {
  blocks: 'blocks',
  'does-not-block': 'gives',
}

function settle(bearing: Bearing, roll: Roll): Bearing {
  if (typeof bearing === 'string') return bearing
  const given = wordIn(roll.facts, bearing.parameter)
  const values = bearing.values ?? DEFAULT_VALUES
  return (given !== undefined && Object.hasOwn(values, given) ? values[given] : undefined) ?? bearing
}

/** Whether a finding is so. A list names somebody or nobody; a fact that is not stated is asked for, or taken as the charter says. */
export function fact(condition: Leaf<'fact'>, roll: Roll): Verdict {
  const { name, is, atLeast, unstated } = condition
  const clause = condition.clause ?? roll.clause
  const parties = partiesIn(roll.facts, name)
  const word = wordIn(roll.facts, name)
  const stated = Object.hasOwn(roll.facts, name)
  if (!stated && unstated === 'asks') {
    const options = is === undefined ? {} : { options: is === 'yes' || is === 'no' ? ['yes', 'no'] : [is] }
    return needs(condition, { code: 'needs-parameter', clause, parameter: name, ...options })
  }
  const number = numberIn(roll.facts, name)
  const so = !stated
    ? unstated === 'holds'
    : atLeast !== undefined
      ? number !== undefined && number >= atLeast
      : is !== undefined
        ? word === is
        : parties.length > 0
  const reason: Reason = {
    code: so ? 'fact-found' : 'fact-lacking',
    clause,
    parameter: name,
    ...(is === undefined && atLeast === undefined ? {} : { needed: is ?? `${atLeast}` }),
    ...(word === undefined ? {} : { reached: word }),
    ...(parties.length > 0 ? { parties } : {}),
  }
  return verdict(condition, so ? 'yes' : 'no', reason)
}

/** Whether the organ has so many members that day. */
export function members(condition: Leaf<'members'>, roll: Roll): Verdict {
  const number = BigInt(roll.stands.size + roll.idle.length)
  const so = number >= condition.atLeast
  const facts = {
    clause: condition.clause ?? roll.clause,
    needed: `${condition.atLeast}`,
    reached: `${number}`,
  }
  return verdict(condition, so ? 'yes' : 'no', { code: so ? 'enough-members' : 'too-few-members', ...facts })
}

/** Whether an instrument is in force that day. */
export function inForce(condition: Leaf<'in-force'>, roll: Roll): Verdict {
  const so = roll.inForce(condition.treaty)
  const clause = condition.clause ?? roll.clause
  return verdict(condition, so ? 'yes' : 'no', {
    code: so ? 'in-force' : 'not-in-force',
    clause,
    reached: condition.treaty,
  })
}

function verdict(condition: Condition, holds: Verdict['holds'], ...reasons: readonly Reason[]): Verdict {
  return { holds, reasons, condition }
}

function needs(condition: Condition, reason: Reason): Verdict {
  return { holds: 'needs', reasons: [reason], condition }
}
