/** Tables of weights and groups that are not there on a day on which a rule needs them, or leave a member out. */
import type { PartyId } from '../../ids.ts'
import type { Day } from '../../time.ts'
import { groupOn } from '../at.ts'
import type { Charter, Rule, Span } from '../charter.ts'
import { placedOf, within } from '../places.ts'
import { common, uncovered } from '../spans.ts'
import type { Evidence, Warn } from '../warnings.ts'
import { membershipsUnder } from './reach.ts'

interface Need {
  readonly rule: Rule
  readonly index: number
  readonly name: string
  /** The group among whose members alone the table is used. */
  readonly group?: string
}

/** Warns of what is missing from tables and groups while a rule needs them. */
export function tableWarnings(charter: Charter, evidence: Evidence, warn: Warn): void {
  const { weights, groups } = needsOf(charter)
  for (const need of once(groups)) missing(charter.groups[need.name] ?? [], need, 'group-gap', evidence, warn)
  for (const need of once(weights))
    missing(charter.weights[need.name]?.tables ?? [], need, 'weight-gap', evidence, warn)
  unweighed(charter, weights, evidence, warn)
}

function needsOf(charter: Charter): { weights: readonly Need[]; groups: readonly Need[] } {
  const [weights, groups]: [Need[], Need[]] = [[], []]
  charter.rules.forEach((rule, index) => {
    for (const { condition } of placedOf(rule, []).flatMap(within)) {
      const of = { rule, index }
      if (condition.kind === 'no-veto') groups.push({ ...of, name: condition.group })
      if (condition.kind === 'blockers' && typeof condition.fewerThan !== 'bigint')
        weights.push({ ...of, name: condition.fewerThan.weight })
      if (condition.kind !== 'votes') continue
      const { weight, class: group } = condition
      if (group !== undefined) groups.push({ ...of, name: group })
      if (weight !== undefined)
        weights.push({ ...of, name: weight, ...(group === undefined ? {} : { group }) })
    }
  })
  return { weights, groups }
}

/** One need of a table for each rule. */
function once(needs: readonly Need[]): readonly Need[] {
  return needs.filter(
    ({ rule, name }, at) => needs.findIndex((other) => other.rule === rule && other.name === name) === at,
  )
}

function missing(
  spans: readonly Span[],
  { rule, index, name }: Need,
  code: 'group-gap' | 'weight-gap',
  { today }: Evidence,
  warn: Warn,
): void {
  for (const gap of uncovered(rule, spans))
    if (gap.from <= today) warn(code, ['rules', index, 'from'], { found: `${rule.id}, ${name}`, ...gap })
}

/** Members that a table leaves out on a day on which they sit and a rule weighs them. */
function unweighed(charter: Charter, needs: readonly Need[], evidence: Evidence, warn: Warn): void {
  const found = new Map<string, { name: string; at: number; parties: Map<PartyId, Day> }>()
  for (const { rule, name, group } of needs) {
    const tables = charter.weights[name]?.tables ?? []
    for (const membership of membershipsUnder(charter, evidence, rule))
      tables.forEach((table, at) => {
        const span = common(table, membership)
        if (!span || span.from > evidence.today) return
        const key = `${name} ${at}`
        const one = found.get(key) ?? { name, at, parties: new Map<PartyId, Day>() }
        const among = group === undefined ? undefined : groupOn(charter, group, span.from)
        for (const party of membership.parties) {
          if (Object.hasOwn(table.values, party) || (among && !among.includes(party))) continue
          const before = one.parties.get(party)
          if (!before || span.from < before) one.parties.set(party, span.from)
        }
        if (one.parties.size > 0) found.set(key, one)
      })
  }
  for (const { name, at, parties } of found.values())
    warn('member-without-weight', ['weights', name, 'tables', at], {
      found: name,
      from: [...parties.values()].toSorted()[0]!,
      parties: [...parties.keys()].toSorted(),
    })
}
