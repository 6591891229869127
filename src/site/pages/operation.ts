/** `/ORG/operations/ID`: one operation on one clock: request, decision, contingents, end, and what was said beside what was done. */
import type { Day } from '../../core/time.ts'
import type { Operation } from '../../core/operation.ts'
import { words } from '../../words/index.ts'
import { clockChart, clockTable, legsTable } from '../clock.ts'
import { contingentsChart, contingentsTable } from '../contingents.ts'
import { date } from '../format.ts'
import { eventAt, refOf, situationThen } from '../facts.ts'
import { html, type Html, type Inside } from '../html.ts'
import { sourceList } from '../lists.ts'
import { beginningOf, clockOf, daysOf, eventsFor, legsOf, type Leg } from '../operations.ts'
import { dayTable } from '../operation-days.ts'
import { card, definitions, figures } from '../parts.ts'
import { framed, organisationText, partyOf, plain, titleOf, to, type View } from '../view.ts'
import { lapseText } from '../lapse.ts'
import { citedIn, code } from '../format.ts'
import { flagNote } from './decision.ts'
import { operationTitle, statePill } from './operations.ts'

/** The page of an operation; its first day where that came after the date asked for; undefined where there is none such. */
export function operation(view: View, id: string): Html | { readonly later: Day } | undefined {
  const found = situationThen(view).operations.get(id)
  if (!found) {
    const later = beginningOf(view, id)
    return later === undefined || later <= view.on ? undefined : { later }
  }
  const w = words(view.lang).operations
  const steps = clockOf(view, found)
  const legs = legsOf(view, steps)
  const events = eventsFor(view, id)
  const cited = [
    ...new Set(events.flatMap(({ sources, claims }) => [...sources, ...claims.map(({ source }) => source)])),
  ]
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/operations')}">${w.title}</a> / ${code(id)}</p><h1>${operationTitle(view, found)}</h1><p class="meta">${statePill(view, found)}</p></div>
<div class="card">${summary(view, legs)}</div>
${events.map((event) => flagNote(view, event))}
${card('clock', w.clock, html`${clockChart(view, found, steps, legs)}${clockTable(view, steps)}`)}
<div class="two half">${card('legs', w.legs, html`${legsTable(view, legs)}<p class="note">${w.legsNote}</p>`)}${card('about', w.about, about(view, found))}</div>
${card('contingents', w.contingents, html`${contingentsChart(view, found)}${contingentsTable(view, found)}`)}
${card('days', w.days, html`<p class="note">${w.daysNote}</p>${dayTable(view, daysOf(view, found))}`)}
${card('sources', w.sources, sourceList(view, cited))}`
  const title = plainTitle(view, found)
  return framed(view, {
    title,
    description: w.description(organisationText(view)),
    nav: 'operations',
    alternates: (['json', 'csv'] as const).map((format) => ({
      format,
      href: to(view, `/operations/${id}.${format}`),
    })),
    body,
  })
}

/** Three lapses in large figures: to the decision, to the first contingent, to the last withdrawal. */
function summary(view: View, legs: readonly Leg[]): Html {
  const w = words(view.lang).operations
  const shown = legs.filter(
    ({ from, to: end }) =>
      (from === 'requested' && (end === 'decided' || end === 'lastWithdrawn')) ||
      (from === 'decided' && end === 'firstDeployed'),
  )
  return figures(
    shown.map(({ from, to: end, lapse, open }) => ({
      figure: open ? w.notYet : lapseText(view.lang, lapse),
      label: w.leg(w.steps[from], w.steps[end]),
    })),
  )
}

function about(view: View, found: Operation): Html {
  const w = words(view.lang).operations
  const { requested, mandated, ended } = found
  const rules = view.reading.charter.operations
  return definitions([
    ...(requested ? [{ term: w.askedBy, is: partyOf(view, requested.party, view.on) }] : []),
    ...(mandated ? [{ term: w.decision, is: decisionLink(view, mandated.question) }] : []),
    ...(mandated
      ? [
          {
            term: w.mandateUntil,
            is: mandated.until === undefined ? w.noEnd : date(view.lang, mandated.until),
          },
        ]
      : []),
    ...(ended ? [{ term: w.endDecision, is: decisionLink(view, ended.question) }] : []),
    ...(rules ? [{ term: w.clause, is: citedIn(view.lang, rules.clause) }] : []),
  ])
}

function decisionLink(view: View, question: string): Inside {
  const asked = situationThen(view).questions.get(question as never)
  const event = asked?.decided === undefined ? undefined : eventAt(view, asked.decided)
  return event
    ? html`<a href="${to(view, `/decisions/${refOf(event)}`)}">${titleOf(view, event)}</a>`
    : code(question)
}

function plainTitle(view: View, { id, mandated, requested }: Operation): string {
  const head = mandated ?? requested
  const event = head && eventAt(view, head.act)
  const title = event && view.reading.prose(event, 'title')
  return title ? plain(view.lang, title) : id
}
