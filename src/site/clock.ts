/** The clock of an operation: its picture, the table of its steps, and what passed between them. */
import type { ClockInput, ClockMark, ClockRow } from '../charts/clock-input.ts'
import { clockKeys } from '../charts/clock-input.ts'
import { clockNarrow, clockSwatch, clockWide } from '../charts/clock.ts'
import { firstDay, dayNumber, dayOfNumber, type Day } from '../core/time.ts'
import { daysUntil, windowOf, type Window } from '../core/lapse.ts'
import type { Bound } from '../core/acts/report.ts'
import type { PartyId } from '../core/ids.ts'
import type { Operation, Step } from '../core/operation.ts'
import { direction, words } from '../words/index.ts'
import { date, dateText, instant, instantText, isolate, name, shortDateText } from './format.ts'
import { eventAt, sourcesOf } from './facts.ts'
import { fill, html, joined, raw, type Html, type Inside } from './html.ts'
import { firstSource, grouped, linked } from './lists.ts'
import { lapseText } from './lapse.ts'
import { contributorsOf, windowIn, type Leg, type Timed } from './operations.ts'
import { table } from './parts.ts'
import { actorText, cited, partyText, sourceOf, to, type View } from './view.ts'

/** The clock in both widths with its key; nothing where no step is on record. */
export function clockChart(
  view: View,
  operation: Operation,
  steps: readonly Timed[],
  legs: readonly Leg[],
): Html {
  const w = words(view.lang).operations
  const input = inputOf(view, operation, steps, legs)
  if (!input) return html``
  const key = html`<ul class="key">${clockKeys(input).map((one) => html`<li>${raw(clockSwatch(one))}${w.key[one]}</li>`)}</ul>`
  return html`${raw(clockWide(input))}${raw(clockNarrow(input))}${key}`
}

function inputOf(
  view: View,
  operation: Operation,
  steps: readonly Timed[],
  legs: readonly Leg[],
): ClockInput | undefined {
  const w = words(view.lang).operations
  const rows = steps.map((timed) => stepRow(view, timed))
  const stays = contributorsOf(operation).flatMap((party) => stayRow(view, operation, party))
  const all = [...rows, ...stays]
  const windows = all.flatMap(({ marks, stay }) => [
    ...marks,
    ...(stay ? [stay.from, stay.until ?? { from: stay.now, until: stay.now }] : []),
  ])
  if (windows.length === 0) return undefined
  const from = Math.min(...windows.map((window) => window.from))
  const until = Math.max(...windows.map((window) => window.until))
  const passed = (first: string, second: string): string => {
    const leg = legs.find((one) => one.from === first && one.to === second)
    return leg === undefined ? w.unknown : leg.open ? w.notYet : lapseText(view.lang, leg.lapse)
  }
  return {
    id: 'clock',
    title: w.clockSentence(
      isolate(passed('requested', 'decided')),
      isolate(passed('decided', 'firstDeployed')),
      isolate(passed('requested', 'lastWithdrawn')),
    ),
    groups: [
      { heading: w.stepsHeading, rows },
      ...(stays.length > 0 ? [{ heading: w.presence, rows: stays }] : []),
    ],
    scale: scaleOf(view, { from, until }, firstOf(steps, operation, view)),
    dir: direction(view.lang),
  }
}

/** Most days that are written one by one; a longer clock has months, then years. */
const MOST_DAYS = 100

function scaleOf(view: View, window: Window, first: Day): readonly { at: number; label: string }[] {
  const { zone } = view.reading.charter.seat
  const days = (window.until - window.from) / 86_400
  if (days <= MOST_DAYS)
    return daysUntil(first, window.until, zone).map(({ day, at }) => ({
      at,
      label: shortDateText(view.lang, day),
    }))
  const length = days <= MOST_DAYS * 30 ? 7 : 4
  const starts: { at: number; label: string }[] = []
  for (let unit = first.slice(0, length); ; unit = next(unit)) {
    const at = windowOf(firstDay(unit as never), zone).from
    starts.push({ at, label: dateText(view.lang, unit) })
    if (at >= window.until) return starts
  }
}

/** The month after a month, the year after a year. */
function next(unit: string): string {
  const day = dayNumber(firstDay(unit as never))
  return dayOfNumber(day + (unit.length === 4 ? 366 : 31)).slice(0, unit.length)
}

/** The first civil day that the clock shows: of all its steps and of what other sources give for them. */
function firstOf(steps: readonly Timed[], { contingents }: Operation, view: View): Day {
  const events = [
    ...steps.flatMap(({ events: those }) => those),
    ...[...contingents.values()].flatMap((one) =>
      (Object.values(one) as readonly Step[]).flatMap((step) => eventAt(view, step.act) ?? []),
    ),
  ]
  const days = events.flatMap(({ day, claims }) => [
    day,
    ...claims.flatMap(({ effect }) => (effect === undefined ? [] : [firstDay(effect)])),
  ])
  return days.toSorted()[0]!
}

function stepRow(view: View, { step, window, events, others }: Timed): ClockRow {
  const w = words(view.lang).operations
  const { zone } = view.reading.charter.seat
  const [first] = events
  const claims = others
    .filter(({ at }) => at.length === 10)
    .map(({ source, at }): ClockMark => ({
      ...windowOf(at as unknown as Day, zone),
      kind: 'claim',
      says: w.otherDay(sourceOf(sourcesOf(view), source).title, dateText(view.lang, at)),
    }))
  const says = first ? `${w.steps[step]}: ${whenText(view, first)}` : w.steps[step]
  return {
    name: w.steps[step],
    marks: [...claims, { ...window, kind: 'record', says }],
    ...(first ? { label: shortLabel(view, first.day, others) } : {}),
  }
}

