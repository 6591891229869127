/**
 * Dictionaries that are not whole. A sentence that a language lacks is the English one between two signs that no text
 * has, so that whoever shows it can mark its language, or take the signs away.
 */
import type { Lang, Language } from './language.ts'

/** A dictionary of which parts may be wanting. */
export type Part<T> = T extends string
  ? string
  : T extends (...gaps: never[]) => unknown
    ? T
    : { readonly [Key in keyof T]?: Part<T[Key]> }

/** The signs around an English sentence in a page of another language: private use, beyond those that `fill` takes. */
export const BEGINS = '\uE100'
export const ENDS = '\uE101'

const made = new WeakMap<object, Map<Lang, unknown>>()

/** The dictionary of a language: its own sentences, and the English ones, marked, where it has none. */
export function inLang<T extends object>(
  lang: Lang,
  all: Readonly<Record<Language, T>> & Partial<Readonly<Record<Exclude<Lang, Language>, Part<T>>>>,
): T {
  if (lang === 'en' || lang === 'ru') return all[lang]
  const known = made.get(all.en) ?? new Map<Lang, unknown>()
  made.set(all.en, known)
  const found = known.get(lang) ?? completed(all[lang], all.en)
  known.set(lang, found)
  return found as T
}

/** The text without the signs, for whatever is no page: data, titles, attributes. */
export function unmarked(text: string): string {
  return text.includes(BEGINS) ? text.replaceAll(/[\uE100\uE101]/g, '') : text
}

function completed(part: unknown, whole: unknown): unknown {
  if (part !== undefined && (typeof part === 'string' || typeof part === 'function')) return part
  if (typeof whole === 'string') return marked(whole)
  if (typeof whole === 'function') {
    const say = whole as (...gaps: unknown[]) => unknown
    return (...gaps: unknown[]) => completed(undefined, say(...gaps))
  }
  if (typeof whole !== 'object' || whole === null) return whole
  if (Array.isArray(whole)) return whole.map((one) => completed(undefined, one))
  const own = part as Readonly<Record<string, unknown>> | undefined
  return Object.fromEntries(
    Object.entries(whole).map(([key, inside]) => [key, completed(own?.[key], inside)]),
  )
}

function marked(text: string): string {
  return text === '' ? text : `${BEGINS}${text}${ENDS}`
}
