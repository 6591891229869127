/**
 * `withdrawal.notified`: a party gives notice that it withdraws. It is bound, and a member, until the day on which the
 * notice takes effect (Vienna Convention on the Law of Treaties, Arts 54(a), 67 and 70(2)); a notice counts from its
 * receipt by the depositary (Art. 78(b)).
 */
import * as z from 'zod/mini'
import { instrumentIn } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import { dayText, plainCode, treatyCode } from '../charter/forms.ts'
import { lawOf } from '../charter/treaty-law.ts'
import type { PartyId, TreatyId } from '../ids.ts'
import { binds } from '../instruments/state.ts'
import { earliestNotice, effectOf, lastDayBound, withdrawalClause } from '../instruments/withdrawal.ts'
import { startOf } from '../period.ts'
import { inOrder, outOfOrder, type Reason } from '../refusal.ts'
import { instrumentOf, statusOn, type Situation } from '../situation.ts'
import type { Day } from '../time.ts'
import { unmet } from './conditions.ts'
import { kind } from './kind.ts'
import { unbind } from './membership.ts'
import { change, cite, constitutive, found, isParty, rows } from './treaty.ts'

const schema = z.strictObject({
  treaty: treatyCode,
  /** A part of the instrument, where it is to be left in part only. */
  part: z.optional(plainCode),
  /** The day that the notice itself bears. */
  dated: z.optional(dayText),
  /** The day from which the party wants to be bound no more; the first possible one where it is not given. */
  from: z.optional(dayText),
  rows,
})
type Notified = z.infer<typeof schema>

export const withdrawalNotified = kind<Notified>({
  kind: 'withdrawal.notified',
  schema,

  /** In order from a party that the instrument binds, of the whole of it, in its time, with its conditions met; once. */
  decide(context, { by, body }) {
    const { charter, situation, today, knows } = context
    const at = found(context, body.treaty)
    if (!at.ok) return at.ruling
    if (!isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...at.clause, needed: 'party' })
    const [first, ...others] = reasonsAgainst(charter, situation, by.party, body, today)
    if (first?.code === 'too-early' && others.length === 0)
      return {
        inOrder: false,
        reasons: [first],
        earliest: startOf(first.needed as Day, charter.seat.zone),
      }
    if (first) return outOfOrder(first, ...others)
    const from = effectDay(charter, body, today)!
    const effect = constitutive(charter, body.treaty) ? 'former' : 'not-bound'
    const days = { from, last: lastDayBound(from) }
    if (body.part !== undefined) return inOrder({ effect: 'not-bound-in-part', party: by.party, ...days })
    return inOrder({ effect, party: by.party, ...days })
  },

  /** Flagged with whatever would have kept it from being in order on its day. */
  flag: ({ charter, situation }, { by, body, day }) =>
    'party' in by ? reasonsAgainst(charter, situation, by.party, body, day) : [],

  evolve(to, { by, body, day, act }, charter) {
    if (!('party' in by) || body.part !== undefined) return
    const effect = effectDay(charter, body, day)
    if (effect === undefined) return
    const { notices } = instrumentOf(to, body.treaty)
    change(to, body.treaty, { notices: new Map(notices).set(by.party, { received: day, effect, act }) })
    unbind(to, body.treaty, by.party, effect, act, charter)
  },
})

/** The day on which the notice takes effect: the one it names, where the instrument allows it, else the first possible one. */
function effectDay(charter: Charter, body: Notified, received: Day): Day | undefined {
  const first = firstDay(charter, body, received)
  return body.from !== undefined && (first === undefined || body.from > first) ? body.from : first
}

function firstDay(charter: Charter, body: Notified, received: Day): Day | undefined {
  const rule = instrumentIn(charter, body.treaty)?.withdrawal
  if (!rule) return undefined
  const counted = rule.counts === 'date' && body.dated !== undefined ? body.dated : received
  const effect = effectOf(rule, counted, lawOf(charter))
  // Counted from its own date a notice may have run out before it is received: it takes effect on receipt, not before.
  return effect !== undefined && effect < received ? received : effect
}

function reasonsAgainst(
  charter: Charter,
  situation: Situation,
  party: PartyId,
  body: Notified,
  today: Day,
): readonly Reason[] {
  const provided = instrumentIn(charter, body.treaty)
  if (!provided) return [{ code: 'unknown-instrument', reached: body.treaty }]
  const law = lawOf(charter)?.withdrawal
  const state = instrumentOf(situation, body.treaty)
  const clause = cite(withdrawalClause(provided))
  if (!bound(charter, situation, body.treaty, party, today))
    return [{ code: 'not-a-member', ...clause, parties: [party] }]
  const pending = state.notices.get(party)
  if (pending && pending.effect > today) return [{ code: 'already-done', ...clause, reached: pending.effect }]
  const rule = provided.withdrawal
  const reasons: Reason[] = []
  if (body.dated !== undefined && body.dated > today)
    reasons.push({ code: 'too-early', ...clause, needed: body.dated, reached: today })
  if (body.part !== undefined && !rule?.partial)
    reasons.push({ code: 'whole-treaty-only', ...cite(law?.whole ?? clause.clause), reached: body.part })
  if (!rule) return [...reasons, { code: 'no-rule', ...cite(law?.clause ?? provided.clause) }]
  const earliest = earliestNotice(rule, rule.notBeforeOf === 'party' ? state.since.get(party) : state.inForce)
  if (earliest !== undefined && today < earliest)
    reasons.push({ code: 'too-early', ...clause, needed: earliest, reached: today })
  for (const fact of unmet(situation, rule.conditions, party))
    reasons.push({ code: 'obligations-unsettled', ...clause, needed: fact, parties: [party] })
  // A day that the notice names has to be late enough also where the notice itself is given as soon as it may be.
  const given = [today, body.dated ?? today, earliest ?? today].toSorted().at(-1)!
  const first = firstDay(charter, body, given)
  if (first === undefined) reasons.push({ code: 'no-rule', ...clause })
  else if (body.from !== undefined && body.from < first)
    reasons.push({
      code: 'notice-too-short',
      ...cite(rule.notice || rule.financialYear ? clause.clause : law?.noticeClause),
      needed: first,
      reached: body.from,
    })
  return reasons
}

/** Bound by the instrument; of the constitutive one, also a member by the record that no deposit made one. */
function bound(charter: Charter, situation: Situation, treaty: TreatyId, party: PartyId, on: Day): boolean {
  if (!constitutive(charter, treaty)) return binds(instrumentOf(situation, treaty), party, on)
  const status = statusOn(situation, party, on)?.status
  return status === 'member' || status === 'suspended'
}
