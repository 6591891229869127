/** Operations as data: steps, what passed between them, contingents with every figure, what was done and said by day. */
import type { Happened } from '../core/chronicle.ts'
import { operationStatus, type Operation } from '../core/operation.ts'
import { field } from '../formats/members-csv.ts'
import { refOf, situationThen } from './facts.ts'
import { clockOf, contributorsOf, daysOf, headOf, legsOf, operationsOf } from './operations.ts'
import type { View } from './view.ts'

/** Every operation by the date: its steps and what passed between them. */
export function operationsJson(view: View): object {
  return {
    organisation: view.shown.code,
    on: view.on,
    operations: operationsOf(view).map((one) => shortOf(view, one)),
  }
}

/** The steps of all operations as CSV: one row for each step. */
export function operationsTable(view: View): string {
  const rows = operationsOf(view).flatMap((one) =>
    clockOf(view, one).flatMap(({ step, at, events, others }) =>
      events.map(({ by, act, sources }) => [
        one.id,
        step,
        'party' in by ? by.party : 'organ' in by ? by.organ : by.office,
        at,
        others
          .filter(({ event }) => event.act === act)
          .map((other) => `${other.at} (${other.source})`)
          .join('; '),
        `${act}`,
        sources.join(' '),
      ]),
    ),
  )
  return lines([['operation', 'step', 'by', 'at', 'otherwise', 'act', 'sources'], ...rows])
}

/** One operation with its contingents and its days; undefined where none is on record by the date. */
export function operationJson(view: View, id: string): object | undefined {
  const found = situationThen(view).operations.get(id)
  if (!found) return undefined
  return {
    organisation: view.shown.code,
    on: view.on,
    ...shortOf(view, found),
    contingents: contributorsOf(found).map((party) => ({ party, ...found.contingents.get(party) })),
    days: daysOf(view, found).map(({ day, done, said }) => ({
      day,
      done: done.map((event) => doneOf(view, event)),
      said: said.map((event) => saidOf(view, event)),
    })),
  }
}

/** The contingents of an operation as CSV: a row for each step of each, and for each figure of it. */
export function contingentsCsv(view: View, id: string): string | undefined {
  const found = situationThen(view).operations.get(id)
  if (!found) return undefined
  const rows = contributorsOf(found).flatMap((party) => {
    const { pledged, authorised, deployed, withdrawn } = found.contingents.get(party) ?? {}
    return Object.entries({ pledged, authorised, deployed, withdrawn }).flatMap(([step, taken]) => {
      if (!taken) return []
      const figures = 'personnel' in taken && taken.personnel.length > 0 ? taken.personnel : [undefined]
      const units =
        'units' in taken ? taken.units.map(({ kind, count }) => `${count} ${kind}`).join('; ') : ''
      return figures.map((figure) => [
        party,
        step,
        taken.at,
        figure === undefined ? '' : `${figure.value}`,
        units,
        `${taken.act}`,
        figure?.sources.join(' ') ?? '',
      ])
    })
  })
  return lines([['party', 'step', 'at', 'personnel', 'units', 'act', 'sources'], ...rows])
}

function shortOf(view: View, one: Operation): object {
  const head = headOf(view, one)
  const steps = clockOf(view, one)
  return {
    operation: one.id,
    ...(head ? { title: view.reading.prose(head, 'title') } : {}),
    state: operationStatus(one),
    steps: steps.map(({ step, at, events, others }) => ({
      step,
      at,
      acts: events.map(({ act }) => act),
      ...(events[0]?.noEarlier ? { noEarlier: events[0].noEarlier } : {}),
      ...(events[0]?.noLater ? { noLater: events[0].noLater } : {}),
      ...(others.length > 0
        ? { otherwise: others.map((other) => ({ source: other.source, at: other.at, act: other.event.act })) }
        : {}),
      sources: [...new Set(events.flatMap(({ sources }) => sources))],
    })),
    legs: legsOf(view, steps).map(({ from, to, lapse, open }) => ({
      from,
      to,
      ...(open ? { open } : {}),
      leastSeconds: lapse.least,
      mostSeconds: lapse.most,
    })),
  }
}

function doneOf(view: View, { act, kind, by, claims, sources, ...event }: Happened): object {
  const title = view.reading.prose({ act, kind, by, claims, sources, ...event }, 'title')
  return { act, kind, by, ...(title ? { title } : {}), sources, ...(claims.length > 0 ? { claims } : {}) }
}

function saidOf(view: View, event: Happened): object {
  const { reading } = view
  return {
    act: event.act,
    ref: refOf(event),
    by: event.by,
    speaker: reading.speaker(event),
    gist: reading.prose(event, 'gist'),
    note: reading.prose(event, 'note'),
    sources: event.sources,
    ...(event.claims.length > 0 ? { claims: event.claims } : {}),
  }
}

function lines(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}
