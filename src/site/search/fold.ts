/** Words as they are compared: without case, accents and the letters by which one name is written in two ways. */

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  þ: 'th',
  ð: 'd',
  ь: '',
  ъ: '',
  ة: 'ه',
  ى: 'ي',
  '\u0640': '',
}
/** Cyrillic in Latin letters, as most catalogues write it; й and ё have lost their signs by then. */
const CYRILLIC = 'а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ ы э ю я і ѕ'.split(' ')
const LATIN = 'a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch y e yu ya i s'.split(' ')
const IN_LATIN = new Map(CYRILLIC.map((letter, index) => [letter, LATIN[index]!]))

/** The text without case and accents; ё is е, й is и, ß is ss. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđıþðьъةى\u0640]/g, (letter) => LETTERS[letter] ?? letter)
}

/** The words of a text as they are compared, in order. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** A folded Cyrillic word in Latin letters; undefined where it has none. */
export function inLatin(word: string): string | undefined {
  return /[\u0400-\u04FF]/.test(word)
    ? word.replaceAll(/[\u0400-\u04FF]/g, (letter) => IN_LATIN.get(letter) ?? letter)
    : undefined
}