/** The day in short, and beside it what other sources give, so that nobody takes the one for the other. */
function shortLabel(view: View, day: Day, others: Timed['others']): string {
  const w = words(view.lang).operations
  const own = shortDateText(view.lang, day)
  const days = [...new Set(others.filter(({ at }) => at.length === 10).map(({ at }) => at))]
  const given = days.map((at) => shortDateText(view.lang, at)).join(', ')
  return days.length === 0 ? own : w.orDay(isolate(own), isolate(given))
}

function stayRow(view: View, { contingents }: Operation, party: PartyId): readonly ClockRow[] {
  const w = words(view.lang).operations
  const contingent = contingents.get(party)
  const { authorised, deployed, withdrawn } = contingent ?? {}
  const event = (step: Step | undefined): ReturnType<typeof eventAt> => step && eventAt(view, step.act)
  const [consent, sent, left] = [event(authorised), event(deployed), event(withdrawn)]
  if (!consent && !sent) return []
  const dates = [sent, left].flatMap((one) => (one ? whenText(view, one) : []))
  const called = partyText(view, party, view.on)
  return [
    {
      name: called,
      marks: consent
        ? [
            {
              ...windowIn(view, consent),
              kind: 'consent',
              says: `${called}: ${w.authorised}, ${whenText(view, consent)}`,
            },
          ]
        : [],
      ...(sent
        ? {
            stay: {
              from: windowIn(view, sent),
              ...(left ? { until: windowIn(view, left) } : {}),
              now: windowOf(view.on, view.reading.charter.seat.zone).until,
              says: `${called}: ${dates.join(' – ')}`,
            },
          }
        : {}),
    },
  ]
}

/** When an event was, as text: no more exactly than its source says. */
function whenText(view: View, { instant: at, day }: Timed['events'][number]): string {
  return at === undefined
    ? dateText(view.lang, day)
    : instantText(view.lang, at, view.reading.charter.seat.zone)
}

/** The steps one by one: when, who, from which source, and what day other sources give. */
export function clockTable(view: View, steps: readonly Timed[]): Html {
  const w = words(view.lang).operations
  return table<Timed>(
    w.clock,
    [
      {
        head: w.step,
        names: true,
        cell: ({ step, events }) =>
          html`${w.steps[step]}<br><span class="small">${linkOf(view, events)}</span>`,
      },
      {
        head: w.when,
        cell: (timed) => html`${whenOf(view, timed)}${boundsOf(view, timed)}${otherDays(view, timed)}`,
      },
      {
        head: w.who,
        cell: ({ events }) =>
          joined(
            [...new Set(events.map((one) => actorText(view, one.by, one.day)))].map((one) => name(one)),
            ', ',
          ),
      },
      { head: view.w.columns.source, cell: ({ events }) => sourcesFor(view, events) },
    ],
    steps,
  )
}

function linkOf(view: View, events: Timed['events']): Inside {
  return joined(
    grouped(view, events).map(({ event }) => linked(view, event)),
    html`<br>`,
  )
}

/** Of each of the acts that make the step, the source that was seen best. */
function sourcesFor(view: View, events: Timed['events']): Inside {
  return joined(
    grouped(view, events).map(({ event }) => html`${firstSource(view, event)}`),
    html`<br>`,
  )
}

function whenOf(view: View, { events: [first] }: Timed): Inside {
  if (!first) return undefined
  return first.instant === undefined
    ? date(view.lang, first.day)
    : instant(view.lang, first.instant, view.reading.charter.seat.zone)
}

/** Within which hours of the day, as far as a source shows it. */
function boundsOf(view: View, { events: [first] }: Timed): Inside {
  const w = words(view.lang).operations
  const { zone } = view.reading.charter.seat
  const said = (bound: Bound | undefined, sentence: typeof w.noLater): Inside =>
    bound &&
    html`<br><span class="small muted">${fill(sentence, instant(view.lang, bound.at, zone), html`<a href="${to(view, `/sources/${bound.source}`)}">${cited(view, sourceOf(sourcesOf(view), bound.source).publisher ?? bound.source)}</a>`)}</span>`
  return [said(first?.noEarlier, w.noEarlier), said(first?.noLater, w.noLater)]
}

/** What other sources give: of whom, where the step has several. */
function otherDays(view: View, { others, events }: Timed): Inside {
  const w = words(view.lang).operations
  return others.map(({ source, at, event }) => {
    const publisher = cited(view, sourceOf(sourcesOf(view), source).publisher ?? source)
    const link = html`<a href="${to(view, `/sources/${source}`)}">${publisher}</a>`
    const who = events.length > 1 && html`${name(actorText(view, event.by, event.day))}: `
    return html`<br><span class="small muted">${who}${fill(w.otherDay, link, date(view.lang, at))}</span>`
  })
}

/** What passed between the steps, one line for each. */
export function legsTable(view: View, legs: readonly Leg[]): Html {
  const w = words(view.lang).operations
  return table<Leg>(
    w.legs,
    [
      { head: w.step, names: true, cell: ({ from, to: end }) => w.leg(w.steps[from], w.steps[end]) },
      {
        head: w.passed,
        cell: ({ lapse, open }) => {
          const passed = lapseText(view.lang, lapse)
          return open ? w.openLeg(passed) : passed
        },
      },
    ],
    legs,
  )
}
