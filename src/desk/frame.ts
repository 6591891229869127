/** The frame of every page of the desk: the strip of a demonstration, the places to go, and who sits here. */
import { actorCode } from '../core/ids.ts'
import { chairOf, membersOf, partiesOn } from '../core/members.ts'
import { assets } from '../site/assets.ts'
import { address } from '../site/context.ts'
import { withFallbacks } from '../site/fallback.ts'
import { chip, instant, name } from '../site/format.ts'
import { keysButton, keysList } from '../site/keys.ts'
import { liveBar, liveWords } from '../site/live.ts'
import { fill, html, raw, type Html, type Inside } from '../site/html.ts'
import { actorText, organisationText, organText, partyText, to } from '../site/view.ts'
import { direction, SPOKEN, words } from '../words/index.ts'
import { recoveryAlert } from './delegation/recovery-card.ts'
import { sessionWatch } from './sign-in/session-watch.ts'
import { keysOf, personOf, type Chamber, type Holder } from './seat.ts'
import type { DeskView } from './view.ts'

export type Place =
  | 'acts'
  | 'credentials'
  | 'paper'
  | 'register'
  | 'today'
  | 'questions'
  | 'texts'
  | 'circulate'
  | 'queue'
  | 'delegation'
  | 'outbox'

/** Where each place of the desk is, in the order in which they stand. A page that is added has a line here. */
export const PLACES: Readonly<Partial<Record<Place, string>>> = {
  today: '/desk',
  questions: '/desk/questions',
  texts: '/desk/texts',
  circulate: '/desk/circulate',
  queue: '/desk/queue',
  register: '/desk/register',
  paper: '/desk/paper',
  credentials: '/desk/credentials',
  acts: '/desk/acts',
  delegation: '/desk/delegation',
  outbox: '/desk/outbox',
}

/** The keys that go to a place: G, then the letter. */
const GO: Readonly<Record<Place, string>> = {
  today: 'h',
  questions: 'd',
  texts: 't',
  circulate: 'c',
  queue: 'q',
  register: 'r',
  paper: 'l',
  credentials: 'k',
  acts: 'a',
  delegation: 'p',
  outbox: 'o',
}

export interface DeskPage {
  readonly title: string
  readonly place?: Place
  readonly body: Html
  /** What a script of the page needs, by the name of the script. */
  readonly scripts?: readonly string[]
}

/** One whole page of the desk, as it is sent. */
export function deskPage(view: DeskView, page: DeskPage): string {
  return withFallbacks(String(frame(view, page)))
}

function frame(view: DeskView, { title, place, body, scripts = [] }: DeskPage): Html {
  const { lang, d, site } = view
  const { style, desk, icon, preload } = assets()
  return html`<!doctype html>
<html lang="${lang}" dir="${direction(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${[title, organisationText(view), site.brand].join(' · ')}</title>
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${preload.map((href) => html`<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`)}
<link rel="icon" href="${icon}" type="image/svg+xml">
<link rel="stylesheet" href="${style}">
<link rel="stylesheet" href="${desk}">
${scripts.includes('desk') && liveWords(lang)}
${scripts.map((script) => html`<script type="module" src="/assets/${script}.js"></script>`)}
</head>
<body class="desk">
<a class="sr skip" href="#main">${site.skip}</a>
<header class="desktop">
${view.seat.who.demonstration && strip(view)}
<div class="who"><a class="brand" href="${to(view, '/desk')}">${name(organisationText(view))}</a>
<p class="seated">${fill(d.seat.reads, html`<b>${seatName(view)}</b>`)}${(view.seat.who.name ?? view.seat.who.person) !== undefined && html` <span class="muted">${name(view.seat.who.name ?? view.seat.who.person ?? '')}</span>`}</p>
${sessionWatch(view)}
<nav class="lang" aria-label="${site.languages}">${SPOKEN.map(
    (to) =>
      html`<a href="${address(view.path, { ...view.carried, lang: to.code })}" lang="${to.code}" hreflang="${to.code}"${to.code === lang && html` aria-current="true"`}>${to.name}</a>`,
  )}</nav></div>
</header>
<div class="app">
<nav class="places" aria-label="${d.nav.label}">${placesOf(view).map(
    ([code, path]) =>
      html`<a href="${to(view, path)}" data-key="g ${GO[code]}"${code === place && html` aria-current="${path === view.path.slice(view.shown.code.length + 1) ? 'page' : 'true'}"`}>${d.nav[code]}</a>`,
  )}<a class="out" href="${to(view, '')}">${d.nav.public}</a><a href="${to(view, '/members')}" data-key="g m">${d.nav.members}</a><a href="${to(view, '/bodies')}">${d.nav.bodies}</a>
<form method="post" action="${to(view, view.seat.who.demonstration ? '/desk/leave' : '/sign-in/out')}"><button class="quiet">${view.seat.who.demonstration ? d.seat.leave : words(lang).signIn.session.out}</button></form>${scripts.includes('desk') && keysButton(lang)}</nav>
<main id="main" tabindex="-1">
${scripts.includes('desk') && bar(view)}
${recoveryAlert(view)}
${body}
</main>
</div>
${scripts.includes('desk') && keysList(lang)}
</body>
</html>`
}

