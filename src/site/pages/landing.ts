/** `/`: what Chancery is, and the organisations whose records are kept here. */
import { figuresOf } from '../facts.ts'
import { html, type Html } from '../html.ts'
import { page } from '../layout.ts'
import { number } from '../format.ts'
import { figures, pill } from '../parts.ts'
import { words, type Lang } from '../../words/index.ts'
import type { Carried } from '../context.ts'
import { plain, say, to, type View } from '../view.ts'

/** The first page. Each view is of one organisation as it stands today. */
export function landing(lang: Lang, carried: Carried, views: readonly View[]): Html {
  const { site, pages: w } = words(lang)
  const body = html`<div class="head"><h1>${w.landing.heading}</h1><p>${w.landing.lead}</p></div>
<section aria-label="${w.landing.organisations}">
${views.length === 0 ? html`<p class="card">${w.landing.none}</p>` : html`<div class="two half">${views.map(cardOf)}</div>`}</section>`
  return page({ lang, title: site.brand, description: w.landing.lead, path: '/', carried, body })
}

function cardOf(view: View): Html {
  const { w, lang, shown } = view
  const { charter } = view.reading
  const { members, ever, years } = figuresOf(view)
  const items = [
    { figure: number(lang, members), label: w.figures.members(members, true) },
    { figure: number(lang, ever), label: w.figures.ever(ever) },
    { figure: number(lang, years), label: w.figures.years(years) },
  ]
  const id = `org-${shown.code}`
  return html`<article class="card flow" aria-labelledby="${id}"><header><h2 class="title" id="${id}">${say(view, charter.title)}</h2></header>
${charter.summary && html`<p>${say(view, charter.summary)}</p>`}
${figures(items)}
<p class="links"><a href="${to(view, '')}" aria-label="${w.of(w.landing.read, plain(lang, charter.title))}">${w.landing.read}</a> ${pill('grey', w.landing.standing[shown.standing])}</p></article>`
}
