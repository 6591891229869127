/** Says a condition of a rule, whatever its kind: what must be so before it holds. */
import {
  POSITIONS,
  STANDS,
  type Bearing,
  type Condition,
  type Stand,
  type Tally,
} from '../core/rules/condition.ts'
import { DEFAULT_VALUES } from '../core/rules/leaves.ts'
import { showShare, type Share } from '../core/share.ts'
import { rules as en, type Doing, type RuleWords } from './en/rules.ts'
import { inLang } from './fallback.ts'
import type { Lang, Language } from './language.ts'
import type { Naming } from './naming.ts'
import { line, type Line } from './outline.ts'
import { rules as ru } from './ru/rules.ts'

const DICTIONARIES: Readonly<Record<Language, RuleWords>> = { en, ru }

/** The words for rules in a language. */
export function ruleWords(language: Lang): RuleWords {
  return inLang(language, DICTIONARIES)
}

/** How a condition is said: in which words, with which names, and which stands its rule knows. */
export interface Saying {
  readonly words: RuleWords
  readonly naming: Naming
  readonly stands: readonly Stand[]
}

/** The condition as a sentence without its full stop, with its parts within it. */
export function sayCondition(saying: Saying, condition: Condition): Line {
  const { words, naming } = saying
  const parts = (of: readonly Condition[]): readonly Line[] => of.map((part) => sayCondition(saying, part))
  switch (condition.kind) {
    case 'votes':
      return line(tally(saying, condition))
    case 'blockers':
      return line(blockers(saying, condition.fewerThan))
    case 'no-veto':
      return line(words.noVeto(condition.group))
    case 'consensus':
      return line(words.consensus, consensus(saying, condition.bearing))
    case 'fact':
      return line(fact(saying, condition))
    case 'members':
      return line(words.members(`${condition.atLeast}`))
    case 'in-force':
      return line(words.inForce(naming.treaty(condition.treaty)))
    case 'all':
      return line(words.all, parts(condition.of))
    case 'any':
      if (!condition.inTurn) return line(words.any, parts(condition.of))
      return line(
        words.inTurn,
        parts(condition.of).map((part, index) => failing(words, part, index)),
      )
    case 'not':
      return line(words.not, [sayCondition(saying, condition.of)])
    case 'parameter':
      return line(
        words.parameter(naming.fact(condition.name)),
        Object.entries(condition.options).map(([name, option]) => {
          const said = sayCondition(saying, option)
          return line(words.option(name, said.text), said.inner)
        }),
      )
    default:
      return condition satisfies never
  }
}

function failing(words: RuleWords, part: Line, index: number): Line {
  return index === 0 ? part : line(words.failingThat(part.text), part.inner)
}

/** What those do whose stand is counted, among the stands that the rule knows. */
export function doingOf({ words, stands }: Saying, counted: readonly Stand[]): Doing {
  if (stands.every((stand) => counted.includes(stand))) return words.whoever
  const present = POSITIONS.filter((stand) => stand !== 'absent')
  if (counted.length === present.length && present.every((stand) => counted.includes(stand)))
    return words.present
  return {
    many: words.or(counted.map((stand) => words.doing[stand].many)),
    one: words.or(counted.map((stand) => words.doing[stand].one)),
  }
}

function tally(saying: Saying, condition: Tally): string {
  const { words, naming } = saying
  const { comparison, threshold, base, counted, weight, named } = condition
  const isWhole = threshold.num === threshold.den
  const said = {
    quantity: words.quantity(comparison, showShare(threshold)),
    all: base !== undefined && isWhole && comparison === 'at-least',
    one: base === undefined && isWhole,
    share: base !== undefined,
    base,
    group: condition.class ?? '',
    named: named === undefined ? '' : naming.fact(named),
    weight: weight === undefined ? '' : naming.weight(weight),
    unit: weight === undefined ? '' : naming.unit(weight),
    doing: doingOf(saying, counted),
    whoever: doingOf(saying, counted) === words.whoever,
  }
  return weight === undefined ? words.heads(said) : words.weighed(said)
}

function blockers(
  { words, naming }: Saying,
  limit: bigint | { weight: string; threshold: Share; strict: boolean; plus: bigint },
): string {
  if (typeof limit === 'bigint') return words.blockers(`${limit}`)
  const quantity = words.quantity(limit.strict ? 'more-than' : 'at-least', showShare(limit.threshold))
  return words.blockersHolding(quantity, naming.weight(limit.weight), `${limit.plus}`)
}

/** What each stand that the rule knows does to consensus: what prevents it, what does not, what the charter leaves open. */
function consensus(
  { words, naming, stands }: Saying,
  bearing: Readonly<Record<Stand, Bearing>>,
): readonly Line[] {
  const known = STANDS.filter((stand) => stands.includes(stand))
  const named = (of: readonly Stand[]): string => words.or(of.map((stand) => words.stands[stand]))
  const plain = (does: 'blocks' | 'gives'): readonly Stand[] =>
    known.filter((stand) => bearing[stand] === does)
  const groups = new Map<string, { of: Exclude<Bearing, string>; stands: Stand[] }>()
  for (const stand of known) {
    const of = bearing[stand]
    if (typeof of === 'string') continue
    const key = JSON.stringify(of)
    const group = groups.get(key) ?? { of, stands: [] }
    groups.set(key, { of, stands: [...group.stands, stand] })
  }
  const open = [...groups.values()].map(({ of, stands: those }) => {
    const parameter = naming.fact(of.parameter)
    if (of.values === undefined) return line(words.notSaid(named(those), parameter))
    const under = (does: 'gives' | 'blocks'): string =>
      words.or(
        Object.entries(of.values ?? DEFAULT_VALUES)
          .filter(([, value]) => value === does)
          .map(([value]) => words.quote(value)),
      )
    return line(words.depends(named(those), parameter, under('gives'), under('blocks')))
  })
  const [blocking, giving] = [plain('blocks'), plain('gives')]
  return [
    ...(blocking.length > 0 ? [line(words.prevents(named(blocking)))] : []),
    ...(giving.length > 0 ? [line(words.doesNotPrevent(named(giving)))] : []),
    ...open,
  ]
}

function fact({ words, naming }: Saying, condition: Condition & { kind: 'fact' }): string {
  const { name, is, atLeast, unstated } = condition
  const title = naming.fact(name)
  const said =
    atLeast !== undefined
      ? words.factAtLeast(title, `${atLeast}`)
      : is === undefined
        ? words.factNames(title)
        : is === 'yes'
          ? words.factYes(title)
          : is === 'no'
            ? words.factNo(title)
            : words.factIs(title, is)
  return `${said} (${words.unstated[unstated]})`
}
