/** What an address asks for: language and dates, or everything in it that is no date, with what would be right. */
import { day } from '../core/time.ts'
import { language, type Lang } from '../words/index.ts'
import type { Carried } from './context.ts'

export interface Wrong {
  readonly name: 'on' | 'known' | 'at' | 'page' | 'year' | 'from' | 'to'
  readonly value: string
}

export type Asked = { readonly carried: Carried } | { readonly wrong: readonly Wrong[] }

const WHOLE = /^[1-9]\d{0,8}$/

/** The dates and the log position of a query; `size` is the number of acts on the record. Empty values ask for nothing. */
export function asked(query: URLSearchParams, size: number): Asked {
  const lang = language(query.get('lang') ?? undefined)
  const wrong: Wrong[] = []
  const given = (name: Wrong['name'], holds: (value: string) => boolean): string | undefined => {
    const value = query.get(name)?.trim() ?? ''
    if (value === '') return undefined
    if (holds(value)) return value
    wrong.push({ name, value: value.slice(0, 60) })
    return undefined
  }
  const on = given('on', isDay)
  const known = given('known', isDay)
  const at = given('at', (value) => WHOLE.test(value) && Number(value) <= size)
  given('page', (value) => WHOLE.test(value))
  given('year', (value) => /^\d{4}$/.test(value))
  given('from', isDay)
  given('to', isDay)
  if (wrong.length > 0) return { wrong }
  return {
    carried: {
      ...(lang === undefined ? {} : { lang }),
      ...(on === undefined ? {} : { on }),
      ...(known === undefined ? {} : { known }),
      ...(at === undefined ? {} : { at: Number(at) }),
    },
  }
}

/** The language of a reader: `?lang=`, else the first of the browser's that Chancery speaks, else English. */
export function languageFor(query: URLSearchParams, header: string | undefined): Lang {
  const chosen = language(query.get('lang') ?? undefined)
  if (chosen) return chosen
  const wanted = (header ?? '').split(',').map((part, index) => {
    const [tag = '', ...parameters] = part.trim().split(';')
    const weight = parameters
      .map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1])
      .find((one) => one !== undefined)
    return {
      lang: language(tag.slice(0, 2).toLowerCase()),
      weight: weight === undefined ? 1 : Number(weight),
      index,
    }
  })
  const best = wanted
    .filter(({ lang, weight }) => lang !== undefined && weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.index - b.index)
  return best[0]?.lang ?? 'en'
}

function isDay(text: string): boolean {
  return day(text) !== undefined
}
