/** What the desk says where there is no such page, or not for this seat. */
import { html } from '../../site/html.ts'
import { to } from '../../site/view.ts'
import { deskPage } from '../frame.ts'
import type { DeskView } from '../view.ts'

export function missingPage(view: DeskView): string {
  const { d } = view
  const body = html`<h1>${d.errors.noSuch}</h1><section class="card"><p><a class="button primary" href="${to(view, '/desk')}">${d.nav.today}</a></p></section>`
  return deskPage(view, { title: d.errors.noSuch, body })
}
