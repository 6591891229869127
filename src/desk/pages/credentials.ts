/** `/ORG/desk/credentials`: who speaks for each party in an organ, by what was lodged, challenged and found. */
import { under } from '../../core/charter/at.ts'
import { mayAct } from '../../core/acts/kind.ts'
import { seatOf, type SeatClaim } from '../../core/credentials.ts'
import type { OrganId, PartyId } from '../../core/ids.ts'
import { knownTo } from '../../core/standing.ts'
import { name, shortInstant } from '../../site/format.ts'
import { html, joined, type Html, type Inside } from '../../site/html.ts'
import { card, pill, table } from '../../site/parts.ts'
import { organText, partyOf, partyText, to } from '../../site/view.ts'
import { deskPage, membersIn } from '../frame.ts'
import { partyOfSeat } from '../seat.ts'
import type { DeskView } from '../view.ts'

/** The page; undefined where the charter has no rule on credentials. */
export function credentials(view: DeskView): string | undefined {
  const { d } = view
  const { charter } = view.reading
  const organs = (Object.keys(charter.organs) as OrganId[]).filter((organ) =>
    under(charter.credentials, organ),
  )
  if (organs.length === 0) return undefined
  const body = html`<h1>${d.credentials.title}</h1><p>${d.credentials.lead}</p>${organs.map((organ) => organCard(view, organ))}`
  return deskPage(view, { title: d.credentials.title, place: 'credentials', body, scripts: ['desk'] })
}

function organCard(view: DeskView, organ: OrganId): Html {
  const { d } = view
  const { charter } = view.reading
  const clause = under(charter.credentials, organ)?.clause ?? ''
  const own = partyOfSeat(view.seat)
  const lodge =
    own !== undefined && membersIn(view, organ).includes(own)
      ? html`<a class="button" href="${act(view, 'credentials.lodged', { organ })}">${d.credentials.lodge}</a>`
      : undefined
  const rows = table<PartyId>(
    organText(view, organ),
    [
      { head: d.question.member, names: true, cell: (party) => partyOf(view, party) },
      { head: d.credentials.lodged, cell: (party) => lodgedBy(view, organ, party) },
      { head: d.credentials.seat, cell: (party) => seatCell(view, organ, party) },
      { head: d.credentials.steps, cell: (party) => steps(view, organ, party) },
    ],
    membersIn(view, organ),
  )
  return card(
    `organ-${organ}`,
    organText(view, organ),
    html`<p class="small muted">${name(clause)}</p>${rows}`,
    lodge,
  )
}

/** What a party lodged: the rank of its representative, and when. Who it is stands in a document. */
function lodgedBy(view: DeskView, organ: OrganId, party: PartyId): Inside {
  const { zone } = view.reading.charter.seat
  const lodged = view.standing.meetings.credentials.filter(
    (one) => one.organ === organ && one.party === party,
  )
  if (lodged.length === 0) return view.d.credentials.none
  return joined(
    lodged.map(
      ({ rank, delegation, at }) =>
        html`<bdi>${rank}</bdi>${delegation !== undefined && html` (<bdi>${delegation}</bdi>)`}, ${shortInstant(view.lang, at, zone)}`,
    ),
    html`<br>`,
  )
}

function seatCell(view: DeskView, organ: OrganId, party: PartyId): Inside {
  const { d } = view
  const seat = seatOf(view.reading.charter, view.standing, organ, party)
  if (!seat) return undefined
  const tone = seat.as === 'full' ? 'favour' : seat.as === 'provisional' ? 'abstain' : 'against'
  const who = seat.speaks?.delegation
  return html`${pill(tone, d.credentials.as[seat.as])}${who !== undefined && html` <bdi>${who}</bdi>`}${seat.claims.map((claim) => challenged(view, claim))}`
}

function challenged(view: DeskView, { challengers }: SeatClaim): Inside {
  if (challengers.length === 0) return undefined
  const names = challengers.map((party) => partyText(view, party)).join(', ')
  return html`<br><span class="small">${view.d.credentials.challengedBy(names)}</span>`
}

/** What the seat may do about it: challenge as a member, find as whom the charter names. */
function steps(view: DeskView, organ: OrganId, party: PartyId): Inside {
  const { d, seat, standing, now, today } = view
  const { charter } = view.reading
  const rule = under(charter.credentials, organ)
  const own = partyOfSeat(seat)
  const context = { charter, situation: standing, now, today, size: 0, docs: [], knows: knownTo(charter) }
  const isThere = standing.meetings.credentials.some((one) => one.organ === organ && one.party === party)
  if (!rule?.examinedBy || !isThere) return undefined
  const isMember = own !== undefined && own !== party && membersIn(view, organ).includes(own)
  const examines = mayAct(context, rule.examinedBy, seat.actor, organ)
  return html`${isMember && html`<a href="${act(view, 'credentials.challenged', { organ, party })}">${d.credentials.challenge}</a> `}${examines && html`<a href="${act(view, 'credentials.examined', { organ, party })}">${d.credentials.examine}</a>`}`
}

function act(view: DeskView, kind: string, fields: Readonly<Record<string, string>>): string {
  return to(view, `/desk/acts/${kind}`, fields)
}
