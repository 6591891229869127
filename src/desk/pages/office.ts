/** Sheets for whoever leads a question through: another deadline, and the symbol under which its text is published. */
import type { Asked } from '../../core/situation.ts'
import { html, type Html, type Inside } from '../../site/html.ts'
import { checks } from '../../site/parts.ts'
import { to } from '../../site/view.ts'
import { sayDeadlineFault, typedAs } from '../../words/deadline.ts'
import { questionHref, questionTitle } from '../asked.ts'
import { clockCard } from '../clock.ts'
import type { Proposal } from '../draft.ts'
import { deskPage } from '../frame.ts'
import type { DeskView } from '../view.ts'

/** What a sheet proposes, or what is wrong with what was typed. */
export type Sheeted = Proposal | { readonly faults: readonly Inside[] }

/** `/ORG/desk/questions/ID/extend` */
export function extendSheet(view: DeskView, asked: Asked, faults: readonly Inside[] = []): string {
  const { d } = view
  const { zone } = view.reading.charter.seat
  const field = html`<label for="closes">${d.circulate.deadline}</label><input id="closes" name="closes" maxlength="80" autocomplete="off" required aria-describedby="closes-hint"><p class="small muted hint" id="closes-hint">${d.circulate.deadlineHint(zone)}</p>`
  return sheet(view, asked, 'extend', d.question.extend, field, faults)
}

export function extendProposal(view: DeskView, asked: Asked, fields: URLSearchParams): Sheeted {
  const { zone } = view.reading.charter.seat
  const typed = typedAs(fields.get('closes') ?? '', asked.zone ?? zone, view.now)
  if (!typed.ok) return { faults: typed.faults.map((fault) => sayDeadlineFault(view.lang, fault, zone)) }
  return {
    kind: 'deadline.extended',
    body: { question: asked.id, closes: typed.value.at },
    back: questionHref(view, asked),
  }
}

/** `/ORG/desk/questions/ID/publish` */
export function publishSheet(view: DeskView, asked: Asked, faults: readonly Inside[] = []): string {
  const { d } = view
  const field = html`<label for="symbol">${d.circulate.symbol}</label><input id="symbol" name="symbol" maxlength="80" required value="${numberOf(view, asked) ?? ''}" autocomplete="off">`
  return sheet(view, asked, 'publish', d.question.publish, field, faults)
}

export function publishProposal(view: DeskView, asked: Asked, fields: URLSearchParams): Sheeted {
  const symbol = (fields.get('symbol') ?? '').trim()
  if (symbol === '') return { faults: [view.d.errors.missing(view.d.circulate.symbol)] }
  return { kind: 'text.published', body: { question: asked.id, symbol }, back: questionHref(view, asked) }
}

/** The number that the declaration of the outcome gave it. */
function numberOf(view: DeskView, { decided }: Asked): string | undefined {
  const act = decided === undefined ? undefined : view.reading.entry(decided)?.act
  return act?.body['adoptedAs'] as string | undefined
}

function sheet(
  view: DeskView,
  asked: Asked,
  what: string,
  title: string,
  field: Html,
  faults: readonly Inside[],
): string {
  const { d } = view
  const body = html`<p class="crumb"><a href="${questionHref(view, asked)}">${questionTitle(view, asked)}</a></p>
<h1>${title}</h1>${faults.length > 0 && html`<section class="card refusal" role="alert" aria-label="${d.circulate.notInOrder}">${checks(faults.map((says) => ({ holds: false, says })))}</section>`}
${clockCard(view, asked, undefined)}
<form class="card fields" method="post" action="${to(view, `/desk/questions/${encodeURIComponent(asked.id)}/${what}`)}">${field}<button class="primary">${d.question.toReview}</button></form>`
  return deskPage(view, { title, place: 'questions', body, scripts: ['desk'] })
}
