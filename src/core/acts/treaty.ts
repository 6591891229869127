/** What the kinds on instruments share: which instrument, who keeps it, to whom it is open, who may sign for a state. */
import * as z from 'zod/mini'
import { instrumentIn } from '../charter/at.ts'
import type { Charter } from '../charter/charter.ts'
import { plainCode, treatyCode } from '../charter/forms.ts'
import type { Instrument as Provided, Opening } from '../charter/instrument.ts'
import { lawOf } from '../charter/treaty-law.ts'
import type { Actor, OrganId, PartyId, QuestionId, TreatyId } from '../ids.ts'
import { dayOfStep, type Instrument, type Step } from '../instruments/state.ts'
import { startOf } from '../period.ts'
import { outOfOrder, type Reason, type Ruling } from '../refusal.ts'
import { instrumentOf, type Situation } from '../situation.ts'
import type { Day } from '../time.ts'
import type { Context } from './kind.ts'

/** The rows of a source document that a reported act carries, such as `A1`. */
export const rows = z.optional(z.array(z.string().check(z.regex(/^[A-Z]\d{1,2}$/))))

/** The body of an act of an envoy: which instrument, and in what capacity, such as `foreign-minister`. */
export const envoySchema = z.strictObject({ treaty: treatyCode, capacity: z.optional(plainCode), rows })
export type ByEnvoy = z.infer<typeof envoySchema>

/** An instrument that the charter knows, as it provides and as it stands; or the refusal. */
export type Found =
  | {
      readonly ok: true
      readonly provided: Provided
      readonly state: Instrument
      readonly clause: { readonly clause?: string }
    }
  | { readonly ok: false; readonly ruling: Ruling }

/** The instrument of an act, or the refusal where the charter has no such instrument. */
export function found(
  { charter, situation }: Pick<Context, 'charter' | 'situation'>,
  treaty: TreatyId,
): Found {
  const provided = instrumentIn(charter, treaty)
  if (!provided) return { ok: false, ruling: outOfOrder({ code: 'unknown-instrument', reached: treaty }) }
  return { ok: true, provided, state: instrumentOf(situation, treaty), clause: cite(provided.clause) }
}

/** A clause as a reason carries it; nothing where there is none. */
export function cite(clause: string | undefined): { readonly clause?: string } {
  return clause === undefined ? {} : { clause }
}

/** True when the instrument is the one that makes members. */
export function constitutive(charter: Charter, treaty: TreatyId): boolean {
  return charter.membership.by === 'treaty' && charter.membership.treaty === treaty
}

/** True when the actor is a party that the charter or the common list knows. */
export function isParty(by: Actor, knows: (party: PartyId) => boolean): by is { readonly party: PartyId } {
  return 'party' in by && knows(by.party)
}

/** True when the actor keeps the instrument: the office that the charter names, or the party. */
export function isDepositary(by: Actor, provided: Provided): boolean {
  return ('office' in by ? by.office : 'party' in by ? by.party : undefined) === provided.depositary
}

/** Not for this actor: it is for the depositary of the instrument. */
export function forDepositary(provided: Provided): Ruling {
  return outOfOrder({ code: 'not-authorised', ...cite(provided.clause), needed: provided.depositary })
}

/** Why the instrument is not open in this way on the day; undefined where it is. */
export function closedTo(
  opening: Opening | false,
  today: Day,
  fallback: string | undefined,
): Reason | undefined {
  if (opening === false) return { code: 'closed-to-signature', ...cite(fallback) }
  const clause = cite(opening.clause ?? fallback)
  if (opening.from !== undefined && today < opening.from)
    return { code: 'closed-to-signature', ...clause, needed: opening.from, reached: today }
  if (opening.until !== undefined && today >= opening.until)
    return { code: 'closed-to-signature', ...clause, needed: opening.until, reached: today }
  return undefined
}

/** Why the question that an act names is no decision of that organ on that matter; undefined where it is, and adopted. */
export function decisionFault(
  situation: Situation,
  organ: OrganId,
  matter: string | undefined,
  decision: string | undefined,
  clause: string | undefined,
): Reason | undefined {
  if (decision === undefined) return { code: 'no-decision', ...cite(clause), needed: organ }
  const asked = situation.questions.get(decision as QuestionId)
  if (!asked) return { code: 'unknown-question', reached: decision }
  if (asked.organ !== organ)
    return { code: 'wrong-organ', ...cite(clause), needed: organ, reached: asked.organ }
  if (matter !== undefined && (asked.matter as string) !== matter)
    return { code: 'unknown-matter', ...cite(clause), needed: matter, reached: asked.matter }
  return asked.outcome === 'adopted' ? undefined : { code: 'not-adopted', ...cite(clause), reached: decision }
}

/**
 * True when a person in this capacity represents the party: in virtue of its function, or with full powers that the party
 * produced (Vienna Convention on the Law of Treaties, Art. 7). Where the act names no capacity its key is its authority.
 */
export function represents(
  charter: Charter,
  treaty: TreatyId,
  state: Instrument,
  party: PartyId,
  capacity: string | undefined,
  adopting: boolean,
): boolean {
  if (capacity === undefined) return true
  const powers = instrumentIn(charter, treaty)?.fullPowers
  const law = lawOf(charter)?.fullPowers
  if (!powers && !law) return true
  const exempt = powers?.exempt ?? [...law!.exempt, ...(adopting ? law!.exemptForAdoption : [])]
  return exempt.includes(capacity) || (state.powers.get(party)?.has(capacity) ?? false)
}

/** Replaces how an instrument stands. Writes only into the fold's own situation. */
export function change(to: Situation, treaty: TreatyId, fields: Partial<Instrument>): void {
  to.instruments.set(treaty, { ...instrumentOf(to, treaty), ...fields })
}

/** True when the party has taken the step and not left since. */
export function took(state: Instrument, step: Step, party: PartyId, on: Day): boolean {
  return dayOfStep(state, step, party, on) !== undefined
}

/** Out of order for now, with the first instant at which it would be in order. */
export function notBefore(day: Day, { today, charter }: Context, clause: string | undefined): Ruling {
  const reasons = [{ code: 'too-early', ...cite(clause), needed: day, reached: today }] as const
  return { inOrder: false, reasons, earliest: startOf(day, charter.seat.zone) }
}
