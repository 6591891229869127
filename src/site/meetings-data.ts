/** Meetings as data: when, who, and by their numbers the decisions, statements and meetings in the margins. */
import { field } from '../formats/members-csv.ts'
import { refOf } from './facts.ts'
import {
  accountsOf,
  decidedAt,
  marginsOf,
  meetingCalled,
  meetingsOf,
  saidAt,
  type Meeting,
} from './meetings.ts'
import type { View } from './view.ts'

/** Every meeting by the date, newest first. */
export function meetingsJson(view: View): object {
  return {
    organisation: view.shown.code,
    on: view.on,
    meetings: meetingsOf(view).map((one) => shortOf(view, one)),
  }
}

/** The same as CSV, one row for each meeting. */
export function meetingsTable(view: View): string {
  const rows = meetingsOf(view).map((one) => [
    one.code,
    one.day,
    one.organ ?? '',
    one.parties.join(' '),
    one.sitting ?? '',
    one.present?.join(' ') ?? '',
    one.absent?.join(' ') ?? '',
    `${one.event.act}`,
    one.event.sources.join(' '),
  ])
  const head = ['meeting', 'date', 'organ', 'parties', 'sitting', 'present', 'absent', 'act', 'sources']
  return `${[head, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

/** One meeting with what was decided and said there, and the accounts of each meeting in its margins. */
export function meetingJson(view: View, code: string): object | undefined {
  const found = meetingCalled(view, code)
  if (!found || found.event.day > view.on) return undefined
  const said = (events: ReturnType<typeof saidAt>): readonly object[] =>
    events.map((event) => ({
      act: event.act,
      ref: refOf(event),
      by: event.by,
      speaker: view.reading.speaker(event),
      gist: view.reading.prose(event, 'gist'),
      sources: event.sources,
    }))
  return {
    organisation: view.shown.code,
    ...shortOf(view, found),
    decisions: decidedAt(view, code).map(({ ref, event, body }) => ({
      ref,
      act: event.act,
      outcome: body.outcome,
    })),
    statements: said(saidAt(view, code)),
    accounts: said(accountsOf(view, code)),
    margins: marginsOf(view, code).map((one) => ({
      ...shortOf(view, one),
      accounts: said(accountsOf(view, one.code)),
    })),
  }
}

function shortOf(view: View, { code, event, day, ...rest }: Meeting): object {
  return {
    meeting: code,
    date: day,
    title: view.reading.prose(event, 'title'),
    ...rest,
    act: event.act,
    sources: event.sources,
    ...(event.claims.length > 0 ? { claims: event.claims } : {}),
  }
}
