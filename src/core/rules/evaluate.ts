/**
 * Whether a condition holds over a roll.
 *
 * Invariant: while a question runs, members that did nothing may still take any position the rule knows. `yes` and `no`
 * are given only where every such completion gives the same; an `open` may in rare conjunctions be settled already, but
 * a `yes` or `no` is never wrong.
 */
import type { PartyId } from '../ids.ts'
import type { Reason, ReasonCode } from '../refusal.ts'
import { exceeds, leastNumber, reaches } from '../share.ts'
import type { Base, Bearing, Condition, Position, Stand } from './condition.ts'

export interface Roll {
  /** The members that may take part, in the order of the organ, each with what it did. */
  readonly stands: ReadonlyMap<PartyId, Stand>
  /** Members excluded from voting that still count in the base `members`. */
  readonly idle: number
  /** True while the question runs: who has not voted may still do so. */
  readonly running: boolean
  /** The positions that the rule knows. */
  readonly positions: readonly Position[]
  readonly group: (name: string) => readonly PartyId[]
  readonly parameters: Readonly<Record<string, string>>
  /** The rule's clause, cited where a condition has none of its own. */
  readonly clause: string
}

export interface Verdict {
  readonly holds: 'yes' | 'no' | 'open' | 'needs'
  readonly reasons: readonly Reason[]
}

/** Whether the condition holds over the roll, with the reason for each part that decides. */
export function evaluate(condition: Condition, roll: Roll): Verdict {
  switch (condition.kind) {
    case 'votes':
      return votes(condition, roll)
    case 'no-veto':
      return noVeto(condition, roll)
    case 'consensus':
      return consensus(condition, roll)
    case 'all':
      return combine(
        condition.of.map((part) => evaluate(part, roll)),
        'no',
        'yes',
      )
    case 'any':
      return combine(
        condition.of.map((part) => evaluate(part, roll)),
        'yes',
        'no',
      )
    case 'parameter':
      return parameter(condition, roll)
    default:
      return condition satisfies never
  }
}

/** The condition as if nobody had a veto; undefined where nothing else is asked. */
export function withoutVeto(condition: Condition): Condition | undefined {
  if (condition.kind === 'no-veto') return undefined
  if (condition.kind === 'all' || condition.kind === 'any') {
    const parts = condition.of.map(withoutVeto).filter((part) => part !== undefined)
    return parts.length === 0 ? undefined : { kind: condition.kind, of: parts }
  }
  if (condition.kind === 'parameter') {
    const options = Object.entries(condition.options).flatMap(([name, option]) => {
      const rest = withoutVeto(option)
      return rest ? [[name, rest] as const] : []
    })
    return options.length === 0 ? undefined : { ...condition, options: Object.fromEntries(options) }
  }
  return condition
}

function votes(condition: Condition & { kind: 'votes' }, roll: Roll): Verdict {
  const stands = [...roll.stands.values()]
  const undecided = roll.running ? stands.filter((stand) => stand === 'not-voted').length : 0
  const counted = BigInt(stands.filter((stand) => stand === condition.counted).length)
  const met = (then: Stand): boolean => {
    const moved = stands.map((stand) => (stand === 'not-voted' && undecided > 0 ? then : stand))
    const number = BigInt(moved.filter((stand) => stand === condition.counted).length)
    if (condition.base === undefined) return reachesOrExceeds(number, 1n, condition)
    // A share of nothing is not reached: nobody adopts a text with no vote at all.
    return number > 0n && reachesOrExceeds(number, size(condition.base, moved, roll), condition)
  }
  const results = new Set(
    (undecided > 0 ? (['not-voted', ...roll.positions] as const) : ['not-voted' as const]).map(met),
  )
  const whole = condition.base === undefined ? 1n : size(condition.base, stands, roll)
  const facts = {
    clause: condition.clause ?? roll.clause,
    needed: `${leastNumber(whole, condition.threshold, condition.strict)}`,
    reached: `${counted}`,
  }
  if (results.size === 2) return { holds: 'open', reasons: [{ code: 'not-settled', ...facts }] }
  return results.has(true)
    ? { holds: 'yes', reasons: [{ code: 'sufficient-votes', ...facts }] }
    : { holds: 'no', reasons: [{ code: 'insufficient-votes', ...facts }] }
}

