/** In whose night a deadline falls, where it is known by which clock they live. */
import { offsetAt } from './duration.ts'
import type { PartyId } from './ids.ts'
import { seconds, secondsOfDayIn, type Instant } from './time.ts'

/** The hours that are night here: from 22:00 until 07:00, which is day again. */
export const NIGHT = { from: 22, until: 7 } as const

/** True where the clocks of a zone show a time between 22:00, included, and 07:00, excluded. */
export function isNight(at: Instant, zone: string): boolean {
  const hour = secondsOfDayIn(at, zone) / 3600
  return hour >= NIGHT.from || hour < NIGHT.until
}

export interface Night {
  readonly party: PartyId
  readonly zone: string
}

/** The parties in whose night an instant falls, from west to east. Of a party whose zone is not known nothing is said. */
export function nightsAt(at: Instant, zones: ReadonlyMap<PartyId, string>): readonly Night[] {
  const moment = seconds(at)
  return [...zones]
    .map(([party, zone]) => ({ party, zone }))
    .filter(({ zone }) => isNight(at, zone))
    .toSorted((a, b) => offsetAt(moment, a.zone) - offsetAt(moment, b.zone) || (a.party < b.party ? -1 : 1))
}
