/** `/ORG`: what the organisation is, who is in it on a date, how it decides, and what happened last. */
import { tiles, type Tile } from '../../charts/tiles.ts'
import { timelineSwatch } from '../../charts/timeline-key.ts'
import { groupOn, rulesOn } from '../../core/charter/at.ts'
import type { PartyId } from '../../core/ids.ts'
import type { Status } from '../../core/situation.ts'
import { direction, words } from '../../words/index.ts'
import { date, dateText, digest, isolate, number } from '../format.ts'
import { decisionsOf, eventsOf, figuresOf, sourcesOf, spellsOf, standingOf, usesOf } from '../facts.ts'
import { fill, html, joined, raw, type Html } from '../html.ts'
import { linkedOrganisation } from '../linked.ts'
import { eventTable, grouped, linked, outcomeOf } from '../lists.ts'
import { countdown, liveOn } from '../live.ts'
import { card, dateForm, definitions, figures, seenMark } from '../parts.ts'
import { timeline } from '../timeline.ts'
import { cited, framed, organisationText, organName, partyOf, say, sourceOf, to, type View } from '../view.ts'
import { openQuestionsOf, questionLink, statePill } from './open-question.ts'

const MOST_ROWS = 30
const LATEST = 8

/** The overview. */
export function overview(view: View): Html {
  const { w, lang, on } = view
  const { charter } = view.reading
  const { members, ever, years } = figuresOf(view)
  const facts = [
    { figure: number(lang, members), label: w.figures.members(members, view.carried.on === undefined) },
    { figure: number(lang, ever), label: w.figures.ever(ever) },
    { figure: number(lang, years), label: w.figures.years(years) },
  ]
  const live = liveOn(view)
  const body = html`<div class="head two"><div><h1>${say(view, charter.title)}</h1>${charter.summary && html`<p>${say(view, charter.summary)}</p>`}</div>${figures(facts)}</div>${live.bar}
${strip(view)}
${membership(view)}
<div class="two half">${parties(view)}${decides(view)}</div>
${latest(view)}${live.scripts}`
  const description = w.overview.description(organisationText(view))
  return framed(view, {
    title: organisationText(view),
    description,
    nav: 'overview',
    linked: linkedOrganisation(view),
    alternates: [{ format: 'record', href: `/${view.shown.code}/record.chancery` }],
    body,
  })

  function parties(of: View): Html {
    return card(
      'parties',
      fill(w.overview.partiesOn, date(lang, on)),
      html`${partyTiles(of)}${partyLists(of)}`,
      html`<a href="${to(of, '/members')}">${w.overview.allSpans}</a>`,
    )
  }
}

/** Short cards: what is open and falls due first, the record, the latest decision, where sources differ. */
function strip(view: View): Html {
  const { w } = view
  const { head } = view.reading
  const last = decisionsOf(view).find(({ event }) => event.day <= view.on)?.event
  const claims = [...usesOf(view).values()].reduce(
    (sum, { notes, disputes }) => sum + notes.length + disputes.length,
    0,
  )
  const record = head
    ? html`<p><strong>${w.overview.recordIs(head.size)}</strong></p><p class="small muted">${w.record.root} ${digest(head.root)} <a href="${to(view, '/record/verify')}">${w.overview.check}</a></p>`
    : html`<p>${w.overview.noRecord}</p>`
  const decision = last
    ? html`<p>${linked(view, last)}</p><p class="small muted">${date(view.lang, last.day)} ${outcomeOf(view, last)}</p>`
    : html`<p class="muted">${w.overview.noDecision}</p>`
  const disputed = html`<p><strong>${w.overview.claims(claims)}</strong></p><p class="small"><a href="${to(view, '/sources')}">${w.overview.seeSources}</a></p>`
  const [open] =
    view.on === view.today ? openQuestionsOf(view).filter(({ closes }) => closes !== undefined) : []
  const now =
    open?.closes !== undefined &&
    html`<p>${questionLink(view, open)} ${statePill(view, open)}</p><p class="remaining small">${countdown(view.lang, open.closes)}</p>`
  const cell = (heading: string, body: Html): Html =>
    html`<div><h2 class="small muted">${heading}</h2>${body}</div>`
  return html`<div class="card strip">${now && cell(words(view.lang).desk.question.openOnes, now)}${cell(w.overview.record, record)}${cell(w.overview.lastDecision, decision)}${claims > 0 && cell(w.overview.disputed, disputed)}</div>`
}

function membership(view: View): Html {
  const { lang, w, carried } = view
  const many = spellsOf(view).size > MOST_ROWS
  const only = many ? new Set(standingOf(view).parties.map(({ party }) => party)) : undefined
  const kept = { ...carried, on: undefined }
  const form = dateForm(lang, `/${view.shown.code}`, view.on, kept, to(view, '', { on: undefined }))
  return card(
    'timeline',
    view.site.timeline.heading,
    html`${timeline(view, 'members', only)}${many && html`<p class="note">${w.overview.seatsShown} <a href="${to(view, '/members')}">${w.overview.allSpans}</a></p>`}`,
    form,
  )
}

