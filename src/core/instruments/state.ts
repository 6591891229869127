/** How an instrument stands: who signed, consented, reserved, objected and left, each with the day. Read-only to all but the fold. */
import type { Span } from '../charter/charter.ts'
import type { PartyId } from '../ids.ts'
import type { Day, Instant } from '../time.ts'

/** A notice of withdrawal: received on a day, taking effect on another, from which the party is bound no more. */
export interface Notice {
  readonly received: Day
  readonly effect: Day
  readonly act: number
}

/** What contracting states said of a reservation. */
export interface Stance {
  readonly on: Day
  readonly stance: 'accepted' | 'objected'
  /** An objection that definitely opposes entry into force between the two. */
  readonly opposed: boolean
}

export interface Reservation {
  readonly by: PartyId
  /** The day on which it was formulated, or confirmed. */
  readonly made: Day
  /** The day on which the depositary notified it. */
  readonly notified: Day
  readonly stances: ReadonlyMap<PartyId, Stance>
  /** What the competent organ said, where it is for an organ to accept. */
  readonly organ?: Stance
}

export interface Erratum {
  readonly notified: Day
  /** The instant at which the time for objections ends. */
  readonly closes: Instant
  readonly objections: ReadonlyMap<PartyId, Day>
  readonly corrected?: Day
}

/** By what act a party expressed its consent, or began to. */
export type Step = 'signed' | 'ratified' | 'accepted' | 'acceded'

export interface Instrument extends Readonly<Record<Step, ReadonlyMap<PartyId, Day>>> {
  readonly adopted: ReadonlyMap<PartyId, Day>
  /** Organs and offices of the organisation that accepted it. */
  readonly acceptedBy: ReadonlyMap<string, Day>
  /** Signatures and adoptions by envoys without full powers, which no state has confirmed. */
  readonly unconfirmed: Readonly<Record<'signature' | 'adoption', ReadonlyMap<PartyId, Day>>>
  /** Capacities for which a party produced full powers. */
  readonly powers: ReadonlyMap<PartyId, ReadonlySet<string>>
  /** Over which days a party applies it provisionally. */
  readonly provisional: ReadonlyMap<PartyId, Span>
  readonly inForce?: Day
  /** All that it bound and that were not replaced since; `left` says from which day one is bound no more. */
  readonly parties: ReadonlySet<PartyId>
  /** From which day it binds a party; of those of before this record it is not said. */
  readonly since: ReadonlyMap<PartyId, Day>
  readonly left: ReadonlyMap<PartyId, Day>
  readonly notices: ReadonlyMap<PartyId, Notice>
  readonly reservations: ReadonlyMap<string, Reservation>
  readonly errata: ReadonlyMap<string, Erratum>
}

export const NO_INSTRUMENT: Instrument = {
  adopted: new Map(),
  signed: new Map(),
  ratified: new Map(),
  accepted: new Map(),
  acceded: new Map(),
  acceptedBy: new Map(),
  unconfirmed: { signature: new Map(), adoption: new Map() },
  powers: new Map(),
  provisional: new Map(),
  parties: new Set(),
  since: new Map(),
  left: new Map(),
  notices: new Map(),
  reservations: new Map(),
  errata: new Map(),
}

/** True when the instrument binds the party on a day. */
export function binds(of: Instrument, party: PartyId, on: Day): boolean {
  const [since, left] = [of.since.get(party), of.left.get(party)]
  return of.parties.has(party) && (since === undefined || since <= on) && (left === undefined || on < left)
}

/** The day of a party's step; undefined where it took none, or left since: who comes back takes each step anew. */
export function dayOfStep(of: Instrument, step: Step, party: PartyId, on: Day): Day | undefined {
  const taken = of[step].get(party)
  const left = of.left.get(party)
  return taken !== undefined && left !== undefined && left <= on && taken < left ? undefined : taken
}

/** The day on which a party consented to be bound: of its deposit, or of its signature where signature binds. */
export function consentOf(of: Instrument, party: PartyId, signatureBinds: boolean, on: Day): Day | undefined {
  const steps: readonly Step[] = signatureBinds
    ? ['signed', 'ratified', 'accepted', 'acceded']
    : ['ratified', 'accepted', 'acceded']
  return steps
    .map((step) => dayOfStep(of, step, party, on))
    .filter((day) => day !== undefined)
    .toSorted()[0]
}

/** Everyone that consented to be bound, with the day, in the order of their codes. */
export function consents(of: Instrument, signatureBinds: boolean, on: Day): ReadonlyMap<PartyId, Day> {
  const all = [of.signed, of.ratified, of.accepted, of.acceded].flatMap((step) => [...step.keys()])
  const found = new Map<PartyId, Day>()
  for (const party of [...new Set(all)].toSorted()) {
    const day = consentOf(of, party, signatureBinds, on)
    if (day !== undefined && day <= on) found.set(party, day)
  }
  return found
}

/** Contracting states and signatories: those who may object to a correction or a reservation. */
export function concerned(of: Instrument, party: PartyId, on: Day): boolean {
  return (
    binds(of, party, on) ||
    (['signed', 'ratified', 'accepted', 'acceded'] as const).some(
      (step) => dayOfStep(of, step, party, on) !== undefined,
    )
  )
}
