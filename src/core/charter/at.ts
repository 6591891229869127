/** What of a charter is in force on a day. */
import type { MatterId, OrganId, PartyId, TreatyId } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Charter, Instrument, Rule, Span } from './charter.ts'

/** True when the day lies in the span: from included, until excluded. */
export function holds(span: Span, on: Day): boolean {
  return span.from <= on && (span.until === undefined || on < span.until)
}

/** The rule by which an organ decides a matter on a day; undefined where none is in force. The linter keeps it to one. */
export function ruleFor(charter: Charter, organ: OrganId, matter: MatterId, on: Day): Rule | undefined {
  return charter.rules.find(
    (rule) => rule.organs.includes(organ) && rule.matters.includes(matter) && holds(rule, on),
  )
}

/** An instrument that the charter knows; undefined for any other code, also for names that every object has. */
export function instrumentIn(charter: Charter, treaty: TreatyId): Instrument | undefined {
  return Object.hasOwn(charter.instruments, treaty) ? charter.instruments[treaty] : undefined
}

/** The parties of a named group on a day, such as the permanent members; empty where none is. */
export function groupOn(charter: Charter, group: string, on: Day): readonly PartyId[] {
  const spans = Object.hasOwn(charter.groups, group) ? charter.groups[group] : undefined
  return spans?.find((span) => holds(span, on))?.parties ?? []
}

/** The rules of an organ that are in force on a day, in the order of the charter. */
export function rulesOn(charter: Charter, organ: OrganId, on: Day): readonly Rule[] {
  return charter.rules.filter((rule) => rule.organs.includes(organ) && holds(rule, on))
}
