/** What the kinds on membership share: deposits, and how an instrument comes to bind a party and ceases to. */
import * as z from 'zod/mini'
import { instrumentIn } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import { symbol, treatyCode } from '../charter/forms.ts'
import { actorCode, type Actor, type PartyId, type TreatyId } from '../ids.ts'
import { bindingFrom } from '../instruments/force.ts'
import { binds, type Instrument, type Step } from '../instruments/state.ts'
import { inOrder, outOfOrder, type Reason, type Ruling } from '../refusal.ts'
import { instrumentOf, setStatus, statusOn, type Situation } from '../situation.ts'
import type { Day } from '../time.ts'
import type { Context, Happening } from './kind.ts'
import { change, cite, closedTo, constitutive, decisionFault, found, isParty, rows, took } from './treaty.ts'

/** The body of an act that deposits an instrument; `decision` names the invitation, where one is needed. */
export const depositSchema = z.strictObject({ treaty: treatyCode, decision: z.optional(symbol), rows })
export type Deposit = z.infer<typeof depositSchema>

export type Means = Exclude<Step, 'signed'>
const OPENINGS = { ratified: 'ratification', accepted: 'acceptance', acceded: 'accession' } as const

/**
 * Whether a party may deposit a ratification, an acceptance or an accession: of an instrument open to it, once; the first
 * two only after signature (Vienna Convention on the Law of Treaties, Arts 14 and 15).
 */
export function decideDeposit(how: Means, context: Context, by: Actor, body: Deposit): Ruling {
  const { situation, knows, today } = context
  const at = found(context, body.treaty)
  if (!at.ok) return at.ruling
  const { provided, state, clause } = at
  const opening = provided[OPENINGS[how]]
  const organ = opening !== false && 'office' in by && opening.by.includes(by.office)
  if (!organ && !isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...clause, needed: 'party' })
  const closed = closedTo(opening, today, provided.clause)
  if (closed) return outOfOrder(closed)
  if (!('party' in by)) {
    const office = actorCode(by)
    if (state.acceptedBy.has(office)) return outOfOrder({ code: 'already-done', ...clause })
    return inOrder({ effect: how })
  }
  const { party } = by
  if (binds(state, party, today)) return outOfOrder({ code: 'already-a-member', ...clause })
  if (took(state, how, party, today)) return outOfOrder({ code: 'already-done', ...clause })
  const signed = took(state, 'signed', party, today)
  if (how === 'acceded') {
    if (signed) return outOfOrder({ code: 'signed-before', ...clause })
    const inForce = state.inForce !== undefined && state.inForce <= today
    if (!inForce && !(opening && opening.beforeForce)) return outOfOrder({ code: 'not-in-force', ...clause })
    const uninvited =
      opening && opening.invitedBy
        ? decisionFault(
            situation,
            opening.invitedBy,
            undefined,
            body.decision,
            opening.clause ?? provided.clause,
          )
        : undefined
    if (uninvited) return outOfOrder(uninvited)
  } else if (!signed) {
    const code = state.unconfirmed.signature.has(party) ? 'not-confirmed' : 'not-signed'
    return outOfOrder({ code, ...clause })
  }
  if (state.inForce === undefined) return inOrder({ effect: how, party })
  return inOrder({ effect: 'party', party, from: bindingFrom(provided, state.inForce, today) })
}

/** Records the deposit; where the instrument is in force it binds the party, from that day or as many days after as it says. */
export function evolveDeposit(how: Means, to: Situation, act: Happening<Deposit>, charter: Charter): void {
  const { treaty } = act.body
  const state = instrumentOf(to, treaty)
  if (!('party' in act.by)) {
    const office = actorCode(act.by)
    return change(to, treaty, { acceptedBy: new Map(state.acceptedBy).set(office, act.day) })
  }
  change(to, treaty, { [how]: new Map(state[how]).set(act.by.party, act.day) })
  if (state.inForce === undefined || state.inForce > act.day) return
  // The day of a reported deposit is the day on which, by its sources, it took effect.
  const from = act.reported ? act.day : bindingFrom(instrumentIn(charter, treaty), state.inForce, act.day)
  bind(to, treaty, [[act.by.party, from]], act.act, charter)
}

/**
 * The instrument binds these parties, each from its day; the constitutive one makes them members. What one did before it
 * left is spent.
 */
export function bind(
  to: Situation,
  treaty: TreatyId,
  bound: readonly (readonly [PartyId, Day])[],
  act: number,
  charter: Charter,
): void {
  const state = instrumentOf(to, treaty)
  const [parties, since, left] = [new Set(state.parties), new Map(state.since), new Map(state.left)]
  const back: [PartyId, Day][] = []
  for (const [party, from] of bound) {
    const gone = left.get(party)
    if (gone !== undefined && gone <= from) back.push([party, gone])
    left.delete(party)
    since.set(party, from)
    parties.add(party)
    if (constitutive(charter, treaty)) setStatus(to, party, 'member', from, act)
  }
  change(to, treaty, { ...(back.length > 0 ? withoutStepsBefore(state, back) : {}), parties, since, left })
}

function withoutStepsBefore(
  state: Instrument,
  back: readonly (readonly [PartyId, Day])[],
): Partial<Instrument> {
  const steps = (['signed', 'ratified', 'accepted', 'acceded'] as const).map((step) => {
    const kept = new Map(state[step])
    for (const [party, gone] of back) if ((kept.get(party) ?? gone) < gone) kept.delete(party)
    return [step, kept] as const
  })
  return Object.fromEntries(steps)
}

/** From this day the instrument binds the party no more; without the constitutive one it is a former member. */
export function unbind(
  to: Situation,
  treaty: TreatyId,
  party: PartyId,
  from: Day,
  act: number,
  charter: Charter,
): void {
  change(to, treaty, { left: new Map(instrumentOf(to, treaty).left).set(party, from) })
  if (constitutive(charter, treaty)) setStatus(to, party, 'former', from, act)
}

/** The end of a membership that no notice of the party brought: it is former, and a notice that was pending is gone. Of two ends the earlier counts. */
export function endMembership(to: Situation, party: PartyId, from: Day, act: number, charter: Charter): void {
  if (charter.membership.by !== 'treaty') return setStatus(to, party, 'former', from, act)
  const { treaty } = charter.membership
  const notices = new Map(instrumentOf(to, treaty).notices)
  const notice = notices.get(party)
  if (notice && notice.effect <= from) return
  if (notices.delete(party)) change(to, treaty, { notices })
  unbind(to, treaty, party, from, act, charter)
}

/** The reason where the party is neither member nor suspended on the day; none where it is. */
export function notMember(situation: Situation, party: PartyId, on: Day, clause?: string): readonly Reason[] {
  const status = statusOn(situation, party, on)?.status
  return status === 'member' || status === 'suspended'
    ? []
    : [{ code: 'not-a-member', ...cite(clause), parties: [party] }]
}
