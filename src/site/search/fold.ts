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
const LATIN: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
  },
  ...{
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
  },
  ...{ ы: 'y', э: 'e', ю: 'yu', я: 'ya', і: 'i', ѕ: 's' },
}

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
    ? word.replaceAll(/[\u0400-\u04FF]/g, (letter) => LATIN[letter] ?? letter)
    : undefined
}
