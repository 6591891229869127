/** `/ORG/decisions`: what was decided, with votes and outcome, by year. */
import type { Asked } from '../../core/situation.ts'
import { words } from '../../words/index.ts'
import { code, date, instant, name } from '../format.ts'
import { decisionsUntil, symbolOf, type Decision } from '../facts.ts'
import { html, joined, type Html, type Inside } from '../html.ts'
import { linked, outcomeOf, paging, slice } from '../lists.ts'
import { card, pill, table } from '../parts.ts'
import { framed, organisationText, organText, partyText, to, type View } from '../view.ts'
import { openQuestionsOf, questionLink, statePill } from './open-question.ts'

/** The list of decisions. */
export function decisions(view: View): Html {
  const { w } = view
  const all = decisionsUntil(view)
  const year = view.query.get('year')?.trim() || undefined
  const chosen = decisionsIn(view)
  const years = [...new Set(all.map(({ event }) => event.day.slice(0, 4)))]
  const part = slice(view, chosen)
  const link = (text: string, target: string | undefined): Html =>
    html`<a href="${to(view, '/decisions', { year: target })}"${target === year && html` aria-current="true"`}>${text}</a>`
  const filter =
    years.length > 1 &&
    html`<nav class="links" aria-label="${w.decisions.year}">${link(w.decisions.all, undefined)}${years.map((one) => link(one, one))}</nav>`
  const listed =
    chosen.length === 0
      ? html`<p class="muted">${w.decisions.none}</p>`
      : html`${decisionTable(view, part.rows)}<p class="note">${w.decisions.votesKey}</p>${paging(view, '/decisions', part, { year })}`
  const body = html`<div class="head"><h1>${w.decisions.title}</h1></div>${running(view)}${card('decisions', w.decisions.count(chosen.length), listed, filter === false ? undefined : filter)}`
  const alternates = (['json', 'csv'] as const).map((format) => ({
    format,
    href: to(view, `/decisions.${format}`, { year }),
  }))
  const title = year === undefined ? w.decisions.title : `${w.decisions.title}, ${year}`
  return framed(view, {
    title,
    description: w.decisions.description(organisationText(view)),
    nav: 'decisions',
    alternates,
    body,
  })
}

/** What is put to an organ and has no outcome yet. As of an earlier day nothing is open: what was decided since is known. */
function running(view: View): Inside {
  const open = view.on === view.today ? openQuestionsOf(view) : []
  if (open.length === 0) return undefined
  const { question } = words(view.lang).desk
  const { zone } = view.reading.charter.seat
  const line = (asked: Asked): Html => {
    return html`<li>${questionLink(view, asked)} ${statePill(view, asked)} <span class="small muted">${name(organText(view, asked.organ))}${asked.closes !== undefined && html`, ${instant(view.lang, asked.closes, zone)}`}</span></li>`
  }
  return card('open', question.openOnes, html`<ul class="plain">${open.map(line)}</ul>`)
}

/** The decisions that the address asks for: by the date, and of the year where it names one. */
export function decisionsIn(view: View): readonly Decision[] {
  const year = view.query.get('year')?.trim() || undefined
  const all = decisionsUntil(view)
  return year === undefined ? all : all.filter(({ event }) => event.day.startsWith(year))
}

function decisionTable(view: View, rows: readonly Decision[]): Html {
  const { w, lang } = view
  const organs = Object.keys(view.reading.charter.organs).length > 1
  return table<Decision>(
    w.decisions.title,
    [
      { head: w.columns.title, names: true, cell: ({ event }) => linked(view, event) },
      { head: w.columns.date, cell: ({ event }) => date(lang, event.day) },
      ...(organs
        ? [{ head: w.columns.body, cell: ({ body }: Decision) => name(organText(view, body.organ)) }]
        : []),
      { head: w.columns.symbol, cell: (decision) => coded(symbolOf(decision)) },
      { head: w.columns.votes, cell: (decision) => votes(view, decision) },
      {
        head: w.columns.outcome,
        cell: ({ event, body }) => joined([outcomeOf(view, event), ...vetoes(view, body.vetoes ?? [])], ' '),
      },
    ],
    rows,
  )
}

function coded(symbol: string | undefined): Inside {
  return symbol !== undefined && code(symbol)
}

function votes(view: View, { positions }: Decision): Inside {
  if (!positions) return html`<span class="muted">${view.w.decisions.noRoll}</span>`
  const stands = [...positions.values()]
  const count = (position: string): number => stands.filter((stand) => stand === position).length
  return html`<span class="num">${view.w.decisions.votes(count('yes'), count('no'), count('abstain'))}</span>`
}

function vetoes(view: View, codes: readonly Parameters<typeof partyText>[1][]): readonly Html[] {
  return codes.length === 0
    ? []
    : [pill('against', view.w.decisions.vetoBy(codes.map((one) => partyText(view, one)).join(', ')))]
}
