/** `/search`: what of all records here has the words asked for. */
import { words } from '../../words/index.ts'
import { toAcross, type Across } from '../across.ts'
import { besides } from '../context.ts'
import { name, number } from '../format.ts'
import { fill, html, type Html } from '../html.ts'
import { page } from '../layout.ts'
import { card } from '../parts.ts'
import { hitOf, type Hit } from '../search/hit.ts'
import { FOUND } from '../search/kinds.ts'
import { askingOf, find, type Asking } from '../search/query.ts'
import { searchedOf } from '../search/state.ts'
import { organisationName, to, type View } from '../view.ts'
import { hitList, RESULTS, searchForm } from './search.ts'

/** Results of one organisation that are shown here; its own page has the rest. */
const OF_EACH = 5

export interface Group {
  readonly view: View
  readonly total: number
  readonly hits: readonly Hit[]
}

/** Of each organisation what it has, those with the most first. */
export function groupsOf(across: Across, asking: Asking): readonly Group[] {
  if (asking.words.length === 0) return []
  return across.views
    .map((view): Group => {
      const { documents } = searchedOf(view)
      const { documents: numbers, total } = find(view, documents, asking, 0, OF_EACH)
      return { view, total, hits: numbers.flatMap((one) => hitOf(view, documents, one, asking.words) ?? []) }
    })
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => b.total - a.total)
}

/** The page of results over all organisations. */
export function searchAcross(across: Across): Html {
  const { lang, carried } = across
  const w = words(lang).search
  const asking = askingOf(across.query)
  const groups = groupsOf(across, asking)
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  const kept = carried.lang !== undefined && html`<input type="hidden" name="lang" value="${carried.lang}">`
  const kinds = html`<nav class="links" aria-label="${w.type}">${[undefined, ...FOUND].map(
    (kind) =>
      html`<a href="${toAcross(across, '/search', { q: asking.text, kind })}"${kind === asking.kind && html` aria-current="true"`}>${kind === undefined ? w.all : w.kinds[kind]}</a>`,
  )}</nav>`
  const shown =
    groups.length === 0
      ? html`<p class="card">${fill(w.nothing, name(asking.text))}</p>`
      : html`<p class="note" role="status">${w.found(total)}</p>${groups.slice(0, RESULTS).map((group) => groupCard(lang, asking, group))}`
  const body = html`<div class="head"><h1>${w.everywhere}</h1></div>
${searchForm('/search', asking.text, w.labelAll, w.button, kept)}
${asking.words.length > 0 ? html`<div class="facets">${kinds}</div>${shown}` : html`<p class="note">${w.hint}</p>`}`
  return page({
    lang,
    title: asking.text === '' ? w.title : w.titleOf(asking.text),
    description: w.everywhere,
    path: '/search',
    carried,
    besides: besides(across.query),
    alternates: [
      { format: 'json', href: toAcross(across, '/search.json', { q: asking.text, kind: asking.kind }) },
    ],
    body,
  })
}

function groupCard(lang: View['lang'], asking: Asking, { view, total, hits }: Group): Html {
  const all = html`<a href="${to(view, '/search', { q: asking.text, kind: asking.kind })}">${words(lang).search.all} <span class="num">${number(lang, total)}</span></a>`
  return card(`of-${view.shown.code}`, organisationName(view), hitList(lang, hits), all)
}
