/**
 * Seats that have a name of their own: who holds one changes, the seat stays. What the charter gives to a seat, such as a
 * veto, its holder of the day has.
 */
import * as z from 'zod/mini'
import type { OrganId, PartyId } from '../ids.ts'
import type { Day } from '../time.ts'
import type { Charter, Span, Text } from './charter.ts'
import { dayText, organCode, partyCode, plainCode, title } from './forms.ts'
import { known, lintSource, type Note } from './lint-common.ts'

/** Who holds the seat over a span, and under which name where it is not the party's own. */
export interface Holder extends Span {
  readonly party: PartyId
  readonly as?: Text
  readonly source: string
}

export interface NamedSeat {
  readonly title: Text
  readonly organ: OrganId
  readonly holders: readonly Holder[]
}

export const namedSeatSchema = z.strictObject({
  title,
  organ: organCode,
  holders: z
    .array(
      z.strictObject({
        from: dayText,
        until: z.optional(dayText),
        party: partyCode,
        as: z.optional(title),
        source: plainCode,
      }),
    )
    .check(z.minLength(1)),
})

/** Who holds the seat on a day; undefined where nobody does, or there is no such seat. */
export function holderOn(charter: Charter, seat: string, on: Day): Holder | undefined {
  if (!Object.hasOwn(charter.namedSeats, seat)) return undefined
  return charter.namedSeats[seat]?.holders.find(
    ({ from, until }) => from <= on && (until === undefined || on < until),
  )
}

/** Organs and sources that the charter does not list, and holders of one seat at one time. */
export function lintSeats(charter: Charter, note: Note): void {
  for (const [name, { organ, holders }] of Object.entries(charter.namedSeats)) {
    const path = ['namedSeats', name]
    if (!Object.hasOwn(charter.organs, organ))
      note('unknown-organ', [...path, 'organ'], organ, known(charter.organs))
    holders.forEach((holder, index) => {
      const at = [...path, 'holders', index]
      lintSource(charter, holder.source, [...at, 'source'], note)
      if (holder.until && holder.until <= holder.from) note('dates-reversed', [...at, 'until'], holder.until)
      const other = holders
        .slice(0, index)
        .find(
          (one) =>
            (one.until === undefined || holder.from < one.until) &&
            (holder.until === undefined || one.from < holder.until),
        )
      if (other) note('overlap', [...at, 'from'], holder.from, `${other.from} ... ${other.until ?? ''}`)
    })
  }
  for (const [name, spans] of Object.entries(charter.groups))
    spans.forEach((span, index) =>
      (span.seats ?? []).forEach((seat, at) => {
        if (!Object.hasOwn(charter.namedSeats, seat))
          note('unknown-code', ['groups', name, index, 'seats', at], seat, known(charter.namedSeats))
      }),
    )
}
