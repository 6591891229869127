/** Says a rule of a charter in plain sentences, made from its tree: nothing is said that the data does not hold. */
import type { Charter, EffectCase, Rule } from '../core/charter/charter.ts'
import { factFormsOf, factsOfRule } from '../core/charter/fact-forms.ts'
import type { Condition } from '../core/rules/condition.ts'
import { ruleWords, sayCondition, type Saying } from './conditions.ts'
import type { Lang } from './language.ts'
import { namingOf } from './naming.ts'
import { inOneLine, line, type Line } from './outline.ts'

/** The parts of a rule, in the order in which they are said. */
export const RULE_PARTS = [
  'scope',
  'span',
  'when',
  'participants',
  'excluded',
  'positions',
  'requires',
  'quorum',
  'adopt',
  'effect',
  'follows',
  'facts',
  'source',
] as const
export type RulePart = (typeof RULE_PARTS)[number]

/** Every sentence of a rule, by the part of the rule that it says. A part of which nothing is to be said has none. */
export type SaidRule = Readonly<Record<RulePart, readonly Line[]>>

/** The rule in sentences. */
export function sayRule(language: Lang, charter: Charter, rule: Rule): SaidRule {
  const words = ruleWords(language)
  const naming = namingOf(language, charter)
  const saying: Saying = { words, naming, stands: [...rule.positions, 'not-voted'] }
  const decides = rule.provides === 'decision'
  const under = (head: string, condition: Condition, clause?: string): Line => {
    const said = sayCondition(saying, condition)
    const cited = clause === undefined ? '' : ` [${clause}]`
    // A tree begins a list; a single condition ends the sentence.
    return line(
      `${head}${head === '' ? '' : ' '}${said.text}${cited}${said.inner.length > 0 ? ':' : '.'}`,
      said.inner,
    )
  }
  const instead = rule.insteadOf.map((id) => words.ruleNamed(id, naming.clause(id)))
  const source = charter.sources[rule.source]
  return {
    scope: [
      line(
        words.scope(
          words.and(rule.organs.map(naming.organ)),
          words.and(rule.matters.map((code) => words.quote(naming.matter(code)))),
        ),
      ),
      ...(rule.procedure === undefined ? [] : [line(words.underProcedure(naming.procedure(rule.procedure)))]),
    ],
    span: [
      line(words.inForceFrom(rule.from, rule.until ?? '')),
      ...(rule.enacted === undefined ? [] : [line(words.enacted(rule.enacted))]),
    ],
    when: [
      ...(rule.when ? [under(`${words.when}:`, rule.when)] : []),
      ...(instead.length > 0 ? [line(words.insteadOf(words.and(instead)))] : []),
    ],
    participants: !decides
      ? [line(words.nothing)]
      : rule.electorate
        ? [
            cited(
              words.electorate(naming.fact(rule.electorate.named), rule.electorate.required),
              rule.electorate.clause,
            ),
          ]
        : rule.excluded.length === 0
          ? [line(words.everyone)]
          : [],
    excluded: rule.excluded.map(({ fact, base, required, most, speaks, clause }) =>
      cited(
        [
          words.excluded(naming.fact(fact), base),
          ...(required ? [words.mustBeStated] : []),
          ...(most === undefined ? [] : [words.mostExcluded(`${most}`)]),
          ...(speaks === undefined ? [] : [words.speaks[speaks]]),
        ].join(' '),
        clause,
      ),
    ),
    positions: decides
      ? [line(words.positions(words.or(rule.positions.map((stand) => words.stands[stand]))))]
      : [],
    requires: rule.requires.map(({ condition, otherwise, clause }) =>
      under(`${words.before} (${words.otherwise[otherwise]}):`, condition, clause),
    ),
    quorum: rule.quorum ? [under(`${words.quorum}:`, rule.quorum, clauseOf(rule.quorum))] : [],
    adopt: decides ? [under(`${words.adopted}:`, rule.adopt)] : [],
    effect: rule.effect.map((one, index) => effect(saying, one, index > 0)),
    follows: rule.follows.map(({ on, is, within, clause, if: condition }) => {
      const said = words.follows(on, is, within ?? '')
      if (condition) return under(`${said}:`, condition, clause)
      return cited(`${said}.`, clause)
    }),
    facts: asked(saying, charter, rule),
    source: [
      line(words.clause(rule.clause)),
      ...(source
        ? [
            line(words.source(source.title, source.locator ?? '', words.seen[source.seen])),
            ...(source.via === undefined ? [] : [line(words.via(source.via))]),
          ]
        : []),
    ],
  }
}

/** All sentences of a rule, in order. */
export function linesOf(said: SaidRule): readonly Line[] {
  return RULE_PARTS.flatMap((part) => said[part])
}

/** The sentences of one part in one text, to be compared with another. */
export function textOf(lines: readonly Line[]): string {
  return lines.map(inOneLine).join(' ')
}

function cited(text: string, clause: string | undefined): Line {
  return line(clause === undefined ? text : `${text} [${clause}]`)
}

function clauseOf(condition: Condition): string | undefined {
  return 'clause' in condition ? condition.clause : undefined
}

function effect(saying: Saying, one: EffectCase, isLater: boolean): Line {
  const { words, naming } = saying
  const { position, named, is, clause } = one
  const stands = words.or((position ?? []).map((stand) => words.doing[stand].one))
  const who = words.who(stands, named === undefined ? '' : naming.fact(named), isLater)
  const code =
    typeof is === 'string'
      ? (words.effects[is] ?? words.effectOther(is))
      : words.executory(naming.fact(is.executory.fact), `${is.executory.days}`)
  if (!one.if) return cited(words.effect(who, code), clause)
  const said = sayCondition(saying, one.if)
  const end = said.inner.length > 0 ? ':' : '.'
  const head = cited(`${words.effectWhile(who, code)}: ${said.text}`, clause)
  return line(`${head.text}${end}`, said.inner)
}

/** What must or may be stated of a question under the rule, with what each takes. */
function asked({ words, naming }: Saying, charter: Charter, rule: Rule): readonly Line[] {
  const forms = factFormsOf(charter)
  const names = factsOfRule(rule)
  if (names.length === 0) return []
  const said = names.map((name) => {
    const takes = forms.get(name)?.takes
    const what = typeof takes === 'string' ? words.takes[takes] : words.or((takes ?? []).map(words.quote))
    const title = naming.fact(name)
    return title === name ? `${name} (${what ?? ''})` : `${title} (${name}: ${what ?? ''})`
  })
  return [line(words.facts(said.join('; ')))]
}
