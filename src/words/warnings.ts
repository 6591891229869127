/** Says what of a charter is likely a mistake: place, sentence, example. */
import type { Warning } from '../core/charter/warnings.ts'
import { STANDS } from '../core/rules/condition.ts'
import { warnings as en, type WarningWords } from './en/warnings.ts'
import { site as enSite } from './en/site.ts'
import type { Language } from './language.ts'
import { site as ruSite } from './ru/site.ts'
import { warnings as ru } from './ru/warnings.ts'

const DICTIONARIES: Readonly<Record<Language, WarningWords>> = { en, ru }
const SITES = { en: enSite, ru: ruSite }

/** The warning as one line: `league/charter.yaml:138 /rules/2/quorum: The quorum of ... .` */
export function sayWarning(language: Language, warning: Warning): string {
  const words = DICTIONARIES[language]
  const { code, file, line, pointer, found, from, until, parties, count, of, example } = warning
  const place = [file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}`, pointer]
  const said = words[code]({
    found: found ?? '',
    span:
      from === undefined ? (until === undefined ? '' : words.span(until, '')) : words.span(from, until ?? ''),
    parties: (parties ?? []).join(', '),
    count: count === undefined ? '' : `${count}`,
    of: of === undefined ? '' : `${of}`,
    example: example === undefined ? '' : exampleOf(language, example),
  })
  return `${place.filter((part) => part !== '').join(' ')}: ${said}`
}

/** More names than this are counted. */
const MOST_NAMED = 12

function exampleOf(language: Language, example: NonNullable<Warning['example']>): string {
  const { on, stands, facts, party, change } = example
  const { position } = SITES[language]
  const listed = STANDS.flatMap((stand) => {
    const those = stands[stand] ?? []
    if (those.length === 0) return []
    const named = those.length > MOST_NAMED ? `${those.length}` : `${those.length} (${those.join(', ')})`
    return [`${position[stand].toLowerCase()}: ${named}`]
  })
  const stated = Object.entries(facts).map(([name, fact]) => `${name}: ${String(fact)}`)
  const named = Object.entries(facts).length > 0 ? stated.filter((one) => !one.endsWith(': ')).join(', ') : ''
  const [from, to] = change.map((stand) => position[stand].toLowerCase()) as [string, string]
  return DICTIONARIES[language].example(on, listed.join(', '), named, party, from, to)
}

/** How many faults and warnings a charter has. */
export function sayFaults(language: Language, faults: number, warnings: number): string {
  return DICTIONARIES[language].faults(faults, warnings)
}
