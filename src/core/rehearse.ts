/**
 * Goes through a record again as if another charter, or another version of the rules, had been in force from the first
 * act, and says which acts would be ruled otherwise. What stands on the record stands: an act that would be out of
 * order is taken all the same before the next is looked at. Hypothetical: nothing is written.
 */
import type { Entry } from './act.ts'
import type { Charter } from './charter/charter.ts'
import { flags, happenings } from './chronicle.ts'
import { otherwise, type Difference } from './otherwise.ts'
import type { Reason } from './refusal.ts'
import { emptySituation } from './situation.ts'
import { accept, rule, ruleUnder } from './standing.ts'

/** What is tried: another charter, another version of the rules, or both. */
export interface Other {
  readonly charter?: Charter
  readonly rules?: number
}

/** An act that would be ruled otherwise, and in what. */
export interface Change {
  readonly act: number
  readonly differences: readonly Difference[]
}

/** A report that would be flagged otherwise: kept all the same, since it is history. */
export interface FlagChange {
  readonly act: number
  readonly before: readonly Reason[]
  readonly after: readonly Reason[]
}

/** The acts of a record that would be ruled otherwise, in order. */
export function rehearse(entries: readonly Entry[], own: Charter, other: Other): readonly Change[] {
  const charter = other.charter ?? own
  const [held, tried] = [emptySituation(), emptySituation()]
  return entries.flatMap((entry, act) => {
    const before = rule(own, held, entry, act)
    const after =
      other.rules === undefined
        ? rule(charter, tried, entry, act)
        : ruleUnder(other.rules, charter, tried, entry, act)
    accept(held, own, entry, act)
    accept(tried, charter, entry, act)
    const differences = otherwise(before, after)
    return differences.length === 0 ? [] : [{ act, differences }]
  })
}

/** The reports of a record that would be flagged otherwise under another charter, by position. */
export function rehearseFlags(
  entries: readonly Entry[],
  own: Charter,
  other: Charter,
): readonly FlagChange[] {
  const of = (charter: Charter): ReadonlyMap<number, readonly Reason[]> =>
    flags(charter, happenings(entries, charter.seat.zone))
  const [before, after] = [of(own), of(other)]
  const acts = [...new Set([...before.keys(), ...after.keys()])].toSorted((one, another) => one - another)
  return acts
    .map((act) => ({ act, before: before.get(act) ?? [], after: after.get(act) ?? [] }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}
