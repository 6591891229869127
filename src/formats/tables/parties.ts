/** Who belongs: the parties, their statuses by span, and the seats and chairs of the bodies. */
import type { PartyId } from '../../core/ids.ts'
import type { Seat, Stay } from '../../core/situation.ts'
import { meetingsIn } from '../meetings.ts'
import { once, situationOf, type Published } from '../published.ts'
import { table } from './table.ts'

/** Every party of which the record says something, by the name that it bears or bore last. */
export const parties = table(
  'parties',
  { party: 'text', name_en: 'text', name_ru: 'text', until: 'text', succeeded_by: 'text' },
  ['party'],
  function* (from) {
    for (const party of partiesIn(from)) {
      const name = from.parties.get(party)
      yield {
        party,
        name_en: name?.en,
        name_ru: name?.ru,
        until: name?.until,
        succeeded_by: name?.succeededBy,
      }
    }
  },
)

/** The statuses that each party had, each from its first day to the first day on which it held no longer. */
export const memberships = table(
  'memberships',
  { party: 'text', status: 'text', from: 'text', until: 'text', act: 'number' },
  ['party', 'from', 'act'],
  function* (from) {
    for (const [party, stays] of inOrder(staysIn(from)))
      for (const { status, from: first, until, act } of stays)
        yield { party, status, from: first, until, act }
  },
)

/** Who sat in each body, presided or observed there, over which span. */
export const seats = table(
  'seats',
  { organ: 'text', party: 'text', role: 'text', from: 'text', until: 'text', act: 'number' },
  ['organ', 'party', 'role', 'from', 'act'],
  function* (from) {
    const { seats: members, chairs, observers } = situationOf(from)
    const roles = [
      ['member', members],
      ['chair', chairs],
      ['observer', observers],
    ] as const
    for (const organ of Object.keys(from.charter.organs))
      for (const [role, held] of roles)
        for (const { party, from: first, until, act } of held.get(organ as never) ?? [])
          yield { organ, party, role, from: first, until, act }
  },
)

/** Statuses by party; where members hold seats, each term is a span. */
export function staysIn(from: Published): ReadonlyMap<PartyId, readonly Stay[]> {
  const { membership } = from.charter
  const situation = situationOf(from)
  if (membership.by !== 'seat') return situation.parties
  const found = new Map<PartyId, Stay[]>()
  for (const seat of situation.seats.get(membership.organ) ?? []) {
    const stays = found.get(seat.party) ?? []
    stays.push(member(seat))
    found.set(seat.party, stays)
  }
  return found
}

function member({ from, until, act }: Seat): Stay {
  return { status: 'member', from, act, ...(until === undefined ? {} : { until }) }
}

/** The codes of all parties with a status, a seat or an act, in their order. */
export function partiesIn(from: Published): readonly PartyId[] {
  return once(from, 'parties', () => named(from))
}

function named(from: Published): readonly PartyId[] {
  const { seats: members, chairs, observers } = situationOf(from)
  const seated = [members, chairs, observers].flatMap((held) => [...held.values()].flat())
  const acting = from.events().flatMap(({ by }) => ('party' in by ? [by.party] : []))
  const met = meetingsIn(from).flatMap(({ parties: met = [], present = [] }) => [...met, ...present])
  return [
    ...new Set([...staysIn(from).keys(), ...seated.map(({ party }) => party), ...acting, ...met]),
  ].toSorted()
}

function inOrder<T>(found: ReadonlyMap<PartyId, T>): readonly (readonly [PartyId, T])[] {
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))
}
