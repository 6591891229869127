/**
 * When an instrument enters into force: when enough parties have consented, those named among them, and the days after
 * that are over (Vienna Convention on the Law of Treaties, Art. 24(1)). Where it says nothing, when all that negotiated it
 * have consented (Art. 24(2)); for those that follow, on the day of their consent (Art. 24(3)).
 */
import type { Charter } from '../charter/charter.ts'
import type { ForceRule, Instrument as Provided } from '../charter/instrument.ts'
import { lawOf } from '../charter/treaty-law.ts'
import type { PartyId } from '../ids.ts'
import { after } from '../period.ts'
import type { Reason } from '../refusal.ts'
import { leastNumber } from '../share.ts'
import type { Day } from '../time.ts'
import { consents, type Instrument } from './state.ts'

export type Force =
  | { readonly met: true; readonly on: Day; readonly clause?: string; readonly parties: readonly PartyId[] }
  | { readonly met: false; readonly reasons: readonly [Reason, ...Reason[]] }

/** Whether the conditions of entry into force are met by a day: then from which day, and for whom; else what is missing. */
export function forceBy(charter: Charter, provided: Provided, state: Instrument, on: Day): Force {
  const law = lawOf(charter)
  const given = consents(state, provided.signatureBinds, on)
  const signatories = [...state.signed.keys()]
  const rules = provided.entryIntoForce.filter((rule) => rule.from === undefined || rule.from <= on)
  if (provided.entryIntoForce.length === 0) {
    if (!law) return { met: false, reasons: [{ code: 'no-rule' }] }
    const all = provided.negotiators.length > 0 ? provided.negotiators : signatories
    const rule = { including: all, acceptedBy: [], clause: law.entryIntoForce.clause }
    return byRule(charter, rule, given, state, all)
  }
  const found = rules.map((rule) => byRule(charter, rule, given, state, signatories, provided.clause))
  const met = found.filter((one) => one.met).toSorted((a, b) => (a.on < b.on ? -1 : 1))[0]
  const current = found.findLast(
    (one, index) => !one.met && (rules[index]!.until === undefined || on < rules[index]!.until),
  )
  return met ?? current ?? { met: false, reasons: [{ code: 'no-rule', ...clauseOf(provided.clause) }] }
}

function byRule(
  charter: Charter,
  rule: ForceRule,
  given: ReadonlyMap<PartyId, Day>,
  state: Instrument,
  signatories: readonly PartyId[],
  fallback?: string,
): Force {
  const clause = clauseOf(rule.clause ?? fallback)
  // The signatories are those of the record: with none, a share of them is a share of nobody, and nothing is in force.
  const least = neededOf(rule, signatories.length)
  const held = heldBy(charter, rule, given)
  const missing = rule.including.filter((party) => !given.has(party))
  const organs = rule.acceptedBy.filter((organ) => !state.acceptedBy.has(organ))
  const reasons: Reason[] = []
  if (given.size < least)
    reasons.push({ code: 'too-few-ratifications', ...clause, needed: `${least}`, reached: `${given.size}` })
  if (held && held.day === undefined)
    reasons.push({
      code: 'too-few-ratifications',
      ...clause,
      needed: `${held.needed}`,
      reached: `${held.reached}`,
      weight: held.weight,
    })
  if (missing.length > 0) reasons.push({ code: 'named-state-missing', ...clause, parties: missing })
  if (organs.length > 0)
    reasons.push({ code: 'organ-acceptance-missing', ...clause, needed: organs.join(', ') })
  const [first, ...others] = reasons
  if (first) return { met: false, reasons: [first, ...others] }
  const completed = [
    [...given.values()].toSorted()[least - 1]!,
    ...rule.including.map((party) => given.get(party)!),
    ...rule.acceptedBy.map((organ) => state.acceptedBy.get(organ)!),
    ...(held?.day === undefined ? [] : [held.day]),
    ...(rule.from === undefined ? [] : [rule.from]),
  ]
    .toSorted()
    .at(-1)!
  if (rule.until !== undefined && completed >= rule.until)
    return { met: false, reasons: [{ code: 'no-rule', ...clause }] }
  const on = rule.after ? after(completed, rule.after) : completed
  return { met: true, on, ...clause, parties: [...given.keys()] }
}

/** What those that consented hold of a weight, of what was needed, and on which day it was enough; undefined where no weight is asked for. */
function heldBy(
  charter: Charter,
  { holding }: ForceRule,
  given: ReadonlyMap<PartyId, Day>,
):
  | { readonly needed: bigint; readonly reached: bigint; readonly weight: string; readonly day?: Day }
  | undefined {
  if (!holding) return undefined
  // The first table is the one that the instrument itself annexes.
  const table = charter.weights[holding.weight]?.tables[0]?.values ?? {}
  const total = Object.values(table).reduce((sum, value) => sum + value, 0n)
  const needed = leastNumber(total, holding.share, holding.strict)
  let reached = 0n
  for (const [party, day] of [...given].toSorted(([, one], [, other]) => (one < other ? -1 : 1))) {
    reached += table[party] ?? 0n
    if (reached >= needed && total > 0n) return { needed, reached, weight: holding.weight, day }
  }
  return { needed, reached, weight: holding.weight }
}

/** How many must have consented: at least one, and as many as are named. */
function neededOf({ ratifications, including }: ForceRule, signatories: number): number {
  if (!ratifications) return Math.max(1, including.length)
  const whole = ratifications.of ? BigInt(signatories) : 1n
  return Math.max(1, Number(leastNumber(whole, ratifications.threshold, ratifications.strict)))
}

/**
 * From which day an instrument in force binds a party that consented on a day: that day, or the days that the instrument
 * adds; never before the instrument itself is in force.
 */
export function bindingFrom(provided: Provided | undefined, inForce: Day, consented: Day): Day {
  const period = provided?.entryIntoForce.find(({ thereafter }) => thereafter)?.thereafter
  const from = period ? after(consented, period) : consented
  return from > inForce ? from : inForce
}

/** The last day of a term and the day on which it has run out: `years` after entry into force. */
export function termEnd(provided: Provided, inForce: Day): Day | undefined {
  return provided.term && after(inForce, { count: provided.term.years, unit: 'years' })
}

function clauseOf(clause: string | undefined): { readonly clause?: string } {
  return clause === undefined ? {} : { clause }
}
