/** What is done, in OParl: meetings and their items, questions as papers, their texts as files, and the places. */
import { instantIn } from '../../core/duration.ts'
import type { Asked } from '../../core/situation.ts'
import { decisionOn, decisionsAt, decisionsIn, type Decision } from '../decided.ts'
import { meetingsIn, type Meeting } from '../meetings.ts'
import { addressOf, titleOf } from '../names.ts'
import { once, refOf, situationOf, type Published } from '../published.ts'
import { at, itemCalled, kind, objectOf, type Kind, type Made } from './kind.ts'

function last(event: { readonly act: number; readonly corrected?: number }): number {
  return event.corrected ?? event.act
}

/** A sitting. One of which only the day is known begins as the day begins at the seat. */
export const meeting = kind<Meeting>({
  type: 'Meeting',
  path: 'meeting',
  list: 'meetings',
  items: meetingsIn,
  id: ({ code }) => code,
  acts: ({ code, held, convened }, from) => ({
    created: (convened ?? held)!.act,
    modified: Math.max(last((held ?? convened)!), ...decisionsAt(from, code).map(({ event }) => last(event))),
  }),
  web: ({ held, convened }) => `/record/${(held ?? convened)!.act}`,
  says(made, { code, organ, opens, day, until, place, held, convened, parties, present }) {
    const { zone } = made.from.charter.seat
    return {
      name: titleOf(made.from, made.names, (held ?? convened)!),
      // The values that the specification names are German.
      meetingState: held ? 'durchgeführt' : 'terminiert',
      start: opens ?? instantIn(day, 0, zone),
      ...(until === undefined ? {} : { end: instantIn(until, 0, zone) }),
      ...(organ === undefined ? {} : { organization: [at(made, 'organization', organ)] }),
      ...(parties || present
        ? { participant: (parties ?? present ?? []).map((party) => at(made, 'person', party)) }
        : {}),
      ...(place === undefined ? {} : { location: objectOf(locationKind, made, place) }),
      agendaItem: decisionsAt(made.from, code).map((decision) => objectOf(itemKind, made, decision)),
    }
  },
})

function sittingDecisions(from: Published): readonly Decision[] {
  return once(from, 'oparl items', () => {
    const held = new Set(meetingsIn(from).map(({ code }) => code))
    return decisionsIn(from).filter(({ body }) => body.sitting !== undefined && held.has(body.sitting))
  })
}

const itemKind: Kind<Decision> = {
  type: 'AgendaItem',
  path: 'agenda-item',
  list: 'agenda-items',
  items: sittingDecisions,
  id: ({ event }) => refOf(event),
  acts: ({ event }) => ({ created: event.act, modified: last(event) }),
  web: ({ event }) => `/decisions/${refOf(event)}`,
  says: (made, { event, body }) => ({
    meeting: at(made, 'meeting', body.sitting ?? ''),
    order: decisionsAt(made.from, body.sitting ?? '').findIndex((one) => one.event.act === event.act) + 1,
    name: titleOf(made.from, made.names, event),
    public: true,
    consultation: at(made, 'consultation', refOf(event)),
    result: made.names.outcome(body.outcome),
  }),
}

export const agendaItem = kind(itemKind)

const consultationKind: Kind<Decision> = {
  type: 'Consultation',
  path: 'consultation',
  list: 'consultations',
  items: sittingDecisions,
  id: ({ event }) => refOf(event),
  acts: ({ event }) => ({ created: event.act, modified: last(event) }),
  web: ({ event }) => `/decisions/${refOf(event)}`,
  says: (made, { event, body }) => ({
    paper: at(made, 'paper', paperId(situationOf(made.from).questions.get(body.question as never)!)),
    agendaItem: at(made, 'agenda-item', refOf(event)),
    meeting: at(made, 'meeting', body.sitting ?? ''),
    organization: [at(made, 'organization', body.organ)],
    authoritative: true,
    role: made.names.matter(body.matter),
  }),
}

