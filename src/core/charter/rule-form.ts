/** The form of a rule of `charter.yaml`. */
import * as z from 'zod/mini'
import { POSITIONS, STANDS, type Position, type Stand } from '../rules/condition.ts'
import type { EffectCase, FactForm } from './charter.ts'
import { conditionSchema } from './condition-form.ts'
import {
  dayText,
  factName,
  matterCode,
  organCode,
  plainCode,
  prose,
  span,
  title,
  wholeText,
  yesNo,
} from './forms.ts'

const position = z.enum(POSITIONS) as unknown as z.ZodMiniType<Position>
const stand = z.enum(STANDS as readonly [Stand, ...Stand[]]) as unknown as z.ZodMiniType<Stand>

const exclusion = z.strictObject({
  fact: factName,
  required: z._default(yesNo, false),
  base: z.enum(['shrinks', 'stays', 'asks']),
  most: z.optional(wholeText),
  speaks: z.optional(z.enum(['yes', 'no', 'then-leaves'])),
  clause: z.optional(prose),
})

const electorate = z.strictObject({
  named: factName,
  required: z._default(yesNo, true),
  clause: z.optional(prose),
})

const precondition = z.strictObject({
  condition: conditionSchema,
  otherwise: z._default(z.enum(['precondition', 'deferred']), 'precondition'),
  clause: z.optional(prose),
})

const stands = z.union([
  z.array(stand).check(z.minLength(1)),
  z.pipe(
    stand,
    z.transform((one: Stand): readonly Stand[] => [one]),
  ),
]) as unknown as z.ZodMiniType<readonly Stand[]>

const effectCase = z.strictObject({
  position: z.optional(stands),
  named: z.optional(factName),
  if: z.optional(conditionSchema),
  is: z.union([
    plainCode,
    z.strictObject({ executory: z.strictObject({ fact: factName, days: wholeText }) }),
  ]),
  clause: z.optional(prose),
}) as unknown as z.ZodMiniType<EffectCase>

const effect = z.union([
  z.array(effectCase).check(z.minLength(1)),
  z.pipe(
    z.strictObject({
      of: z.literal('members'),
      yes: plainCode,
      others: plainCode,
      clause: z.optional(prose),
    }),
    z.transform(({ yes, others }): readonly EffectCase[] => [{ position: ['yes'], is: yes }, { is: others }]),
  ),
]) as unknown as z.ZodMiniType<readonly EffectCase[]>

const follow = z.strictObject({
  on: z.enum(['adopted', 'not-adopted']),
  if: z.optional(conditionSchema),
  is: plainCode,
  within: z.optional(prose),
  clause: z.optional(prose),
})

const nothing = z.literal('nothing')

export const ruleSchema = z.pipe(
  z
    .strictObject({
      id: plainCode,
      organs: z.array(organCode).check(z.minLength(1)),
      matters: z.array(matterCode).check(z.minLength(1)),
      clause: prose,
      source: plainCode,
      ...span,
      enacted: z.optional(dayText),
      provides: z.optional(nothing),
      when: z.optional(conditionSchema),
      insteadOf: z._default(z.array(plainCode), []),
      procedure: z.optional(plainCode),
      positions: z._default(z.array(position), []),
      electorate: z.optional(electorate),
      excluded: z._default(z.array(exclusion), []),
      requires: z._default(z.array(precondition), []),
      quorum: z.optional(conditionSchema),
      adopt: z.optional(conditionSchema),
      effect: z._default(effect, []),
      follows: z._default(z.array(follow), []),
      words: z.optional(title),
      note: z.optional(title),
    })
    .check(
      z.refine((rule) => (rule.adopt === undefined) === (rule.provides === 'nothing'), {
        message: 'adopt: ... | provides: nothing',
        path: ['adopt'],
      }),
      z.refine((rule) => rule.provides === 'nothing' || rule.positions.length > 0, {
        message: 'yes | no | abstain | absent',
        path: ['positions'],
      }),
    ),
  z.transform(({ adopt, provides, ...rest }) => ({
    ...rest,
    provides: provides ?? ('decision' as const),
    adopt: adopt ?? { kind: 'any' as const, of: [] },
  })),
)

const form = z.strictObject({
  takes: z.union([z.enum(['parties', 'yes-no', 'number', 'day']), z.array(plainCode).check(z.minLength(1))]),
  title: z.optional(title),
  clause: z.optional(prose),
})

/** Names of facts: a list of those that name parties, or each with what it takes. */
export const factsSchema = z.union([
  z.pipe(
    z.array(factName),
    z.transform((names): Readonly<Record<string, FactForm>> =>
      Object.fromEntries(names.map((name) => [name, { takes: 'parties' as const }])),
    ),
  ),
  z.record(factName as z.ZodMiniType<string, string>, form),
]) as unknown as z.ZodMiniType<Readonly<Record<string, FactForm>>>
