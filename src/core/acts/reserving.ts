/** What the kinds on reservations share: whether the instrument allows them, and who accepts. */
import * as z from 'zod/mini'
import type { Charter } from '../charter/charter.ts'
import { plainCode, symbol, treatyCode } from '../charter/forms.ts'
import type { Instrument as Provided } from '../charter/instrument.ts'
import { lawOf } from '../charter/treaty-law.ts'
import type { PartyId, TreatyId } from '../ids.ts'
import { towardsAll, type Towards } from '../instruments/reservations.ts'
import { consentOf, type Instrument, type Reservation, type Stance } from '../instruments/state.ts'
import { instrumentOf, type Situation } from '../situation.ts'
import type { Day } from '../time.ts'
import { change, constitutive, rows } from './treaty.ts'

export const reservationFields = { treaty: treatyCode, reservation: plainCode, rows }
export const acceptedSchema = z.strictObject({ ...reservationFields, decision: z.optional(symbol) })

export interface Regime {
  readonly forbidden: boolean
  /** Whether acceptance is for the competent organ: where the instrument says so, or constitutes the organisation and is silent. */
  readonly byOrgan: boolean
  readonly organ?: string
  readonly offices: readonly string[]
  readonly clause?: string
}

/** How an instrument treats reservations: as it says, else as treaty law does (Vienna Convention on the Law of Treaties, Arts 19 and 20). */
export function regimeOf(charter: Charter, treaty: TreatyId, provided: Provided): Regime {
  const own = provided.reservations
  const law = lawOf(charter)
  if (own) {
    const { rule, organ, admits } = own
    const clause = own.clause ?? provided.clause
    return {
      forbidden: rule === 'forbidden',
      byOrgan: rule === 'organ',
      ...(organ === undefined ? {} : { organ }),
      offices: [...(organ === undefined ? [] : [organ]), ...admits],
      ...(clause === undefined ? {} : { clause }),
    }
  }
  const byOrgan = law !== undefined && constitutive(charter, treaty)
  return {
    forbidden: false,
    byOrgan,
    ...(byOrgan ? { organ: charter.defaults.organ } : {}),
    offices: byOrgan ? [charter.defaults.organ] : [],
    ...(law ? { clause: byOrgan ? law.reservations.organ : law.reservations.when } : {}),
  }
}

/** A reservation on the record towards every other contracting party on a day: accepted, objected or pending. */
export function reservationOn(
  charter: Charter,
  situation: Situation,
  treaty: TreatyId,
  code: string,
  on: Day,
): ReadonlyMap<PartyId, Towards> {
  const state = instrumentOf(situation, treaty)
  const provided = charter.instruments[treaty]
  const reservation = state.reservations.get(code)
  if (!provided || !reservation) return new Map()
  const { byOrgan } = regimeOf(charter, treaty, provided)
  const { signatureBinds } = provided
  return towardsAll(state, reservation, on, { signatureBinds, byOrgan, law: lawOf(charter) })
}

/** Replaces a reservation. Writes only into the fold's own situation. */
export function reserve(to: Situation, treaty: TreatyId, code: string, reservation: Reservation): void {
  change(to, treaty, {
    reservations: new Map(instrumentOf(to, treaty).reservations).set(code, reservation),
  })
}

/** One party's word on a reservation, in place of any earlier one of its own. */
export function withStance(of: Reservation, party: PartyId, stance: Stance): Reservation {
  return { ...of, stances: new Map(of.stances).set(party, stance) }
}

/** The day from which a contracting party is one; the earliest there is for a party of before this record. */
export function contractedOn(
  provided: Provided,
  state: Instrument,
  party: PartyId,
  on: Day,
): Day | undefined {
  const consent = consentOf(state, party, provided.signatureBinds, on)
  return consent ?? (state.parties.has(party) ? ('0001-01-01' as Day) : undefined)
}
