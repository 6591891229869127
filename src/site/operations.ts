/** Operations as pages show them: the steps on one clock, what passed between them, and what was done and said by day. */
import { inChronicle, type Happened } from '../core/chronicle.ts'
import type { PartyId, QuestionId } from '../core/ids.ts'
import { byWindow, lapse, narrowed, windowOf, type Lapse, type Window } from '../core/lapse.ts'
import { remaining, type Operation, type Step } from '../core/operation.ts'
import { dayIn, type Day, type Instant, type PartialDay } from '../core/time.ts'
import { eventAt, situationOf, situationThen } from './facts.ts'
import { strandsOf } from './strands.ts'
import type { View } from './view.ts'

export const CLOCK_STEPS = [
  'requested',
  'consulted',
  'decided',
  'mandated',
  'firstDeployed',
  'lastDeployed',
  'endDecided',
  'ended',
  'firstWithdrawn',
  'lastWithdrawn',
  'completed',
] as const
export type ClockStep = (typeof CLOCK_STEPS)[number]

/** What another source gives as the day of an event. */
export interface OtherDay {
  readonly source: string
  readonly at: PartialDay
  /** The event of which it says so. */
  readonly event: Happened
}

export interface Timed {
  readonly step: ClockStep
  readonly at: Day | Instant
  readonly window: Window
  readonly events: readonly Happened[]
  readonly others: readonly OtherDay[]
}

/** What passed between two steps of the clock. `open`: the second has not come; it is counted to the day asked for. */
export interface Leg {
  readonly from: ClockStep
  readonly to: ClockStep
  readonly lapse: Lapse
  readonly open: boolean
}

/** The legs that are timed, in order; the last is the whole. */
const LEGS: readonly (readonly [ClockStep, ClockStep])[] = [
  ['requested', 'decided'],
  ['decided', 'firstDeployed'],
  ['firstDeployed', 'lastDeployed'],
  ['decided', 'endDecided'],
  ['endDecided', 'lastWithdrawn'],
  ['requested', 'lastWithdrawn'],
]

/** The operations on record by the date asked for, the latest begun first. */
export function operationsOf(view: View): readonly Operation[] {
  return [...situationThen(view).operations.values()].toSorted((a, b) => (begun(a) < begun(b) ? 1 : -1))
}

/** The day on which an operation comes onto the record; undefined where it never does. */
export function beginningOf(view: View, id: string): Day | undefined {
  const operation = situationOf(view).operations.get(id)
  const at = operation && begun(operation)
  return at === undefined || at === '' ? undefined : dayOf(view, at as Day)
}

/** The first step of an operation on the record, as text. */
function begun({ requested, mandated, contingents }: Operation): string {
  const steps = [requested, mandated, ...[...contingents.values()].flatMap((one) => Object.values(one))]
  return steps.flatMap((step) => (step ? [step.at as string] : [])).toSorted()[0] ?? ''
}

/** The act by which readers know an operation: its mandate, before it the request. */
export function headOf(view: View, { mandated, requested, contingents }: Operation): Happened | undefined {
  const first = [...contingents.values()].flatMap((one) => Object.values(one) as readonly Step[])[0]
  const step = mandated ?? requested ?? first
  return step && eventAt(view, step.act)
}

/** The steps of an operation by the date asked for, in order of the clock. */
export function clockOf(view: View, operation: Operation): readonly Timed[] {
  const { requested, mandated, ended, completed, contingents } = operation
  const all = [...contingents.values()]
  const deployed = all.flatMap((one) => one.deployed ?? [])
  const withdrawn = all.flatMap((one) => one.withdrawn ?? [])
  const decided = decisionOn(view, mandated?.question)
  const endDecided = decisionOn(view, ended?.question)
  const consulted = [...eventsFor(view, operation.id)].find(({ kind }) => kind === 'consultation.requested')
  const found: Record<ClockStep, readonly (Step | Happened)[]> = {
    requested: given(requested),
    consulted: given(consulted),
    decided: given(decided ?? mandated),
    mandated: given(decided && mandated && timeOf(decided) !== mandated.at ? mandated : undefined),
    firstDeployed: earliest(view, deployed),
    lastDeployed: deployed.length > 1 ? latest(view, deployed) : [],
    endDecided: given(endDecided ?? ended),
    ended: given(endDecided && ended && timeOf(endDecided) !== ended.at ? ended : undefined),
    firstWithdrawn: withdrawn.length > 1 ? earliest(view, withdrawn) : [],
    lastWithdrawn: deployed.length > 0 && remaining(operation).length === 0 ? latest(view, withdrawn) : [],
    completed: given(completed),
  }
  return CLOCK_STEPS.flatMap((step) => {
    const events = found[step].flatMap((one) => ('kind' in one ? one : (eventAt(view, one.act) ?? [])))
    const [first] = events
    if (!first) return []
    const at = timeOf(first)
    const others = events.flatMap((event) =>
      event.claims.flatMap(({ source, effect }) =>
        effect === undefined ? [] : [{ source, at: effect, event }],
      ),
    )
    return [{ step, at, window: windowIn(view, first), events, others }]
  })
}

