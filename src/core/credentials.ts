/**
 * Who speaks for a party in an organ, where the charter lets credentials be challenged and says who examines them: one delegation
 * in full order, one provisionally, or none. The party itself stays a member whatever is found.
 */
import { under } from './charter/at.ts'
import type { Charter } from './charter/charter.ts'
import type { OrganId, PartyId } from './ids.ts'
import type { Reason } from './refusal.ts'
import type { Situation } from './situation.ts'

export const FINDINGS = ['accepted', 'not-accepted', 'deferred'] as const
export type CredentialsFinding = (typeof FINDINGS)[number]

/** That a member challenged the credentials of a delegation, or what was found of them. */
export interface CredentialsStep {
  readonly organ: OrganId
  readonly party: PartyId
  readonly delegation?: string
  readonly challenger?: PartyId
  readonly finding?: CredentialsFinding
}

/** A delegation that claims a seat: what was found of it last, and who has challenged it since. */
export interface SeatClaim {
  /** Which of several delegations; not given where the party has one. */
  readonly delegation?: string
  readonly finding?: Exclude<CredentialsFinding, 'deferred'>
  readonly challengers: readonly PartyId[]
}

/** Who speaks for the party, and how: in full order, provisionally with the same rights, or nobody. */
export interface SeatOf {
  readonly as: 'full' | 'provisional' | 'none'
  readonly speaks?: SeatClaim
  readonly claims: readonly SeatClaim[]
}

type Stand = Pick<Situation, 'meetings'>

/** The delegations that claim the seat of a party in an organ, in the order in which they first lodged credentials. */
export function claimsTo({ meetings }: Stand, organ: OrganId, party: PartyId): readonly SeatClaim[] {
  const own = (of: { readonly organ: OrganId; readonly party: PartyId }): boolean =>
    of.organ === organ && of.party === party
  const lodged = meetings.credentials.filter(own).map(({ delegation }) => delegation)
  const steps = meetings.examinations.filter(own)
  return [...new Set(lodged)].map((delegation) => {
    let claim: SeatClaim = { ...(delegation === undefined ? {} : { delegation }), challengers: [] }
    for (const { challenger, finding, ...of } of steps) {
      if (of.delegation !== delegation) continue
      if (challenger !== undefined)
        claim = { ...claim, challengers: [...new Set([...claim.challengers, challenger])] }
      // What is deferred stays as it was.
      else if (finding === 'accepted' || finding === 'not-accepted')
        claim = { ...claim, finding, challengers: [] }
    }
    return claim
  })
}

/**
 * Who speaks for a party in an organ; undefined where the charter does not say who examines credentials, or none were lodged.
 * The one accepted last; before any is, the only one that was not refused; of several whom the charter lets speak meanwhile.
 */
export function seatOf(
  charter: Charter,
  situation: Stand,
  organ: OrganId,
  party: PartyId,
): SeatOf | undefined {
  const rule = under(charter.credentials, organ)
  if (!rule?.examinedBy) return undefined
  const claims = claimsTo(situation, organ, party)
  if (claims.length === 0) return undefined
  const meanwhile = rule.challenged === 'not-seated' ? 'none' : 'provisional'
  const accepted = lastAccepted(situation, organ, party)
  const held = claims.find(({ delegation, finding }) => finding === 'accepted' && accepted?.is === delegation)
  const open = claims.filter(({ finding }) => finding === undefined)
  const speaks = held ?? open[0]
  if (!speaks) return { as: 'none', claims }
  const isDoubted = speaks.challengers.length > 0
  const isRivalled = !held && claims.length > 1
  if (isRivalled && (rule.rivals === 'neither' || (isDoubted && meanwhile === 'none')))
    return { as: 'none', claims }
  const as = isDoubted ? meanwhile : isRivalled ? 'provisional' : 'full'
  return as === 'none' ? { as, claims } : { as, speaks, claims }
}

/** Why nobody speaks for the party in the organ, or not this delegation; undefined where it does, or where the charter says nothing. */
export function againstSeat(
  charter: Charter,
  situation: Stand,
  organ: OrganId,
  party: PartyId,
  of?: { readonly delegation?: string | undefined },
): Reason | undefined {
  const seat = seatOf(charter, situation, organ, party)
  if (!seat) return undefined
  const reason = { clause: under(charter.credentials, organ)!.clause, parties: [party] }
  const refused = seat.claims.every(({ finding }) => finding === 'not-accepted')
  if (refused) return { code: 'credentials-refused', ...reason }
  if (seat.as === 'none') return { code: 'credentials-pending', ...reason }
  if (of && of.delegation !== seat.speaks?.delegation)
    return { code: 'credentials-pending', ...reason, ...spoken(seat) }
  return undefined
}

function spoken({ speaks }: SeatOf): { readonly needed?: string } {
  return speaks?.delegation === undefined ? {} : { needed: speaks.delegation }
}

/** The delegation that was accepted last, in an object of its own since a delegation may have no code. */
function lastAccepted(
  { meetings }: Stand,
  organ: OrganId,
  party: PartyId,
): { readonly is?: string } | undefined {
  const found = meetings.examinations.findLast(
    (one) => one.organ === organ && one.party === party && one.finding === 'accepted',
  )
  return found && (found.delegation === undefined ? {} : { is: found.delegation })
}
