/**
 * What a situation holds of meetings: sessions asked for and convened, motions, rulings of the chair, credentials,
 * invitations, parts of texts, contested matters. A part of `Situation`, under its invariant: values are replaced, never
 * changed.
 */
import type { CredentialsStep } from './credentials.ts'
import type { MatterId, OrganId, PartyId, QuestionId } from './ids.ts'
import type { Day, Instant } from './time.ts'

export interface Convened {
  readonly organ: OrganId
  readonly session: string
  readonly opens: Instant
}

/** A procedural motion. It is before the meeting once it needs no seconder or has one, until it is disposed of. */
export interface Motion {
  readonly motion: string
  readonly organ: OrganId
  readonly kind: string
  readonly sitting?: string
  readonly question?: QuestionId
  readonly by: PartyId
  readonly act: number
  readonly seconded: boolean
  readonly outcome?: 'carried' | 'rejected' | 'withdrawn'
}

/** A ruling of the chair on a point of order. It stands unless it is challenged and a question on it is adopted. */
export interface OrderRuling {
  readonly ruling: string
  readonly organ: OrganId
  readonly challengedBy?: PartyId
  /** The question on it, once one is put. */
  readonly question?: QuestionId
  readonly outcome?: 'stands' | 'overruled'
}

export interface Credentials {
  /** Which of several delegations that claim the seat. */
  readonly delegation?: string
  readonly organ: OrganId
  readonly party: PartyId
  readonly rank: string
  readonly sitting?: string
  readonly at: Instant
}

/** A participant without a vote: in the whole organ, or on one question. */
export interface Participant {
  readonly organ: OrganId
  readonly party: PartyId
  readonly question?: QuestionId
  readonly clause: string
}

/** A contested matter: the one proposed in its place, the question that decides on it, and whether that is done. */
export interface Contest {
  readonly matter: MatterId
  readonly question?: QuestionId
  readonly settled: boolean
}

export interface Meetings {
  /** Who asked for a session that is not convened yet, by organ and kind. */
  readonly requests: Map<string, readonly PartyId[]>
  readonly convened: Map<string, Convened>
  readonly motions: Map<string, Motion>
  readonly rulings: Map<string, OrderRuling>
  readonly credentials: Credentials[]
  /** Challenges to credentials and findings on them, in turn. */
  readonly examinations: CredentialsStep[]
  readonly participants: Participant[]
  readonly contests: Map<QuestionId, Contest>
  /** The whole of which a question is a part. */
  readonly parts: Map<QuestionId, QuestionId>
  /** Questions whose mover objects to a division. */
  readonly undivided: Set<QuestionId>
  /** The party that hosted the last regular session of an organ, and the day. */
  readonly hosts: Map<OrganId, { readonly party: PartyId; readonly day: Day }>
  /** Meetings of parties outside the organs, by name. */
  readonly held: Map<string, { readonly parties: readonly PartyId[]; readonly act: number }>
}

export function emptyMeetings(): Meetings {
  return {
    requests: new Map(),
    convened: new Map(),
    motions: new Map(),
    rulings: new Map(),
    credentials: [],
    examinations: [],
    participants: [],
    contests: new Map(),
    parts: new Map(),
    undivided: new Set(),
    hosts: new Map(),
    held: new Map(),
  }
}

/** A copy to go on from, leaving the original as it is. */
export function branchMeetings(from: Meetings): Meetings {
  return {
    requests: new Map(from.requests),
    convened: new Map(from.convened),
    motions: new Map(from.motions),
    rulings: new Map(from.rulings),
    credentials: [...from.credentials],
    examinations: [...from.examinations],
    participants: [...from.participants],
    contests: new Map(from.contests),
    parts: new Map(from.parts),
    undivided: new Set(from.undivided),
    hosts: new Map(from.hosts),
    held: new Map(from.held),
  }
}

/** The motions before the meeting of an organ, the one to be disposed of first at the head: by rank, then as they were made. */
export function pendingMotions(
  meetings: Meetings,
  organ: OrganId,
  rankOf: (kind: string) => { readonly rank: number; readonly seconder: 'yes' | 'no' } | undefined,
): readonly Motion[] {
  return [...meetings.motions.values()]
    .filter((motion) => motion.organ === organ && motion.outcome === undefined)
    .filter((motion) => motion.seconded || rankOf(motion.kind)?.seconder !== 'yes')
    .toSorted((a, b) => (rankOf(a.kind)?.rank ?? 0) - (rankOf(b.kind)?.rank ?? 0) || a.act - b.act)
}

/** The invitation under which a party takes part in an organ, or on a question of it, without a vote; undefined where it has none. */
export function participantIn(
  meetings: Meetings,
  organ: OrganId,
  party: PartyId,
  question?: QuestionId,
): Participant | undefined {
  return meetings.participants.find(
    (one) =>
      one.organ === organ && one.party === party && (one.question === undefined || one.question === question),
  )
}
