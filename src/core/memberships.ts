/** The memberships of an organ over time: who made it up, from when until when, as the chronicle has it. */
import type { Charter, Span } from './charter/charter.ts'
import type { Membership } from './charter/warnings.ts'
import { foldChronicle, type Happened } from './chronicle.ts'
import type { OrganId } from './ids.ts'
import { membersOf } from './members.ts'
import type { Situation } from './situation.ts'
import type { Day } from './time.ts'

/** Gives the memberships of each organ, in order; the chronicle is folded once. Spans in which nobody was a member are left out. */
export function memberships(
  charter: Charter,
  events: readonly Happened[],
): (organ: OrganId) => readonly Membership[] {
  const situation = foldChronicle(charter, events)
  const known = new Map<OrganId, readonly Membership[]>()
  return (organ) => {
    let found = known.get(organ)
    if (!found) known.set(organ, (found = reckoned(charter, situation, organ)))
    return found
  }
}

function reckoned(charter: Charter, situation: Situation, organ: OrganId): readonly Membership[] {
  const { membership, organs } = charter
  const seated =
    organs[organ]?.members === 'seats' ? organ : membership.by === 'seat' ? membership.organ : undefined
  const spans: readonly Span[] =
    seated === undefined ? [...situation.parties.values()].flat() : (situation.seats.get(seated) ?? [])
  const found: Membership[] = []
  for (const from of daysOf(spans)) {
    const parties = membersOf(charter, situation, organ, from)
    const last = found.at(-1)
    if (last && same(last.parties, parties)) continue
    if (last && last.until === undefined) found[found.length - 1] = { ...last, until: from }
    found.push({ from, parties })
  }
  return found.filter(({ parties }) => parties.length > 0)
}

function daysOf(spans: readonly Span[]): readonly Day[] {
  const days = spans.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until]))
  return [...new Set(days)].toSorted()
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}
