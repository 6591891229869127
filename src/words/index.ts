/**
 * Everything said to people, by language. English is the measure: another language has the same keys with the same
 * parameters, or it does not compile. A new part is a file in each language and one line in `en` and in `ru` below.
 */
import { across as enAcross } from './en/across.ts'
import { analysis as enAnalysis } from './en/analysis.ts'
import { bodies as enBodies } from './en/bodies.ts'
import { pages as enPages } from './en/pages.ts'
import { site as enSite } from './en/site.ts'
import { LANGUAGES as CODES, type Language } from './language.ts'
import { across as ruAcross } from './ru/across.ts'
import { analysis as ruAnalysis } from './ru/analysis.ts'
import { bodies as ruBodies } from './ru/bodies.ts'
import { pages as ruPages } from './ru/pages.ts'
import { site as ruSite } from './ru/site.ts'

export type Lang = Language

/** The languages, each under its own name, with the direction in which it is read. */
export const SPOKEN = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'ru', name: 'Русский', dir: 'ltr' },
] as const satisfies readonly { code: Lang; name: string; dir: 'ltr' | 'rtl' }[]

const en = { site: enSite, pages: enPages, bodies: enBodies, across: enAcross, analysis: enAnalysis }
export type Words = typeof en
const ru: Words = { site: ruSite, pages: ruPages, bodies: ruBodies, across: ruAcross, analysis: ruAnalysis }

const DICTIONARIES: Readonly<Record<Lang, Words>> = { en, ru }

/** The dictionary of a language. */
export function words(lang: Lang): Words {
  return DICTIONARIES[lang]
}

/** The language that a text names, or undefined where Chancery does not speak it. */
export function language(text: string | undefined): Lang | undefined {
  return CODES.find((known) => known === text)
}

/** The direction in which a language is read. */
export function direction(lang: Lang): 'ltr' | 'rtl' {
  return SPOKEN.find((known) => known.code === lang)?.dir ?? 'ltr'
}
