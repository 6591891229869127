/** What of a charter's rules can never be reached: alternatives, rules, findings, procedures. */
import type { Condition } from '../../rules/condition.ts'
import { implies, sameCondition } from '../../rules/implies.ts'
import type { Charter, Rule } from '../charter.ts'
import { factFormsOf, takesFact } from '../fact-forms.ts'
import { innerOf, placedOf, within, type Placed } from '../places.ts'
import { common, uncovered } from '../spans.ts'
import type { Evidence, Warn } from '../warnings.ts'
import { membershipsUnder } from './reach.ts'

/** Warns of dead branches. */
export function branchWarnings(charter: Charter, evidence: Evidence, warn: Warn): void {
  charter.rules.forEach((rule, index) => {
    const path = ['rules', index]
    for (const placed of placedOf(rule, path).flatMap(within)) {
      alternatives(placed, warn)
      if (placed.condition.kind === 'fact' && findingNever(charter, placed.condition))
        warn('finding-never', placed.path, { found: placed.condition.name })
    }
    if (rule.when && certainty(charter, evidence, rule, rule.when) === 'never')
      warn('when-never', [...path, 'when'], { found: rule.id })
    const other = displacing(charter, evidence, rule)
    if (other) warn('rule-displaced', [...path, 'id'], { found: `${rule.id}, ${other.id}` })
    const procedure = rule.procedure === undefined ? undefined : charter.procedures[rule.procedure]
    if (procedure && !procedure.prolongs && !procedure.validity.some((span) => common(span, rule)))
      warn('rule-outside-procedure', [...path, 'procedure'], { found: `${rule.id}, ${rule.procedure}` })
  })
  for (const [name, { validity, prolongs }] of Object.entries(charter.procedures)) {
    const past = validity.every(({ until }) => until !== undefined && until <= evidence.today)
    const rules = charter.rules.filter((rule) => rule.procedure === name)
    if (past && !prolongs && rules.length === 0) {
      const until = validity
        .map((span) => span.until!)
        .toSorted()
        .at(-1)!
      warn('procedure-past', ['procedures', name, 'validity'], { found: name, until })
    }
  }
}

/** Of longer lists not each pair is compared. */
const MOST_PARTS = 100

/** An alternative that holds only where one before it does; without turns, also one that a later one contains. */
function alternatives(placed: Placed, warn: Warn): void {
  const { condition } = placed
  if (condition.kind !== 'any' || condition.of.length > MOST_PARTS) return
  const parts = innerOf(placed)
  parts.forEach((part, index) => {
    const others = condition.inTurn ? parts.slice(0, index) : parts
    const by = others.find(
      (other) =>
        implies(part.condition, other.condition) &&
        // Of two that say the same, the later one is the one too many.
        (!sameCondition(part.condition, other.condition) || parts.indexOf(other) < index),
    )
    if (by) warn('alternative-never-reached', part.path, { found: `${parts.indexOf(by) + 1}` })
  })
}

/** True for a finding of a word that its fact cannot have. */
function findingNever(charter: Charter, condition: Condition & { kind: 'fact' }): boolean {
  const takes = factFormsOf(charter).get(condition.name)?.takes
  if (takes === undefined) return false
  if (condition.is !== undefined) return !takesFact(takes, condition.is)
  if (condition.atLeast !== undefined) return takes !== 'number'
  return takes !== 'parties'
}

/** Whether a circumstance holds always, never or now and then, as far as the record shows; findings may always turn out either way. */
function certainty(
  charter: Charter,
  evidence: Evidence,
  rule: Rule,
  condition: Condition,
): 'always' | 'never' | 'maybe' {
  const of = (part: Condition): 'always' | 'never' | 'maybe' => certainty(charter, evidence, rule, part)
  switch (condition.kind) {
    case 'fact':
      return findingNever(charter, condition) && condition.unstated !== 'holds' ? 'never' : 'maybe'
    case 'members': {
      const sizes = membershipsUnder(charter, evidence, rule).map(({ parties }) => BigInt(parties.length))
      if (sizes.length === 0) return 'maybe'
      if (sizes.every((size) => size < condition.atLeast)) return 'never'
      return sizes.every((size) => size >= condition.atLeast) ? 'always' : 'maybe'
    }
    case 'in-force': {
      const since = evidence.inForce(condition.treaty)
      if (since === undefined) return 'maybe'
      if (since <= rule.from) return 'always'
      return rule.until !== undefined && since >= rule.until ? 'never' : 'maybe'
    }
    case 'not': {
      const inner = of(condition.of)
      return inner === 'always' ? 'never' : inner === 'never' ? 'always' : 'maybe'
    }
    case 'all': {
      const parts = condition.of.map(of)
      if (parts.includes('never') || contradict(condition.of)) return 'never'
      return parts.every((part) => part === 'always') ? 'always' : 'maybe'
    }
    case 'any': {
      const parts = condition.of.map(of)
      if (parts.includes('always') || exhaust(condition.of)) return 'always'
      return parts.every((part) => part === 'never') ? 'never' : 'maybe'
    }
    default:
      return 'maybe'
  }
}

/** True where two of them cannot hold together: one denies the other, or one fact would have two words. */
function contradict(parts: readonly Condition[]): boolean {
  if (parts.length > MOST_PARTS) return false
  return parts.some((one) =>
    parts.some(
      (other) =>
        (other.kind === 'not' && implies(one, other.of)) ||
        (one.kind === 'fact' &&
          other.kind === 'fact' &&
          one.name === other.name &&
          one.is !== other.is &&
          one.unstated !== 'holds' &&
          other.unstated !== 'holds'),
    ),
  )
}

/** True where one of them denies what another says, so that one of the two always holds. */
function exhaust(parts: readonly Condition[]): boolean {
  if (parts.length > MOST_PARTS) return false
  return parts.some((one) => parts.some((other) => other.kind === 'not' && implies(other.of, one)))
}

/** The rule that takes the place of this one whenever it applies, on all its days, in all its organs and matters. */
function displacing(charter: Charter, evidence: Evidence, rule: Rule): Rule | undefined {
  return charter.rules.find(
    (other) =>
      other.when !== undefined &&
      other.insteadOf.includes(rule.id) &&
      other.procedure === rule.procedure &&
      uncovered(rule, [other]).length === 0 &&
      rule.organs.every((organ) => other.organs.includes(organ)) &&
      rule.matters.every((matter) => other.matters.includes(matter)) &&
      (certainty(charter, evidence, other, other.when) === 'always' ||
        (rule.when !== undefined && implies(rule.when, other.when))),
  )
}
