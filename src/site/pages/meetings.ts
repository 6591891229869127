/** `/ORG/meetings`: sittings of the organs and meetings of parties, newest first. */
import { words } from '../../words/index.ts'
import { date, name, number } from '../format.ts'
import { html, joined, type Html, type Inside } from '../html.ts'
import { paging, slice } from '../lists.ts'
import { accountsOf, decidedAt, marginsOf, meetingsOf, saidAt, type Meeting } from '../meetings.ts'
import { card, pill, table } from '../parts.ts'
import { framed, organisationText, organText, partyText, titleOf, to, type View } from '../view.ts'

/** The list of meetings; those in the margins of a sitting stand on its page. */
export function meetings(view: View): Html {
  const w = words(view.lang).meetings
  const all = meetingsOf(view).filter(({ sitting }) => sitting === undefined)
  const part = slice(view, all)
  const listed =
    all.length === 0
      ? html`<p class="muted">${w.none}</p>`
      : html`${meetingTable(view, part.rows)}${paging(view, '/meetings', part)}`
  const body = html`<div class="head"><h1>${w.title}</h1><p>${w.lead}</p></div>${card('meetings', w.count(all.length), listed)}`
  return framed(view, {
    title: w.title,
    description: w.description(organisationText(view)),
    nav: 'meetings',
    alternates: (['json', 'csv'] as const).map((format) => ({
      format,
      href: to(view, `/meetings.${format}`),
    })),
    body,
  })
}

function meetingTable(view: View, rows: readonly Meeting[]): Html {
  const w = words(view.lang).meetings
  const figure = (n: number): Inside => n > 0 && number(view.lang, n)
  return table<Meeting>(
    w.title,
    [
      {
        head: w.meeting,
        names: true,
        cell: (one) => html`<a href="${hrefOf(view, one)}">${titleOf(view, one.event)}</a>`,
      },
      {
        head: w.date,
        cell: (one) =>
          html`${date(view.lang, one.day)}${one.opens !== undefined && html`<br>${pill('accent', w.convened)}`}`,
      },
      { head: w.who, cell: (one) => whoOf(view, one) },
      { head: w.decisions, end: true, cell: ({ code }) => figure(decidedAt(view, code).length) },
      {
        head: w.statements,
        end: true,
        cell: ({ code }) => figure(saidAt(view, code).length + accountsOf(view, code).length),
      },
      { head: w.margins, end: true, cell: ({ code }) => figure(marginsOf(view, code).length) },
    ],
    rows,
  )
}

/** The page of a meeting. */
export function hrefOf(view: View, { code }: Meeting): string {
  return to(view, `/meetings/${code}`)
}

/** The organ that sat, or the parties that met. */
export function whoOf(view: View, { organ, parties, day }: Meeting): Inside {
  if (organ !== undefined) return name(organText(view, organ))
  return joined(
    parties.map((party) => name(partyText(view, party, day))),
    ', ',
  )
}
