/** What each party contributes to an operation: its steps and every figure that a source gives. */
import { clockSwatch } from '../charts/clock.ts'
import { contingentsNarrow, contingentsWide, type ContingentRow } from '../charts/contingents.ts'
import type { PartyId } from '../core/ids.ts'
import {
  remaining,
  type Contingent,
  type Figure,
  type Leg,
  type Operation,
  type Step,
} from '../core/operation.ts'
import { direction, words } from '../words/index.ts'
import { date, isolate, name, number } from './format.ts'
import { eventAt, sourcesOf } from './facts.ts'
import { html, joined, raw, type Html, type Inside } from './html.ts'
import { actHref } from './lists.ts'
import { contributorsOf } from './operations.ts'
import { seenMark, table } from './parts.ts'
import { cited, partyOf, partyText, sourceOf, to, type View } from './view.ts'

/** The figures as bars, in both widths; nothing where no contingent is on record. */
export function contingentsChart(view: View, operation: Operation): Html {
  const w = words(view.lang).operations
  const parties = contributorsOf(operation)
  const rows = parties.map((party): ContingentRow => ({
    name: partyText(view, party, view.on),
    figures: figuresOf(operation.contingents.get(party)).map(({ value, sources }, index) => ({
      value,
      label: w.figure(number(view.lang, value), isolate(publisherOf(view, sources[0]))),
      kind: index === 0 && isOwn(view, operation.contingents.get(party), sources) ? 'record' : 'claim',
    })),
    none: w.noFigure,
  }))
  if (rows.length === 0) return html`<p class="muted">${w.noContingents}</p>`
  const values = parties.flatMap((party) =>
    figuresOf(operation.contingents.get(party)).map(({ value }) => value),
  )
  const title = w.contingentsSentence(rows.length, values.length, number(view.lang, Math.max(0, ...values)))
  const input = { id: 'contingents', title, rows, dir: direction(view.lang) }
  const stay = remaining(operation)
  const left =
    stay.length > 0 &&
    html`<p class="note">${w.remain(stay.map((party) => partyText(view, party, view.on)).join(', '))}</p>`
  return html`${raw(contingentsWide(input))}${raw(contingentsNarrow(input))}${keyOf(view, rows)}<p class="note">${w.contingentsNote}</p>${left}`
}

function keyOf(view: View, rows: readonly ContingentRow[]): Html {
  const w = words(view.lang).operations
  const drawn = new Set(rows.flatMap(({ figures }) => figures.map(({ kind }) => kind)))
  const kinds = (['record', 'claim'] as const).filter((kind) => drawn.has(kind))
  return html`<ul class="key">${kinds.map((kind) => html`<li>${raw(clockSwatch(kind))}${w.figureKey[kind]}</li>`)}</ul>`
}

/** All figures of a contingent: of those sent, before them of those pledged; each value of each source once. */
export function figuresOf(contingent: Contingent | undefined): readonly Figure[] {
  const { deployed, pledged } = contingent ?? {}
  const found = deployed && deployed.personnel.length > 0 ? deployed : pledged
  return found?.personnel ?? []
}

/** The contingents as a table: each step with its day, each figure with its source. */
export function contingentsTable(view: View, operation: Operation): Html {
  const w = words(view.lang).operations
  const parties = contributorsOf(operation)
  if (parties.length === 0) return html``
  const of = (party: PartyId): Contingent => operation.contingents.get(party) ?? {}
  return table<PartyId>(
    w.contingents,
    [
      { head: w.party, names: true, cell: (party) => partyOf(view, party, view.on) },
      { head: w.pledged, cell: (party) => stepCell(view, of(party).pledged) },
      { head: w.authorised, cell: (party) => consentCell(view, of(party)) },
      { head: w.deployed, cell: (party) => stepCell(view, of(party).deployed) },
      { head: w.persons, cell: (party) => figureList(view, figuresOf(of(party))) },
      { head: w.equipment, cell: (party) => unitList(view, of(party).deployed ?? of(party).pledged) },
      { head: w.withdrawn, cell: (party) => stepCell(view, of(party).withdrawn) },
    ],
    parties,
  )
}

function stepCell(view: View, step: Step | undefined): Inside {
  const event = step && eventAt(view, step.act)
  if (!step || !event) return undefined
  const href = actHref(view, step.act)
  const day = date(view.lang, event.day)
  return href === undefined ? day : html`<a href="${href}">${day}</a>`
}

function consentCell(view: View, { authorised, deployed }: Contingent): Inside {
  const w = words(view.lang).operations
  if (!authorised) return deployed && html`<span class="muted">${w.noConsent}</span>`
  const { authority } = authorised
  const who =
    authority === undefined
      ? undefined
      : html`<br><span class="small muted">${w.authority[authority] ?? authority}</span>`
  return html`${stepCell(view, authorised)}${who}`
}

function figureList(view: View, figures: readonly Figure[]): Inside {
  const w = words(view.lang).operations
  if (figures.length === 0) return html`<span class="muted">${w.noFigure}</span>`
  return html`<ul class="rows">${figures.map(
    ({ value, sources }) =>
      html`<li><strong>${number(view.lang, value)}</strong> <span class="small">${joined(
        sources.map((id) => shortSource(view, id)),
        html`<br>`,
      )}</span></li>`,
  )}</ul>`
}

/** A source by its publisher, linked to its page, with how it was seen. */
function shortSource(view: View, id: string): Html {
  const { publisher, title, seen } = sourceOf(sourcesOf(view), id)
  return html`<a href="${to(view, `/sources/${id}`)}">${cited(view, publisher ?? title)}</a> ${seenMark(view.lang, seen)}`
}

function unitList(view: View, leg: Leg | undefined): Inside {
  const w = words(view.lang).operations
  return joined(
    (leg?.units ?? []).map(({ kind, count }) => name(w.units(count, w.unitKinds[kind] ?? kind))),
    html`<br>`,
  )
}

/** A source in a few words: who published it. */
function publisherOf(view: View, id: string | undefined): string {
  if (id === undefined) return ''
  const { publisher, title } = sourceOf(sourcesOf(view), id)
  const text = publisher ?? title
  return text.length > 44 ? `${text.slice(0, 43)}…` : text
}

/** True for the figure of the act itself; the others are claims beside it. */
function isOwn(view: View, contingent: Contingent | undefined, sources: readonly string[]): boolean {
  const step = contingent?.deployed ?? contingent?.pledged
  const event = step && eventAt(view, step.act)
  return event !== undefined && sources.every((id) => event.sources.includes(id))
}
