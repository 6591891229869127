/** `/ORG/desk/questions/ID/break`: a member ends a silence: by an objection, with a text in its place or without, or asks for time. */
import { fill, html } from '../../site/html.ts'
import { name } from '../../site/format.ts'
import { actorText, to } from '../../site/view.ts'
import type { Asked } from '../../core/situation.ts'
import { procedureIn } from '../../core/acts/procedure.ts'
import { textDocument, jsonDocument, type DraftDocument } from '../../record/author.ts'
import { clockCard, isOpen } from '../clock.ts'
import type { Proposal } from '../draft.ts'
import { deskPage } from '../frame.ts'
import type { DeskView } from '../view.ts'
import { questionHref, questionTitle } from '../asked.ts'

export const BREAKS = ['with-text', 'plain', 'time'] as const

/** The sheet. */
export function breakSheet(view: DeskView, asked: Asked): string {
  const { d } = view
  const party = actorText(view, view.seat.actor)
  const action = to(view, `/desk/questions/${encodeURIComponent(asked.id)}/break`)
  const choice = (value: (typeof BREAKS)[number], says: string, checked: boolean) =>
    html`<label class="choice"><input type="radio" name="how" value="${value}"${checked && html` checked`}> ${says}</label>`
  const body = html`<p class="crumb"><a href="${questionHref(view, asked)}">${questionTitle(view, asked)}</a></p>
<h1>${fill(d.question.breakTitle, name(party))}</h1>
${clockCard(view, asked, undefined)}
<form class="card fields" method="post" action="${action}"><fieldset><legend>${d.question.breakHow}</legend>${choice('with-text', d.question.breakWithText, true)}${choice('plain', d.question.breakPlain, false)}${choice('time', d.question.askTime, false)}</fieldset>
<label for="text">${d.question.counterText}</label><textarea id="text" name="text" rows="5" maxlength="20000" dir="auto">${view.query.get('text') ?? ''}</textarea>
<label for="reason">${d.question.reason}</label><textarea id="reason" name="reason" rows="3" maxlength="4000" dir="auto" aria-describedby="reason-hint"></textarea><p class="small muted" id="reason-hint">${d.question.reasonHint}</p>
<button class="primary danger">${d.question.toReview}</button></form>`
  return deskPage(view, { title: d.question.breakTitle(party), place: 'questions', body, scripts: ['desk'] })
}

/** What the sheet asks for: an objection with its text and reason, or a statement that asks for time, which breaks nothing. */
export function breakProposal(view: DeskView, asked: Asked, fields: URLSearchParams): Proposal | undefined {
  if (!isOpen(asked, view.now)) return undefined
  const how = fields.get('how') ?? 'plain'
  const back = questionHref(view, asked)
  const documents: DraftDocument[] = []
  const [text, reason] = [fields.get('text')?.trim() ?? '', fields.get('reason')?.trim() ?? '']
  if (how === 'with-text' && text !== '')
    documents.push(textDocument('counter-text', text, 'text/plain; charset=utf-8'))
  if (reason !== '') documents.push(jsonDocument('note', { en: reason }, false))
  if (how === 'time')
    return { kind: 'statement.attached', body: { question: asked.id, form: 'explanation' }, documents, back }
  const [position = 'objection'] = procedureIn(view.reading.charter, asked.procedure)?.brokenBy ?? []
  return { kind: 'position.taken', body: { question: asked.id, position }, documents, back }
}
