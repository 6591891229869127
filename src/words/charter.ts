/** Says the rules of a charter: each under its heading, in the charter's own words where it has some, then as its data say. */
import type { Charter, Rule } from '../core/charter/charter.ts'
import { charter as en, type CharterWords } from './en/charter.ts'
import type { Language } from './language.ts'
import { textIn } from './naming.ts'
import { line, type Line } from './outline.ts'
import { charter as ru } from './ru/charter.ts'
import { linesOf, sayRule } from './rules.ts'

const DICTIONARIES: Readonly<Record<Language, CharterWords>> = { en, ru }

/** The words around rules and between charters. */
export function charterWords(language: Language): CharterWords {
  return DICTIONARIES[language]
}

/** A rule with its heading: its sentences stand within it. */
export function sayWholeRule(language: Language, charter: Charter, rule: Rule): Line {
  const words = charterWords(language)
  const own = rule.words ? [line(words.charterWords(textIn(language, rule.words)))] : []
  const note = rule.note ? [line(words.note(textIn(language, rule.note)))] : []
  return line(words.rule(rule.id, rule.clause), [
    ...own,
    ...linesOf(sayRule(language, charter, rule)),
    ...note,
  ])
}
