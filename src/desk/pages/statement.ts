/** `/ORG/desk/questions/ID/statement`: a member attaches an explanation, an interpretative statement or a reservation. */
import type { Asked } from '../../core/situation.ts'
import { html } from '../../site/html.ts'
import { to } from '../../site/view.ts'
import { textDocument } from '../../record/author.ts'
import type { Proposal } from '../draft.ts'
import { deskPage } from '../frame.ts'
import type { DeskView } from '../view.ts'
import { questionHref, questionTitle } from '../asked.ts'

const FORMS = ['explanation', 'interpretative-statement', 'formal-reservation'] as const

export function statementSheet(view: DeskView, asked: Asked): string {
  const { d } = view
  const body = html`<p class="crumb"><a href="${questionHref(view, asked)}">${questionTitle(view, asked)}</a></p>
<h1>${d.question.statement}</h1>
<form class="card fields" method="post" action="${to(view, `/desk/questions/${encodeURIComponent(asked.id)}/statement`)}"><fieldset><legend>${d.fields['form']}</legend>${FORMS.map(
    (form, index) =>
      html`<label class="choice"><input type="radio" name="form" value="${form}"${index === 0 && html` checked`}> ${d.question.statementForm[form]}</label>`,
  )}</fieldset>
<label for="text">${d.question.statementText}</label><textarea id="text" name="text" rows="6" maxlength="20000" required dir="auto"></textarea>
<button class="primary">${d.question.toReview}</button></form>`
  return deskPage(view, { title: d.question.statement, place: 'questions', body, scripts: ['desk'] })
}

export function statementProposal(
  view: DeskView,
  asked: Asked,
  fields: URLSearchParams,
): Proposal | undefined {
  const form = FORMS.find((one) => one === fields.get('form'))
  const text = fields.get('text')?.trim() ?? ''
  if (!form || text === '') return undefined
  const documents = [textDocument('statement', text, 'text/plain; charset=utf-8')]
  return {
    kind: 'statement.attached',
    body: { question: asked.id, form },
    documents,
    back: questionHref(view, asked),
  }
}
