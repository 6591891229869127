/** The words of the command line in a language. */
import { cli as en, type CliWords } from './en/cli.ts'
import type { Language } from './language.ts'
import { cli as ru } from './ru/cli.ts'

export type { CliWords } from './en/cli.ts'

const DICTIONARIES: Readonly<Record<Language, CliWords>> = { en, ru }

export function cliWords(language: Language): CliWords {
  return DICTIONARIES[language]
}
