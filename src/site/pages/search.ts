/** `/ORG/search`: what of one record has the words asked for, by type, body, party and year. */
import type { PartyId } from '../../core/ids.ts'
import { words } from '../../words/index.ts'
import { date, name, number } from '../format.ts'
import { fill, html, type Html, type Inside } from '../html.ts'
import { pagingBy } from '../lists.ts'
import { card } from '../parts.ts'
import { hitOf, type Hit } from '../search/hit.ts'
import { askingOf, dayAsked, find, type Answer, type Asking } from '../search/query.ts'
import { searchedOf } from '../search/state.ts'
import { framed, organisationText, organText, partyText, to, type View } from '../view.ts'

/** Results on a page. */
export const RESULTS = 20
/** Most choices of one facet that are offered. */
const CHOICES = 12

export interface Results {
  readonly asking: Asking
  readonly answer: Answer
  readonly hits: readonly Hit[]
  readonly waiting: number
  readonly page: number
  readonly pages: number
}

/** What the address of a view asks for, and the page of it that it asks for. */
export function resultsOf(view: View): Results {
  const asking = askingOf(view.query)
  const { documents, waiting } = searchedOf(view)
  const wanted = Number(view.query.get('page')?.trim() || 1)
  const answer = find(view, documents, asking, (wanted - 1) * RESULTS, RESULTS)
  const hits = merged(answer.documents.flatMap((one) => hitOf(view, documents, one, asking.words) ?? []))
  const pages = Math.max(1, Math.ceil(answer.total / RESULTS))
  return { asking, answer, hits, waiting, page: Math.min(wanted, pages), pages }
}

/** Hits of one title and day next to each other, such as six signatures of one treaty, make one. */
function merged(hits: readonly Hit[]): readonly Hit[] {
  const rows: Hit[] = []
  for (const hit of hits) {
    const last = rows.at(-1)
    if (hit.day === undefined || last?.text !== hit.text || last.day !== hit.day || last.kind !== hit.kind)
      rows.push(hit)
    else rows[rows.length - 1] = { ...last, beside: html`${last.beside}, ${hit.beside}` }
  }
  return rows
}

/** The page of results; without words, the form alone. */
export function search(view: View): Html {
  const w = words(view.lang).search
  const results = resultsOf(view)
  const { asking } = results
  const body = html`<div class="head"><h1>${w.title}</h1></div>
${form(view, asking)}
${asking.words.length > 0 ? found(view, results) : html`<p class="note">${w.hint}</p>`}`
  const query = { q: asking.text, ...chosenIn(asking) }
  return framed(view, {
    title: asking.text === '' ? w.title : w.titleOf(asking.text),
    description: w.description(organisationText(view)),
    alternates: [{ format: 'json', href: to(view, '/search.json', query) }],
    uncited: asking.text === '',
    body,
  })
}

function form(view: View, { text }: Asking): Html {
  const w = words(view.lang).search
  const kept = Object.entries(view.carried).map(
    ([key, value]) => html`<input type="hidden" name="${key}" value="${String(value)}">`,
  )
  return searchForm(`/${view.shown.code}/search`, text, w.label, w.button, kept)
}

/** The form of a search page. */
export function searchForm(action: string, text: string, label: string, button: string, kept: Inside): Html {
  return html`<form class="find" role="search" action="${action}" method="get">${kept}<label class="sr" for="find">${label}</label><input id="find" type="search" name="q" value="${text}" maxlength="200" dir="auto"><button>${button}</button></form>`
}

/** What is chosen beside the words, as the address has it. */
export function chosenIn({ kind, body, party, year }: Asking): Readonly<Record<string, string | undefined>> {
  return { kind, body, party, year }
}

function found(view: View, results: Results): Html {
  const w = words(view.lang).search
  const { asking, answer, hits, waiting } = results
  const day = dayAsked(asking)
  const shown =
    answer.total === 0
      ? html`<p>${fill(w.nothing, name(asking.text))}</p>${
          answer.instead !== undefined &&
          html`<p>${w.instead} <a href="${to(view, '/search', { q: answer.instead })}">${name(answer.instead)}</a></p>`
        }`
      : html`${hitList(view.lang, hits)}${pagingBy(view.w.paging, results, (page) =>
          to(view, '/search', { q: asking.text, ...chosenIn(asking), page }),
        )}`
  const byDay =
    day !== undefined &&
    html`<p class="card links"><a href="${to(view, '/members', { on: day })}">${fill(w.onDate, date(view.lang, day))}</a><a href="${to(view, '', { on: day })}">${fill(w.happenedOn, date(view.lang, day))}</a></p>`
  return html`${byDay}${facets(view, asking, answer)}${card('found', w.found(answer.total), html`${shown}${waiting > 0 && html`<p class="note">${w.partly(waiting)}</p>`}`, html`<a href="/search?${new URLSearchParams({ ...langOf(view), q: asking.text }).toString()}">${w.others}</a>`)}`
}

function langOf({ carried }: View): Record<string, string> {
  return carried.lang === undefined ? {} : { lang: carried.lang }
}

/** Results one under another: type and day, title, the words around. */
export function hitList(lang: View['lang'], hits: readonly (Hit & { readonly of?: Inside })[]): Html {
  const w = words(lang).search
  return html`<ol class="rows hits">${hits.map(
    ({ kind, href, title, day, beside, excerpt, of }) =>
      html`<li><p class="small muted meta"><span>${w.one[kind]}</span>${of !== undefined && html`<span>${of}</span>`}${day !== undefined && html`<span>${date(lang, day)}</span>`}${beside !== undefined && beside !== false && html`<span>${beside}</span>`}</p><h3>${href === undefined ? title : html`<a href="${href}">${title}</a>`}</h3>${excerpt && html`<p class="small">${excerpt}</p>`}</li>`,
  )}</ol>`
}

function facets(view: View, asking: Asking, answer: Answer): Html {
  const w = words(view.lang).search
  const party = (code: string): string => partyText(view, code as PartyId)
  return html`<div class="facets">${facet(view, asking, 'kind', w.type, answer.kinds, (kind) => w.kinds[kind])}${facet(view, asking, 'body', w.body, answer.bodies, (code) => organText(view, code))}${facet(view, asking, 'party', w.party, answer.parties, party)}${facet(view, asking, 'year', w.year, answer.years, (year) => year)}</div>`
}

/** One facet as links, each with its number; nothing where there is no choice. */
function facet<T extends string>(
  view: View,
  asking: Asking,
  key: 'kind' | 'body' | 'party' | 'year',
  label: string,
  counts: ReadonlyMap<T, number>,
  called: (value: T) => string,
): Html | undefined {
  const chosen = asking[key]
  if (counts.size < 2 && chosen === undefined) return undefined
  const w = words(view.lang).search
  const href = (value: string | undefined): string =>
    to(view, '/search', { q: asking.text, ...chosenIn(asking), [key]: value })
  const link = (text: Inside, value: T | undefined): Html =>
    html`<a href="${href(value)}"${value === chosen && html` aria-current="true"`}>${text}</a>`
  const offered = [...counts].slice(0, CHOICES)
  return html`<nav class="links" aria-label="${label}"><span class="muted">${label}</span>${link(w.all, undefined)}${offered.map(
    ([value, count]) =>
      link(html`${name(called(value))} <span class="num">${number(view.lang, count)}</span>`, value),
  )}</nav>`
}
