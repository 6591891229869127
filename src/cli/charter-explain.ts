/** `chancery charter explain ORG [--organ O] [--matter M] [--on DATE]`: the rules and procedures in force that day, in sentences. */
import { holds } from '../core/charter/at.ts'
import type { Charter, Rule } from '../core/charter/charter.ts'
import type { MatterId, OrganId } from '../core/ids.ts'
import { dayIn, type Day } from '../core/time.ts'
import { charterWords, sayWholeRule } from '../words/charter.ts'
import type { Language } from '../words/language.ts'
import { namingOf } from '../words/naming.ts'
import { indented, line, type Line } from '../words/outline.ts'
import { sayProcedure } from '../words/procedures.ts'
import { sayRule } from '../words/rules.ts'
import { charterText } from './charter-text.ts'
import { dayOption, EXIT, faulty, json, langOf, options, Stop, text, wordsFor, type Io } from './io.ts'

export function charterExplain(io: Io): number {
  const { values, words } = options(io, {
    organ: { type: 'string' },
    matter: { type: 'string' },
    on: { type: 'string' },
  })
  const lang = langOf(values)
  const asked = dayOption(io, values, 'on')
  const read = charterText(io, words[0])
  if (!read.ok) throw faulty(lang, read.faults)
  const { charter } = read.value
  const on = asked ?? dayIn(io.now(), charter.seat.zone)
  const [organ, matter] = [text(values, 'organ'), text(values, 'matter')]
  if (organ !== undefined && !Object.hasOwn(charter.organs, organ))
    throw new Stop(EXIT.notFound, wordsFor(io).noOrgan(organ))
  if (matter !== undefined && !Object.hasOwn(charter.matters, matter))
    throw new Stop(EXIT.notFound, wordsFor(io).noMatter(matter))
  const of = (one: { organs: readonly OrganId[]; matters: readonly MatterId[] }): boolean =>
    (organ === undefined || one.organs.includes(organ as OrganId)) &&
    (matter === undefined || one.matters.length === 0 || one.matters.includes(matter as MatterId))
  const rules = charter.rules.filter((rule) => holds(rule, on) && of(rule))
  const procedures = Object.entries(charter.procedures).filter(
    ([, one]) => of(one) && one.validity.some((span) => holds(span, on)),
  )
  if (values['json'] === true) {
    json(io, {
      organisation: charter.organisation,
      on,
      rules: rules.map((rule) => told(lang, charter, rule)),
      procedures: procedures.map(([id, one]) => ({
        id,
        clause: one.clause,
        source: sourceOf(charter, one.source),
        says: sayProcedure(lang, charter, one),
      })),
    })
    return EXIT.ok
  }
  if (rules.length === 0 && procedures.length === 0) io.say(`${wordsFor(io).noRuleThen(on)}\n`)
  const said: readonly Line[] = [
    line(charterWords(lang).on(on)),
    ...rules.map((rule) => sayWholeRule(lang, charter, rule)),
    ...procedures.map(([id, one]) =>
      line(
        `${charterWords(lang).procedure(namingOf(lang, charter).procedure(id))} (${one.clause})`,
        sayProcedure(lang, charter, one).map((sentence) => line(sentence)),
      ),
    ),
  ]
  io.out(`${indented(said).join('\n')}\n`)
  return EXIT.ok
}

interface Cited {
  readonly title: string
  readonly seen: string
  readonly locator?: string
  readonly href?: string
  readonly via?: string
}

function sourceOf(charter: Charter, code: string): Cited | undefined {
  const source = charter.sources[code]
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

/** The rule as data: its places and days, its source, and its sentences by part. */
function told(lang: Language, charter: Charter, rule: Rule): object {
  const { id, organs, matters, clause, from, until, procedure, words } = rule
  const says = Object.entries(sayRule(lang, charter, rule)).filter(([, lines]) => lines.length > 0)
  return {
    id,
    organs,
    matters,
    clause,
    from,
    ...(until === undefined ? {} : { until: until satisfies Day }),
    ...(procedure === undefined ? {} : { procedure }),
    source: sourceOf(charter, rule.source),
    ...(words === undefined ? {} : { words }),
    says: Object.fromEntries(says.map(([part, lines]) => [part, indented(lines)])),
  }
}
