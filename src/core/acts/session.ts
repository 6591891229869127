/** What the two kinds on sessions share: the charter's word on a session, and how many must ask for it. */
import { under } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import type { SessionRule } from '../charter/meeting.ts'
import type { OrganId } from '../ids.ts'
import { leastNumber } from '../share.ts'

/** The charter's word on a kind of session of an organ; undefined where it has none. */
export function sessionRule(charter: Charter, organ: OrganId, session: string): SessionRule | undefined {
  return under(charter.sessions, organ)?.find(({ id }) => id === session)
}

/** The name under which requests for a kind of session are kept. */
export function sessionKey({
  organ,
  session,
}: {
  readonly organ: OrganId
  readonly session: string
}): string {
  return `${organ}/${session}`
}

/** How many of so many members must have asked: a number, or the least number that reaches or exceeds the share. */
export function requestsNeeded({ requests }: SessionRule, members: number): number {
  if (!requests) return 0
  const { atLeast, moreThan, of } = requests
  const whole = of === 'members' ? BigInt(members) : 1n
  return Number(leastNumber(whole, atLeast ?? moreThan ?? { num: 0n, den: 1n }, moreThan !== undefined))
}
