/**
 * The record as Popolo 1.0.1 (https://www.popoloproject.com/specs/). Parties are organisations there: no person is named
 * but a speaker whom a source names. Days without a time of day begin as they begin at the seat.
 */
import type { Happened } from '../core/chronicle.ts'
import type { PartyId } from '../core/ids.ts'
import { instantIn } from '../core/duration.ts'
import { countsOf, decisionsIn, type Decision } from './decided.ts'
import { meetingCalled, meetingsIn, type Meeting } from './meetings.ts'
import { addressOf, titleOf, type Names, type Place } from './names.ts'
import { publicEntry, refOf, situationOf, sourcesIn, type Published } from './published.ts'
import { partiesIn, staysIn } from './tables/parties.ts'

/** Options as Popolo words them; the others keep the record's own word. */
const OPTIONS: Readonly<Record<string, string>> = { 'not-participating': 'not voting' }

/** A class: its objects in the order of the record, made as they are asked for. */
interface Class {
  readonly name: string
  readonly objects: (from: Published, place: Place, names: Names) => Iterable<object>
}

/** The classes of Popolo of which a record has objects. */
export const POPOLO: readonly Class[] = [
  {
    name: 'organizations',
    *objects(from, place, names) {
      yield* bodies(from, place, names)
      yield* parties(from, place, names)
    },
  },
  {
    name: 'memberships',
    *objects(from, place, names) {
      yield* memberships(from, place, names)
      yield* seats(from, place, names)
    },
  },
  {
    name: 'events',
    *objects(from, place, names) {
      for (const meeting of meetingsIn(from)) yield event(from, place, names, meeting)
    },
  },
  {
    name: 'motions',
    *objects(from, place, names) {
      for (const decision of decisionsIn(from)) yield motion(from, place, names, decision)
    },
  },
  {
    name: 'vote_events',
    *objects(from, place) {
      for (const decision of decisionsIn(from)) yield voteEvent(from, place, decision)
    },
  },
  {
    name: 'speeches',
    *objects(from, place, names) {
      for (const said of from.events())
        if (said.kind === 'statement.made') yield speech(from, place, names, said)
    },
  },
]

/** All of it as JSON, each class under its name, in pieces. */
export function* popolo(from: Published, place: Place, names: Names): Generator<string> {
  for (const [index, { name, objects }] of POPOLO.entries()) {
    yield `${index === 0 ? '{' : ',\n'}"${name}":[`
    let first = true
    for (const object of objects(from, place, names)) {
      yield `${first ? '' : ','}\n${JSON.stringify(object)}`
      first = false
    }
    yield ']'
  }
  yield '}\n'
}

function event(from: Published, place: Place, names: Names, meeting: Meeting): object {
  const happened = (meeting.held ?? meeting.convened)!
  return {
    id: `meeting/${meeting.code}`,
    name: titleOf(from, names, happened),
    classification: 'sitting',
    organization_id: organId(meeting.organ),
    start_date: meeting.opens ?? meeting.day,
    ...(meeting.until === undefined ? {} : { end_date: meeting.until }),
    ...(meeting.place === undefined ? {} : { location: meeting.place }),
    ...sourced(from, place, happened),
  }
}

function speech(from: Published, place: Place, names: Names, said: Happened): object {
  const [speaker, gist] = [from.speaker(said), from.prose(said, 'gist')]
  const { sitting } = said.body as { sitting?: string }
  const met = sitting !== undefined && meetingCalled(from, sitting) !== undefined
  return {
    id: `statement/${refOf(said)}`,
    type: 'speech',
    attribution_text: speaker ? names.text(speaker) : names.actor(said.by, said.day),
    ...(gist ? { text: names.text(gist) } : {}),
    date: momentOf(from, said),
    ...(met ? { event_id: `meeting/${sitting}` } : {}),
    ...sourced(from, place, said),
  }
}

function organId(organ: string): string {
  return `body/${organ}`
}

function partyId(party: PartyId): string {
  return `party/${party}`
}

function momentOf({ charter }: Published, { instant, day }: Happened): string {
  return instant ?? instantIn(day, 0, charter.seat.zone)
}

