/** What a seat that looks after delivery is told on its own pages of letters that did not arrive. */
import { UNDELIVERED } from '../../notices/outbox.ts'
import { html, type Inside } from '../../site/html.ts'
import { to } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import type { DeskView } from '../view.ts'
import { isRegistry } from './letters.ts'

/** How many letters did not reach anybody, with the way to them; nothing where there is none, or they are not this seat's to look after. */
export async function undeliveredNote(view: DeskView): Promise<Inside> {
  if (!isRegistry(view)) return undefined
  const w = words(view.lang).mail.outbox
  const { length } = await view.tables.list(UNDELIVERED, `${view.shown.code}/`)
  return (
    length > 0 &&
    html`<p class="flag card">${w.failedLead(length)} <a href="${to(view, '/desk/outbox')}">${w.title}</a></p>`
  )
}
