/** The sentences that a live page hands to its scripts, and how these say them. It imports no dictionary: scripts load it. */
import { partsLeft } from './time-left.ts'

/** One sentence in the forms that the language has for numbers; `#` stands for the number. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** In the other sentences `%` stands for a text. */
export interface LiveScript {
  readonly lang: string
  readonly days: Forms
  readonly hours: Forms
  readonly minutes: Forms
  readonly seconds: Forms
  readonly newActs: Forms
  readonly left: string
  readonly over: string
  readonly live: string
  readonly connecting: string
  readonly paused: string
  readonly heard: string
  readonly offline: string
  readonly kept: string
  readonly failed: string
}

/** A number with its noun. */
export function sayCount({ lang }: LiveScript, forms: Forms, number: number): string {
  const figure = new Intl.NumberFormat(lang === 'ar' ? 'ar-u-nu-latn' : lang).format(number)
  return (forms[new Intl.PluralRules(lang).select(number)] ?? forms.other).replace('#', figure)
}

/** So many seconds in at most two units: `3 days 22 hours`. */
export function sayTime(script: LiveScript, seconds: number): string {
  const parts = partsLeft(seconds).map(([unit, number]) => sayCount(script, script[unit], number))
  return parts.length === 0 ? sayCount(script, script.seconds, 0) : parts.join(' ')
}

/** The sentence with a text in its place. */
export function fillIn(sentence: string, text: string): string {
  return sentence.replace('%', () => text)
}
