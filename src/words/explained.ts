/** Says an answer with its reasons: each condition of the rule, whether it held, its figures, and what is wanting. */
import type { Charter, Rule } from '../core/charter/charter.ts'
import type { PartyId } from '../core/ids.ts'
import type { Stand } from '../core/rules/condition.ts'
import type { Reason } from '../core/refusal.ts'
import type { Effect } from '../core/rules/effect.ts'
import { explain, weightsUsed, type Explanation, type Mark, type Part } from '../core/rules/explain.ts'
import type { Answer, Judged } from '../core/rules/question.ts'
import type { StillNeeded } from '../core/rules/still-needed.ts'
import type { Day } from '../core/time.ts'
import { sayAnswer } from './answers.ts'
import { doingOf, ruleWords, sayCondition, type Saying } from './conditions.ts'
import type { RuleWords } from './en/rules.ts'
import type { Language } from './language.ts'
import { namingOf } from './naming.ts'
import { indented, line, type Line } from './outline.ts'
import { sentenceOf } from './reasons.ts'

type Name = (party: PartyId) => string

/** The answer as text: what `sayAnswer` says, then the tree of the rule with its marks, then what is wanting and what follows. */
export function sayExplained(
  language: Language,
  charter: Charter,
  on: Day,
  judged: Judged,
  name: Name,
): string {
  const lines = [
    ...treeOf(language, charter, judged, name),
    ...afterwards(language, charter, on, judged, name),
  ]
  return [sayAnswer(language, judged.answer, name), ...indented(lines)].join('\n')
}

/** The conditions of the rule with their marks and figures: what came first, the quorum, adoption. */
export function treeOf(language: Language, charter: Charter, judged: Judged, name: Name): readonly Line[] {
  const told = explain(judged)
  const { rule, requires, quorum, adopt, whatever, end } = told
  if (!rule) return []
  const about = aboutOf(language, charter, rule, name)
  const { words } = about
  return [
    ...requires.map(({ part, of }) =>
      line(`${words.before} (${words.otherwise[of.otherwise]}):`, [marked(about, part)]),
    ),
    ...(quorum ? [line(`${words.quorum}:`, [marked(about, quorum)])] : []),
    ...(adopt ? [line(`${words.adopted}:`, [marked(about, adopt)])] : []),
    ...(whatever || end ? [line(words.whatever)] : []),
    ...wanting(about, told),
  ]
}

/** A condition of the rule by itself: whether it held, and the sentence with its figures. */
export interface SaidCondition {
  readonly mark: Mark
  readonly line: Line
}

/** What must all be so, one by one: what comes first, the quorum, then each condition of adoption. Each has its mark and its figures. */
export function sayConditions(
  language: Language,
  charter: Charter,
  judged: Judged,
  name: Name,
): readonly SaidCondition[] {
  const { rule, requires, quorum, adopt, whatever } = explain(judged)
  if (!rule) return []
  const about = aboutOf(language, charter, rule, name)
  const { words } = about
  const said = (part: Part, before?: string): SaidCondition => {
    const { text, inner } = marked(about, part)
    return { mark: part.mark, line: line(before === undefined ? text : `${before}: ${text}`, inner) }
  }
  const each = (part: Part): readonly Part[] =>
    part.condition.kind === 'all' && part.parts.length > 0 ? part.parts.flatMap(each) : [part]
  return [
    ...requires.map(({ part, of }) => said(part, `${words.before} (${words.otherwise[of.otherwise]})`)),
    ...(quorum ? [said(quorum, words.quorum)] : []),
    ...(adopt ? each(adopt).map((part) => said(part)) : []),
    ...(whatever ? [{ mark: whatever, line: line(words.whatever) }] : []),
  ]
}

/** What is wanting for adoption, with each way of its own where one of several suffices. */
export function sayWanting(
  language: Language,
  charter: Charter,
  judged: Judged,
  name: Name,
): readonly Line[] {
  const told = explain(judged)
  return told.rule
    ? wanting(aboutOf(language, charter, told.rule, name), told).flatMap(({ inner }) => inner)
    : []
}

/** What the outcome does, each effect with those it falls on, and what follows for the organ. */
export function sayEffects(language: Language, { answer }: Judged, name: Name): readonly string[] {
  return effectLines(ruleWords(language), answer, name).map(({ text }) => text)
}

function aboutOf(language: Language, charter: Charter, rule: Rule, name: Name): About {
  const words = ruleWords(language)
  const stands = [...rule.positions, 'not-voted' as const]
  return {
    language,
    words,
    saying: { words, naming: namingOf(language, charter), stands },
    name,
    clause: rule.clause,
  }
}

interface About {
  readonly language: Language
  readonly words: RuleWords
  readonly saying: Saying
  readonly name: Name
  readonly clause: string
}

/** One condition with its mark before it and its figures after it; its clause where it is not the rule's. */
function marked(about: About, part: Part): Line {
  const { words, saying, clause } = about
  const { condition } = part
  const said = sayCondition(saying, condition)
  const own = 'clause' in condition && condition.clause !== undefined && condition.clause !== clause
  const figures = figuresOf(about, part)
  const text = `${words.marked(words.marks[part.mark], said.text)}${figures === '' ? '' : `: ${figures}`}${own ? ` [${condition.clause}]` : ''}`
  if (part.parts.length === 0) return line(text, said.inner)
  const inner = part.parts.map((one) => marked(about, one))
  if (condition.kind !== 'parameter') return line(text, inner)
  const names = part.chosen === undefined ? Object.keys(condition.options) : [part.chosen]
  return line(
    text,
    inner.map((one, index) => line(words.option(names[index] ?? '', one.text), one.inner)),
  )
}

