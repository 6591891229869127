/** `seat.filled`: a party holds a seat in an organ, until a day where its term has an end. */
import * as z from 'zod/mini'
import { holds } from '../charter/at.ts'
import { dayText, organCode, partyCode } from '../charter/forms.ts'
import type { SeatRule } from '../charter/meeting.ts'
import { dayAfter } from '../duration.ts'
import { inOrder, outOfOrder, type Reason } from '../refusal.ts'
import { addSeat, seatsOn, statusOn, type Seat } from '../situation.ts'
import type { Day } from '../time.ts'
import { kind, mayAct, type Context } from './kind.ts'

const schema = z.strictObject({
  organ: organCode,
  party: partyCode,
  /** The first day of the term; the day the act took effect where it is not given. */
  from: z.optional(dayText),
  /** The first day on which the seat is no longer held. */
  until: z.optional(dayText),
})
type Filled = z.infer<typeof schema>

export const seatFilled = kind<Filled>({
  kind: 'seat.filled',
  schema,

  /** In order from whom the charter lets fill seats, of an eligible party, for a term no longer than the charter's, while a seat is free. Where the charter has no seats, it is only reported. */
  decide(context, { by, body }) {
    const { charter, today } = context
    if (!Object.hasOwn(charter.organs, body.organ))
      return outOfOrder({ code: 'unknown-organ', reached: body.organ })
    const from = body.from ?? today
    const rule = charter.organs[body.organ]?.seats?.find((one) => holds(one, from))
    if (!rule) return outOfOrder({ code: 'only-reported', reached: 'seat.filled' })
    const { clause, electedBy } = rule
    if (!mayAct(context, electedBy, by, body.organ))
      return outOfOrder({ code: 'not-authorised', clause, needed: electedBy.join(', ') })
    const [first, ...rest] = [
      ...eligibility(context, rule, body, from),
      ...termFaults(rule, body, from),
      ...room(context, rule, body, from),
    ]
    return first
      ? outOfOrder({ ...first, clause }, ...rest.map((one) => ({ ...one, clause })))
      : inOrder({ effect: 'seated', party: body.party, from })
  },

  flag: ({ charter }, { body }) =>
    Object.hasOwn(charter.organs, body.organ) ? [] : [{ code: 'unknown-organ', reached: body.organ }],
  evolve(to, { body, day, act }) {
    const { organ, party, until } = body
    const seat = { party, from: body.from ?? day, act, ...(until === undefined ? {} : { until }) }
    addSeat(to.seats, organ, seat)
  },
})

/** A party of the organisation that holds no seat then, and whose last term does not keep it out. */
function eligibility(
  { charter, situation, today, knows }: Context,
  rule: SeatRule,
  { organ, party }: Filled,
  from: Day,
): readonly Reason[] {
  const parties = [party]
  const belongs =
    charter.membership.by === 'seat' ? knows(party) : statusOn(situation, party, today)?.status === 'member'
  if (!belongs) return [{ code: 'not-a-member', parties }]
  const own = (situation.seats.get(organ) ?? []).filter((seat) => seat.party === party)
  if (own.some((seat) => holds(seat, from))) return [{ code: 'sits-already', parties }]
  const left = lastDay(own, from)
  if (left === undefined || rule.eligibleAgain === 'at-once') return []
  if (rule.eligibleAgain === 'not-immediately')
    return left === from ? [{ code: 'not-eligible-again', reached: from, parties }] : []
  const needed = rule.term ? endOf(left, rule) : undefined
  return needed !== undefined && from < needed
    ? [{ code: 'not-eligible-again', needed, reached: from, parties }]
    : []
}

/** The day on which the last term that ended by then ended. */
function lastDay(seats: readonly Seat[], by: Day): Day | undefined {
  return seats
    .flatMap(({ until }) => (until !== undefined && until <= by ? [until] : []))
    .toSorted()
    .at(-1)
}

/** A term ends after it begins, and at the latest when the charter's does; what is left of another's may be shorter. */
function termFaults(rule: SeatRule, { until }: Filled, from: Day): readonly Reason[] {
  const needed = rule.term ? endOf(from, rule) : undefined
  if (needed === undefined)
    return until !== undefined && until <= from ? [{ code: 'malformed', reached: '/until' }] : []
  const fits = until !== undefined && until > from && until <= needed
  return fits ? [] : [{ code: 'term-differs', needed, reached: until ?? '' }]
}

function room({ situation }: Context, rule: SeatRule, { organ }: Filled, from: Day): readonly Reason[] {
  const held = seatsOn(situation.seats.get(organ), from).length
  return held < rule.count ? [] : [{ code: 'no-seat-free', needed: `${rule.count}`, reached: `${held}` }]
}

function endOf(from: Day, { term }: SeatRule): Day | undefined {
  if (!term || term.unit === 'hours' || term.unit === 'minutes') return undefined
  return dayAfter(from, term.unit, term.count)
}