export const consultation = kind(consultationKind)

function paperId({ put }: Asked): string {
  return `act-${put}`
}

function papersIn(from: Published): readonly Asked[] {
  return once(from, 'questions', () => [...situationOf(from).questions.values()])
}

/** A question that was put, or of which a source reports the decision. */
export const paper = kind<Asked>({
  type: 'Paper',
  path: 'paper',
  list: 'papers',
  items: papersIn,
  id: paperId,
  acts: ({ put, decided, withdrawn, published }) => ({
    created: put,
    modified: Math.max(put, decided ?? 0, withdrawn ?? 0, published?.act ?? 0),
  }),
  web: ({ put, decided }) => `/record/${decided ?? put}`,
  says(made, { id, organ, matter, published }) {
    const decision = decisionOn(made.from, id)
    const sat = decision && itemCalled(itemKind, made.from, refOf(decision.event)) === decision
    return {
      body: at(made, 'body'),
      name: decision ? titleOf(made.from, made.names, decision.event) : id,
      reference: published?.symbol ?? decision?.body.adoptedAs ?? id,
      ...(decision ? { date: decision.event.day } : {}),
      paperType: made.names.matter(matter),
      underDirectionOf: [at(made, 'organization', organ)],
      ...(decision ? { mainFile: objectOf(fileKind, made, decision) } : {}),
      ...(sat ? { consultation: [objectOf(consultationKind, made, decision)] } : {}),
    }
  },
})

const fileKind: Kind<Decision> = {
  type: 'File',
  path: 'file',
  list: 'files',
  items: decisionsIn,
  id: ({ event }) => refOf(event),
  acts: ({ event }) => ({ created: event.act, modified: last(event) }),
  web: ({ event }) => `/decisions/${refOf(event)}`,
  says(made, { event, body }) {
    const asked = situationOf(made.from).questions.get(body.question as never)
    return {
      name: titleOf(made.from, made.names, event),
      fileName: `${refOf(event)}.xml`,
      mimeType: 'application/akn+xml',
      date: event.day,
      accessUrl: addressOf(made.place, `/decisions/${refOf(event)}.xml`),
      ...(asked ? { paper: [at(made, 'paper', paperId(asked))] } : {}),
    }
  },
}

export const file = kind(fileKind)

/** The place of the seat, and those where meetings were held. */
function placesIn(from: Published): readonly string[] {
  return once(from, 'oparl places', () => [SEAT, ...meetingsByPlace(from).keys()])
}

function meetingsByPlace(from: Published): ReadonlyMap<string, readonly Meeting[]> {
  return once(from, 'meetings by place', () => {
    const placed = meetingsIn(from).filter(({ place }) => place !== undefined)
    return Map.groupBy(placed, ({ place }) => place ?? '')
  })
}

const SEAT = 'seat-of-the-organisation'

const locationKind: Kind<string> = {
  type: 'Location',
  path: 'location',
  list: 'locations',
  items: placesIn,
  id: (place) => place,
  acts(place, from) {
    const acts = (meetingsByPlace(from).get(place) ?? []).map(({ held }) => (held ? last(held) : 0))
    return { created: acts.length > 0 ? Math.min(...acts) : 0, modified: Math.max(0, ...acts) }
  },
  web: () => '',
  says(made: Made, place) {
    const name = place === SEAT ? made.names.text(made.from.charter.seat.place) : place
    const meetings = meetingsByPlace(made.from).get(place) ?? []
    return {
      description: name,
      locality: name,
      ...(meetings.length === 0 ? {} : { meetings: meetings.map(({ code }) => at(made, 'meeting', code)) }),
    }
  },
}

export const location = kind(locationKind)

/** Where the organisation has its seat. */
export function seatOf(made: Made): object {
  return objectOf(locationKind, made, SEAT)
}
