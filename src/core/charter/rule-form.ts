/** The form of a rule of `charter.yaml`, and of the condition under which it adopts. */
import * as z from 'zod/mini'
import { POSITIONS, type Bearing, type Condition, type Position, type Stand } from '../rules/condition.ts'
import { factName, matterCode, organCode, plainCode, prose, shareText, span, title, yesNo } from './forms.ts'

const position = z.enum(POSITIONS) as unknown as z.ZodMiniType<Position>

const bearing = z.union([
  z.enum(['gives', 'blocks']),
  z.strictObject({ parameter: factName }),
]) as unknown as z.ZodMiniType<Bearing>

const votes = z.pipe(
  z
    .strictObject({
      position: z._default(position, 'yes'),
      atLeast: z.optional(shareText),
      moreThan: z.optional(shareText),
      of: z.optional(z.enum(['members', 'cast', 'present'])),
      clause: z.optional(prose),
    })
    .check(
      z.refine(
        (value) => (value.atLeast === undefined) !== (value.moreThan === undefined),
        'atLeast: 2/3 | moreThan: 1/2',
      ),
    ),
  z.transform((value): Condition => {
    const threshold = value.atLeast ?? value.moreThan ?? { num: 0n, den: 1n }
    return {
      kind: 'votes',
      counted: value.position,
      threshold,
      strict: value.moreThan !== undefined,
      ...(value.of ? { base: value.of } : {}),
      ...(value.clause ? { clause: value.clause } : {}),
    }
  }),
)

const bearings: Record<Stand, z.ZodMiniType<Bearing>> = {
  yes: bearing,
  no: bearing,
  abstain: bearing,
  absent: bearing,
  'not-participating': bearing,
  objection: bearing,
  reservation: bearing,
  silent: bearing,
  'not-voted': bearing,
}

/** A condition as the charter writes it: one key that names its kind. */
export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    one('votes', votes, (value) => value),
    one('noVeto', z.strictObject({ group: plainCode, clause: z.optional(prose) }), (value) => ({
      kind: 'no-veto',
      ...value,
    })),
    one('consensus', z.strictObject({ ...bearings, clause: z.optional(prose) }), ({ clause, ...rest }) => ({
      kind: 'consensus',
      bearing: rest as Readonly<Record<Stand, Bearing>>,
      ...(clause ? { clause } : {}),
    })),
    one('all', z.array(conditionSchema).check(z.minLength(1)), (of) => ({ kind: 'all', of })),
    one('any', z.array(conditionSchema).check(z.minLength(1)), (of) => ({ kind: 'any', of })),
    one(
      'parameter',
      z.strictObject({
        name: factName,
        options: z.record(plainCode as z.ZodMiniType<string, string>, conditionSchema),
      }),
      (value) => ({ kind: 'parameter', ...value }),
    ),
  ]),
)

function one<T>(key: string, inner: z.ZodMiniType<T>, make: (value: T) => unknown): z.ZodMiniType<Condition> {
  return z.pipe(
    z.strictObject({ [key]: inner }),
    z.transform((value) => make((value as Record<string, T>)[key] as T)),
  ) as unknown as z.ZodMiniType<Condition>
}

const exclusion = z.strictObject({
  fact: factName,
  required: z._default(yesNo, false),
  base: z.enum(['shrinks', 'stays']),
  clause: z.optional(prose),
})

export const ruleSchema = z.strictObject({
  id: plainCode,
  organs: z.array(organCode).check(z.minLength(1)),
  matters: z.array(matterCode).check(z.minLength(1)),
  clause: prose,
  source: plainCode,
  ...span,
  positions: z.array(position).check(z.minLength(1)),
  excluded: z._default(z.array(exclusion), []),
  adopt: conditionSchema,
  effect: z.optional(
    z.strictObject({
      of: z.literal('members'),
      yes: plainCode,
      others: plainCode,
      clause: z.optional(prose),
    }),
  ),
  words: z.optional(title),
  note: z.optional(title),
})
