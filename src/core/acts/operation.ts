/** What the kinds on operations share. */
import * as z from 'zod/mini'
import type { OperationRules } from '../charter/operation.ts'
import { plainCode } from '../charter/forms.ts'
import type { Actor, OrganId, PartyId, QuestionId } from '../ids.ts'
import { partiesOn } from '../members.ts'
import type { Contingent, Figure, Leg, Operation, Step } from '../operation.ts'
import { outOfOrder, type Reason, type Ruling } from '../refusal.ts'
import type { Situation } from '../situation.ts'
import { mayAct, type Context, type Happening } from './kind.ts'

/** A whole number, zero included. */
export const whole = z.int().check(z.nonnegative())
const units = z.array(z.strictObject({ kind: plainCode, count: z.int().check(z.positive()) }))

/** The body of a step that says how many: either number may be left out where it is not known. */
export const legSchema = z.strictObject({
  operation: plainCode,
  personnel: z.optional(whole),
  units: z.optional(units),
})
export type LegBody = z.infer<typeof legSchema>

/**
 * True when a clause lets the actor ask. Its words are those of `powers`, but `party` is narrower: a member of the
 * organisation, since an observer, a partner or a signatory has no right from a clause on the parties.
 */
export function mayAsk(context: Context, words: readonly string[], by: Actor, organ: OrganId): boolean {
  const { charter, situation, today } = context
  const others = words.filter((word) => word !== 'party')
  if (mayAct(context, others, by, organ)) return true
  if (!('party' in by) || others.length === words.length) return false
  const { party } = by
  return partiesOn(charter, situation, today).some((one) => one.party === party && one.status === 'member')
}

/** Out of order where the charter has no operations. */
export function noOperations(): Ruling {
  return outOfOrder({ code: 'no-rule' })
}

interface Contribution {
  readonly rules: OperationRules
  readonly operation: Operation
  readonly party: PartyId
  readonly contingent: Contingent
}

/**
 * What every step of a contingent needs: operations in the charter, the operation on record and not ended, a party that
 * may contribute. The ruling where one is missing.
 */
export function contribution(
  { charter, situation, today }: Context,
  by: Actor,
  id: string,
): { readonly refused: Ruling } | Contribution {
  const rules = charter.operations
  if (!rules) return { refused: noOperations() }
  const { clause } = rules
  const operation = situation.operations.get(id)
  if (!operation) return { refused: outOfOrder({ code: 'unknown-operation', clause, reached: id }) }
  if (!('party' in by))
    return { refused: outOfOrder({ code: 'not-authorised', clause, needed: rules.contributors.join(', ') }) }
  const { party } = by
  const standing = partiesOn(charter, situation, today).find((one) => one.party === party)
  if (!standing || !rules.contributors.includes(standing.status))
    return { refused: outOfOrder({ code: 'not-a-member', clause, parties: [party] }) }
  return { rules, operation, party, contingent: operation.contingents.get(party) ?? {} }
}

/** Why a mandate, or its end, may not rest on this question: it is no adopted question of the charter's organ and matter. */
export function restsOnNothing(
  situation: Situation,
  { clause, mandate }: OperationRules,
  question: string,
): Reason | undefined {
  const asked = situation.questions.get(question as QuestionId)
  if (!asked) return { code: 'unknown-question', clause, reached: question }
  const needed = `${mandate.organ}, ${mandate.matter}: adopted`
  const reached = `${asked.organ}, ${asked.matter}: ${asked.outcome ?? 'open'}`
  return needed === reached ? undefined : { code: 'no-decision', clause, needed, reached }
}

/** When an act took effect, as a step. */
export function stepOf({ instant, day, act }: Happening<unknown>): Step {
  return { at: instant ?? day, act }
}

/** What the act says of a field, then what each claim beside it says, each with its sources. */
export function figuresOf(
  { body, sources = [], claims = [] }: Happening<LegBody>,
  field: 'personnel',
): readonly Figure[] {
  const own = body[field]
  const others = claims.flatMap(({ says, source }): readonly Figure[] => {
    const value = says?.[field]
    return typeof value === 'number' ? [{ value, sources: [source] }] : []
  })
  return [...(own === undefined ? [] : [{ value: own, sources }]), ...others]
}

/** A step with its numbers. */
export function legOf(act: Happening<LegBody>): Leg {
  return { ...stepOf(act), personnel: figuresOf(act, 'personnel'), units: act.body.units ?? [] }
}

/** Writes what the acts add to an operation; begins it where no act did. */
export function change(to: Situation, id: string, added: Partial<Operation>): void {
  const before = to.operations.get(id) ?? { id, contingents: new Map() }
  to.operations.set(id, { ...before, ...added })
}

/** Writes a step of a party's contingent. */
export function changeContingent(to: Situation, id: string, by: Actor, added: Contingent): void {
  if (!('party' in by)) return
  const before = to.operations.get(id)?.contingents ?? new Map<PartyId, Contingent>()
  change(to, id, {
    contingents: new Map(before).set(by.party, { ...before.get(by.party), ...added }),
  })
}
