/** How decisions are numbered: the field `numbering` of an organ or of a procedure. A number is the next of its year at the seat. */
import * as z from 'zod/mini'
import { SYMBOL } from '../ids.ts'
import { parsed, plainCode, prose } from './forms.ts'

export interface NumberingRule {
  /** The symbol with `{n}` in the place of the number, more letters for noughts before it, and `{yy}` or `{yyyy}` for the year. */
  readonly form: string
  readonly clause: string
  readonly source: string
}

const NUMBER = /\{(n{1,4})\}/g
const YEAR = /\{(yy|yyyy)\}/g

export const numberingSchema = z.strictObject({
  form: parsed<string>((text) => (isForm(text) ? text : undefined), 'DEC/{n}/{yy}'),
  clause: prose,
  source: plainCode,
})

/** The form with the year filled in: each has numbers of its own. Without a year in it they run on. */
export function formOf({ form }: Pick<NumberingRule, 'form'>, year: string): string {
  return form.replace(YEAR, (_, place: string) => year.slice(-place.length))
}

/** The symbol of so high a number in a form whose year is filled in. */
export function symbolOf(form: string, number: number): string {
  return form.replace(NUMBER, (_, place: string) => `${number}`.padStart(place.length, '0'))
}

/** The number that a symbol has in such a form; undefined where it has another form, or is not written as this form writes it. */
export function numberIn(form: string, symbol: string): number | undefined {
  // A form has one place for the number: what is before it, the place, what is after it.
  const [before, , after] = form.split(NUMBER) as [string, string, string]
  const digits = symbol.slice(before.length, symbol.length - after.length)
  if (!/^\d{1,9}$/.test(digits)) return undefined
  const number = Number(digits)
  return number > 0 && symbolOf(form, number) === symbol ? number : undefined
}

function isForm(text: string): boolean {
  const [numbers, years] = [NUMBER, YEAR].map((place) => [...text.matchAll(place)].length)
  return numbers === 1 && years! <= 1 && SYMBOL.test(symbolOf(formOf({ form: text }, '2026'), 999_999_999))
}
