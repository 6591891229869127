/** Who sits at the desk: for whom they act, with which keys, and how they sign. */
import type { PartyId } from '../core/ids.ts'
import { actorCode, sameActor } from '../core/ids.ts'
import type { Key } from '../core/situation.ts'
import type { Instant } from '../core/time.ts'
import type { Reason } from '../core/refusal.ts'
import type { Signer } from '../record/crypto.ts'
import type { Submission } from '../record/ledger.ts'
import type { Holder } from './holder.ts'
import type { Session } from './session.ts'
import type { Private } from '../store/private.ts'
import type { Reading } from '../store/reading.ts'
import type { Registrar } from '../store/registrar.ts'
import type { Rate, SimulatedClock } from '../store/simulated-clock.ts'

export type { Holder }

/** What a session says of who signed in; names are private. */
export type Person = Pick<Session, 'id' | 'actor' | 'person' | 'name' | 'demonstration' | 'key' | 'issuer'>

/** What became of an act that was sent in. */
export type Answer =
  | { readonly accepted: true; readonly id: string; readonly position?: number }
  | { readonly accepted: false; readonly id: string; readonly reasons: readonly Reason[] }

/** A record as the desk acts in it. */
export interface Chamber {
  readonly code: string
  readonly registrar: Registrar
  readonly standing: 'example' | 'demonstration' | 'own'
  readonly writable: boolean
  readonly now: () => Instant
  readonly reading: () => Reading
  readonly submit: (submission: Submission) => Promise<Answer>
  readonly lapse: () => Promise<number>
  readonly demonstration?: {
    readonly clock: SimulatedClock
    readonly signers: (code: string) => readonly Signer[]
  }
}

export interface Seat {
  readonly chamber: Chamber
  readonly who: Person
  readonly actor: Holder
  /** Those of the keys valid now that are this person's. */
  readonly keys: readonly Key[]
  /** Where acts are signed: here in a demonstration, else by a passkey; by nobody where the person has no key on the record. */
  readonly signs: 'here' | 'passkey' | 'none'
}

/** What the desk asks of the server that it runs in. */
export interface Office {
  readonly chamber: (code: string) => Chamber | undefined
  readonly tables: Private
  /** Who is signed in at an organisation, by the request's cookie. */
  readonly who: (request: Request, code: string) => Promise<Person | undefined>
  /** Signs a visitor of a demonstration in; gives the headers that say so. */
  readonly sit: (request: Request, code: string, actor: Holder, person?: string) => Promise<Headers>
  readonly leave: (request: Request, code: string) => Promise<Headers>
  /** True where the request comes from a page of this server. */
  readonly sameOrigin: (request: Request) => boolean
  /** The web origin that people see, and the clock of the process: of links, and of what is beside the record. */
  readonly origin: (request: Request) => string
  readonly now: () => Instant
  /** Ends every session of a person. */
  readonly endPerson: (code: string, person: string) => Promise<void>
  /** The issuer of OpenID Connect that speaks for people of a party or office, by its code, where there is one. */
  readonly issuer: (code: string, holder: string) => string | undefined
  /** Builds a demonstration anew; undefined where it cannot be. */
  readonly reset?: (code: string) => Promise<void>
}

export const STANDS: Rate = 0

/** The seat of whoever is signed in. */
export function seatOf(chamber: Chamber, who: Person): Seat {
  // The key that signed in comes first: it is the one at hand.
  const keys = keysOf(chamber, who.actor, who.person).toSorted(
    (a, b) => Number(b.key === who.key) - Number(a.key === who.key),
  )
  const here = chamber.demonstration !== undefined && who.demonstration
  const signs = here ? 'here' : keys.some(({ passkey }) => passkey) ? 'passkey' : 'none'
  return { chamber, who, actor: who.actor, keys, signs }
}

/** The keys of a party or office that are valid now; of one person where it is named. */
export function keysOf({ registrar }: Chamber, actor: Holder, person?: string): readonly Key[] {
  return [...registrar.ledger.standing.keys.values()].filter(
    (key) =>
      key.until === undefined &&
      sameActor(key.holder, actor) &&
      (person === undefined || personOf(key) === person),
  )
}

/** The person whose key it is, by a code. */
export function personOf(key: Key): string | undefined {
  return key.person
}

/** The party that the seat acts for; undefined for an office. */
export function partyOfSeat({ actor }: Pick<Seat, 'actor'>): PartyId | undefined {
  return 'party' in actor ? actor.party : undefined
}

/** The signer of a seat where acts are signed here: of the person's own keys. */
export function signerHere(
  { chamber, actor, keys, signs }: Seat,
  keyOf: (signer: Signer) => string,
): Signer | undefined {
  if (signs !== 'here') return undefined
  const held = chamber.demonstration?.signers(actorCode(actor)) ?? []
  return held.find((signer) => keys.some(({ key }) => key === keyOf(signer)))
}
