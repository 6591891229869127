/** `/ORG/desk/questions`: every question, the open ones by deadline first. */
import type { Asked } from '../../core/situation.ts'
import { code, instant, name } from '../../site/format.ts'
import { html, type Html } from '../../site/html.ts'
import { card, table } from '../../site/parts.ts'
import { organText } from '../../site/view.ts'
import { statePill } from '../clock.ts'
import { deskPage } from '../frame.ts'
import { closedQuestions, openQuestions, type DeskView } from '../view.ts'
import { questionHref, questionTitle } from '../asked.ts'

/** Most closed questions on the page: the public record has all. */
const CLOSED = 50

export function questions(view: DeskView): string {
  const { d } = view
  const [open, closed] = [openQuestions(view), closedQuestions(view).slice(0, CLOSED)]
  const body = html`<h1>${d.question.title}</h1><p>${d.question.lead}</p>
${card('open', d.question.openOnes, open.length === 0 ? html`<p>${d.question.noOpen}</p>` : html`<div data-live="open">${list(view, d.question.openOnes, open)}</div>`)}
${closed.length > 0 && card('closed', d.question.closedOnes, html`<div data-live="closed">${list(view, d.question.closedOnes, closed)}</div>`)}`
  return deskPage(view, { title: d.question.title, place: 'questions', body, scripts: ['desk'] })
}

function list(view: DeskView, label: string, all: readonly Asked[]): Html {
  const { w, lang, d } = view
  const { zone } = view.reading.charter.seat
  return table<Asked>(
    label,
    [
      {
        head: w.columns.title,
        names: true,
        cell: (asked) => html`<a href="${questionHref(view, asked)}">${questionTitle(view, asked)}</a>`,
      },
      { head: w.columns.symbol, cell: ({ id }) => code(id) },
      { head: w.columns.body, cell: ({ organ }) => name(organText(view, organ)) },
      { head: w.columns.outcome, cell: (asked) => statePill(view, asked) },
      {
        head: d.circulate.deadline,
        cell: ({ closes }) => (closes === undefined ? undefined : instant(lang, closes, zone)),
      },
    ],
    all,
  )
}
