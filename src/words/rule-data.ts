/** A rule as data for others: its places and days, its source, and its sentences in a language. */
import type { Charter, Rule, Seen, Text } from '../core/charter/charter.ts'
import type { MatterId, OrganId } from '../core/ids.ts'
import type { Day } from '../core/time.ts'
import type { Lang } from './language.ts'
import { indented } from './outline.ts'
import { sayRule } from './rules.ts'

export interface Citation {
  readonly title: string
  readonly seen: Seen
  readonly locator?: string
  readonly href?: string
  readonly via?: string
}

/** A source as it is cited; undefined where the charter lists none of this code. */
export function citationOf(charter: Charter, code: string): Citation | undefined {
  const source = Object.hasOwn(charter.sources, code) ? charter.sources[code] : undefined
  if (!source) return undefined
  const { title, locator, href, seen, via } = source
  return {
    title,
    seen,
    ...(locator === undefined ? {} : { locator }),
    ...(href === undefined ? {} : { href }),
    ...(via === undefined ? {} : { via }),
  }
}

export interface RuleData {
  readonly id: string
  readonly organs: readonly OrganId[]
  readonly matters: readonly MatterId[]
  readonly clause: string
  readonly from: Day
  readonly until?: Day
  readonly procedure?: string
  readonly source: Citation | undefined
  readonly words?: Text
  /** The sentences by the part of the rule that they say; a list within a list is indented. */
  readonly says: Readonly<Record<string, readonly string[]>>
}

/** The rule as data. */
export function ruleData(language: Lang, charter: Charter, rule: Rule): RuleData {
  const { id, organs, matters, clause, from, until, procedure, words } = rule
  const says = Object.entries(sayRule(language, charter, rule)).filter(([, lines]) => lines.length > 0)
  return {
    id,
    organs,
    matters,
    clause,
    from,
    ...(until === undefined ? {} : { until }),
    ...(procedure === undefined ? {} : { procedure }),
    source: citationOf(charter, rule.source),
    ...(words === undefined ? {} : { words }),
    says: Object.fromEntries(says.map(([part, lines]) => [part, indented(lines)])),
  }
}
