/** The languages of the interface. The languages of texts are another thing: each text says which it is in. */
export const LANGUAGES = ['en', 'ru'] as const
/** A language in which everything is said. */
export type Language = (typeof LANGUAGES)[number]

/** Those in which the pages are read; where one has no sentence yet, the English one stands, and is marked. */
export const INTERFACES = [...LANGUAGES, 'fr', 'es', 'ar'] as const
export type Lang = (typeof INTERFACES)[number]

/** The language that a tag such as `ru-RU` asks for; English where there is none of it. */
export function languageOf(tag: string): Language {
  const wanted = tag.slice(0, 2).toLowerCase()
  return LANGUAGES.find((language) => language === wanted) ?? 'en'
}

/** Where each language's dates and numbers come from. Arabic has the digits that symbols, codes and charts have, so that one page has one kind of digits. */
export const LOCALES: Readonly<Record<Lang, string>> = {
  en: 'en-GB',
  ru: 'ru-RU',
  fr: 'fr-FR',
  es: 'es-ES',
  ar: 'ar-u-nu-latn',
}
