/** Says in what two charters differ. */
import type { Charter, Group, Rule, WeightTable } from '../core/charter/charter.ts'
import { movesOf, type Diff, type RuleDiff, type SpanDiff } from '../core/charter/diff.ts'
import type { PartyId } from '../core/ids.ts'
import { charterWords } from './charter.ts'
import { ruleWords } from './conditions.ts'
import type { CharterWords } from './en/charter.ts'
import type { Language } from './language.ts'
import { namingOf, type Naming } from './naming.ts'
import { inOneLine, line, type Line } from './outline.ts'
import { sayProcedure } from './procedures.ts'
import { linesOf, RULE_PARTS, sayRule, textOf } from './rules.ts'

/** A part of a rule that is said in other words by the two. */
export interface PartDiff {
  readonly part: string
  readonly before: string
  readonly after: string
}

/** The parts of a rule that the two charters say otherwise. */
export function partsDiffer(
  language: Language,
  a: Charter,
  b: Charter,
  before: Rule,
  after: Rule,
): readonly PartDiff[] {
  const [one, other] = [sayRule(language, a, before), sayRule(language, b, after)]
  return RULE_PARTS.flatMap((part) => {
    const [was, is] = [textOf(one[part]), textOf(other[part])]
    return was === is ? [] : [{ part, before: was, after: is }]
  })
}

/** Every difference as a sentence, with the details within it. */
export function sayDiff(language: Language, a: Charter, b: Charter, diff: Diff): readonly Line[] {
  const words = charterWords(language)
  // One charter on two days is not compared in its spans: they say only that the days lie in them.
  const whole = !diff.days
  const [naming, later] = [namingOf(language, a), namingOf(language, b)]
  const told = <T>(
    { name, before, after }: SpanDiff<T>,
    called: (naming: Naming, name: string, value: T) => string,
    details: (before: T, after: T) => readonly Line[],
    whole: (charter: Charter, value: T) => readonly Line[],
  ): Line => {
    if (before === undefined) return line(words.added(called(later, name, after!)), whole(b, after!))
    if (after === undefined) return line(words.removed(called(naming, name, before)))
    return line(words.changed(called(later, name, after)), details(before, after))
  }
  return [
    ...diff.rules.map((one) => ruleLine(language, a, b, one)),
    ...diff.weights.map((one) =>
      told(
        one,
        (of, name, { from }) => words.weight(of.weight(name), whole ? from : ''),
        (before, after) => values(words, a, b, before, after, whole),
        (charter, table) => [line(words.source(charter.sources[table.source]?.title ?? table.source))],
      ),
    ),
    ...diff.groups.map((one) =>
      told(
        one,
        (_, name, { from }) => words.group(name, whole ? from : ''),
        (before, after) => moves(words, before, after, whole),
        (_, group) => [line(words.joined(group.parties.join(', ')))],
      ),
    ),
    ...diff.procedures.map((one) =>
      told(
        one,
        (of, name) => words.procedure(of.procedure(name)),
        (before, after) =>
          sentences(words, sayProcedure(language, a, before), sayProcedure(language, b, after)),
        (charter, procedure) => sayProcedure(language, charter, procedure).map((text) => line(text)),
      ),
    ),
    ...diff.sections.flatMap(({ section, added, removed, changed }) => [
      ...(added.length > 0 ? [line(words.added(words.section(section, added.join(', '))))] : []),
      ...(removed.length > 0 ? [line(words.removed(words.section(section, removed.join(', '))))] : []),
      ...(changed.length > 0 ? [line(words.changed(words.section(section, changed.join(', '))))] : []),
    ]),
  ]
}

function ruleLine(language: Language, a: Charter, b: Charter, { before, after, places }: RuleDiff): Line {
  const words = charterWords(language)
  const named = (rule: Rule): string => words.rule(rule.id, rule.clause)
  const short = ({ id, clause }: Rule): string => ruleWords(language).ruleNamed(id, clause)
  const where = (charter: Charter): readonly Line[] =>
    places === undefined
      ? []
      : [line(words.places(places.map((place) => placeText(language, charter, place)).join('; ')))]
  if (!before)
    return line(words.added(named(after!)), [...where(b), ...linesOf(sayRule(language, b, after!))])
  if (!after) return line(words.removed(named(before)), where(a))
  const [one, other] = [sayRule(language, a, before), sayRule(language, b, after)]
  // Of one day against another, places and days are said by the heading.
  const parts = RULE_PARTS.filter((part) => places === undefined || (part !== 'scope' && part !== 'span'))
    .filter((part) => textOf(one[part]) !== textOf(other[part]))
    .flatMap((part) => [
      ...contrast(one[part], other[part]).map((text) => prefixed(words.before, text)),
      ...contrast(other[part], one[part]).map((text) => prefixed(words.after, text)),
    ])
  const head =
    before.id === after.id ? words.changed(named(after)) : words.takesPlace(short(before), short(after))
  return line(head, [...where(b), ...parts])
}

/** The lines that the other has not. */
function contrast(lines: readonly Line[], other: readonly Line[]): readonly Line[] {
  const known = new Set(other.map(inOneLine))
  return lines.filter((one) => !known.has(inOneLine(one)))
}

function prefixed(prefix: (text: string) => string, { text, inner }: Line): Line {
  return line(prefix(text), inner)
}

function placeText(language: Language, charter: Charter, place: string): string {
  const naming = namingOf(language, charter)
  const [organ = '', matter = ''] = place.split(' ')
  return `${naming.organ(organ)}, ${ruleWords(language).quote(naming.matter(matter))}`
}

function values(
  words: CharterWords,
  a: Charter,
  b: Charter,
  before: WeightTable,
  after: WeightTable,
  spans: boolean,
): readonly Line[] {
  const parties = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])] as PartyId[]
  const title = (charter: Charter, table: WeightTable): string =>
    charter.sources[table.source]?.title ?? table.source
  return [
    ...parties.toSorted().flatMap((party) => {
      const [was, is] = [before.values[party], after.values[party]]
      if (was === is) return []
      if (was === undefined) return [line(words.gained(party, `${is}`))]
      return [line(is === undefined ? words.lost(party, `${was}`) : words.value(party, `${was}`, `${is}`))]
    }),
    ...(spans ? ends(words, before.until, after.until) : []),
    ...(title(a, before) === title(b, after) ? [] : [line(words.source(title(b, after)))]),
  ]
}

function moves(words: CharterWords, before: Group, after: Group, spans: boolean): readonly Line[] {
  const { joined, left } = movesOf(before.parties, after.parties)
  return [
    ...(joined.length > 0 ? [line(words.joined(joined.join(', ')))] : []),
    ...(left.length > 0 ? [line(words.left(left.join(', ')))] : []),
    ...(spans ? ends(words, before.until, after.until) : []),
  ]
}

function ends(words: CharterWords, before: string | undefined, after: string | undefined): readonly Line[] {
  if (before === after) return []
  return [line(words.before(words.until(before ?? ''))), line(words.after(words.until(after ?? '')))]
}

function sentences(
  words: CharterWords,
  before: readonly string[],
  after: readonly string[],
): readonly Line[] {
  return [
    ...before.filter((text) => !after.includes(text)).map((text) => line(words.before(text))),
    ...after.filter((text) => !before.includes(text)).map((text) => line(words.after(text))),
  ]
}
