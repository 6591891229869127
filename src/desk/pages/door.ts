/** `/ORG/desk` for whoever has no seat: in a demonstration the seats to take, else the way to sign in. */
import { html, type Html } from '../../site/html.ts'
import { framed, organisationText, partyText, to, type View } from '../../site/view.ts'
import { membersOf } from '../../core/members.ts'
import type { PartyId } from '../../core/ids.ts'
import type { Asked, Situation } from '../../core/situation.ts'
import { isHidden } from '../../core/restricted.ts'
import { words } from '../../words/index.ts'
import type { Chamber } from '../seat.ts'

/** The page: nobody sits yet, so it is a public one. */
export function door(view: View, chamber: Chamber, seats: Html): Html {
  const d = words(view.lang).desk
  const first = chamber.demonstration && firstSeat(view, chamber)
  const body = chamber.demonstration
    ? html`<div class="head"><h1>${d.door.title}</h1><p>${d.door.lead(organisationText(view))}</p></div>
${first !== undefined && html`<section class="card"><form method="post" action="${to(view, '/desk/seat')}"><button class="primary" name="as" value="${first}">${d.door.sit(partyText(view, first))}</button></form></section>`}
<section class="card" aria-label="${d.door.or}"><h2>${d.door.or}</h2>${seats}</section>`
    : html`<div class="head"><h1>${d.desk}</h1></div><section class="card"><p>${chamber.standing === 'example' ? d.door.example : d.door.needed}</p>${chamber.standing !== 'example' && html`<p><a class="button primary" href="${to(view, '/sign-in')}">${d.door.signIn}</a></p>`}</section>`
  return framed(view, { title: d.desk, body, uncited: true })
}

/** The member to sit as: one that has not yet said where it stands on the question that closes next. */
export function firstSeat(view: View, { registrar, now }: Chamber): PartyId | undefined {
  const { charter, standing } = registrar.ledger
  const next = nextQuestion(standing, now())
  const organ = next?.organ ?? view.reading.charter.defaults.organ
  const members = membersOf(charter, standing, organ, view.today)
  if (!next || isHidden(charter, next)) return members[0]
  return members.find((party) => !next.positions.has(party)) ?? members[0]
}

/** The question with the nearest deadline. */
export function nextQuestion(standing: Situation, now: string): Asked | undefined {
  return [...standing.questions.values()]
    .filter(
      ({ outcome, withdrawn, closes }) =>
        outcome === undefined && withdrawn === undefined && closes !== undefined && closes > now,
    )
    .toSorted((a, b) => ((a.closes as string) < (b.closes as string) ? -1 : 1))[0]
}
