/** Who belongs: to the organisation, and to each of its organs, on a day. */
import type { Charter } from './charter/charter.ts'
import type { OrganId, PartyId } from './ids.ts'
import { seatsOn, statusOn, type Situation, type Status } from './situation.ts'
import type { Day } from './time.ts'

export interface Standing {
  readonly party: PartyId
  readonly status: Status
  readonly since: Day
  /** The position of the act that it rests on. */
  readonly act: number
}

/**
 * The parties that have a status on a day, in the order of their codes. Where an organ of elected members makes up the
 * organisation, `member` means seated that day, since the start of the unbroken seat. Those that left come with `all`.
 */
export function partiesOn(charter: Charter, situation: Situation, on: Day, all = false): readonly Standing[] {
  if (charter.membership.by === 'seat') return seated(situation, charter.membership.organ, on, all)
  const found: Standing[] = []
  for (const party of situation.parties.keys()) {
    const stay = statusOn(situation, party, on)
    if (!stay || (stay.status === 'former' && !all)) continue
    found.push({ party, status: stay.status, since: stay.from, act: stay.act })
  }
  return found.toSorted((a, b) => (a.party < b.party ? -1 : 1))
}

function seated(situation: Situation, organ: OrganId, on: Day, all: boolean): readonly Standing[] {
  const seats = situation.seats.get(organ) ?? []
  const now = seatsOn(seats, on).map((seat): Standing => ({ ...seat, status: 'member' }))
  if (!all) return now
  const present = new Set(now.map(({ party }) => party))
  const former = new Map<PartyId, Standing>()
  for (const seat of seats) {
    if (present.has(seat.party) || seat.until === undefined || seat.until > on) continue
    const before = former.get(seat.party)
    if (!before || before.since < seat.until) {
      former.set(seat.party, { party: seat.party, status: 'former', since: seat.until, act: seat.act })
    }
  }
  return [...now, ...former.values()].toSorted((a, b) => (a.party < b.party ? -1 : 1))
}

type Sitting = ReturnType<typeof seatsOn>
const parties = new WeakMap<Sitting, readonly PartyId[]>()

/** The codes alone: made once for each answer of `seatsOn`. */
function partiesIn(sitting: Sitting): readonly PartyId[] {
  let found = parties.get(sitting)
  if (!found) parties.set(sitting, (found = sitting.map(({ party }) => party)))
  return found
}

/** The members of an organ on a day, in the order of their codes: those seated there, or every member of the organisation. */
export function membersOf(
  charter: Charter,
  situation: Situation,
  organ: OrganId,
  on: Day,
): readonly PartyId[] {
  if (charter.organs[organ]?.members === 'seats') {
    return partiesIn(seatsOn(situation.seats.get(organ), on))
  }
  return partiesOn(charter, situation, on)
    .filter(({ status }) => status === 'member')
    .map(({ party }) => party)
}

/** The party in the chair of an organ on a day; undefined where none is on record. */
export function chairOf(situation: Situation, organ: OrganId, on: Day): PartyId | undefined {
  return seatsOn(situation.chairs.get(organ), on)[0]?.party
}
