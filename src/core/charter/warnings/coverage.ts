/** Matters and organs that no rule provides for, and days between the rules of a matter. */
import type { MatterId, OrganId } from '../../ids.ts'
import type { Charter, Rule, Span } from '../charter.ts'
import { common, uncovered } from '../spans.ts'
import type { Evidence, Warn } from '../warnings.ts'

/** Warns of what nothing provides for. */
export function coverageWarnings(charter: Charter, evidence: Evidence, warn: Warn): void {
  const matters = Object.keys(charter.matters) as MatterId[]
  const decided = new Set(charter.rules.flatMap((rule) => rule.matters))
  for (const matter of matters)
    if (!decided.has(matter)) warn('matter-without-rule', ['matters', matter], { found: matter })
  for (const organ of Object.keys(charter.organs) as OrganId[]) {
    const rules = charter.rules.filter((rule) => rule.organs.includes(organ))
    if (rules.length === 0) {
      warn('organ-without-rule', ['organs', organ], { found: organ })
      continue
    }
    const left = matters.filter(
      (matter) => decided.has(matter) && !rules.some((rule) => rule.matters.includes(matter)),
    )
    if (left.length > 0)
      warn('matters-left-out', ['organs', organ], {
        found: `${organ}: ${left.join(', ')}`,
        count: left.length,
      })
  }
  const { organ, matter } = charter.defaults
  const today = { from: evidence.today }
  if (
    !charter.rules.some(
      (rule) => rule.organs.includes(organ) && rule.matters.includes(matter) && common(rule, today),
    )
  )
    warn('default-without-rule', ['defaults'], { found: `${organ}, ${matter}` })
  gaps(charter, evidence, warn)
}

/** Days on which no rule applies to a matter between two that do, or after the last of them. */
function gaps(charter: Charter, { today }: Evidence, warn: Warn): void {
  const places = new Map<string, Rule[]>()
  for (const rule of charter.rules)
    if (rule.procedure === undefined)
      for (const organ of rule.organs)
        for (const matter of rule.matters) {
          const place = `${organ} ${matter}`
          places.set(place, [...(places.get(place) ?? []), rule])
        }
  const found = new Map<string, { rule: Rule; key: 'from' | 'until'; gap: Span; matters: Set<string> }>()
  for (const organ of Object.keys(charter.organs) as OrganId[])
    for (const matter of Object.keys(charter.matters) as MatterId[]) {
      const rules = places.get(`${organ} ${matter}`) ?? []
      const first = rules.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0]
      if (!first) continue
      for (const gap of uncovered({ from: first.from }, rules)) {
        if (gap.from > today) continue
        const after = rules.find(({ from }) => from === gap.until)
        const rule = after ?? rules.find(({ until }) => until === gap.from) ?? first
        const key = `${rule.id} ${gap.from}`
        const one = found.get(key) ?? { rule, key: after ? 'from' : 'until', gap, matters: new Set<string>() }
        one.matters.add(matter)
        found.set(key, one)
      }
    }
  for (const { rule, key, gap, matters } of found.values())
    warn('gap', ['rules', charter.rules.indexOf(rule), key], { found: [...matters].join(', '), ...gap })
}
