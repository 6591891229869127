/** `/ORG/desk/queue`: drafts of the seat's delegation or office that wait for somebody's signature. */
import { sameActor, type QuestionId } from '../../core/ids.ts'
import { instant } from '../../site/format.ts'
import { fill, html, type Html, type Inside } from '../../site/html.ts'
import { card, pill } from '../../site/parts.ts'
import { kindText, to } from '../../site/view.ts'
import { openDrafts, type Drafted } from '../draft.ts'
import { questionTitle } from '../asked.ts'
import { deskPage } from '../frame.ts'
import { undeliveredNote } from '../mail/undelivered.ts'
import { doingOf, mayOf } from '../may.ts'
import { hasSigned } from '../signing.ts'
import type { DeskView } from '../view.ts'

export async function queue(view: DeskView): Promise<string> {
  const { d } = view
  const all = (await openDrafts(view.tables, view.seat.chamber)).filter(({ by }) =>
    sameActor(by, view.seat.actor),
  )
  const list =
    all.length === 0
      ? html`<p>${d.queue.empty}</p>`
      : html`<ul class="todo" data-live="queue">${all.map((draft) => html`<li>${draftLine(view, draft)}</li>`)}</ul>`
  const full = view.query.has('full') && html`<p class="card refusal" role="alert">${d.queue.full}</p>`
  const body = html`<h1>${d.queue.title}</h1><p>${d.queue.lead}</p>${full}${card('queue', d.queue.waiting, list)}${await undeliveredNote(view)}`
  return deskPage(view, { title: d.queue.title, place: 'queue', body, scripts: ['desk'] })
}

/** True where the draft waits for this very person: of its party or office, and not signed by it. */
export function waitsFor(view: DeskView, draft: Drafted): boolean {
  if (!sameActor(draft.by, view.seat.actor)) return false
  if (draft.state === 'second') return !signedBySeat(view, draft)
  if (draft.state === 'sending') return true
  if (draft.state === 'handed-on') return mayOf(view, doingOf(view, draft.kind, draft.body)).by === 'self'
  return draft.state === 'returned' && draft.person === view.seat.who.person
}

/** True where the person of this seat has signed the draft. */
export function signedBySeat(view: DeskView, draft: Drafted): boolean {
  return hasSigned(view.seat, draft, [...view.standing.keys.values()])
}

/** One draft in a list: what it is, and what it waits for. */
export function draftLine(view: DeskView, draft: Drafted): Html {
  const { d, lang } = view
  const { zone } = view.reading.charter.seat
  const state =
    draft.state === 'second'
      ? d.queue.waitsSecond
      : draft.state === 'sending'
        ? d.queue.sending
        : draft.state === 'returned'
          ? d.queue.returned(draft.note ?? '')
          : draft.state === 'handed-on'
            ? d.queue.handedOn
            : d.queue.waits
  const about = aboutOf(view, draft)
  return html`<a class="title" href="${draftHref(view, draft)}">${kindText(view, draft.kind)}${about !== undefined && html`: ${about}`}</a> ${pill(draft.state === 'second' ? 'silence' : 'grey', state)}<p class="small muted">${fill(d.queue.made, instant(lang, draft.made, zone))}</p>`
}

/** What the draft is about, by its title: of the question, or what it puts as one; its symbol where it has none. */
function aboutOf(view: DeskView, { body, documents }: Drafted): Inside {
  const { question } = body as { question?: QuestionId }
  if (question === undefined) return undefined
  const asked = view.standing.questions.get(question)
  if (asked) return questionTitle(view, asked)
  const title = documents.find(({ name, media }) => name === 'title' && media === 'application/json')
  const named = title && (JSON.parse(new TextDecoder().decode(title.bytes)) as { readonly en?: string }).en
  return html`<bdi>${named ?? question}</bdi>`
}

export function draftHref(view: DeskView, { id }: Pick<Drafted, 'id'>): string {
  return to(view, `/desk/drafts/${id}`)
}
