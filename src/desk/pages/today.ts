/** `/ORG/desk`: what needs whoever sits here, by deadline; then what runs, and the latest outcomes. */
import { chairOf, membersOf } from '../../core/members.ts'
import { procedureIn } from '../../core/acts/procedure.ts'
import { isHidden } from '../../core/restricted.ts'
import type { Asked } from '../../core/situation.ts'
import { deadline, instant, name } from '../../site/format.ts'
import { fill, html, type Html, type Inside } from '../../site/html.ts'
import { card } from '../../site/parts.ts'
import { organText } from '../../site/view.ts'
import { isOpen, leftText, standText, statePill } from '../clock.ts'
import { openDrafts } from '../draft.ts'
import { deskPage } from '../frame.ts'
import { partyOfSeat } from '../seat.ts'
import { closedQuestions, openQuestions, type DeskView } from '../view.ts'
import { canDeclare, questionHref, questionTitle, titleText } from '../asked.ts'
import { draftLine, waitsFor } from './queue.ts'

/** Most outcomes on the page. */
const OUTCOMES = 5

/** The page. What needs somebody is by deadline, the soonest first. */
export async function today(view: DeskView): Promise<string> {
  const { d } = view
  const open = openQuestions(view)
  const needs = open.filter((asked) => needsSeat(view, asked))
  const others = open.filter((asked) => !needs.includes(asked))
  const drafts = (await openDrafts(view.tables, view.seat.chamber)).filter((draft) => waitsFor(view, draft))
  const nothing = needs.length + drafts.length === 0
  const body = html`<h1>${d.today.title}</h1>
${card(
  'needs',
  d.today.needs,
  html`<div data-live="needs" data-enter>${nothing ? html`<p>${d.today.nothing} ${nextDeadline(view, open)}</p>` : html`<ul class="todo">${drafts.map((draft) => html`<li>${draftLine(view, draft)}</li>`)}${needs.map((asked) => html`<li>${line(view, asked)}</li>`)}</ul>`}</div>`,
)}
${others.length > 0 && card('running', d.today.running, html`<ul class="todo" data-live="running">${others.map((asked) => html`<li>${line(view, asked)}</li>`)}</ul>`)}
${card('outcomes', d.today.outcomes, outcomes(view))}`
  return deskPage(view, { title: d.today.title, place: 'today', body, scripts: ['desk'] })
}

/** True where the seat has something to do about the question that it has not yet done. */
export function needsSeat(view: DeskView, asked: Asked): boolean {
  const party = partyOfSeat(view.seat)
  if (canDeclare(view, asked)) return true
  if (party === undefined || !isOpen(asked, view.now)) return false
  const { charter } = view.reading
  if (!membersOf(charter, view.standing, asked.organ, view.today).includes(party)) return false
  return isHidden(charter, asked) || !asked.positions.has(party)
}

function line(view: DeskView, asked: Asked): Html {
  const { d, lang } = view
  const { zone } = view.reading.charter.seat
  const left = asked.closes !== undefined && isOpen(asked, view.now)
  return html`<a class="title" href="${questionHref(view, asked)}">${questionTitle(view, asked)}</a> ${statePill(view, asked)}
<p class="small muted">${name(organText(view, asked.organ))} · ${asked.closes === undefined ? d.today.noDate : fill(d.today.byDeadline, deadline(lang, asked.closes, zone))}${left && asked.closes !== undefined && html` · <b data-countdown data-deadline="${asked.closes}" data-now="${view.now}" data-rate="${view.seat.chamber.demonstration?.clock.rate() ?? 1}">${leftText(view, asked.closes)}</b>`}</p>
<p class="small">${what(view, asked)}</p>`
}

function what(view: DeskView, asked: Asked): Inside {
  const { d } = view
  const party = partyOfSeat(view.seat)
  const own = party === undefined ? undefined : asked.positions.get(party)
  if (canDeclare(view, asked)) return d.today.declare
  if (own) return d.today.taken(standText(view, asked, own.position))
  if (!isOpen(asked, view.now) || !needsSeat(view, asked)) return undefined
  const procedure = procedureIn(view.reading.charter, asked.procedure)
  if (!procedure) return d.today.position
  return procedure.kind === 'silence'
    ? d.today.silence
    : d.today.written(d.today.nonReply[procedure.nonReply])
}

function nextDeadline(view: DeskView, open: readonly Asked[]): Inside {
  const { d, lang } = view
  const next = open.find(({ closes }) => closes !== undefined && closes > view.now)
  if (!next?.closes) return d.today.noDeadline
  const when = instant(lang, next.closes, view.reading.charter.seat.zone)
  return fill(
    d.today.nextDeadline,
    html`<a href="${questionHref(view, next)}">${titleText(view, next)}</a>`,
    when,
  )
}

function outcomes(view: DeskView): Html {
  const { d, lang } = view
  const closed = closedQuestions(view).slice(0, OUTCOMES)
  const { zone } = view.reading.charter.seat
  return closed.length === 0
    ? html`<p>${d.today.noOutcomes}</p>`
    : html`<ul class="todo" data-live="outcomes">${closed.map(
        (asked) =>
          html`<li><a class="title" href="${questionHref(view, asked)}">${questionTitle(view, asked)}</a> ${statePill(view, asked)}<p class="small muted">${asked.adoptedAs !== undefined && html`<bdi>${asked.adoptedAs}</bdi> · `}${name(organText(view, asked.organ))}${asked.decidedAt !== undefined && html` · ${instant(lang, asked.decidedAt, zone)}`}</p></li>`,
      )}</ul>`
}

/** The organs that the seat's party presides over today. */
export function chairs(view: DeskView): readonly string[] {
  const party = partyOfSeat(view.seat)
  return Object.keys(view.reading.charter.organs).filter(
    (organ) => party !== undefined && chairOf(view.standing, organ as never, view.today) === party,
  )
}
