/** Says a procedure in which an organ decides without meeting. */
import type { Charter } from '../core/charter/charter.ts'
import type { Procedure } from '../core/charter/procedure.ts'
import { ruleWords } from './conditions.ts'
import { procedures as en, type ProcedureWords } from './en/procedures.ts'
import { inLang } from './fallback.ts'
import type { Lang, Language } from './language.ts'
import { namingOf, textIn } from './naming.ts'
import { procedures as ru } from './ru/procedures.ts'

const DICTIONARIES: Readonly<Record<Language, ProcedureWords>> = { en, ru }

/** The procedure in sentences: where it is used, how long it runs, what breaks it, what comes after. */
export function sayProcedure(language: Lang, charter: Charter, procedure: Procedure): readonly string[] {
  const words = inLang(language, DICTIONARIES)
  const [rule, naming] = [ruleWords(language), namingOf(language, charter)]
  const { hours, extension, notice, statements, disclosure } = procedure
  const purposes = Object.values(procedure.purposes).map((text) => rule.quote(textIn(language, text)))
  const matters = procedure.matters.map((code) => rule.quote(naming.matter(code)))
  const when = (said: boolean, ...sentences: readonly string[]): readonly string[] => (said ? sentences : [])
  return [
    words.scope(words.kind[procedure.kind], rule.and(procedure.organs.map(naming.organ)), rule.and(matters)),
    ...when(purposes.length > 0, words.purposes(rule.and(purposes))),
    words.valid(rule.and(procedure.validity.map(({ from, until }) => words.span(from, until ?? '')))),
    ...when(procedure.prolongs, words.prolongs),
    words.opens(procedure.opens.map((code) => naming.office(code)).join(', ')),
    ...when(procedure.agreed === 'at-a-sitting', words.agreed),
    ...when(hours.exactly !== undefined, words.exactly(`${hours.exactly}`)),
    ...when(hours.least !== undefined, words.least(`${hours.least}`)),
    ...when(hours.most !== undefined, words.most(`${hours.most}`)),
    extension === 'none'
      ? words.notExtended
      : words.extended(`${extension.times}`, extension.hours === undefined ? '' : `${extension.hours}`),
    ...when(
      procedure.brokenBy.length > 0,
      words.broken(rule.or(procedure.brokenBy.map((stand) => rule.stands[stand]))),
    ),
    ...when(procedure.amendmentBreaks, words.amendment),
    words.nonReply[procedure.nonReply],
    ...when(!procedure.withdrawable, words.notWithdrawn),
    ...(notice
      ? [words.notice(naming.office(notice.by), notice.hours === undefined ? '' : `${notice.hours}`)]
      : []),
    ...when(procedure.published === 'at-next-sitting', words.nextSitting),
    ...(procedure.numbering ? [words.numbered(procedure.numbering.form)] : []),
    ...(disclosure ? [words.disclosure[disclosure.when](`${disclosure.minutes ?? ''}`)] : []),
    ...(statements
      ? [
          `${words.statements[statements.from]}${statements.hours === undefined ? '' : words.withinHours(`${statements.hours}`)}.`,
        ]
      : []),
  ]
}
