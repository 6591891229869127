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
