/** `chancery charter explain ORG [--organ O] [--matter M] [--on DATE]`: the rules and procedures in force that day, in sentences. */
import { holds } from '../core/charter/at.ts'
import type { MatterId, OrganId } from '../core/ids.ts'
import { dayIn } from '../core/time.ts'
import { charterWords, sayWholeRule } from '../words/charter.ts'
import { namingOf } from '../words/naming.ts'
import { indented, line, type Line } from '../words/outline.ts'
import { sayProcedure } from '../words/procedures.ts'
import { citationOf, ruleData } from '../words/rule-data.ts'
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
      rules: rules.map((rule) => ruleData(lang, charter, rule)),
      procedures: procedures.map(([id, one]) => ({
        id,
        clause: one.clause,
        source: citationOf(charter, one.source),
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
