/** In what two charters differ, or one charter on two days: rules, tables of weights, groups, procedures, and the rest by name. */
import type { PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import { holds } from './at.ts'
import type { Charter, Group, Rule, WeightTable } from './charter.ts'
import type { Procedure } from './procedure.ts'

/** A rule that is new, gone, or another than before; `places` where it is one day against another. */
export interface RuleDiff {
  readonly before?: Rule
  readonly after?: Rule
  readonly places?: readonly string[]
}

/** A table or a group over a span: new, gone, or with other values. */
export interface SpanDiff<T> {
  readonly name: string
  readonly before?: T
  readonly after?: T
}

export interface SectionDiff {
  readonly section: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

export interface Diff {
  /** True where it is one charter on two days. */
  readonly days: boolean
  readonly rules: readonly RuleDiff[]
  readonly weights: readonly SpanDiff<WeightTable>[]
  readonly groups: readonly SpanDiff<Group>[]
  readonly procedures: readonly SpanDiff<Procedure>[]
  /** What differs elsewhere, by section and name. */
  readonly sections: readonly SectionDiff[]
}

/** In what the second charter differs from the first. */
export function charterDiff(a: Charter, b: Charter): Diff {
  const rules = matched(
    a.rules.map((rule) => [rule.id, rule] as const),
    b.rules.map((rule) => [rule.id, rule] as const),
  )
  return {
    days: false,
    rules: rules.map(({ before, after }) => pair(before, after)),
    weights: spansDiff(tablesOf(a), tablesOf(b)),
    groups: spansDiff(groupsOf(a), groupsOf(b)),
    procedures: matched(Object.entries(a.procedures), Object.entries(b.procedures)),
    sections: sectionsDiff(a, b),
  }
}

/** In what the charter of the second day differs from that of the first. */
export function daysDiff(charter: Charter, from: Day, to: Day): Diff {
  const on = <T extends { readonly from: Day; readonly until?: Day }>(
    spans: Readonly<Record<string, readonly T[]>>,
    day: Day,
  ): readonly (readonly [string, T])[] =>
    Object.entries(spans).flatMap(([name, all]) => {
      const found = all.find((span) => holds(span, day))
      return found ? [[name, found] as const] : []
    })
  const tables = Object.fromEntries(
    Object.entries(charter.weights).map(([name, { tables: all }]) => [name, all]),
  )
  const valid = (day: Day): readonly (readonly [string, Procedure])[] =>
    Object.entries(charter.procedures).filter(([, { validity }]) => validity.some((span) => holds(span, day)))
  return {
    days: true,
    rules: rulesBetween(charter, from, to),
    weights: matched(on(tables, from), on(tables, to), (table) => table.values),
    groups: matched(on(charter.groups, from), on(charter.groups, to), ({ parties }) => parties.toSorted()),
    procedures: matched(valid(from), valid(to)),
    sections: [],
  }
}

/** Rules of the first day that are not those of the second, organ by organ and matter by matter; one that takes the place of one other stands beside it. */
function rulesBetween(charter: Charter, from: Day, to: Day): readonly RuleDiff[] {
  const found = new Map<string, { before?: Rule; after?: Rule; places: string[] }>()
  const add = (before: Rule | undefined, after: Rule | undefined, place: string): void => {
    const key = JSON.stringify([before?.id, after?.id])
    const one = found.get(key) ?? { ...pair(before, after), places: [] }
    one.places.push(place)
    found.set(key, one)
  }
  for (const organ of Object.keys(charter.organs))
    for (const matter of Object.keys(charter.matters)) {
      const of = charter.rules.filter(
        (rule) => rule.organs.includes(organ as never) && rule.matters.includes(matter as never),
      )
      const gone = of.filter((rule) => holds(rule, from) && !holds(rule, to))
      const come = of.filter((rule) => holds(rule, to) && !holds(rule, from))
      for (const rule of gone) {
        // Its successor is of its own sort: of the same procedure, and conditional like it.
        const sort = come.filter((one) => one.procedure === rule.procedure && !one.when === !rule.when)
        const alone = gone.filter((one) => one.procedure === rule.procedure && !one.when === !rule.when)
        add(rule, sort.length === 1 && alone.length === 1 ? sort[0] : undefined, `${organ} ${matter}`)
      }
      for (const rule of come) {
        const sort = gone.filter((one) => one.procedure === rule.procedure && !one.when === !rule.when)
        const alone = come.filter((one) => one.procedure === rule.procedure && !one.when === !rule.when)
        if (sort.length !== 1 || alone.length !== 1) add(undefined, rule, `${organ} ${matter}`)
      }
    }
  return [...found.values()]
}

function pair<T>(before: T | undefined, after: T | undefined): { before?: T; after?: T } {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

type Named<T> = readonly (readonly [string, T])[]

/** What is in one list and not in the other, or otherwise in it; in the order of the first, then of the second. */
function matched<T>(
  a: Named<T>,
  b: Named<T>,
  of: (value: T) => unknown = (value) => value,
): readonly SpanDiff<T>[] {
  const [before, after] = [new Map(a), new Map(b)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [one, other] = [before.get(name), after.get(name)]
    if (one !== undefined && other !== undefined && plain(of(one)) === plain(of(other))) return []
    return [{ name, ...pair(one, other) }]
  })
}

/** Spans of one name are the same where they begin on the same day. */
function spansDiff<T extends { readonly from: Day }>(a: Named<T>, b: Named<T>): readonly SpanDiff<T>[] {
  const keyed = (all: Named<T>): Named<T> => all.map(([name, span]) => [`${name} ${span.from}`, span])
  return matched(keyed(a), keyed(b)).map((one) => ({ ...one, name: one.name.split(' ')[0]! }))
}

function tablesOf({ weights }: Charter): Named<WeightTable> {
  return Object.entries(weights).flatMap(([name, { tables }]) =>
    tables.map((table) => [name, table] as const),
  )
}

function groupsOf({ groups }: Charter): Named<Group> {
  return Object.entries(groups).flatMap(([name, spans]) => spans.map((span) => [name, span] as const))
}

const APART: readonly string[] = ['rules', 'groups', 'procedures']

function sectionsDiff(a: Charter, b: Charter): readonly SectionDiff[] {
  const [one, other] = [a, b] as unknown as readonly [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((section) => {
    if (APART.includes(section)) return []
    // Tables are compared above; here what else is said of a weight.
    const of = (from: Record<string, unknown>): unknown =>
      section === 'weights' ? titled(from[section]) : from[section]
    const [before, after] = [of(one), of(other)]
    if (plain(before) === plain(after)) return []
    if (!isRecord(before) || !isRecord(after))
      return [{ section, added: [], removed: [], changed: [section] }]
    return [
      {
        section,
        added: Object.keys(after).filter((name) => !Object.hasOwn(before, name)),
        removed: Object.keys(before).filter((name) => !Object.hasOwn(after, name)),
        changed: Object.keys(before).filter(
          (name) => Object.hasOwn(after, name) && plain(before[name]) !== plain(after[name]),
        ),
      },
    ]
  })
}

function titled(weights: unknown): unknown {
  return Object.fromEntries(
    Object.entries(weights as Charter['weights']).map(([name, { title, unit }]) => [name, { title, unit }]),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The members of two lists that are only in the second, and those only in the first. */
export function movesOf(
  before: readonly PartyId[],
  after: readonly PartyId[],
): { joined: readonly PartyId[]; left: readonly PartyId[] } {
  return {
    joined: after.filter((party) => !before.includes(party)),
    left: before.filter((party) => !after.includes(party)),
  }
}

/** A value as text, its keys in order: equal texts are equal values. */
function plain(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) => {
      if (typeof inner === 'bigint') return `${inner}n`
      return isRecord(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
        : inner
    }) ?? ''
  )
}
