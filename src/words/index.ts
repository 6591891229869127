/**
 * Everything said to people, by language. English is the measure: another language has the same keys with the same
 * parameters, or it does not compile. A new part is a file in each language and one line in `en` and in `ru` below;
 * French, Spanish and Arabic may lack sentences.
 */
import { about as arAbout } from './ar/about.ts'
import { across as arAcross } from './ar/across.ts'
import { analysis as arAnalysis } from './ar/analysis.ts'
import { bodies as arBodies } from './ar/bodies.ts'
import { live as arLive } from './ar/live.ts'
import { meetings as arMeetings } from './ar/meetings.ts'
import { operations as arOperations } from './ar/operations.ts'
import { pages as arPages } from './ar/pages.ts'
import { search as arSearch } from './ar/search.ts'
import { site as arSite } from './ar/site.ts'
import { about as enAbout } from './en/about.ts'
import { across as enAcross } from './en/across.ts'
import { analysis as enAnalysis } from './en/analysis.ts'
import { bodies as enBodies } from './en/bodies.ts'
import { data as enData } from './en/data.ts'
import { live as enLive } from './en/live.ts'
import { mail as enMail } from './en/desk-mail.ts'
import { deskTexts as enDeskTexts } from './en/desk-texts.ts'
import { desk as enDesk } from './en/desk.ts'
import { delegation as enDelegation } from './en/desk-delegation.ts'
import { signIn as enSignIn } from './en/desk-sign-in.ts'
import { meetings as enMeetings } from './en/meetings.ts'
import { operations as enOperations } from './en/operations.ts'
import { pages as enPages } from './en/pages.ts'
import { search as enSearch } from './en/search.ts'
import { texts as enTexts } from './en/texts.ts'
import { site as enSite } from './en/site.ts'
import { about as esAbout } from './es/about.ts'
import { verifier as enVerifier } from './en/verifier.ts'
import { across as esAcross } from './es/across.ts'
import { analysis as esAnalysis } from './es/analysis.ts'
import { bodies as esBodies } from './es/bodies.ts'
import { live as esLive } from './es/live.ts'
import { meetings as esMeetings } from './es/meetings.ts'
import { operations as esOperations } from './es/operations.ts'
import { pages as esPages } from './es/pages.ts'
import { search as esSearch } from './es/search.ts'
import { site as esSite } from './es/site.ts'
import { about as frAbout } from './fr/about.ts'
import { across as frAcross } from './fr/across.ts'
import { analysis as frAnalysis } from './fr/analysis.ts'
import { bodies as frBodies } from './fr/bodies.ts'
import { live as frLive } from './fr/live.ts'
import { meetings as frMeetings } from './fr/meetings.ts'
import { operations as frOperations } from './fr/operations.ts'
import { pages as frPages } from './fr/pages.ts'
import { search as frSearch } from './fr/search.ts'
import { site as frSite } from './fr/site.ts'
import { inLang, type Part } from './fallback.ts'
import { INTERFACES, type Lang } from './language.ts'
import { about as ruAbout } from './ru/about.ts'
import { across as ruAcross } from './ru/across.ts'
import { analysis as ruAnalysis } from './ru/analysis.ts'
import { bodies as ruBodies } from './ru/bodies.ts'
import { data as ruData } from './ru/data.ts'
import { live as ruLive } from './ru/live.ts'
import { mail as ruMail } from './ru/desk-mail.ts'
import { deskTexts as ruDeskTexts } from './ru/desk-texts.ts'
import { desk as ruDesk } from './ru/desk.ts'
import { delegation as ruDelegation } from './ru/desk-delegation.ts'
import { signIn as ruSignIn } from './ru/desk-sign-in.ts'
import { meetings as ruMeetings } from './ru/meetings.ts'
import { operations as ruOperations } from './ru/operations.ts'
import { pages as ruPages } from './ru/pages.ts'
import { search as ruSearch } from './ru/search.ts'
import { texts as ruTexts } from './ru/texts.ts'
import { site as ruSite } from './ru/site.ts'
import { verifier as ruVerifier } from './ru/verifier.ts'

export type { Lang } from './language.ts'

/** The languages, each under its own name, with the direction in which it is read. */
export const SPOKEN = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'ru', name: 'Русский', dir: 'ltr' },
  { code: 'fr', name: 'Français', dir: 'ltr' },
  { code: 'es', name: 'Español', dir: 'ltr' },
  { code: 'ar', name: 'العربية', dir: 'rtl' },
] as const satisfies readonly { code: Lang; name: string; dir: 'ltr' | 'rtl' }[]

const en = {
  analysis: enAnalysis,
  site: enSite,
  pages: enPages,
  bodies: enBodies,
  across: enAcross,
  operations: enOperations,
  texts: enTexts,
  verifier: enVerifier,
  search: enSearch,
  signIn: enSignIn,
  delegation: enDelegation,
  about: enAbout,
  data: enData,
  desk: enDesk,
  deskTexts: enDeskTexts,
  meetings: enMeetings,
  live: enLive,
  mail: enMail,
}
export type Words = typeof en
const ru: Words = {
  analysis: ruAnalysis,
  site: ruSite,
  pages: ruPages,
  bodies: ruBodies,
  across: ruAcross,
  operations: ruOperations,
  texts: ruTexts,
  verifier: ruVerifier,
  search: ruSearch,
  signIn: ruSignIn,
  delegation: ruDelegation,
  about: ruAbout,
  data: ruData,
  desk: ruDesk,
  deskTexts: ruDeskTexts,
  meetings: ruMeetings,
  live: ruLive,
  mail: ruMail,
}

const fr: Part<Words> = {
  analysis: frAnalysis,
  site: frSite,
  pages: frPages,
  bodies: frBodies,
  across: frAcross,
  search: frSearch,
  meetings: frMeetings,
  live: frLive,
  operations: frOperations,
  about: frAbout,
}
const es: Part<Words> = {
  analysis: esAnalysis,
  site: esSite,
  pages: esPages,
  bodies: esBodies,
  across: esAcross,
  search: esSearch,
  meetings: esMeetings,
  live: esLive,
  operations: esOperations,
  about: esAbout,
}
const ar: Part<Words> = {
  analysis: arAnalysis,
  site: arSite,
  pages: arPages,
  bodies: arBodies,
  across: arAcross,
  search: arSearch,
  meetings: arMeetings,
  live: arLive,
  operations: arOperations,
  about: arAbout,
}

/** The dictionaries that are not whole. */
export const PARTIAL = { fr, es, ar } as const

/** The dictionary of a language; English, marked, where it has no sentence of its own. */
export function words(lang: Lang): Words {
  return inLang<Words>(lang, { en, ru, fr, es, ar })
}

/** The language that a text names, or undefined where Chancery does not speak it. */
export function language(text: string | undefined): Lang | undefined {
  return INTERFACES.find((known) => known === text)
}

/** The direction in which a language is read. */
export function direction(lang: Lang): 'ltr' | 'rtl' {
  return SPOKEN.find((known) => known.code === lang)?.dir ?? 'ltr'
}
