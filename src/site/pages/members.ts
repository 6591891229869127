/** `/ORG/members`: who had a status on a date, what other sources say of it, and every span with its source. */
import type { PartyId } from '../../core/ids.ts'
import { seatsOn } from '../../core/situation.ts'
import type { StatusClaim } from '../../core/chronicle.ts'
import type { Membership } from '../../store/reading.ts'
import { date } from '../format.ts'
import { eventAt, situationOf, sourcesOf, spellsOf, standingOf, type Spell } from '../facts.ts'
import { fill, html, joined, type Html, type Inside } from '../html.ts'
import { firstSource, paging, slice } from '../lists.ts'
import { card, dateForm, pill, table, type Column, type PillTone } from '../parts.ts'
import { timeline } from '../timeline.ts'
import type { Status } from '../../core/situation.ts'
import { cited, framed, organisationText, organName, partyOf, sourceOf, to, type View } from '../view.ts'

/** The list of members. */
export function members(view: View): Html {
  const { w, lang, on, carried } = view
  const { parties, claimsOnly } = standingOf(view)
  const kept = { ...carried, on: undefined }
  const form = dateForm(
    lang,
    `/${view.shown.code}/members`,
    on,
    kept,
    to(view, '/members', { on: undefined }),
  )
  const body = html`<div class="head"><h1>${w.members.title}</h1></div>
${card('who', fill(w.members.who, date(lang, on)), html`${standings(view, parties)}${claimsOnly.length > 0 && claimed(view, claimsOnly)}${observers(view)}`, form)}
${card('timeline', view.site.timeline.heading, timeline(view, 'members'))}
${card('spans', w.members.spans, html`<p class="note">${w.members.spansNote}</p>${spans(view)}`)}`
  const alternates = (['json', 'csv'] as const).map((format) => ({
    format,
    href: to(view, `/members.${format}`),
  }))
  return framed(view, {
    title: w.members.title,
    description: w.members.description(organisationText(view)),
    nav: 'members',
    alternates,
    body,
  })
}

/** The tone in which a status is shown; the word says it too. */
export function toneOfStatus(status: Status): PillTone {
  return status === 'member' ? 'accent' : status === 'suspended' ? 'against' : 'grey'
}

function standings(view: View, parties: readonly Membership[]): Html {
  const { w, lang, on } = view
  if (parties.length === 0) return html`<p class="muted">${w.overview.nobody}</p>`
  const beside: Column<Membership> = {
    head: w.columns.claims,
    cell: ({ claims }) =>
      claims.length > 0 &&
      joined(
        claims.map((claim) => claimLine(view, claim)),
        html`<br>`,
      ),
  }
  return table<Membership>(
    w.members.title,
    [
      { head: w.columns.party, names: true, cell: ({ party }) => partyOf(view, party, on) },
      { head: w.columns.status, cell: ({ status }) => pill(toneOfStatus(status), view.site.status[status]) },
      { head: w.columns.since, cell: ({ since }) => date(lang, since) },
      { head: w.columns.source, cell: ({ act }) => firstSource(view, eventAt(view, act)) },
      ...(parties.some(({ claims }) => claims.length > 0) ? [beside] : []),
    ],
    parties,
  )
}

function claimLine(view: View, { source, status, from }: StatusClaim): Html {
  const title = html`<a href="${to(view, `/sources/${source}`)}">${cited(view, sourceOf(sourcesOf(view), source).title)}</a>`
  return fill(
    (cited, as, day) => view.w.members.claim(cited, as, day),
    title,
    view.site.status[status],
    date(view.lang, from),
  )
}

function claimed(view: View, claims: readonly StatusClaim[]): Html {
  return html`<h3 class="sub">${view.w.members.claimsOnly}</h3><ul class="rows">${claims.map(
    (claim) => html`<li>${partyOf(view, claim.party, view.on)} ${claimLine(view, claim)}</li>`,
  )}</ul>`
}

/** Observers at one organ are no parties of the organisation; they are named apart. */
function observers(view: View): Inside {
  return [...situationOf(view).observers].map(([organ, seats]) => {
    const present = seatsOn(seats, view.on)
    return (
      present.length > 0 &&
      html`<h3 class="sub">${fill(view.w.members.observersOf, organName(view, organ))}</h3><ul class="parties">${present.map(({ party, since }) => html`<li>${partyOf(view, party, view.on)} ${date(view.lang, since)}</li>`)}</ul>`
    )
  })
}

interface Row {
  readonly party: PartyId
  readonly spell: Spell
}

function spans(view: View): Html {
  const { w } = view
  const rows = [...spellsOf(view)].flatMap(([party, spells]) =>
    spells.map((spell): Row => ({ party, spell })),
  )
  const part = slice(
    view,
    rows.filter(({ spell }) => spell.status !== 'former'),
  )
  const first = [
    { head: w.columns.party, names: true, cell: ({ party, spell }: Row) => partyOf(view, party, spell.from) },
  ]
  return html`${spanTable(view, part.rows, first)}${paging(view, '/members', part)}`
}

/** Spans as a table, after columns of the caller's. */
export function spanTable(view: View, rows: readonly Row[], first: Parameters<typeof table<Row>>[1]): Html {
  const { w, lang } = view
  return table<Row>(
    w.members.spans,
    [
      ...first,
      {
        head: w.columns.status,
        cell: ({ spell }) => view.site.status[spell.status],
        ...(first.length === 0 ? { names: true } : {}),
      },
      { head: w.columns.from, cell: ({ spell }) => date(lang, spell.from) },
      {
        head: w.columns.until,
        cell: ({ spell }) => (spell.until === undefined ? w.members.open : date(lang, spell.until)),
      },
      { head: w.columns.source, cell: ({ spell }) => firstSource(view, eventAt(view, spell.act)) },
    ],
    rows,
  )
}
