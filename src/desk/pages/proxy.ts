/** `/ORG/desk/questions/ID/proxy`: a member lets another act for it on a question, where the charter lets members do so. */
import { partyId } from '../../core/ids.ts'
import type { Asked } from '../../core/situation.ts'
import { html } from '../../site/html.ts'
import { name } from '../../site/format.ts'
import { partyText, to } from '../../site/view.ts'
import { questionHref, questionTitle } from '../asked.ts'
import type { Proposal } from '../draft.ts'
import { deskPage, membersIn } from '../frame.ts'
import { partyOfSeat } from '../seat.ts'
import type { DeskView } from '../view.ts'

export function proxySheet(view: DeskView, asked: Asked): string {
  const { d } = view
  const own = partyOfSeat(view.seat)
  const others = membersIn(view, asked.organ).filter((party) => party !== own)
  const body = html`<p class="crumb"><a href="${questionHref(view, asked)}">${questionTitle(view, asked)}</a></p>
<h1>${d.question.proxy}</h1>
<form class="card fields" method="post" action="${to(view, `/desk/questions/${encodeURIComponent(asked.id)}/proxy`)}"><p>${d.question.proxyLead} ${name(view.reading.charter.organs[asked.organ]?.proxies?.clause ?? '')}</p><label for="to">${d.question.proxyTo}</label><select id="to" name="to">${others.map((party) => html`<option value="${party}">${partyText(view, party)}</option>`)}</select>
<button class="primary">${d.question.toReview}</button></form>`
  return deskPage(view, { title: d.question.proxy, place: 'questions', body, scripts: ['desk'] })
}

export function proxyProposal(view: DeskView, asked: Asked, fields: URLSearchParams): Proposal | undefined {
  const party = partyId(fields.get('to') ?? '')
  return (
    party && { kind: 'proxy.given', body: { question: asked.id, to: party }, back: questionHref(view, asked) }
  )
}
