/** Which facts a charter's rules ask for, and what each takes: those it lists, and those its parameters imply. */
import type { Path } from '../reading.ts'
import { walk, type Condition } from '../rules/condition.ts'
import { numberIn, wordIn, type Fact } from '../rules/facts.ts'
import { DEFAULT_VALUES } from '../rules/leaves.ts'
import { day } from '../time.ts'
import type { Charter, FactForm, Rule } from './charter.ts'

/** Names that parameters of a condition may have in `facts`, with the words each takes. */
export function parametersOf(condition: Condition): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  const add = (name: string, words: readonly string[]): void =>
    void found.set(name, [...new Set([...(found.get(name) ?? []), ...words])])
  walk(condition, (part) => {
    if (part.kind === 'parameter') add(part.name, Object.keys(part.options))
    if (part.kind !== 'consensus') return
    for (const bearing of Object.values(part.bearing))
      if (typeof bearing !== 'string') add(bearing.parameter, Object.keys(bearing.values ?? DEFAULT_VALUES))
  })
  return found
}

/** Every condition that a rule states. */
export function conditionsOf(rule: Rule): readonly Condition[] {
  return conditionPlaces(rule).map(([, condition]) => condition)
}

/** Every condition that a rule states, with its place in the rule. */
export function conditionPlaces(rule: Rule): readonly (readonly [Path, Condition])[] {
  const within = (field: 'effect' | 'follows'): readonly (readonly [Path, Condition])[] =>
    rule[field].flatMap((one, index) => (one.if ? [[[field, index, 'if'], one.if] as const] : []))
  return [
    [['adopt'], rule.adopt],
    ...(rule.when ? [[['when'], rule.when] as const] : []),
    ...(rule.quorum ? [[['quorum'], rule.quorum] as const] : []),
    ...rule.requires.map(({ condition }, index) => [['requires', index, 'condition'], condition] as const),
    ...within('effect'),
    ...within('follows'),
  ]
}

/** Every fact that may be stated of a question under this charter, with what it takes. */
export function factFormsOf(charter: Charter): ReadonlyMap<string, FactForm> {
  let forms = kept.get(charter)
  if (!forms) kept.set(charter, (forms = reckoned(charter)))
  return forms
}

const kept = new WeakMap<Charter, ReadonlyMap<string, FactForm>>()

function reckoned(charter: Charter): ReadonlyMap<string, FactForm> {
  const words = new Map<string, readonly string[]>([['attendance', ['none', 'as-recorded']]])
  const add = (name: string, more: readonly string[]): void =>
    void words.set(name, [...new Set([...(words.get(name) ?? []), ...more])])
  const procedures = Object.keys(charter.procedures)
  if (procedures.length > 0) add('procedure', procedures)
  for (const rule of charter.rules) {
    for (const condition of conditionsOf(rule))
      for (const [name, more] of parametersOf(condition)) add(name, more)
    if (rule.excluded.some(({ base }) => base === 'asks')) add('base', ['shrinks', 'stays'])
    if (rule.procedure !== undefined) add('procedure', [rule.procedure])
  }
  const implied = [...words].map(([name, takes]) => [name, { takes }] as const)
  return new Map<string, FactForm>([...implied, ...Object.entries(charter.facts)])
}

/** True when the fact is of the form that the charter asks for. */
export function takesFact(form: FactForm['takes'], fact: Fact): boolean {
  if (form === 'parties') return Array.isArray(fact)
  const word = wordIn({ fact }, 'fact')
  if (word === undefined) return false
  if (form === 'yes-no') return word === 'yes' || word === 'no'
  if (form === 'number') return numberIn({ fact }, 'fact') !== undefined
  if (form === 'day') return day(word) !== undefined
  return form.includes(word)
}

/** The facts that a rule asks for, in any of its conditions, exclusions and effects. */
export function factsOfRule(rule: Rule): readonly string[] {
  const names = new Set<string>()
  for (const condition of conditionsOf(rule)) {
    for (const name of parametersOf(condition).keys()) names.add(name)
    walk(condition, (part) => {
      if (part.kind === 'fact') names.add(part.name)
      if (part.kind === 'votes' && part.named !== undefined) names.add(part.named)
    })
  }
  for (const { fact, base } of rule.excluded) {
    names.add(fact)
    if (base === 'asks') names.add('base')
  }
  if (rule.electorate) names.add(rule.electorate.named)
  for (const { named, is } of rule.effect) {
    if (named !== undefined) names.add(named)
    if (typeof is !== 'string') names.add(is.executory.fact)
  }
  return [...names]
}
