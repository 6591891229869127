/** `/ORG/operations`: what was asked for, what was decided, who sent whom, and how long it took. */
import { operationStatus, type Operation } from '../../core/operation.ts'
import { words } from '../../words/index.ts'
import { date } from '../format.ts'
import { html, joined, type Html, type Inside } from '../html.ts'
import { lapseText } from '../lapse.ts'
import { clockOf, contributorsOf, headOf, legsOf, operationsOf, type ClockStep } from '../operations.ts'
import { card, pill, table, type PillTone } from '../parts.ts'
import { framed, organisationText, partyOf, titleOf, to, type View } from '../view.ts'

/** The list of operations. */
export function operations(view: View): Html {
  const w = words(view.lang).operations
  const all = operationsOf(view)
  const listed = all.length === 0 ? html`<p class="muted">${w.none}</p>` : operationTable(view, all)
  const body = html`<div class="head"><h1>${w.title}</h1><p>${w.lead}</p></div>${card('operations', w.count(all.length), listed)}`
  return framed(view, {
    title: w.title,
    description: w.description(organisationText(view)),
    nav: 'operations',
    alternates: (['json', 'csv'] as const).map((format) => ({
      format,
      href: to(view, `/operations.${format}`),
    })),
    body,
  })
}

function operationTable(view: View, all: readonly Operation[]): Html {
  const w = words(view.lang).operations
  return table<Operation>(
    w.title,
    [
      {
        head: w.operation,
        names: true,
        cell: (one) => html`<a href="${to(view, `/operations/${one.id}`)}">${operationTitle(view, one)}</a>`,
      },
      { head: w.steps.requested, cell: (one) => stepDay(view, one, 'requested') },
      { head: w.toDecision, cell: (one) => legText(view, one, 'requested', 'decided') },
      { head: w.whole, cell: (one) => legText(view, one, 'requested', 'lastWithdrawn') },
      {
        head: w.contributors,
        cell: (one) =>
          joined(
            contributorsOf(one).map((party) => partyOf(view, party, view.on)),
            html`<br>`,
          ),
      },
      { head: w.state, cell: (one) => statePill(view, one) },
    ],
    all,
  )
}

const TONES: Readonly<Record<ReturnType<typeof operationStatus>, PillTone>> = {
  requested: 'abstain',
  mandated: 'accent',
  ended: 'silence',
  completed: 'grey',
}

/** How far an operation has come, as a pill. */
export function statePill(view: View, one: Operation): Html {
  const state = operationStatus(one)
  return pill(TONES[state], words(view.lang).operations.states[state])
}

/** What an operation is called: the title of its mandate, before it that of the request; its code where neither has one. */
export function operationTitle(view: View, one: Operation): Html {
  const head = headOf(view, one)
  return head && view.reading.prose(head, 'title') ? titleOf(view, head) : html`${one.id}`
}

function stepDay(view: View, one: Operation, step: ClockStep): Inside {
  const [event] = clockOf(view, one).find((timed) => timed.step === step)?.events ?? []
  return event && date(view.lang, event.day)
}

function legText(view: View, one: Operation, from: ClockStep, end: ClockStep): Inside {
  const w = words(view.lang).operations
  const leg = legsOf(view, clockOf(view, one)).find((found) => found.from === from && found.to === end)
  if (!leg) return undefined
  const passed = lapseText(view.lang, leg.lapse)
  return leg.open ? w.openLeg(passed) : passed
}
