/** Whose turn it is to preside: the order of the members by their names on a day, or by a list, and who follows whom. */
import { under } from './charter/at.ts'
import type { Charter, Text } from './charter/charter.ts'
import type { RotationRule } from './charter/meeting.ts'
import type { OrganId, PartyId } from './ids.ts'
import type { Day } from './time.ts'

export interface Rotation {
  readonly order: readonly PartyId[]
  /** Members of which the charter gives no name on that day: without it their place is unknown. */
  readonly unnamed: readonly PartyId[]
}

/** A turn taken: the party, and a day of its term. */
export interface Turn {
  readonly party: PartyId
  readonly on: Day
}

/** The name of a party on a day, in a language where the charter has it; undefined where the charter names it nowhere. */
export function nameOn(charter: Charter, party: PartyId, on: Day, language: keyof Text): string | undefined {
  const dated = under(charter.names, party)
  const name =
    dated?.find(({ from, until }) => (!from || from <= on) && (!until || on < until)) ??
    under(charter.parties, party)
  return name?.[language]
}

/**
 * The order in which the members of an organ preside, on a day. Alphabetical: by the names in force that day, marks above
 * and below letters, capitals and punctuation aside. By `order`: the list of the charter, without those that are no members.
 */
export function rotationOn(charter: Charter, organ: OrganId, members: readonly PartyId[], on: Day): Rotation {
  const rule = under(charter.rotations, organ)
  if (!rule) return { order: [], unnamed: [] }
  if (rule.by === 'order')
    return { order: rule.order.filter((party) => members.includes(party)), unnamed: [] }
  const named = members.map((party) => ({ party, key: placeOf(charter, rule, party, on) }))
  const order = named
    .filter(({ key }) => key !== undefined)
    .toSorted((a, b) => compare(a.key ?? '', b.key ?? '') || compare(a.party, b.party))
  return {
    order: order.map(({ party }) => party),
    unnamed: named.filter(({ key }) => key === undefined).map(({ party }) => party),
  }
}

/** Who follows a party in the order of a day, also where it is no member any more; the first where nobody went before. */
export function followerOf(
  charter: Charter,
  organ: OrganId,
  members: readonly PartyId[],
  on: Day,
  last?: PartyId,
): PartyId | undefined {
  const rule = under(charter.rotations, organ)
  const { order } = rotationOn(charter, organ, members, on)
  if (!rule || last === undefined) return order[0]
  const place = (party: PartyId): number | string | undefined =>
    rule.by === 'order' ? rule.order.indexOf(party) : placeOf(charter, rule, party, on)
  const after = place(last)
  return after === undefined ? undefined : (order.find((party) => place(party)! > after) ?? order[0])
}

/**
 * Who presides in the term that a day falls in, where terms are calendar months: from a turn that is known, one term
 * after the other, each in the order of the members of its first day. Undefined where a name is missing on the way.
 */
export function presidesOn(
  charter: Charter,
  organ: OrganId,
  membersOn: (day: Day) => readonly PartyId[],
  known: Turn,
  on: Day,
): PartyId | undefined {
  const term = under(charter.rotations, organ)?.term
  if (!term || term === 'session') return undefined
  let holder: PartyId | undefined = known.party
  for (let index = termOf(known.on, term.months) + 1; holder && index <= termOf(on, term.months); index++) {
    const first = firstDayOf(index, term.months)
    holder = followerOf(charter, organ, membersOn(first), first, holder)
  }
  return holder
}

/** The number of the term of so many calendar months that a day falls in, counted from the year nought. */
export function termOf(date: Day, months: number): number {
  return Math.floor((Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1) / months)
}

function firstDayOf(index: number, months: number): Day {
  const month = index * months
  const year = `${Math.floor(month / 12)}`.padStart(4, '0')
  return `${year}-${`${(month % 12) + 1}`.padStart(2, '0')}-01` as Day
}

function placeOf(charter: Charter, rule: RotationRule, party: PartyId, on: Day): string | undefined {
  const name = nameOn(charter, party, on, rule.language)
  return name === undefined ? undefined : folded(name)
}

/** A name as it is ordered: Latin letters without their marks, `ё` as `е`, small letters, words parted by one blank. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/([a-z])\p{M}+/giu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/['’.]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
