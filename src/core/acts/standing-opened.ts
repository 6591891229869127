/**
 * `standing.opened`: an organisation that starts to work here says, on the authority of its depositary, who its parties
 * are, who sits and presides, and which instruments are in force on that day.
 */
import * as z from 'zod/mini'
import { dayText, organCode, partyCode, treatyCode } from '../charter/forms.ts'
import { inOrder, outOfOrder } from '../refusal.ts'
import {
  addSeat,
  instrumentOf,
  setStatus,
  statusOn,
  STATUSES,
  type Seat,
  type Situation,
} from '../situation.ts'
import type { PartyId, TreatyId } from '../ids.ts'
import type { Day } from '../time.ts'
import { isOffice, kind } from './kind.ts'

const seat = z.strictObject({ organ: organCode, party: partyCode, from: dayText, until: z.optional(dayText) })
const schema = z.strictObject({
  parties: z.array(z.strictObject({ party: partyCode, status: z.enum(STATUSES), since: dayText })),
  instruments: z.optional(
    z.array(z.strictObject({ treaty: treatyCode, inForce: dayText, parties: z.array(partyCode) })),
  ),
  seats: z.optional(z.array(seat)),
  chairs: z.optional(z.array(seat)),
  /** The last number that was given before: the form with its year, such as `DEC/{n}/26`. */
  numbers: z.optional(z.array(z.strictObject({ form: z.string(), last: z.int().check(z.positive()) }))),
})

export const standingOpened = kind<z.infer<typeof schema>>({
  kind: 'standing.opened',
  ofRecord: true,
  schema,

  /** In order once, from the depositary, over parties, organs and instruments that the charter knows. */
  decide({ charter, situation, knows }, { by, body }) {
    if (!isOffice(by, 'depositary')) return outOfOrder({ code: 'not-authorised', needed: 'depositary' })
    if (situation.opened) return outOfOrder({ code: 'standing-open' })
    const strangers = body.parties.map(({ party }) => party).filter((party) => !knows(party))
    if (strangers.length > 0) return outOfOrder({ code: 'not-a-member', parties: strangers })
    const seated = [...(body.seats ?? []), ...(body.chairs ?? [])]
    const bound = (body.instruments ?? []).flatMap(({ parties }) => parties)
    const unknown = [...seated.map(({ party }) => party), ...bound].filter((party) => !knows(party))
    if (unknown.length > 0) return outOfOrder({ code: 'not-a-member', parties: unknown })
    const reversed = seated.find(({ from, until }) => until !== undefined && until <= from)
    if (reversed) return outOfOrder({ code: 'malformed', reached: `${reversed.from} ... ${reversed.until}` })
    const organ = [...(body.seats ?? []), ...(body.chairs ?? [])].find(
      (of) => !Object.hasOwn(charter.organs, of.organ),
    )
    if (organ) return outOfOrder({ code: 'unknown-organ', reached: organ.organ })
    const treaty = (body.instruments ?? []).find((of) => !Object.hasOwn(charter.instruments, of.treaty))
    if (treaty) return outOfOrder({ code: 'unknown-instrument', reached: treaty.treaty })
    return inOrder({ effect: 'opened' })
  },

  evolve(to, { body, day, act }, charter) {
    to.opened = true
    for (const { form, last } of body.numbers ?? []) to.numbers.set(form, last)
    for (const { treaty, inForce, parties } of body.instruments ?? []) {
      const state = instrumentOf(to, treaty)
      // Whoever is named is bound today; a notice that takes effect later stays.
      const left = new Map([...state.left].filter(([, from]) => from > day))
      to.instruments.set(treaty, { ...state, inForce, parties: new Set(parties), left })
    }
    for (const { party, status, since } of body.parties) {
      // What reports say of earlier days stays; where they say the same of today, theirs is the longer account.
      if (statusOn(to, party, day)?.status !== status) {
        const last = to.parties.get(party)?.at(-1)
        if (last && last.from >= since) to.parties.delete(party)
        setStatus(to, party, status, since, act)
      }
      if (status === 'signatory' && charter.membership.by === 'treaty') {
        sign(to, charter.membership.treaty, party, since)
      }
    }
    for (const of of body.seats ?? []) addSeat(to.seats, of.organ, seatOf(of, act))
    for (const of of body.chairs ?? [])
      to.chairs.set(of.organ, [...(to.chairs.get(of.organ) ?? []), seatOf(of, act)])
  },
})

/** A signatory carried over may ratify: its signature came before this record. */
function sign(to: Situation, treaty: TreatyId, party: PartyId, since: Day): void {
  const instrument = instrumentOf(to, treaty)
  to.instruments.set(treaty, { ...instrument, signed: new Map(instrument.signed).set(party, since) })
}

function seatOf({ party, from, until }: z.infer<typeof seat>, act: number): Seat {
  return { party, from, act, ...(until === undefined ? {} : { until }) }
}
