/** Where a visitor of a demonstration sits down first: where there is something to do. */
import { membersOf } from '../core/members.ts'
import type { PartyId } from '../core/ids.ts'
import { isHidden } from '../core/restricted.ts'
import type { Asked, Situation } from '../core/situation.ts'
import type { Day } from '../core/time.ts'
import type { Chamber } from './seat.ts'

/** The member to sit as: one that has not yet said where it stands on the question that closes next. */
export function firstSeat({ registrar, now }: Chamber, today: Day): PartyId | undefined {
  const { charter, standing } = registrar.ledger
  const next = nextQuestion(standing, now())
  const organ = next?.organ ?? charter.defaults.organ
  const members = membersOf(charter, standing, organ, today)
  if (!next || isHidden(charter, next)) return members[0]
  return members.find((party) => !next.positions.has(party)) ?? members[0]
}

/** The question with the nearest deadline. */
export function nextQuestion(standing: Situation, now: string): Asked | undefined {
  return [...standing.questions.values()]
    .filter(
      ({ outcome, withdrawn, closes }) =>
        outcome === undefined && withdrawn === undefined && closes !== undefined && closes > now,
    )
    .toSorted((a, b) => ((a.closes as string) < (b.closes as string) ? -1 : 1))[0]
}
