/** What the pages show, as data: keys as in the command line's JSON where it has them. */
import type { Counts } from '../core/rules/question.ts'
import type { Position } from '../core/rules/condition.ts'
import { field, membersCsv } from '../formats/members-csv.ts'
import { flagsOf } from '../store/reading.ts'
import { decisionAt } from './decision-at.ts'
import { refOf, sourcesOf, standingOf, statementsOf, usesOf, type Decision } from './facts.ts'
import { decisionsIn } from './pages/decisions.ts'
import { positions } from './pages/record.ts'
import type { View } from './view.ts'
import { why } from './why.ts'

/** Who had a status on the date. */
export function membersJson(view: View): object {
  const { parties, claimsOnly } = standingOf(view)
  const shown = parties.map(({ party, status, since, claims }) => ({
    party,
    status,
    since,
    ...(claims.length > 0 ? { claims: claims.map(({ party: _, ...claim }) => claim) } : {}),
  }))
  return {
    organisation: view.shown.code,
    on: view.on,
    parties: shown,
    ...(claimsOnly.length > 0 ? { claimsOnly } : {}),
  }
}

/** The same as CSV. */
export function membersTable(view: View): string {
  return lines(membersCsv(standingOf(view).parties))
}

/** The decisions that the address asks for. */
export function decisionsJson(view: View): object {
  return { organisation: view.shown.code, decisions: decisionsIn(view).map((decision) => shortOf(decision)) }
}

/** The rolls as a roll-call file: one row for each party and decision. */
export function decisionsTable(view: View): string {
  const rows = decisionsIn(view).flatMap(({ body, event, positions: roll }) =>
    [...(roll ?? [])].map(([party, position]) => [
      body.question,
      event.day,
      body.organ,
      body.matter,
      party,
      position,
    ]),
  )
  return lines(
    [['decision', 'date', 'organ', 'matter', 'party', 'position'], ...rows].map((row) =>
      row.map(field).join(','),
    ),
  )
}

/** One decision with its roll, what the charter as encoded says of it, and its sources. */
export function decisionJson(view: View, ref: string): object | undefined {
  const found = decisionAt(view, ref)
  if (!found || found.event.day > view.on) return undefined
  const { event, members, positions: roll } = found
  const { answer } = why(view, found)
  const flag = flagsOf(view.reading).get(event.act)
  return {
    organisation: view.shown.code,
    ...shortOf(found),
    title: view.reading.prose(event, 'title'),
    members,
    ...(roll ? { positions: Object.fromEntries(roll) } : {}),
    ...(answer ? { answer } : {}),
    ...(flag ? { flag } : {}),
    sources: event.sources,
  }
}

/** Every statement by the date. */
export function statementsJson(view: View): object {
  const { reading } = view
  return {
    organisation: view.shown.code,
    statements: statementsOf(view).map((event) => ({
      ref: refOf(event),
      act: event.act,
      date: event.day,
      by: event.by,
      speaker: reading.speaker(event),
      gist: reading.prose(event, 'gist'),
      note: reading.prose(event, 'note'),
      sources: event.sources,
      ...(event.claims.length > 0 ? { claims: event.claims } : {}),
    })),
  }
}

/** Every source with what rests on it and what it says beside the record. */
export function sourcesJson(view: View): object {
  const { reading } = view
  const sources = [...sourcesOf(view)].map(([id, source]) => {
    const uses = usesOf(view).get(id)
    const notes =
      uses?.notes.map((event) => ({
        ref: refOf(event),
        claim: reading.prose(event, 'claim'),
        record: reading.prose(event, 'record'),
        against: event.against,
      })) ?? []
    const disputes =
      uses?.disputes.flatMap((event) =>
        event.claims
          .filter((claim) => claim.source === id)
          .map((claim) => ({ act: event.act, ref: refOf(event), ...claim })),
      ) ?? []
    return {
      id,
      ...source,
      acts: uses?.rests.map(({ act }) => act) ?? [],
      ...(notes.length + disputes.length > 0 ? { beside: { notes, claims: disputes } } : {}),
    }
  })
  return { organisation: view.shown.code, sources }
}

/** The head of the log, and one page of its entries, newest first. */
export function recordJson(view: View): object | undefined {
  const { head } = view.reading
  if (!head) return undefined
  const { rows, page, pages } = positions(view)
  const entries = rows.flatMap((position) => {
    const entry = view.reading.entry(position)
    return entry ? [{ position, type: entry.act.type, by: entry.act.by, received: entry.received }] : []
  })
  return { organisation: view.shown.code, ...head, page, pages, entries }
}

/** One entry of the log, as it stands there. */
export function entryJson(view: View, given: string): object | undefined {
  if (!/^(0|[1-9]\d{0,8})$/.test(given) || Number(given) >= (view.carried.at ?? Infinity)) return undefined
  return view.reading.entry(Number(given))
}

function shortOf({ event, body, ref, positions: roll }: Decision): object {
  const { question, organ, matter, outcome, vetoes, adoptedAs } = body
  const adopted = adoptedAs === undefined ? {} : { adoptedAs }
  return {
    decision: question,
    ref,
    act: event.act,
    date: event.day,
    organ,
    matter,
    outcome,
    vetoes: vetoes ?? [],
    ...adopted,
    ...(roll ? { counts: countsOf(roll) } : {}),
  }
}

/** How many of those named in a roll hold each position. Who is not named is not counted here. */
function countsOf(roll: ReadonlyMap<unknown, Position>): Omit<Counts, 'notVoted'> {
  const stands = [...roll.values()]
  const count = (position: Position): number => stands.filter((stand) => stand === position).length
  return {
    yes: count('yes'),
    no: count('no'),
    abstain: count('abstain'),
    absent: count('absent'),
    notParticipating: count('not-participating'),
    objection: count('objection'),
    reservation: count('reservation'),
    silent: count('silent'),
  }
}

function lines(rows: readonly string[]): string {
  return `${rows.join('\r\n')}\r\n`
}
