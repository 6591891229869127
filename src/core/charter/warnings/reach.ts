/** Quorums and majorities that no roll of the members on record can reach. */
import type { OrganId, PartyId, TreatyId } from '../../ids.ts'
import type { Condition } from '../../rules/condition.ts'
import { neverMet, type Ground } from '../../rules/trial.ts'
import type { Charter, Rule } from '../charter.ts'
import { common } from '../spans.ts'
import type { Evidence, Membership, Warn, WarningCode } from '../warnings.ts'

/** Warns of a quorum or of adoption that is out of reach on every day on record, or on some of them. */
export function reachWarnings(charter: Charter, evidence: Evidence, warn: Warn): void {
  charter.rules.forEach((rule, index) => {
    if (rule.provides === 'nothing') return
    const spans = membershipsUnder(charter, evidence, rule)
    const check = (condition: Condition, key: string, never: WarningCode, sometimes: WarningCode): void => {
      const out = spans.filter(({ from, parties }) =>
        neverMet(groundOf(charter, rule, evidence, from), parties, condition),
      )
      const [first] = out
      if (!first) return
      const span = { from: first.from, ...(first.until === undefined ? {} : { until: first.until }) }
      const of = { found: rule.id, count: first.parties.length, ...span }
      warn(out.length === spans.length ? never : sometimes, ['rules', index, key], of)
    }
    if (rule.quorum) check(rule.quorum, 'quorum', 'quorum-never', 'quorum-not-then')
    check(rule.adopt, 'adopt', 'adoption-never', 'adoption-not-then')
  })
}

/** The memberships on record of the rule's organs while it is in force, and not yet to come; those without a member left out. */
export function membershipsUnder(charter: Charter, evidence: Evidence, rule: Rule): readonly Membership[] {
  return rule.organs.flatMap((organ) =>
    membershipsOf(charter, evidence, organ).flatMap((one) => {
      const span = common(rule, one)
      return span && span.from <= evidence.today && one.parties.length > 0
        ? [{ ...span, parties: one.parties }]
        : []
    }),
  )
}

/** The memberships on record; else all parties of the charter, where they are members of the organ and nothing else is known. */
export function membershipsOf(charter: Charter, evidence: Evidence, organ: OrganId): readonly Membership[] {
  const onRecord = evidence.memberships(organ)
  if (onRecord.length > 0 || charter.organs[organ]?.members !== 'parties') return onRecord
  const parties = Object.keys(charter.parties) as PartyId[]
  const first = charter.rules.map(({ from }) => from).toSorted()[0]
  return first ? [{ from: first, parties }] : []
}

/** Where a rule is tried on a day. */
export function groundOf(charter: Charter, rule: Rule, evidence: Evidence, on: Ground['on']): Ground {
  const inForce = (treaty: TreatyId): boolean => {
    const since = evidence.inForce(treaty)
    return since !== undefined && since <= on
  }
  return { charter, rule, on, inForce }
}
