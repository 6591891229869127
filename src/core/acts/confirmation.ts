/**
 * What an envoy does without full powers, and its confirmation by the state: until then it is without legal effect, and
 * then it stands from the day on which it was done (Vienna Convention on the Law of Treaties, Art. 8).
 */
import { instrumentIn } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import { lawOf } from '../charter/treaty-law.ts'
import type { Actor, PartyId, TreatyId } from '../ids.ts'
import { inOrder, outOfOrder, type Ruling } from '../refusal.ts'
import { instrumentOf, setStatus, statusOn, type Situation } from '../situation.ts'
import type { Day } from '../time.ts'
import { bind } from './membership.ts'
import type { Context, Happening } from './kind.ts'
import { change, cite, constitutive, found, isParty, represents, type ByEnvoy } from './treaty.ts'

type Matter = 'signature' | 'adoption'

/** A party's signature stands: it is a signatory, or bound where signature binds and the instrument is in force. */
export function sign(
  to: Situation,
  treaty: TreatyId,
  party: PartyId,
  day: Day,
  act: number,
  charter: Charter,
): void {
  const state = instrumentOf(to, treaty)
  change(to, treaty, { signed: new Map(state.signed).set(party, day) })
  const status = statusOn(to, party, day)?.status
  if (constitutive(charter, treaty) && (status === undefined || status === 'former'))
    setStatus(to, party, 'signatory', day, act)
  const binding = instrumentIn(charter, treaty)?.signatureBinds ?? false
  if (binding && state.inForce !== undefined && state.inForce <= day)
    bind(to, treaty, [[party, day]], act, charter)
}

/** Keeps an act that was done without full powers until it is confirmed. */
export function hold(to: Situation, matter: Matter, treaty: TreatyId, party: PartyId, day: Day): void {
  const { unconfirmed } = instrumentOf(to, treaty)
  change(to, treaty, {
    unconfirmed: { ...unconfirmed, [matter]: new Map(unconfirmed[matter]).set(party, day) },
  })
}

/** In order from the state whose envoy did it, while it is not confirmed, by somebody who represents it. */
export function decideConfirmation(matter: Matter, context: Context, by: Actor, body: ByEnvoy): Ruling {
  const at = found(context, body.treaty)
  if (!at.ok) return at.ruling
  const law = lawOf(context.charter)
  const clause = cite(law?.confirmation.clause ?? at.provided.clause)
  if (!isParty(by, context.knows)) return outOfOrder({ code: 'not-authorised', ...clause, needed: 'party' })
  const done = at.state.unconfirmed[matter].get(by.party)
  if (done === undefined) return outOfOrder({ code: 'nothing-pending', ...clause })
  if (!represents(context.charter, body.treaty, at.state, by.party, body.capacity, matter === 'adoption'))
    return outOfOrder({
      code: 'no-full-powers',
      ...cite(law?.fullPowers.clause),
      reached: body.capacity ?? '',
    })
  return inOrder({
    effect: matter === 'signature' ? 'signatory' : 'adopted',
    party: by.party,
    from: done,
  })
}

/** What was done stands from its own day. */
export function evolveConfirmation(
  matter: Matter,
  to: Situation,
  { by, body, act }: Happening<ByEnvoy>,
  charter: Charter,
): void {
  if (!('party' in by)) return
  const { unconfirmed, adopted } = instrumentOf(to, body.treaty)
  const done = unconfirmed[matter].get(by.party)
  if (done === undefined) return
  const rest = new Map(unconfirmed[matter])
  rest.delete(by.party)
  change(to, body.treaty, { unconfirmed: { ...unconfirmed, [matter]: rest } })
  if (matter === 'signature') sign(to, body.treaty, by.party, done, act, charter)
  else change(to, body.treaty, { adopted: new Map(adopted).set(by.party, done) })
}
