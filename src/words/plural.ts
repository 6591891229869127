/** Numbers with their nouns. */

const numbers = { en: new Intl.NumberFormat('en-GB'), ru: new Intl.NumberFormat('ru') }
const russian = new Intl.PluralRules('ru')

/** The number with the English noun that agrees with it: `1 act`, `2 acts`. */
export function countEn(count: number, one: string, more = `${one}s`): string {
  return `${numbers.en.format(count)} ${count === 1 ? one : more}`
}

/** The Russian form that agrees with a whole number: 1 and 21 `акт`, 2 to 4 and 22 `акта`, 5 to 20 `актов`. */
export function formRu(count: number, one: string, few: string, many: string): string {
  const form = russian.select(count)
  return form === 'one' ? one : form === 'few' ? few : many
}

/** The number with the Russian noun that agrees with it: `1 акт`, `2 акта`, `5 актов`. */
export function countRu(count: number, one: string, few: string, many: string): string {
  return `${numbers.ru.format(count)} ${formRu(count, one, few, many)}`
}

const rules = {
  fr: new Intl.PluralRules('fr'),
  es: new Intl.PluralRules('es'),
  ar: new Intl.PluralRules('ar'),
}
const figures = {
  fr: new Intl.NumberFormat('fr-FR'),
  es: new Intl.NumberFormat('es-ES'),
  ar: new Intl.NumberFormat('ar-u-nu-latn'),
}

/** The form that the language has for this number, with the number for `#`; `other` where the form is not given. */
export function countIn(
  lang: 'fr' | 'es' | 'ar',
  count: number,
  forms: Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string },
): string {
  return (forms[rules[lang].select(count)] ?? forms.other).replace('#', figures[lang].format(count))
}