function bodies({ charter }: Published, place: Place, names: Names): readonly object[] {
  const whole = {
    id: 'organisation',
    name: names.organisation,
    classification: 'international organization',
    identifiers: [{ identifier: charter.organisation, scheme: 'chancery' }],
    links: [{ url: addressOf(place, '') }],
  }
  return [
    whole,
    ...Object.keys(charter.organs).map((organ) => ({
      id: organId(organ),
      name: names.organ(organ),
      parent_id: whole.id,
      classification: 'body',
      links: [{ url: addressOf(place, `/bodies/${organ}`) }],
    })),
  ]
}

function parties(from: Published, place: Place, names: Names): readonly object[] {
  return partiesIn(from).map((party) => {
    const formerly = from.parties.get(party)?.formerly ?? []
    return {
      id: partyId(party),
      name: names.party(party),
      classification: 'party',
      identifiers: [{ identifier: party, scheme: 'chancery-party' }],
      ...(formerly.length === 0
        ? {}
        : { other_names: formerly.map((name) => ({ name: names.text(name), end_date: name.until })) }),
      links: [{ url: addressOf(place, `/members/${party}`) }],
    }
  })
}

function memberships(from: Published, place: Place, names: Names): readonly object[] {
  return [...staysIn(from)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([party, stays]) =>
      stays.map(({ status, from: first, until, act }) => ({
        id: `membership/${party}/${first}/${act}`,
        label: names.status(status),
        role: status,
        member: { id: partyId(party), name: names.party(party, first) },
        organization_id: 'organisation',
        start_date: first,
        ...(until === undefined ? {} : { end_date: until }),
        links: [{ url: addressOf(place, `/record/${act}`) }],
      })),
    )
}

function seats(from: Published, place: Place, names: Names): readonly object[] {
  const { seats: members, chairs } = situationOf(from)
  const roles = [
    ['member', members],
    ['chair', chairs],
  ] as const
  return Object.keys(from.charter.organs).flatMap((organ) =>
    roles.flatMap(([role, held]) =>
      (held.get(organ as never) ?? []).map(({ party, from: first, until, act }) => ({
        id: `seat/${organ}/${role}/${party}/${first}/${act}`,
        label: role === 'chair' ? names.chair : names.status('member'),
        role,
        member: { id: partyId(party), name: names.party(party, first) },
        organization_id: organId(organ),
        start_date: first,
        ...(until === undefined ? {} : { end_date: until }),
        links: [{ url: addressOf(place, `/record/${act}`) }],
      })),
    ),
  )
}

function motion(from: Published, place: Place, names: Names, { event, body }: Decision): object {
  const clause = from.charter.rules.find(({ id }) => id === body.rule)?.clause
  return {
    id: `motion/${refOf(event)}`,
    organization_id: organId(body.organ),
    identifier: body.adoptedAs ?? body.question,
    text: titleOf(from, names, event),
    classification: body.matter,
    date: momentOf(from, event),
    ...(clause === undefined ? {} : { requirement: clause }),
    result: body.outcome === 'adopted' ? 'pass' : 'fail',
    ...sourced(from, place, event),
  }
}

function voteEvent(from: Published, place: Place, { event, body, stands }: Decision): object {
  const id = `vote/${refOf(event)}`
  const option = (position: string): string => OPTIONS[position] ?? position
  return {
    id,
    motion_id: `motion/${refOf(event)}`,
    organization_id: organId(body.organ),
    identifier: body.question,
    start_date: momentOf(from, event),
    result: body.outcome === 'adopted' ? 'pass' : 'fail',
    counts: Object.entries(countsOf(stands))
      .filter(([, value]) => value > 0)
      .map(([position, value]) => ({ option: option(position), value })),
    votes: [...stands]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([party, { position }]) => ({
        vote_event_id: id,
        voter_id: partyId(party),
        option: option(position),
      })),
    ...sourced(from, place, event),
  }
}

/** The page of the act, when it came on record, and the sources that can be opened. */
function sourced(
  from: Published,
  place: Place,
  event: { readonly act: number; readonly corrected?: number; readonly sources: readonly string[] },
): object {
  const all = sourcesIn(from)
  const [created, updated] = [event.act, event.corrected ?? event.act].map(
    (act) => publicEntry(from, act)?.received,
  )
  const cited = event.sources.flatMap((id) => {
    const { href, title } = all.get(id) ?? {}
    return href === undefined || title === undefined ? [] : [{ url: href, note: title }]
  })
  return {
    ...(created === undefined ? {} : { created_at: created, updated_at: updated ?? created }),
    sources: [{ url: addressOf(place, `/record/${event.act}`) }, ...cited],
  }
}
