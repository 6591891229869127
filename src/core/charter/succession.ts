/** Which rule came before another, and which after: for the same organ and a matter of it, under the same procedure. */
import type { OrganId } from '../ids.ts'
import type { Charter, Rule } from './charter.ts'

/** The rules that ended last before this one began, for the organ; none where it is the first. */
export function predecessorsOf(charter: Charter, organ: OrganId, rule: Rule): readonly Rule[] {
  const earlier = charter.rules.filter(
    (one) => isKin(one, rule, organ) && one.until !== undefined && one.until <= rule.from,
  )
  const last = earlier
    .map(({ until }) => until!)
    .toSorted()
    .at(-1)
  return earlier.filter(({ until }) => until === last)
}

/** The rules that begin first once this one has ended, for the organ; none where it is the last. */
export function successorsOf(charter: Charter, organ: OrganId, rule: Rule): readonly Rule[] {
  const { until } = rule
  if (until === undefined) return []
  const later = charter.rules.filter((one) => isKin(one, rule, organ) && one.from >= until)
  const first = later.map(({ from }) => from).toSorted()[0]
  return later.filter(({ from }) => from === first)
}

/** Of the same organ, matter and procedure, and like it in whether it waits for a circumstance. */
function isKin(one: Rule, rule: Rule, organ: OrganId): boolean {
  return (
    one !== rule &&
    one.organs.includes(organ) &&
    one.matters.some((matter) => rule.matters.includes(matter)) &&
    one.procedure === rule.procedure &&
    (one.when === undefined) === (rule.when === undefined)
  )
}
