/** What of a charter is in force on a day. */
import type { MatterId, OrganId, PartyId, TreatyId } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Stand } from '../rules/condition.ts'
import { evaluate } from '../rules/evaluate.ts'
import { wordIn, type Facts } from '../rules/facts.ts'
import type { Roll } from '../rules/roll.ts'
import { holderOn } from './seats.ts'
import type { Charter, Rule, Span, WeightTable } from './charter.ts'
import type { Instrument } from './instrument.ts'

/** True when the day lies in the span: from included, until excluded. */
export function holds(span: Span, on: Day): boolean {
  return span.from <= on && (span.until === undefined || on < span.until)
}

/** What decides, beside the day, which rule applies: findings, the members of the organ, instruments in force. */
export interface Circumstances {
  readonly facts?: Facts
  readonly members?: readonly PartyId[]
  readonly inForce?: (treaty: TreatyId) => boolean
}

/**
 * The rule by which an organ decides a matter on a day; undefined where none is in force. A rule with a condition applies
 * while it holds, and takes the place of those that it names; the linter keeps the rest to one.
 */
export function ruleFor(
  charter: Charter,
  organ: OrganId,
  matter: MatterId,
  on: Day,
  circumstances: Circumstances = {},
): Rule | undefined {
  const { facts = {}, members = [], inForce = () => false } = circumstances
  const candidates = candidatesFor(charter, organ, matter, on)
  if (candidates.length === 1 && !candidates[0]!.when && !candidates[0]!.procedure) return candidates[0]
  const procedure = wordIn(facts, 'procedure')
  const under = candidates.filter((rule) => rule.procedure !== undefined && rule.procedure === procedure)
  const open = under.length > 0 ? under : candidates.filter((rule) => rule.procedure === undefined)
  const applying = open.filter(
    (rule) =>
      !rule.when ||
      evaluate(rule.when, bareRoll(charter, on, members, facts, inForce, rule.clause)).holds === 'yes',
  )
  return applying.find((rule) => !applying.some((other) => other.insteadOf.includes(rule.id)))
}

/** Every rule in force on the day for the organ and the matter, whatever else it asks to apply. */
export function candidatesFor(charter: Charter, organ: OrganId, matter: MatterId, on: Day): readonly Rule[] {
  return rulesAbout(charter, organ, matter).filter((rule) => holds(rule, on))
}

/** The rules of an organ for a matter, whatever the day. */
function rulesAbout(charter: Charter, organ: OrganId, matter: MatterId): readonly Rule[] {
  let organs = known.get(charter)
  if (!organs) known.set(charter, (organs = new Map()))
  const found = organs.get(organ)?.get(matter)
  if (found) return found
  const rules = charter.rules.filter((rule) => rule.organs.includes(organ) && rule.matters.includes(matter))
  // What is asked may be any text: only what the charter provides for is kept.
  if (rules.length > 0) organs.set(organ, new Map(organs.get(organ)).set(matter, rules))
  return rules
}

// A charter does not change once it is read.
const known = new WeakMap<Charter, Map<OrganId, ReadonlyMap<MatterId, readonly Rule[]>>>()

/** A roll in which nobody has acted, to judge findings and circumstances on. */
function bareRoll(
  charter: Charter,
  on: Day,
  members: readonly PartyId[],
  facts: Facts,
  inForce: (treaty: TreatyId) => boolean,
  clause: string,
): Roll {
  const stands = new Map(members.map((party): [PartyId, Stand] => [party, 'not-voted']))
  return {
    stands,
    idle: [],
    units: [],
    running: false,
    positions: [],
    group: (name) => groupOn(charter, name, on),
    weights: (name) => weightsOn(charter, name, on),
    inForce,
    facts,
    clause,
  }
}

/** What each party weighs by a table on a day; undefined where no table holds that day. */
export function weightsOn(charter: Charter, name: string, on: Day): ReadonlyMap<PartyId, bigint> | undefined {
  const weight = Object.hasOwn(charter.weights, name) ? charter.weights[name] : undefined
  const table = weight?.tables.find((span) => holds(span, on))
  if (!table) return undefined
  let map = tables.get(table)
  if (!map) tables.set(table, (map = new Map(Object.entries(table.values) as [PartyId, bigint][])))
  return map
}

const tables = new WeakMap<WeightTable, ReadonlyMap<PartyId, bigint>>()

/** An instrument that the charter knows; undefined for any other code, also for names that every object has. */
export function instrumentIn(charter: Charter, treaty: TreatyId): Instrument | undefined {
  return Object.hasOwn(charter.instruments, treaty) ? charter.instruments[treaty] : undefined
}

/** The parties of a named group on a day, such as the permanent members; empty where none is. */
export function groupOn(charter: Charter, group: string, on: Day): readonly PartyId[] {
  const spans = Object.hasOwn(charter.groups, group) ? charter.groups[group] : undefined
  const span = spans?.find((one) => holds(one, on))
  if (!span?.seats) return span?.parties ?? []
  const holders = span.seats.flatMap((seat) => holderOn(charter, seat, on)?.party ?? [])
  return [...new Set([...span.parties, ...holders])].toSorted()
}

/** The rules of an organ that are in force on a day, in the order of the charter. */
export function rulesOn(charter: Charter, organ: OrganId, on: Day): readonly Rule[] {
  return charter.rules.filter((rule) => rule.organs.includes(organ) && holds(rule, on))
}

/** What a section of the charter says under a code; undefined for any other code, also for names that every object has. */
export function under<T>(section: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(section, code) ? section[code] : undefined
}