/** Every party that ever had a status as a tile, with how it stood on the date. */
function partyTiles(view: View): Html | undefined {
  const { w, lang, on, site } = view
  const standing = new Map(standingOf(view).parties.map(({ party, status }) => [party, status]))
  const known = [...spellsOf(view)].filter(([, spells]) => spells.some(({ from }) => from <= on))
  if (known.length === 0 || known.length > MOST_TILES) return undefined
  const placed = known.map(([party, spells]): Tile => {
    const status = standing.get(party)
    const hadLeft = spells.some(({ status: was, from }) => was === 'member' && from <= on)
    if (status === undefined || status === 'former') return { code: party, status: hadLeft ? 'left' : 'none' }
    return { code: party, status }
  })
  const members = [...standing.values()].filter((status) => status === 'member').length
  const title = w.overview.tiles(isolate(dateText(lang, on)), members, known.length)
  const drawn = tiles({ id: 'tiles', title, tiles: placed, dir: direction(lang) })
  const keys = KEYS.filter((key) => placed.some(({ status }) => status === key))
  const key = html`<ul class="key">${keys.map((one) => html`<li>${raw(timelineSwatch(one, 'tiles-key'))}${one === 'left' ? site.status.former : site.status[one]}</li>`)}</ul>`
  return html`${raw(drawn)}${key}<p class="note">${w.overview.noBorders}</p>`
}

/** More tiles than these are no picture. */
const MOST_TILES = 210
const KEYS = ['member', 'suspended', 'signatory', 'observer', 'partner', 'left'] as const

/** The parties of the date by status; permanent and elected members apart where seats make members. */
function partyLists(view: View): Html {
  const { w, on } = view
  const { charter } = view.reading
  const { parties } = standingOf(view)
  if (parties.length === 0) return html`<p class="muted">${w.overview.nobody}</p>`
  const list = (heading: string, those: readonly PartyId[]): Html | false =>
    those.length > 0 &&
    html`<h3>${heading}</h3><ul class="parties">${those.map((party) => html`<li>${partyOf(view, party, on)}</li>`)}</ul>`
  if (charter.membership.by === 'seat') {
    const permanent = new Set(Object.keys(charter.groups).flatMap((group) => groupOn(charter, group, on)))
    const codes = parties.map(({ party }) => party)
    return html`<div class="flow">${list(
      w.overview.permanent,
      codes.filter((party) => permanent.has(party)),
    )}${list(
      w.overview.elected,
      codes.filter((party) => !permanent.has(party)),
    )}</div>`
  }
  const statuses = [...new Set(parties.map(({ status }) => status))].toSorted(
    (a, b) => ORDER.indexOf(a) - ORDER.indexOf(b),
  )
  return html`<div class="flow">${statuses.map((status) =>
    list(
      w.overview.byStatus[status],
      parties.filter((standing) => standing.status === status).map(({ party }) => party),
    ),
  )}</div>`
}

const ORDER: readonly Status[] = ['member', 'suspended', 'signatory', 'observer', 'partner', 'former']

/** The rules of the first organ on the date, each in words with its clause and how its source was seen; the others are a link away. */
function decides(view: View): Html {
  const { w, lang, on } = view
  const { charter } = view.reading
  const { organ } = charter.defaults
  const items = rulesOn(charter, organ, on).map((rule) => ({
    term: joined(
      rule.matters.map((matter) => say(view, charter.matters[matter]?.title ?? { en: matter })),
      '; ',
    ),
    is: html`<div class="rule"><p>${rule.words ? say(view, rule.words) : w.decision.noWords}</p><p class="small muted">${cited(view, rule.clause)}</p><p>${seenMark(lang, sourceOf(sourcesOf(view), rule.source).seen)}</p></div>`,
  }))
  const body = items.length === 0 ? html`<p class="muted">${w.overview.noRules}</p>` : definitions(items)
  const data =
    view.reading.head && html`<a href="/${view.shown.code}/charter.yaml">${w.overview.charterData}</a>`
  const of = Object.keys(charter.organs).length > 1 && html`<h3 class="sub">${organName(view, organ)}</h3>`
  return card(
    'rules',
    w.overview.decides,
    html`<p class="note">${fill(w.overview.decidesOn, date(lang, on))} <a href="${to(view, '/bodies')}">${view.bodies.all}</a></p>${of}${body}`,
    data,
  )
}

function latest(view: View): Html {
  const { w } = view
  // Enough to fill the rows though several events may make one.
  const events = eventsOf(view)
    .slice(-LATEST * 12)
    .toReversed()
    .filter(({ kind }) => kind !== 'claim.noted')
  const rows = grouped(view, events).slice(0, LATEST)
  const shown = new Set(rows.flatMap(({ event, others }) => [event, ...others]))
  const links = html`<a href="${to(view, '/decisions')}">${w.overview.allDecisions}</a><a href="${to(view, '/record')}">${w.overview.wholeRecord}</a>`
  const body =
    events.length === 0
      ? html`<p class="muted">${w.overview.noEvents}</p>`
      : eventTable(
          view,
          w.overview.latest,
          events.filter((event) => shown.has(event)),
        )
  return card('latest', w.overview.latest, body, links)
}
