/** `/ORG/sources`: what the record rests on, and how far each source was seen. */
import type { Source } from '../../core/charter/charter.ts'
import { date, number } from '../format.ts'
import { sourcesOf, usesOf, type Uses } from '../facts.ts'
import { html, type Html, type Inside } from '../html.ts'
import { card, seenMark, table } from '../parts.ts'
import { cited, framed, organisationText, to, type View } from '../view.ts'

interface Row {
  readonly id: string
  readonly source: Source
  readonly uses: Uses | undefined
}

/** The list of sources; those that say other than the record come first. */
export function sources(view: View): Html {
  const { w } = view
  const rows = [...sourcesOf(view)]
    .map(([id, source]): Row => ({ id, source, uses: usesOf(view).get(id) }))
    .toSorted((a, b) => a.source.title.localeCompare(b.source.title, view.lang))
  const beside = rows
    .filter(({ uses }) => claimsIn(uses) > 0)
    .toSorted((a, b) => claimsIn(b.uses) - claimsIn(a.uses))
  const body = html`<div class="head"><h1>${w.sources.title}</h1><p>${w.sources.lead}</p></div>
${beside.length > 0 && card('beside', w.sources.beside, html`<ul class="rows">${beside.map((row) => html`<li>${titled(view, row)} <span class="muted">${w.overview.claims(claimsIn(row.uses))}</span></li>`)}</ul>`)}
${card('sources', w.sources.count(rows.length), rows.length === 0 ? html`<p class="muted">${w.sources.none}</p>` : listed(view, rows))}`
  const alternates = [{ format: 'json' as const, href: to(view, '/sources.json') }]
  return framed(view, {
    title: w.sources.title,
    description: w.sources.description(organisationText(view)),
    nav: 'sources',
    alternates,
    body,
  })
}

function claimsIn(uses: Uses | undefined): number {
  return uses === undefined ? 0 : uses.notes.length + uses.disputes.length
}

function titled(view: View, { id, source }: Row): Html {
  return html`<a href="${to(view, `/sources/${id}`)}">${cited(view, source.title)}</a>`
}

function listed(view: View, rows: readonly Row[]): Html {
  const { w, lang } = view
  const publisher = ({ source }: Row): Inside =>
    source.publisher !== undefined &&
    html`<br><span class="small muted">${cited(view, source.publisher)}</span>`
  return table<Row>(
    w.sources.title,
    [
      { head: w.columns.source, names: true, cell: (row) => html`${titled(view, row)}${publisher(row)}` },
      {
        head: w.columns.published,
        cell: ({ source }) => source.date !== undefined && date(lang, source.date),
      },
      { head: w.columns.seen, cell: ({ source }) => seenMark(lang, source.seen) },
      {
        head: w.columns.acts,
        end: true,
        cell: ({ uses }) => number(lang, (uses?.rests.length ?? 0) + (uses?.notes.length ?? 0)),
      },
    ],
    rows,
  )
}
