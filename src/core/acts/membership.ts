/** What the kinds on membership share. */
import * as z from 'zod/mini'
import { instrumentIn } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import { treatyCode } from '../charter/forms.ts'
import type { Actor, PartyId, TreatyId } from '../ids.ts'
import { inOrder, outOfOrder, type Ruling } from '../refusal.ts'
import { instrumentOf, setStatus, type Instrument, type Situation } from '../situation.ts'
import type { Day } from '../time.ts'
import type { Context, Happening } from './kind.ts'

/** The rows of a source document that a reported act carries, such as `A1`. */
export const rows = z.optional(z.array(z.string().check(z.regex(/^[A-Z]\d{1,2}$/))))

/** The body of an act that deposits an instrument. */
export const depositSchema = z.strictObject({ treaty: treatyCode, rows })
export type Deposit = z.infer<typeof depositSchema>

/** True when the instrument is the one that makes members. */
export function constitutive(charter: Charter, treaty: TreatyId): boolean {
  return charter.membership.by === 'treaty' && charter.membership.treaty === treaty
}

/** True when the actor is a party that the charter or the common list knows. */
export function isParty(by: Actor, knows: (party: PartyId) => boolean): by is { readonly party: PartyId } {
  return 'party' in by && knows(by.party)
}

/**
 * Whether a party may deposit a ratification or an accession: of an instrument open to it, once, and a ratification
 * only after signature (Vienna Convention on the Law of Treaties, Arts 14 and 15).
 */
export function decideDeposit(
  how: 'ratified' | 'acceded',
  context: Context,
  by: Actor,
  body: Deposit,
): Ruling {
  const { charter, situation, knows } = context
  const instrument = instrumentIn(charter, body.treaty)
  if (!instrument) return outOfOrder({ code: 'unknown-instrument', reached: body.treaty })
  const clause = instrument.clause === undefined ? {} : { clause: instrument.clause }
  if (!isParty(by, knows)) return outOfOrder({ code: 'not-authorised', ...clause, needed: 'party' })
  if (!(how === 'ratified' ? instrument.ratification : instrument.accession)) {
    return outOfOrder({ code: 'closed-to-signature', ...clause })
  }
  const standing = instrumentOf(situation, body.treaty)
  if (standing.parties.has(by.party)) return outOfOrder({ code: 'already-a-member', ...clause })
  if (standing[how].has(by.party)) return outOfOrder({ code: 'already-done', ...clause })
  if (how === 'ratified' && !standing.signed.has(by.party))
    return outOfOrder({ code: 'not-signed', ...clause })
  if (how === 'acceded' && standing.signed.has(by.party))
    return outOfOrder({ code: 'signed-before', ...clause })
  if (how === 'acceded' && standing.inForce === undefined)
    return outOfOrder({ code: 'not-in-force', ...clause })
  return inOrder({ effect: standing.inForce === undefined ? how : 'party', party: by.party })
}

/** Records the deposit; where the instrument is in force it binds the party from that day. */
export function evolveDeposit(
  how: 'ratified' | 'acceded',
  to: Situation,
  act: Happening<Deposit>,
  charter: Charter,
): void {
  if (!('party' in act.by)) return
  const instrument = instrumentOf(to, act.body.treaty)
  const deposited: Instrument = { ...instrument, [how]: new Map(instrument[how]).set(act.by.party, act.day) }
  to.instruments.set(act.body.treaty, deposited)
  if (deposited.inForce !== undefined && deposited.inForce <= act.day)
    bind(to, act.body.treaty, act.by.party, act.day, act.act, charter)
}

/** From this day the instrument binds the party; the constitutive one makes it a member. */
export function bind(
  to: Situation,
  treaty: TreatyId,
  party: PartyId,
  from: Day,
  act: number,
  charter: Charter,
): void {
  const instrument = instrumentOf(to, treaty)
  to.instruments.set(treaty, { ...instrument, parties: new Set(instrument.parties).add(party) })
  if (constitutive(charter, treaty)) setStatus(to, party, 'member', from, act)
}
