/** Who belonged to what, over which span: statuses in the organisation, and seats, chairs and observers of its bodies. */
import type { OrganId, PartyId } from '../core/ids.ts'
import type { Day } from '../core/time.ts'
import { once, situationOf, type Published } from './published.ts'
import { staysIn } from './tables/parties.ts'

export interface MemberSpan {
  readonly party: PartyId
  /** The body; undefined for a status in the organisation. */
  readonly organ?: OrganId
  /** A status; in a body `member`, `chair` or `observer`. */
  readonly role: string
  readonly from: Day
  readonly until?: Day
  readonly act: number
}

/** Every span, statuses first by party, then bodies in the order of the charter. */
export function spansIn(from: Published): readonly MemberSpan[] {
  return once(from, 'spans', () => [...reckoned(from)])
}

/** The spans of a party. */
export function spansOf(from: Published, party: PartyId): readonly MemberSpan[] {
  return once(from, 'spans by party', () => Map.groupBy(spansIn(from), (span) => span.party)).get(party) ?? []
}

function* reckoned(from: Published): Generator<MemberSpan> {
  for (const [party, stays] of [...staysIn(from)].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    for (const { status, ...stay } of stays) yield { party, role: status, ...stay }
  const { seats, chairs, observers } = situationOf(from)
  for (const organ of Object.keys(from.charter.organs) as OrganId[])
    for (const [role, held] of [
      ['member', seats],
      ['chair', chairs],
      ['observer', observers],
    ] as const)
      for (const seat of held.get(organ) ?? []) yield { organ, role, ...seat }
}
