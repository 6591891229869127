/** `/ORG/desk` for whoever has no seat: in a demonstration the seats to take, else the way to sign in. */
import { html, type Html } from '../../site/html.ts'
import { framed, organisationText, partyText, to, type View } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import { firstSeat } from '../first-seat.ts'
import type { Chamber } from '../seat.ts'

/** The page: nobody sits yet, so it is a public one. */
export function door(view: View, chamber: Chamber, seats: Html): Html {
  const d = words(view.lang).desk
  const first = chamber.demonstration && firstSeat(chamber, view.today)
  const body = chamber.demonstration
    ? html`<div class="head"><h1>${d.door.title}</h1><p>${d.door.lead(organisationText(view))}</p></div>
${first !== undefined && html`<section class="card"><form method="post" action="${to(view, '/desk/seat')}"><button class="primary" name="as" value="${first}">${d.door.sit(partyText(view, first))}</button></form></section>`}
<section class="card" aria-label="${d.door.or}"><h2>${d.door.or}</h2>${seats}</section>`
    : html`<div class="head"><h1>${d.desk}</h1></div><section class="card"><p>${chamber.standing === 'example' ? d.door.example : d.door.needed}</p>${chamber.standing !== 'example' && html`<p><a class="button primary" href="${to(view, '/sign-in', { to: view.path })}">${d.door.signIn}</a></p>`}</section>`
  return framed(view, { title: d.desk, body, uncited: true })
}