/** The places of this seat: the register where the charter has one, for those who may be among those an act is for. */
function placesOf({ reading, seat }: DeskView): readonly [Place, string][] {
  const letters = 'office' in seat.actor && reading.charter.paper?.by.includes(seat.actor.office) === true
  const lodged = Object.keys(reading.charter.credentials).length > 0
  const has = reading.charter.restricted?.register === true && 'party' in seat.actor
  return (Object.entries(PLACES) as [Place, string][]).filter(
    ([place]) =>
      (place !== 'register' || has) && (place !== 'paper' || letters) && (place !== 'credentials' || lodged),
  )
}

function bar(view: DeskView): Html {
  const { lang, reading, now, seat, shown } = view
  const rate = seat.chamber.demonstration?.clock.rate() ?? 1
  return liveBar({ lang, org: shown.code, size: reading.size ?? 0, clock: { now, rate } })
}

/** The seat by its name: a party with its code, an office by its title. */
export function seatName(view: DeskView): Html {
  return holderName(view, view.seat.actor)
}

/** A party with its code, an office by its title. */
export function holderName(view: DeskView, holder: Holder): Html {
  const called = name(actorText(view, holder))
  return 'party' in holder ? html`${chip(holder.party)} ${called}` : called
}

/** A seat that a visitor of a demonstration may take. */
export interface Chair {
  readonly value: string
  readonly says: string
  readonly holder: Holder
  readonly person?: string
}

/** The seats of a demonstration: each member, each chair by its party, each person of an office whose key is here. */
export function seatsToTake(view: DeskView, chamber: Chamber): readonly Chair[] {
  const { charter } = view.reading
  const parties = partiesOn(charter, view.standing, view.today)
    .filter(({ status }) => status === 'member' || status === 'observer')
    .map(({ party }) => party)
  const chairs = Object.keys(charter.organs).flatMap((organ) => {
    const party = chairOf(view.standing, organ as never, view.today)
    return party === undefined ? [] : [`${party} ${organText(view, organ)}`]
  })
  const offices = Object.keys(charter.offices).filter(
    (office) => !['clock', 'log', 'archivist'].includes(office),
  )
  const ofOffice = offices.flatMap((office) => {
    const holder = { office } as Holder
    const persons = [...new Set(keysOf(chamber, holder).map(personOf))]
    return persons.map((person, index) => ({
      value: person === undefined ? office : `${office}:${person}`,
      says:
        persons.length > 1
          ? view.d.strip.officer(actorText(view, holder), person ?? String(index + 1))
          : actorText(view, holder),
      holder,
      ...(person === undefined ? {} : { person }),
    }))
  })
  return [
    ...parties.flatMap((party) => {
      const holder = { party } as Holder
      const persons = [...new Set(keysOf(chamber, holder).map(personOf))]
      const chaired = chairs.find((one) => one.startsWith(`${party} `))
      const called = partyText(view, party)
      const says = chaired === undefined ? called : view.d.strip.chair(called)
      return persons.map((person, index) => ({
        value: person === undefined ? party : `${party}:${person}`,
        says: persons.length > 1 ? view.d.strip.officer(says, person ?? String(index + 1)) : says,
        holder,
        ...(person === undefined ? {} : { person }),
      }))
    }),
    ...ofOffice,
  ]
}

/** The choice of a seat, as a form that works without script. */
export function seatForm(view: DeskView, chamber: Chamber): Html {
  const { d } = view
  const own = `${actorCode(view.seat.actor)}${view.seat.who.person === undefined ? '' : `:${view.seat.who.person}`}`
  return html`<form class="seats-to-take" method="post" action="${to(view, '/desk/seat')}"><label for="as">${d.strip.sitAs}</label><select id="as" name="as">${seatsToTake(
    view,
    chamber,
  ).map(
    ({ value, says }) => html`<option value="${value}"${value === own && html` selected`}>${says}</option>`,
  )}<option value="public">${d.strip.publicSeat}</option></select><button>${d.strip.sit}</button></form>`
}

function strip(view: DeskView): Inside {
  const { chamber } = view.seat
  const { demonstration } = chamber
  if (!demonstration) return undefined
  const { d, lang } = view
  const rate = demonstration.clock.rate()
  const set = (value: string, says: string, current: boolean): Html =>
    html`<button name="set" value="${value}"${current && html` aria-pressed="true"`}>${says}</button>`
  return html`<section class="strip" aria-label="${d.strip.label}">${seatForm(view, chamber)}
<form method="post" action="${to(view, '/desk/clock')}"><input type="hidden" name="back" value="${view.path}"><span class="label">${d.strip.clock}</span>
<span class="shows" data-clock data-zone="${view.reading.charter.seat.zone}" data-now="${view.now}" data-rate="${rate}">${instant(lang, view.now, view.reading.charter.seat.zone)}</span>
${set('0', d.strip.stands, rate === 0)}${set('1', d.strip.once, rate === 1)}${set('60', d.strip.sixty, rate === 60)}${set('next', d.strip.next, false)}</form>
<form method="post" action="${to(view, '/desk/again')}"><button>${d.strip.again}</button></form></section>`
}

/** Members of an organ today, by the names that readers see. */
export function membersIn(view: DeskView, organ: string): readonly ReturnType<typeof membersOf>[number][] {
  return membersOf(view.reading.charter, view.standing, organ as never, view.today).toSorted((a, b) =>
    partyText(view, a).localeCompare(partyText(view, b), view.lang),
  )
}

/** Data that a script of the page reads: no script of the page's own is ever inline. */
export function dataBlock(id: string, value: object): Html {
  return html`<script type="application/json" id="${id}">${raw(JSON.stringify(value).replaceAll('<', '\\u003c'))}</script>`
}