/** What passed between the steps, as exactly as the sources allow. What has not come yet is counted to the end of the day asked for. */
export function legsOf(view: View, steps: readonly Timed[]): readonly Leg[] {
  const { zone } = view.reading.charter.seat
  const at = new Map(steps.map((timed) => [timed.step, timed.window]))
  const { until } = windowOf(view.on, zone)
  const now = { from: until, until }
  return LEGS.flatMap(([from, to]): readonly Leg[] => {
    const first = at.get(from)
    if (!first) return []
    const second = at.get(to)
    return [{ from, to, lapse: lapse(first, second ?? now), open: second === undefined }]
  })
}

export interface DayOfOperation {
  readonly day: Day
  readonly done: readonly Happened[]
  readonly said: readonly Happened[]
}

/** Day by day what was done and what was said, by the date asked for. */
export function daysOf(view: View, operation: Operation): readonly DayOfOperation[] {
  const days = new Map<Day, { done: Happened[]; said: Happened[] }>()
  for (const event of eventsFor(view, operation.id)) {
    const on = days.get(event.day) ?? { done: [], said: [] }
    days.set(event.day, on)
    ;(event.kind === 'statement.made' ? on.said : on.done).push(event)
  }
  return [...days].map(([day, on]) => ({ day, ...on }))
}

/** All acts of an operation and on it by the date asked for: its steps, the decisions they rest on, consultations, statements. */
export function eventsFor(view: View, id: string): readonly Happened[] {
  const { mandated, ended } = situationThen(view).operations.get(id) ?? {}
  const decisions = [mandated?.question, ended?.question].flatMap((one) => decisionOn(view, one) ?? [])
  const own = strandsOf(view).filter(
    ({ day, body }) => day <= view.on && (body as { operation?: unknown }).operation === id,
  )
  return [...new Set([...own, ...decisions])].toSorted(inChronicle)
}

/** The parties that pledged, authorised, sent or withdrew a contingent, in the order of their codes. */
export function contributorsOf({ contingents }: Operation): readonly PartyId[] {
  return [...contingents.keys()].toSorted()
}

/** When an event lay, as far as its sources say. */
export function windowIn(view: View, event: Happened): Window {
  const { noEarlier, noLater } = event
  const whole = windowOf(timeOf(event), view.reading.charter.seat.zone)
  return narrowed(whole, { noEarlier: noEarlier?.at, noLater: noLater?.at })
}

function timeOf({ instant, day }: Happened): Day | Instant {
  return instant ?? day
}

function dayOf(view: View, at: Day | Instant): Day {
  return at.length > 10 ? dayIn(at as Instant, view.reading.charter.seat.zone) : (at as Day)
}

function decisionOn(view: View, question: QuestionId | undefined): Happened | undefined {
  const decided = question && situationThen(view).questions.get(question)?.decided
  return decided === undefined ? undefined : eventAt(view, decided)
}

function given(one: Step | Happened | undefined): readonly (Step | Happened)[] {
  return one ? [one] : []
}

/** The steps that came first: all of one day, where sources give no more than the day. */
function earliest(view: View, steps: readonly Step[]): readonly Step[] {
  return sameAs(view, steps, (a, b) => byWindow(a, b))
}

function latest(view: View, steps: readonly Step[]): readonly Step[] {
  return sameAs(view, steps, (a, b) => byWindow(b, a))
}

function sameAs(view: View, steps: readonly Step[], by: (a: Window, b: Window) => number): readonly Step[] {
  const { zone } = view.reading.charter.seat
  const timed = steps.map((step) => ({ step, window: windowOf(step.at, zone) }))
  const [first] = timed.toSorted((a, b) => by(a.window, b.window))
  return timed.filter(({ window }) => first && by(window, first.window) === 0).map(({ step }) => step)
}
