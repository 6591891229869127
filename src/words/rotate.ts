/** Says what became of a rotation. */
import { rotate as en } from './en/rotate.ts'
import type { Language } from './language.ts'
import { rotate as ru } from './ru/rotate.ts'

const DICTIONARIES = { en, ru }

/** The sentences of `chancery rotate`, in this language. */
export function rotateWords(language: Language): typeof en {
  return DICTIONARIES[language]
}
