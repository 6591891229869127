/**
 * What a reservation is worth towards each contracting party on a day (Vienna Convention on the Law of Treaties, Arts 20
 * to 23): accepted, objected to, or still open.
 */
import type { TreatyLaw } from '../charter/treaty-law.ts'
import type { PartyId } from '../ids.ts'
import { after } from '../period.ts'
import type { Day } from '../time.ts'
import { binds, consentOf, consents, type Instrument, type Reservation } from './state.ts'

export interface Towards {
  readonly state: 'accepted' | 'objected' | 'pending'
  /** From which day; of what is pending, the day on which silence will have accepted it. */
  readonly from?: Day
  /** With an objection: whether the instrument is in force between the two all the same (Art. 20(4)(b)). */
  readonly inForceBetween?: boolean
}

/**
 * The reservation towards every other contracting party on a day. Whoever raised no objection within twelve months of its
 * notification, or by the day of its own consent where that is later, has accepted it (Art. 20(5)); an objection received
 * on the day on which the time ends is late. One made at signature counts only once it is confirmed (Art. 23(2)). With
 * `byOrgan` the competent organ alone accepts, for all (Art. 20(3)). Without treaty law silence accepts nothing.
 */
export function towardsAll(
  instrument: Instrument,
  reservation: Reservation,
  on: Day,
  options: {
    readonly signatureBinds: boolean
    readonly byOrgan: boolean
    readonly law: TreatyLaw | undefined
  },
): ReadonlyMap<PartyId, Towards> {
  const found = new Map<PartyId, Towards>()
  const consented = consentOf(instrument, reservation.by, options.signatureBinds, on)
  const confirmed = consented !== undefined && reservation.made >= consented
  const contracting = new Map(consents(instrument, options.signatureBinds, on))
  // Parties of before this record have no deposit on it: they consented before anything that it holds.
  for (const party of instrument.parties)
    if (!contracting.has(party) && binds(instrument, party, on)) contracting.set(party, '0001-01-01' as Day)
  contracting.delete(reservation.by)
  for (const [party, consent] of [...contracting].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    found.set(party, confirmed ? towards(reservation, party, consent, on, options) : { state: 'pending' })
  }
  return found
}

function towards(
  reservation: Reservation,
  party: PartyId,
  consent: Day,
  on: Day,
  { byOrgan, law }: { readonly byOrgan: boolean; readonly law: TreatyLaw | undefined },
): Towards {
  if (byOrgan) {
    const { organ } = reservation
    return organ && organ.on <= on ? { state: organ.stance, from: organ.on } : { state: 'pending' }
  }
  const stance = reservation.stances.get(party)
  if (stance && stance.on <= on) {
    const between = stance.stance === 'objected' ? { inForceBetween: !stance.opposed } : {}
    return { state: stance.stance, from: stance.on, ...between }
  }
  const until = silenceEnds(reservation, consent, law)
  if (until === undefined) return { state: 'pending' }
  return { state: until <= on ? 'accepted' : 'pending', from: until }
}

/** The day on which silence accepts: twelve months after notification, or the day of consent where that is later. */
export function silenceEnds(
  reservation: Reservation,
  consent: Day,
  law: TreatyLaw | undefined,
): Day | undefined {
  if (!law) return undefined
  const twelve = after(reservation.notified, law.reservations.silence)
  return consent > twelve ? consent : twelve
}