function figuresOf({ language, words, saying, name }: About, part: Part): string {
  const { condition, reasons, whole } = part
  const [reason] = reasons
  if (!reason || part.parts.length > 0) return ''
  // It stands within a line that has its own full stop and clause.
  const bare = (of: Reason): string => sentenceOf(language, of, name).replace(/\.$/, '')
  if (part.mark === 'asks' || condition.kind === 'consensus')
    return reasons
      .filter(({ code }) => code !== 'consensus')
      .map(bare)
      .join('; ')
  if (condition.kind === 'no-veto') {
    const parties = (reason.parties ?? []).map(name).join(', ')
    return reason.code === 'veto' ? words.figures.against(parties) : ''
  }
  if (condition.kind === 'blockers')
    return words.figures.blockers(grouped(language, reason.reached), grouped(language, reason.needed))
  if (condition.kind !== 'votes') {
    return bare(reason)
  }
  const { weight, comparison } = condition
  const percent = whole === undefined || weight === undefined ? '' : percentOf(reason.reached, whole)
  const figure = words.figures.of(
    grouped(language, reason.reached),
    whole === undefined ? '' : grouped(language, `${whole}`),
    percent,
  )
  const named = weight === undefined ? figure : words.figures.weighed(saying.naming.weight(weight), figure)
  const wants = comparison === 'at-least' || comparison === 'more-than'
  return (wants ? words.figures.needed : words.figures.tooMany)(named, grouped(language, reason.needed))
}

/** Hundredths of a per cent, cut off and never rounded up: what falls short of a share never shows as having reached it. */
function percentOf(reached: string | undefined, whole: bigint): string {
  if (whole === 0n) return ''
  const hundredths = (BigInt(reached ?? 0) * 10_000n) / whole
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

const NUMBERS = { en: new Intl.NumberFormat('en-GB'), ru: new Intl.NumberFormat('ru') }

function grouped(language: Language, number: string | undefined): string {
  return /^\d{1,30}$/.test(number ?? '') ? NUMBERS[language].format(BigInt(number!)) : (number ?? '')
}

function wanting(about: About, { stillNeeded }: Explanation): readonly Line[] {
  if (stillNeeded.length === 0) return []
  const ways = [...new Set(stillNeeded.map(({ way }) => way ?? ''))]
  const of = (way: string): readonly Line[] =>
    stillNeeded.filter((one) => (one.way ?? '') === way).map((one) => line(want(about, one)))
  const inner = ways.flatMap((way) => (way === '' ? of(way) : [line(about.words.way(way), of(way))]))
  return [line(about.words.stillNeeded, inner)]
}

function want({ language, words, saying, name }: About, one: StillNeeded): string {
  const said = words.wanting
  const weight = one.weight === undefined ? '' : saying.naming.weight(one.weight)
  const doing = doingOf(saying, (one.counted ?? ['yes']) as readonly Stand[]).many
  const clause = one.clause === undefined ? '' : ` [${one.clause}]`
  const number = (text: string | undefined): string => grouped(language, text)
  const text = (): string => {
    switch (one.code) {
      case 'votes':
        return `${said.votes(number(one.lacking), doing, weight)}${one.further === undefined ? '' : `; ${said.further(number(one.further))}`}`
      case 'fewer':
        return said.fewer(number(one.excess), doing, weight)
      case 'not-blocked':
        return said.notBlocked(number(one.lacking))
      case 'no-veto':
      case 'consensus':
        return said.inTheWay((one.parties ?? []).map(name).join(', '))
      case 'stated':
      case 'circumstance': {
        const options = one.options ?? (one.needed === undefined ? [] : [one.needed])
        return said.stated(saying.naming.fact(one.parameter ?? one.reached ?? ''), options.join(', '))
      }
      default:
        return one.code satisfies never
    }
  }
  return `${text()}${clause}`
}

/** Whether the rest can change it, the tables that it took, what it does to whom and what follows. */
function afterwards(
  language: Language,
  charter: Charter,
  on: Day,
  judged: Judged,
  name: Name,
): readonly Line[] {
  const words = ruleWords(language)
  const naming = namingOf(language, charter)
  const { outcome, closed } = judged.answer
  const settled = outcome === 'adopted' || outcome === 'not-adopted'
  return [
    ...(outcome === 'open' || (settled && !closed) ? [line(settled ? words.settled : words.notSettled)] : []),
    ...weightsUsed(charter, on, judged).map(({ weight, source }) =>
      line(words.weightUsed(naming.weight(weight), source.title, words.seen[source.seen])),
    ),
    ...effectLines(words, judged.answer, name),
  ]
}

function effectLines(words: RuleWords, { effect, follows }: Answer, name: Name): readonly Line[] {
  const effects = new Map<string, PartyId[]>()
  for (const [party, is] of Object.entries(effect)) {
    const key = effectText(words, is)
    effects.set(key, [...(effects.get(key) ?? []), party as PartyId])
  }
  return [
    ...[...effects].map(([is, parties]) => line(words.parties(is, parties.map(name).join(', ')))),
    ...follows.map(({ is, within, clause }) =>
      line(`${words.following(is, within ?? '')}${clause === undefined ? '' : ` [${clause}]`}`),
    ),
  ]
}

function effectText(words: RuleWords, effect: Effect): string {
  return typeof effect === 'string'
    ? (words.effectNames[effect] ?? words.quote(effect))
    : words.executoryFrom(effect.executoryFrom)
}
