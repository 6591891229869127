/** Says what a log promised. */
import { promises as en } from './en/promises.ts'
import type { Language } from './language.ts'
import { promises as ru } from './ru/promises.ts'

const DICTIONARIES = { en, ru }

/** The sentences on receipts and refusals, in this language. */
export function promiseWords(language: Language): typeof en {
  return DICTIONARIES[language]
}
