/** What the reckoning of power and agreement says, in a language. */
import { analysis as en, type AnalysisWords } from './en/analysis.ts'
import type { Language } from './language.ts'
import { analysis as ru } from './ru/analysis.ts'

export type { AnalysisWords } from './en/analysis.ts'

const DICTIONARIES: Readonly<Record<Language, AnalysisWords>> = { en, ru }

export function analysisWords(language: Language): AnalysisWords {
  return DICTIONARIES[language]
}
