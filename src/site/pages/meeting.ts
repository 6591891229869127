/** `/ORG/meetings/ID`: one meeting: who was there, what was decided and said, who met in the margins and what each side said of it. */
import type { Happened } from '../../core/chronicle.ts'
import { chairOf } from '../../core/members.ts'
import type { PartyId } from '../../core/ids.ts'
import type { Day } from '../../core/time.ts'
import { situationOn } from '../../store/reading.ts'
import { words } from '../../words/index.ts'
import { code, date, instant, name } from '../format.ts'
import { fill, html, joined, type Html, type Inside } from '../html.ts'
import { linked, outcomeOf, sourceList } from '../lists.ts'
import { accountsOf, decidedAt, marginsOf, meetingCalled, saidAt, type Meeting } from '../meetings.ts'
import { otherwise } from '../operation-days.ts'
import { card, definitions, pill } from '../parts.ts'
import {
  framed,
  organisationText,
  organText,
  partyOf,
  partyText,
  plain,
  say,
  titleOf,
  to,
  type View,
} from '../view.ts'
import { hrefOf } from './meetings.ts'
import { statementList } from './statements.ts'

/** The page of a meeting; its day where it came after the date asked for; undefined where the record has none of this name. */
export function meeting(view: View, given: string): Html | { readonly later: Day } | undefined {
  const found = meetingCalled(view, given)
  if (!found) return undefined
  if (found.event.day > view.on) return { later: found.event.day }
  const w = words(view.lang).meetings
  const prose = view.reading.prose(found.event, 'title')
  const title = prose ? plain(view.lang, prose) : given
  const parts = found.organ === undefined ? ofParties(view, found) : ofOrgan(view, found)
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/meetings')}">${w.title}</a> / ${code(given)}</p><h1>${titleOf(view, found.event)}</h1>
<p class="meta">${found.opens !== undefined && pill('accent', w.convened)} <span>${date(view.lang, found.day)}</span></p></div>
${card('about', w.about, about(view, found))}
${parts}
${card('sources', w.sources, sourceList(view, found.event.sources))}`
  return framed(view, {
    title,
    description: w.description(organisationText(view)),
    nav: 'meetings',
    alternates: [{ format: 'json', href: to(view, `/meetings/${given}.json`) }],
    body,
  })
}

function about(view: View, found: Meeting): Html {
  const w = words(view.lang).meetings
  const { organ, parties, host, present, absent, until, opens, event, sitting } = found
  const chair = organ === undefined ? undefined : chairThen(view, found)
  const main = sitting === undefined ? undefined : meetingCalled(view, sitting)
  const note = view.reading.prose(event, 'note')
  const other =
    event.claims.length > 0 && event.claims.some(({ effect, says }) => effect !== undefined || says)
  const list = (those: readonly PartyId[]): Html =>
    html`<ul class="parties">${those.map((party) => html`<li>${partyOf(view, party, found.day)}</li>`)}</ul>`
  return definitions([
    {
      term: w.who,
      is:
        organ === undefined
          ? list(parties)
          : html`<a href="${to(view, `/bodies/${organ}`)}">${name(organText(view, organ))}</a>`,
    },
    { term: w.date, is: date(view.lang, found.day) },
    ...(opens === undefined
      ? []
      : [{ term: w.opens, is: instant(view.lang, opens, view.reading.charter.seat.zone) }]),
    ...(until === undefined ? [] : [{ term: w.lastDay, is: date(view.lang, until) }]),
    ...(main
      ? [{ term: w.margins, is: html`<a href="${hrefOf(view, main)}">${titleOf(view, main.event)}</a>` }]
      : []),
    ...(chair === undefined ? [] : [{ term: w.chair, is: partyOf(view, chair, found.day) }]),
    ...(host === undefined ? [] : [{ term: w.host, is: partyOf(view, host, found.day) }]),
    ...(organ === undefined
      ? []
      : [
          {
            term: w.present,
            is: present && present.length > 0 ? list(present) : html`<span class="muted">${w.notSaid}</span>`,
          },
        ]),
    ...(absent && absent.length > 0 ? [{ term: w.absent, is: list(absent) }] : []),
    ...(note ? [{ term: view.w.decision.note, is: say(view, note) }] : []),
    ...(other ? [{ term: w.otherwise, is: otherwise(view, event) }] : []),
  ])
}

/** Who presided over the organ on the day of the meeting, as recorded and known. */
function chairThen(view: View, { organ, day }: Meeting): PartyId | undefined {
  const { known, at } = view.carried
  const asOf = { on: day, ...(known === undefined ? {} : { known: known as Day }) }
  return organ && chairOf(situationOn(view.reading, asOf, at), organ, day)
}

function ofOrgan(view: View, found: Meeting): Html {
  const w = words(view.lang).meetings
  const decisions = decidedAt(view, found.code)
  const said = saidAt(view, found.code)
  const margins = marginsOf(view, found.code)
  const decided =
    decisions.length === 0
      ? html`<p class="muted">${w.nothingDecided}</p>`
      : html`<ul class="rows">${decisions.map(({ event }) => html`<li>${linked(view, event)} ${outcomeOf(view, event)}</li>`)}</ul>`
  const inMargins =
    margins.length === 0
      ? html`<p class="muted">${w.noMargins}</p>`
      : html`<p class="note">${w.accountsNote}</p>${margins.map((one) => marginal(view, one))}`
  return html`${card('decided', w.decided, decided)}
${card('margins', w.marginsHeading, inMargins)}
${card('said', w.said, said.length === 0 ? html`<p class="muted">${w.nothingSaid}</p>` : statementList(view, said))}`
}

function ofParties(view: View, found: Meeting): Html {
  const w = words(view.lang).meetings
  return card(
    'accounts',
    w.accountsHeading,
    html`<p class="note">${w.accountsNote}</p>${accounts(view, found)}`,
  )
}

/** A meeting in the margins, on the page of the sitting. */
function marginal(view: View, one: Meeting): Html {
  const parties = joined(
    one.parties.map((party) => name(partyText(view, party, one.day))),
    ' – ',
  )
  const note = view.reading.prose(one.event, 'note')
  return html`<article class="beside" id="${one.code}"><h3><a href="${hrefOf(view, one)}">${parties}</a> ${outcomeOf(view, one.event)}</h3>${note && html`<p class="small">${say(view, note)}</p>`}${otherwise(view, one.event)}${accounts(view, one)}</article>`
}

/** What each side said of a meeting, side by side; a side without an account says so. */
function accounts(view: View, one: Meeting): Html {
  const w = words(view.lang).meetings
  const all = accountsOf(view, one.code)
  const by = ({ by: actor }: Happened): PartyId | undefined => ('party' in actor ? actor.party : undefined)
  const sides = one.parties.map((party) =>
    half(
      view,
      fill(w.account, name(partyText(view, party, one.day))),
      all.filter((event) => by(event) === party),
    ),
  )
  const rest = all.filter((event) => !one.parties.includes(by(event) as PartyId))
  return html`<div class="claim sides">${sides}${rest.length > 0 && half(view, w.others, rest)}</div>`
}

function half(view: View, heading: Inside, events: readonly Happened[]): Inside {
  const w = words(view.lang).meetings
  return html`<div><h4>${heading}</h4>${events.length === 0 ? html`<p class="muted">${w.noAccount}</p>` : statementList(view, events)}</div>`
}
