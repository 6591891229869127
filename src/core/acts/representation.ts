/** What the two kinds on representatives share: which parties have one in an organ. */
import type { Actor, OrganId } from '../ids.ts'
import type { Reason } from '../refusal.ts'
import type { Context } from './kind.ts'
import { noMember } from './meeting.ts'

/** Why the actor has no representative in the organ; undefined for its members and for those that take part without a vote. */
export function mayBeRepresented(
  context: Context,
  by: Actor,
  organ: OrganId,
  clause: string,
): Reason | undefined {
  const stranger = noMember(context, by, organ, clause)
  if (!stranger || !('party' in by)) return stranger
  const { participants } = context.situation.meetings
  return participants.some((one) => one.organ === organ && one.party === by.party) ? undefined : stranger
}
