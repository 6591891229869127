/** The words of the page on which a question is supposed otherwise. */
import { whatIf as en, type WhatIfWords } from './en/desk-what-if.ts'
import { inLang } from './fallback.ts'
import type { Lang, Language } from './language.ts'
import { whatIf as ru } from './ru/desk-what-if.ts'

const DICTIONARIES: Readonly<Record<Language, WhatIfWords>> = { en, ru }

export function whatIfWords(lang: Lang): WhatIfWords {
  return inLang(lang, DICTIONARIES)
}
