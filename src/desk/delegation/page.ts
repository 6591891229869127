/** `/ORG/desk/delegation`: the people of the seat's delegation or office, what they may do, and who signed in. */
import { partiesOn } from '../../core/members.ts'
import { sameActor } from '../../core/ids.ts'
import { code, instant, name } from '../../site/format.ts'
import { html, type Html, type Inside } from '../../site/html.ts'
import { card, pill, table } from '../../site/parts.ts'
import { actorText, partyOf, partyText, to } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import type { Accessed } from '../access-log.ts'
import { deskPage } from '../frame.ts'
import { waiting } from '../people.ts'
import type { DeskView } from '../view.ts'
import { gathered, type Gathered } from './gathered.ts'
import { keysCard, powersCard } from './keys-card.ts'
import { inviteCard, peopleCard, waitingCard } from './people-card.ts'
import { recoveryCard } from './recovery-card.ts'

/** The page. */
export async function delegation(view: DeskView): Promise<string> {
  const w = words(view.lang).delegation
  const of = await gathered(view)
  const called = actorText(view, view.seat.actor)
  const title = 'party' in view.seat.actor ? w.title(called) : w.office(called)
  const body = html`<h1>${title}</h1><p>${w.lead}</p>
${view.seat.who.demonstration ? html`<p class="muted">${w.demonstration}</p>` : !of.administers && html`<p class="muted">${w.mayNot}</p>`}
${waitingCard(view, of)}
${recoveryCard(view, of)}
${peopleCard(view, of)}
${inviteCard(view, of)}
${keysCard(view, of)}
${powersCard(view, of)}
${of.enrols && delegationsCard(view, of)}
${!view.seat.who.demonstration && accessCard(view, of)}`
  return deskPage(view, { title, place: 'delegation', body, scripts: ['desk'] })
}

/** The page that shows a new link, once. */
export function linkPage(view: DeskView, called: string, link: string): string {
  const w = words(view.lang).delegation
  const title = w.invite.made(called)
  const body = html`<h1>${title}</h1><section class="card"><p>${w.invite.send}</p><pre tabindex="0">${link}</pre><p class="links"><a href="${to(view, '/desk/delegation')}">${w.invite.back}</a></p></section>`
  return deskPage(view, { title, place: 'delegation', body })
}

function accessCard(view: DeskView, { log, members }: Gathered): Html {
  const w = words(view.lang).delegation
  const who = (person: string | undefined): Inside => {
    if (person === undefined) return ''
    const member = members.find((one) => one.person === person)
    return member ? name(member.name) : code(person)
  }
  const list = table(
    w.access.heading,
    [
      {
        head: w.access.when,
        names: true,
        cell: ({ at }: Accessed) => instant(view.lang, at, view.reading.charter.seat.zone),
      },
      { head: w.access.who, cell: ({ person }) => who(person) },
      {
        head: w.access.what,
        cell: ({ what, to: whom }) =>
          html`${w.access.says[what] ?? what}${whom !== undefined && html` (${who(whom)})`}`,
      },
      { head: w.access.device, cell: ({ device }) => device ?? '' },
    ],
    log,
  )
  return card(
    'access',
    w.access.heading,
    html`<p>${w.access.lead}</p>${log.length === 0 ? html`<p>${w.access.none}</p>` : list}`,
  )
}

/** For an office that enrols: each delegation with where its head stands, and the form that invites one. */
function delegationsCard(view: DeskView, { all }: Gathered): Html {
  const w = words(view.lang).delegation
  const parties = partiesOn(view.reading.charter, view.standing, view.today)
    .map(({ party }) => party)
    .toSorted((a, b) => partyText(view, a).localeCompare(partyText(view, b), view.lang))
  const state = (party: (typeof parties)[number]): Inside => {
    const keys = [...view.standing.keys.values()].filter(
      ({ until, holder }) => until === undefined && sameActor(holder, { party }),
    )
    const heads = all.filter(({ holder, left }) => left === undefined && sameActor(holder, { party }))
    const waits = heads.some((head) => waiting(head, view.standing).length > 0)
    const held =
      keys.length > 0
        ? w.delegations.keys(keys.length)
        : heads.length > 0 && !waits
          ? w.delegations.invited
          : w.delegations.none
    return waits ? html`${held} ${pill('silence', w.delegations.waits)}` : held
  }
  const list = table(
    w.delegations.heading,
    [
      {
        head: w.delegations.party,
        names: true,
        cell: (party: (typeof parties)[number]) => partyOf(view, party),
      },
      { head: w.delegations.state, cell: state },
    ],
    parties,
  )
  const origin = view.office.origin(view.request)
  const portal =
    origin !== undefined &&
    !view.standing.portals.has(origin) &&
    html`<p>${w.delegations.portalWhy(origin)}</p><form method="post" action="${to(view, '/desk/delegation/portal')}"><button>${w.delegations.portal}</button></form>`
  const invite =
    !view.seat.who.demonstration &&
    html`<form class="fields" method="post" action="${to(view, '/desk/delegation/head')}">
<p><label for="head-of">${w.delegations.party}</label><select id="head-of" name="party">${parties.map((party) => html`<option value="${party}">${partyText(view, party)}</option>`)}</select></p>
<p><label for="head-name">${w.delegations.name}</label><input id="head-name" name="name" required maxlength="120" autocomplete="off"></p>
<p><button>${w.delegations.invite}</button></p></form>`
  return card(
    'delegations',
    w.delegations.heading,
    html`<p>${w.delegations.lead}</p>${portal}${list}${invite}`,
  )
}
