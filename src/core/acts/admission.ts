/**
 * Statuses that an organ gives and takes by decision: observer, partner, suspension, the end of a membership. The charter
 * says under `statuses` which organ decides, who puts the decision on the record, since when, and on what conditions.
 */
import * as z from 'zod/mini'
import type { MatterId, OrganId, PartyId } from '../ids.ts'
import { partyCode, symbol } from '../charter/forms.ts'
import type { Conferred, StatusRule } from '../charter/statuses.ts'
import type { Actor } from '../ids.ts'
import { startOf } from '../period.ts'
import { inOrder, outOfOrder, type Reason, type Ruling } from '../refusal.ts'
import { statusOn } from '../situation.ts'
import { unmet } from './conditions.ts'
import { mayAct, type Context } from './kind.ts'
import { decisionFault, rows } from './treaty.ts'

/** The body of an act that puts an organ's decision on a party on the record; `decision` names the question it adopted. */
export const conferredSchema = z.strictObject({ party: partyCode, decision: z.optional(symbol), rows })
export type ConferredBody = z.infer<typeof conferredSchema>

interface Power {
  readonly organ: OrganId
  readonly matter?: MatterId
  readonly offices: readonly string[]
  readonly clause: string
}

/**
 * Why the actor may not put the organ's decision on the record; undefined where it may: the organ itself, under its own
 * code as an office, or an office that the charter names. With a matter, an office names the decision.
 */
export function powerFault(
  context: Context,
  by: Actor,
  decision: string | undefined,
  { organ, matter, offices, clause }: Power,
): Reason | undefined {
  const actors = [organ, ...offices]
  if (!mayAct(context, actors, by, organ))
    return { code: 'not-authorised', clause, needed: actors.join(', ') }
  const itself = 'office' in by && (by.office as string) === organ
  if (decision === undefined && (matter === undefined || itself)) return undefined
  return decisionFault(context.situation, organ, matter, decision, clause)
}

/** How the charter lets a status be given, or a suspension be ended. */
export function powerOf({
  organ,
  matter,
  admits,
  clause,
}: Pick<StatusRule, 'organ' | 'matter' | 'admits' | 'clause'>): Power {
  return { organ, ...(matter === undefined ? {} : { matter }), offices: admits, clause }
}

/** The refusal of a status that the charter does not provide for, to this actor or this party; undefined where none. */
export function againstConferring(
  status: Conferred,
  context: Context,
  by: Actor,
  { party, decision }: { readonly party: PartyId; readonly decision?: string | undefined },
): Ruling | undefined {
  const { charter, today, knows, situation } = context
  const rule = charter.statuses[status]
  if (!rule) return outOfOrder({ code: 'no-rule' })
  const { clause } = rule
  if (rule.until !== undefined && today >= rule.until)
    return outOfOrder({ code: 'no-rule', clause, reached: today })
  const fault = powerFault(context, by, decision, powerOf(rule))
  if (fault) return outOfOrder(fault)
  if (!knows(party)) return outOfOrder({ code: 'not-eligible', clause, needed: 'party', parties: [party] })
  const [first, ...others] = unmet(situation, rule.conditions, party).map((fact): Reason => ({
    code: 'not-eligible',
    clause,
    needed: fact,
    parties: [party],
  }))
  return first && outOfOrder(first, ...others)
}

/** The refusal of a status that is not to be given yet, where nothing but time stands against it; undefined where it may be given. */
export function notYet(status: Conferred, { charter, today }: Context): Ruling | undefined {
  const rule = charter.statuses[status]
  if (rule?.from === undefined || today >= rule.from) return undefined
  const { from, clause } = rule
  const reasons = [{ code: 'status-not-in-force', clause, needed: from, reached: today }] as const
  return { inOrder: false, reasons, earliest: startOf(from, charter.seat.zone) }
}

/** Whether a party may be admitted as observer or partner: it is none yet, and no member. */
export function decideAdmission(
  status: 'observer' | 'partner',
  context: Context,
  by: Actor,
  body: ConferredBody,
): Ruling {
  const refused = againstConferring(status, context, by, body)
  if (refused) return refused
  const clause = context.charter.statuses[status]!.clause
  const now = statusOn(context.situation, body.party, context.today)?.status
  if (now === 'member' || now === 'suspended')
    return outOfOrder({ code: 'already-a-member', clause, reached: now })
  if (now === status) return outOfOrder({ code: 'already-done', clause, reached: now })
  return notYet(status, context) ?? inOrder({ effect: status, party: body.party })
}
