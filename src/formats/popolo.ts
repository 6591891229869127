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
import { once, publicEntry, refOf, sourcesIn, type Published } from './published.ts'
import { spansIn, type MemberSpan } from './spans.ts'
import { partiesIn } from './tables/parties.ts'

/** Options as Popolo words them; the others keep the record's own word. */
const OPTIONS: Readonly<Record<string, string>> = { 'not-participating': 'not voting' }

/** A class: its objects in the order of the record, made as they are asked for. */
interface Class {
  readonly name: string
  /** Its objects but for the first `skip`. */
  readonly objects: (from: Published, place: Place, names: Names, skip?: number) => Iterable<object>
}

/** The classes of Popolo of which a record has objects. */
export const POPOLO: readonly Class[] = [
  of('organizations', organizationsIn, organization),
  of('memberships', spansIn, membership),
  of('events', meetingsIn, event),
  of('motions', decisionsIn, motion),
  of('vote_events', decisionsIn, voteEvent),
  of('speeches', saidIn, speech),
]

function of<T>(
  name: string,
  items: (from: Published) => readonly T[],
  object: (from: Published, place: Place, names: Names, item: T) => object,
): Class {
  return {
    name,
    *objects(from, place, names, skip = 0) {
      const all = items(from)
      for (let at = skip; at < all.length; at += 1) yield object(from, place, names, all[at]!)
    },
  }
}

function saidIn(from: Published): readonly Happened[] {
  return once(from, 'statements', () => from.events().filter(({ kind }) => kind === 'statement.made'))
}

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
    ...(meeting.organ === undefined
      ? { classification: 'meeting' }
      : { classification: 'sitting', organization_id: organId(meeting.organ) }),
    ...(meeting.within !== undefined && meetingCalled(from, meeting.within)
      ? { parent_id: `meeting/${meeting.within}` }
      : {}),
    start_date: meeting.opens ?? meeting.day,
    ...(meeting.until === undefined ? {} : { end_date: meeting.until }),
    ...(meeting.place === undefined ? {} : { location: meeting.place }),
    ...sourced(from, place, happened),
  }
}

function speech(from: Published, place: Place, names: Names, said: Happened): object {
  const [speaker, gist] = [from.speaker(said), from.prose(said, 'gist')]
  const { sitting: sat, meeting } = said.body as { sitting?: string; meeting?: string }
  const sitting = meeting ?? sat
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

/** The id of the organisation itself. */
const WHOLE = 'organisation'

function organId(organ: string): string {
  return `body/${organ}`
}

function partyId(party: PartyId): string {
  return `party/${party}`
}

function momentOf({ charter }: Published, { instant, day }: Happened): string {
  return instant ?? instantIn(day, 0, charter.seat.zone)
}

function organizationsIn(from: Published): readonly string[] {
  const organs = Object.keys(from.charter.organs).map(organId)
  return once(from, 'popolo organizations', () => [WHOLE, ...organs, ...partiesIn(from).map(partyId)])
}

function organization(from: Published, place: Place, names: Names, id: string): object {
  const { charter } = from
  const [, code = ''] = id.split('/')
  if (id === WHOLE)
    return {
      id,
      name: names.organisation,
      classification: 'international organization',
      identifiers: [{ identifier: charter.organisation, scheme: 'chancery' }],
      links: [{ url: addressOf(place, '') }],
    }
  if (id === organId(code))
    return {
      id,
      name: names.organ(code),
      parent_id: WHOLE,
      classification: 'body',
      links: [{ url: addressOf(place, `/bodies/${code}`) }],
    }
  const formerly = from.parties.get(code as PartyId)?.formerly ?? []
  return {
    id,
    name: names.party(code as PartyId),
    classification: 'party',
    identifiers: [{ identifier: code, scheme: 'chancery-party' }],
    ...(formerly.length === 0
      ? {}
      : { other_names: formerly.map((name) => ({ name: names.text(name), end_date: name.until })) }),
    links: [{ url: addressOf(place, `/members/${code}`) }],
  }
}

function membership(_: Published, place: Place, names: Names, span: MemberSpan): object {
  const { party, organ, role, from: first, until, act } = span
  const id = organ === undefined ? `membership/${party}` : `seat/${organ}/${role}/${party}`
  return {
    id: `${id}/${first}/${act}`,
    label: role === 'chair' ? names.chair : names.status(role),
    role,
    member: { id: partyId(party), name: names.party(party, first) },
    organization_id: organ === undefined ? WHOLE : organId(organ),
    start_date: first,
    ...(until === undefined ? {} : { end_date: until }),
    links: [{ url: addressOf(place, `/record/${act}`) }],
  }
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

function voteEvent(from: Published, place: Place, _: Names, { event, body, stands }: Decision): object {
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
