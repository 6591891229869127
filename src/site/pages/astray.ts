/** Pages for addresses that lead nowhere: no such page, not yet on that date, a date that is none. */
import type { Day } from '../../core/time.ts'
import { words, type Lang } from '../../words/index.ts'
import type { Wrong } from '../asked.ts'
import { address, type Carried } from '../context.ts'
import { code, date, name } from '../format.ts'
import { fill, html, type Html, type Inside } from '../html.ts'
import { page } from '../layout.ts'
import { framed, to, type View } from '../view.ts'

/** There is no such page of this organisation; `later` says that it came after the date asked for. */
export function missingIn(view: View, later?: Day): Html {
  const { w, lang } = view
  const today = address(view.path, view.carried, { on: undefined, known: undefined, at: undefined })
  const why = later === undefined ? w.missing.page : fill(w.missing.later, date(lang, later))
  const links = html`${later !== undefined && html`<a href="${today}">${w.missing.showToday}</a>`}<a href="${to(view, '')}">${w.missing.back}</a>`
  return framed(view, {
    title: w.missing.title,
    uncited: true,
    body: html`<div class="head"><h1>${w.missing.title}</h1><p>${why}</p></div><p class="links">${links}</p>`,
  })
}

/** No organisation of this name is here. */
export function missing(lang: Lang, carried: Carried, path: string, org: string): Html {
  const why = fill(words(lang).pages.missing.organisation, name(org.slice(0, 60)))
  return missingHere(lang, carried, path, why)
}

/** There is no such page of the server itself, and why. */
export function missingHere(lang: Lang, carried: Carried, path: string, why: Inside): Html {
  const { pages: w } = words(lang)
  const kept = carried.lang === undefined ? {} : { lang: carried.lang }
  const body = html`<div class="head"><h1>${w.missing.title}</h1><p>${why}</p></div><p class="links"><a href="${address('/', kept)}">${w.missing.all}</a></p>`
  return page({ lang, title: w.missing.title, path, carried: kept, body })
}

/** The address asks for a date, a position, a page or a year that is none: each with what would be right. */
export function wrongPage(view: View, wrong: readonly Wrong[], size: number): Html {
  const { w } = view
  const right: Readonly<Record<Wrong['name'], readonly [string, string]>> = {
    on: [w.wrong.date, `?on=${view.today}`],
    known: [w.wrong.date, `?known=${view.today}`],
    at: [w.wrong.number(size), `?at=${size}`],
    page: [w.wrong.page, '?page=1'],
    from: [w.wrong.date, `?from=${view.today}`],
    to: [w.wrong.date, `?to=${view.today}`],
    year: [w.wrong.year, `?year=${view.today.slice(0, 4)}`],
  }
  const faults = wrong.map(({ name: field, value }) => {
    const [rule, example] = right[field]
    return html`<li><p>${code(`?${field}=${value}`)}</p><p>${rule} ${fill(w.wrong.right, html`<span class="exact">${code(example)}</span>`)}</p></li>`
  })
  const body = html`<div class="head"><h1>${w.wrong.title}</h1></div><ul class="rows card">${faults}</ul><p class="links"><a href="${address(view.path, view.carried)}">${w.wrong.without}</a><a href="${to(view, '')}">${w.missing.back}</a></p>`
  return framed(view, { title: w.wrong.title, uncited: true, body })
}