function reachesOrExceeds(part: bigint, whole: bigint, condition: Condition & { kind: 'votes' }): boolean {
  return condition.strict
    ? exceeds(part, whole, condition.threshold)
    : reaches(part, whole, condition.threshold)
}

function size(base: Base, stands: readonly Stand[], roll: Roll): bigint {
  if (base === 'members') return BigInt(stands.length + roll.idle)
  const within = (stand: Stand): boolean =>
    base === 'cast' ? stand === 'yes' || stand === 'no' : stand !== 'absent' && stand !== 'not-voted'
  return BigInt(stands.filter(within).length)
}

function noVeto(condition: Condition & { kind: 'no-veto' }, roll: Roll): Verdict {
  const clause = condition.clause ?? roll.clause
  const holders = roll.group(condition.group).filter((party) => roll.stands.has(party))
  const against = holders.filter((party) => roll.stands.get(party) === 'no')
  if (against.length > 0) return { holds: 'no', reasons: [{ code: 'veto', clause, parties: against }] }
  const pending = roll.running ? holders.filter((party) => roll.stands.get(party) === 'not-voted') : []
  return pending.length > 0
    ? { holds: 'open', reasons: [{ code: 'not-settled', clause, parties: pending }] }
    : { holds: 'yes', reasons: [{ code: 'no-veto', clause }] }
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

function consensus(condition: Condition & { kind: 'consensus' }, roll: Roll): Verdict {
  const clause = condition.clause ?? roll.clause
  const blocking = new Map<ReasonCode, PartyId[]>()
  const wanted = new Map<string, PartyId[]>()
  const pending: PartyId[] = []
  for (const [party, stand] of roll.stands) {
    if (roll.running && stand === 'not-voted') {
      pending.push(party)
      continue
    }
    const bearing = settle(condition.bearing[stand], roll)
    if (bearing === 'blocks') push(blocking, BLOCKING[stand], party)
    else if (bearing !== 'gives') push(wanted, bearing.parameter, party)
  }
  if (blocking.size > 0) {
    return { holds: 'no', reasons: [...blocking].map(([code, parties]) => ({ code, clause, parties })) }
  }
  // While it runs, who has not voted may still block: what the charter leaves open is asked once nothing else is.
  if (pending.length > 0)
    return { holds: 'open', reasons: [{ code: 'not-settled', clause, parties: pending }] }
  if (wanted.size > 0) {
    const options = ['blocks', 'does-not-block']
    const reasons = [...wanted].map(([name, parties]): Reason => ({
      code: 'needs-parameter',
      clause,
      parameter: name,
      options,
      parties,
    }))
    return { holds: 'needs', reasons }
  }
  return { holds: 'yes', reasons: [{ code: 'consensus', clause }] }
}

function settle(bearing: Bearing, roll: Roll): Bearing {
  if (typeof bearing === 'string') return bearing
  const given = roll.parameters[bearing.parameter]
  return given === 'blocks' ? 'blocks' : given === 'does-not-block' ? 'gives' : bearing
}

function parameter(condition: Condition & { kind: 'parameter' }, roll: Roll): Verdict {
  const given = roll.parameters[condition.name]
  const chosen =
    given !== undefined && Object.hasOwn(condition.options, given) ? condition.options[given] : undefined
  if (chosen) return evaluate(chosen, roll)
  const verdicts = Object.values(condition.options).map((option) => evaluate(option, roll))
  const kinds = new Set(verdicts.map((verdict) => verdict.holds))
  const [first] = verdicts
  if (kinds.size === 1 && first) return first
  const open = verdicts.find((verdict) => verdict.holds === 'open')
  if (open) return open
  const options = Object.keys(condition.options)
  return {
    holds: 'needs',
    reasons: [{ code: 'needs-parameter', clause: roll.clause, parameter: condition.name, options }],
  }
}

/** One `decisive` part decides the whole; else what is open, else a missing parameter, else all agree on the other. */
function combine(parts: readonly Verdict[], decisive: 'yes' | 'no', otherwise: 'yes' | 'no'): Verdict {
  for (const holds of [decisive, 'open', 'needs', otherwise] as const) {
    const those = parts.filter((part) => part.holds === holds)
    if (those.length > 0) return { holds, reasons: those.flatMap((part) => part.reasons) }
  }
  return { holds: otherwise, reasons: [] }
}

function push<K>(map: Map<K, PartyId[]>, key: K, party: PartyId): void {
  map.set(key, [...(map.get(key) ?? []), party])
}
